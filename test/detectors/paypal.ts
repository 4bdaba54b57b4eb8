import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('paypal-braintree-token', 'access_token$production$<lower 16>$<hex 32>'),
  examples('paypal-client-secret', 'E<url 79>', { at: ['PAYPAL_CLIENT_SECRET={}', 'paypal_secret: {}'], named: true }),
];
