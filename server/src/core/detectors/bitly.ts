/** Bitly. */
import type { Detector } from '../detector';
import { named } from './define';

export const bitly: readonly Detector[] = [
  named({
    id: 'bitly-token',
    issuer: 'Bitly',
    title: 'a Bitly access token',
    purpose: 'access_token',
    source: 'https://dev.bitly.com/docs/getting-started/authentication/',
    words: ['bitly'],
    value: /^(?:[a-f0-9]{40}|R_[a-f0-9]{32})$/,
  }),
];
