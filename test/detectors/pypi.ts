import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('pypi-token', 'pypi-AgEIcHlwaS5vcmc<url 120>'),
];
