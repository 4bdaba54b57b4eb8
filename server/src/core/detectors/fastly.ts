/** Fastly. */
import type { Detector } from '../detector';
import { named } from './define';

export const fastly: readonly Detector[] = [
  named({
    id: 'fastly-token',
    issuer: 'Fastly',
    title: 'a Fastly API token',
    purpose: 'api_token',
    source: 'https://www.fastly.com/documentation/reference/api/auth-tokens/',
    revoke: 'https://manage.fastly.com/account/personal/tokens',
    words: ['fastly'],
    value: /^[A-Za-z0-9=_-]{32}$/,
  }),
];
