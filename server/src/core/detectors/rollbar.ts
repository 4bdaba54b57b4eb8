/** Rollbar. */
import type { Detector } from '../detector';
import { named } from './define';

export const rollbar: readonly Detector[] = [
  named({
    id: 'rollbar-token',
    issuer: 'Rollbar',
    title: 'a Rollbar access token',
    purpose: 'access_token',
    source: 'https://docs.rollbar.com/docs/access-tokens',
    words: ['rollbar'],
    value: /^[a-f0-9]{32}$/,
  }),
];
