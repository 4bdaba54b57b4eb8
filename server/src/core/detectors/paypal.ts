/** PayPal. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const paypal: readonly Detector[] = [
  form({
    id: 'paypal-braintree-token',
    issuer: 'PayPal',
    title: 'a Braintree access token',
    purpose: 'access_token',
    source: 'https://developer.paypal.com/braintree/docs/guides/authorization/access-token',
    keywords: ['access_token$'],
    pattern: /access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}/,
    testMode: (secret) => secret.includes('$sandbox$'),
  }),
  named({
    id: 'paypal-client-secret',
    issuer: 'PayPal',
    title: 'a PayPal client secret',
    purpose: 'client_secret',
    source: 'https://developer.paypal.com/api/rest/',
    revoke: 'https://developer.paypal.com/dashboard/applications/',
    words: ['paypal', 'braintree'],
    name: /secret|key|token|password/i,
    value: /^(?:E[A-Za-z0-9_-]{70,90}|[a-f0-9]{32})$/,
  }),
];
