/** Contributed Systems. */
import type { Detector } from '../detector';
import { named } from './define';

export const contribsys: readonly Detector[] = [
  named({
    id: 'contribsys-credentials',
    issuer: 'Contributed Systems',
    title: 'Contributed Systems (Sidekiq) credentials',
    purpose: 'gem_credentials',
    source: 'https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ',
    words: ['contribsys'],
    value: /^[a-f0-9]{8}:[a-f0-9]{8}$/,
  }),
];
