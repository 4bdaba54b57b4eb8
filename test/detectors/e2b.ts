import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('e2b-api-key', 'e2b_<hex 40>'),
];
