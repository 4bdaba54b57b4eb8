import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('typeform-token', 'tfp_<url 59>'),
];
