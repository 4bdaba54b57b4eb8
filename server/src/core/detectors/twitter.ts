/** X (Twitter). */
import type { Detector } from '../detector';
import { form, named } from './define';
import { hasDigits } from './verify';

export const twitter: readonly Detector[] = [
  form({
    id: 'twitter-bearer-token',
    issuer: 'X (Twitter)',
    title: 'a Twitter bearer token',
    purpose: 'bearer_token',
    source: 'https://developer.x.com/en/docs/authentication/oauth-2-0/bearer-tokens',
    keywords: ['aaaaaaaaaaaaaaaaaaaaaa'],
    pattern: /A{22}[A-Za-z0-9%]{80,100}/,
    entropy: 3.5,
  }),
  named({
    id: 'twitter-key',
    issuer: 'X (Twitter)',
    title: 'a Twitter credential',
    purpose: 'api_secret',
    source: 'https://developer.x.com/en/docs/authentication/oauth-1-0a',
    revoke: 'https://developer.x.com/en/portal/dashboard',
    words: ['twitter'],
    name: /./,
    value: /^(?:[A-Za-z0-9]{25}|[A-Za-z0-9]{50}|[A-Za-z0-9]{45}|\d{15,25}-[A-Za-z0-9]{20,40}|[A-Za-z0-9]{18,22}|[A-Za-z0-9]{35,44})$/,
    verify: hasDigits,
  }),
];
