import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('voiceflow-api-key', 'VF.DM.<hex 24>.<base62 16>'),
];
