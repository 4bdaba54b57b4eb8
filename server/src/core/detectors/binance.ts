/** Binance. */
import type { Detector } from '../detector';
import { named } from './define';

export const binance: readonly Detector[] = [
  named({
    id: 'binance-key',
    issuer: 'Binance',
    title: 'a Binance key',
    purpose: 'secret_key',
    source: 'https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security',
    words: ['binance'],
    value: /^[A-Za-z0-9]{64}$/,
    entropy: 3.5,
  }),
];
