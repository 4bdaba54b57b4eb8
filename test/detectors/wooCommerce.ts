import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('woocommerce-key', 'cs_<hex 40>'),
];
