import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('checkout-secret-key', 'sk_<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>'),
];
