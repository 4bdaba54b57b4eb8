import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('val-town-token', 'vtwn_<base62 32>'),
];
