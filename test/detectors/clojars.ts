import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('clojars-token', 'CLOJARS_<lower 60>'),
];
