/** Algolia. */
import type { Detector } from '../detector';
import { named } from './define';

export const algolia: readonly Detector[] = [
  named({
    id: 'algolia-api-key',
    issuer: 'Algolia',
    title: 'an Algolia API key',
    purpose: 'api_key',
    source: 'https://www.algolia.com/doc/guides/security/api-keys/',
    revoke: 'https://dashboard.algolia.com/account/api-keys',
    words: ['algolia'],
    value: /^[a-f0-9]{32}$/,
  }),
];
