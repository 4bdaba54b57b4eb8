import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('lambdatest-access-key', 'LT_<base62 50>'),
];
