import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('trigger-dev-key', 'tr_prod_<base62 20>'),
];
