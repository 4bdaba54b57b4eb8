import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('crates-io-token', 'cio<base62 32>'),
];
