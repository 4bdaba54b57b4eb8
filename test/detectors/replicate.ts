import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('replicate-token', 'r8_<base62 37>'),
];
