import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('elevenlabs-api-key', 'sk_<hex 48>'),
];
