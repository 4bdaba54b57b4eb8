/** Looker. */
import type { Detector } from '../detector';
import { named } from './define';

export const looker: readonly Detector[] = [
  named({
    id: 'looker-client-secret',
    issuer: 'Looker',
    title: 'a Looker API key',
    purpose: 'client_secret',
    source: 'https://cloud.google.com/looker/docs/api-auth',
    words: ['looker'],
    name: /./,
    value: /^(?:[a-z0-9]{20}|[a-z0-9]{24})$/i,
  }),
];
