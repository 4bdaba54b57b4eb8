/** Auth0. */
import type { Detector } from '../detector';
import { named } from './define';

export const auth0: readonly Detector[] = [
  named({
    id: 'auth0-client-secret',
    issuer: 'Auth0',
    title: 'an Auth0 client secret',
    purpose: 'client_secret',
    source: 'https://auth0.com/docs/get-started/applications/application-settings',
    words: ['auth0'],
    name: /secret/i,
    value: /^[\w-]{64}$/,
    entropy: 3.3,
  }),
];
