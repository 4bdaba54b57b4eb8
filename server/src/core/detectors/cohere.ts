/** Cohere. */
import type { Detector } from '../detector';
import { named } from './define';

export const cohere: readonly Detector[] = [
  named({
    id: 'cohere-api-key',
    issuer: 'Cohere',
    title: 'a Cohere API key',
    purpose: 'api_key',
    source: 'https://docs.cohere.com/reference/about',
    revoke: 'https://dashboard.cohere.com/api-keys',
    words: ['cohere', 'co_api'],
    value: /^[A-Za-z0-9]{40}$/,
    entropy: 3.5,
  }),
];
