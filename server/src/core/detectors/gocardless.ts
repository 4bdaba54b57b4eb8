/** GoCardless. */
import type { Detector } from '../detector';
import { named } from './define';

export const gocardless: readonly Detector[] = [
  named({
    id: 'gocardless-token',
    issuer: 'GoCardless',
    title: 'a GoCardless token',
    purpose: 'access_token',
    source: 'https://developer.gocardless.com/getting-started/api/making-your-first-request/',
    words: ['gocardless'],
    value: /^(?:live|sandbox)_[A-Za-z0-9\-_=]{40}$/,
    testMode: (secret) => secret.startsWith('sandbox_'),
  }),
];
