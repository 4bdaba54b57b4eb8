import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('clickup-token', 'pk_<digit 8>_<UPPER 32>'),
];
