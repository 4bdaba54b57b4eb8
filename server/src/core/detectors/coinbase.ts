/** Coinbase. */
import type { Detector } from '../detector';
import { named } from './define';

export const coinbase: readonly Detector[] = [
  named({
    id: 'coinbase-key',
    issuer: 'Coinbase',
    title: 'a Coinbase access token',
    purpose: 'access_token',
    source: 'https://docs.cdp.coinbase.com/',
    words: ['coinbase'],
    value: /^[A-Za-z0-9_-]{64}$/,
  }),
];
