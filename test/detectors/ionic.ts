import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('ionic-token', 'ion_<lower 42>'),
];
