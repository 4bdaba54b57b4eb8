/** Square. */
import type { Detector } from '../detector';
import { form, named } from './define';
import { mixed } from './verify';

export const square: readonly Detector[] = [
  form({
    id: 'square-token',
    issuer: 'Square',
    title: 'a Square credential',
    purpose: 'access_token',
    source: 'https://developer.squareup.com/docs/build-basics/access-tokens',
    revoke: 'https://developer.squareup.com/apps',
    keywords: ['sq0atp-', 'sq0csp-', 'sq0atb-'],
    pattern: /sq0(?:atp-[\w-]{22}|csp-[\w-]{43}|atb-[\w-]{22})/,
  }),
  form({
    id: 'square-access-token',
    issuer: 'Square',
    title: 'a Square access token',
    purpose: 'access_token',
    source: 'https://developer.squareup.com/docs/build-basics/access-tokens',
    revoke: 'https://developer.squareup.com/apps',
    keywords: ['eaaa'],
    pattern: /EAAA[\w-]{56,64}(?![\w-])/,
    entropy: 3.5,
    verify: mixed,
  }),
  named({
    id: 'square-access-token-v1',
    issuer: 'Square',
    title: 'a Square access token',
    purpose: 'access_token',
    source: 'https://developer.squareup.com/docs/build-basics/access-tokens',
    revoke: 'https://developer.squareup.com/apps',
    words: ['square'],
    value: /^EAAA[\w-]{22,60}$/,
  }),
];
