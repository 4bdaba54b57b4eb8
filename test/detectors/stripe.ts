import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('stripe-secret-key', 'sk_live_<base62 24>'),
  examples('stripe-webhook-secret', 'whsec_<base62 32>'),
  examples('stripe-publishable-key', 'pk_live_<base62 24>'),
];
