/** Finnhub. */
import type { Detector } from '../detector';
import { named } from './define';

export const finnhub: readonly Detector[] = [
  named({
    id: 'finnhub-key',
    issuer: 'Finnhub',
    title: 'a Finnhub API key',
    purpose: 'api_key',
    source: 'https://finnhub.io/docs/api/authentication',
    words: ['finnhub'],
    value: /^[a-z0-9]{20}(?:[a-z0-9]{20})?$/,
  }),
];
