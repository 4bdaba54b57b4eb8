/** Duffel. */
import type { Detector } from '../detector';
import { form } from './define';

export const duffel: readonly Detector[] = [
  form({
    id: 'duffel-token',
    issuer: 'Duffel',
    title: 'a Duffel access token',
    purpose: 'access_token',
    source: 'https://duffel.com/docs/api/overview/authentication',
    revoke: 'https://app.duffel.com/',
    keywords: ['duffel_'],
    pattern: /duffel_(?:test|live)_[\w=-]{43}/,
    testMode: (secret) => /^duffel_test_/.test(secret),
  }),
];
