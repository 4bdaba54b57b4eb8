import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('fireworks-api-key', 'fw_<base62 24>'),
];
