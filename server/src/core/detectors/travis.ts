/** Travis CI. */
import type { Detector } from '../detector';
import { named } from './define';

export const travis: readonly Detector[] = [
  named({
    id: 'travis-token',
    issuer: 'Travis CI',
    title: 'a Travis CI token',
    purpose: 'access_token',
    source: 'https://docs.travis-ci.com/user/triggering-builds/',
    words: ['travis'],
    value: /^[A-Za-z0-9_-]{22}$/,
  }),
];
