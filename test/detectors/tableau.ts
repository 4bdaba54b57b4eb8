import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('tableau-token', '<base62 22>==:<base62 32>'),
];
