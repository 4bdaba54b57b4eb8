/** Kagi. */
import type { Detector } from '../detector';
import { named } from './define';

export const kagi: readonly Detector[] = [
  named({
    id: 'kagi-token',
    issuer: 'Kagi',
    title: 'a Kagi token',
    purpose: 'api_token',
    source: 'https://help.kagi.com/kagi/api/overview.html',
    words: ['kagi'],
    value: /^[\w-]{11}\.[\w-]{43}$/,
    entropy: 3,
  }),
];
