/** Beamer. */
import type { Detector } from '../detector';
import { named } from './define';

export const beamer: readonly Detector[] = [
  named({
    id: 'beamer-token',
    issuer: 'Beamer',
    title: 'a Beamer API key',
    purpose: 'api_key',
    source: 'https://www.getbeamer.com/api',
    words: ['beamer'],
    value: /^b_[A-Za-z0-9=_-]{44}$/,
  }),
];
