import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('paystack-secret-key', 'sk_live_<hex 40>'),
];
