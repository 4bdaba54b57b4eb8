/** Coveralls. */
import type { Detector } from '../detector';
import { named } from './define';

export const coveralls: readonly Detector[] = [
  named({
    id: 'coveralls-token',
    issuer: 'Coveralls',
    title: 'a Coveralls token',
    purpose: 'repo_token',
    source: 'https://docs.coveralls.io/api-introduction',
    words: ['coveralls'],
    name: /token|key|secret/i,
    value: /^[A-Za-z0-9]{32,37}$/,
    entropy: 3.3,
  }),
];
