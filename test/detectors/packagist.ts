import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('packagist-token', 'packagist_ort_<hex 68>'),
];
