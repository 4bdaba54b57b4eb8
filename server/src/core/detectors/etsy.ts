/** Etsy. */
import type { Detector } from '../detector';
import { named } from './define';

export const etsy: readonly Detector[] = [
  named({
    id: 'etsy-key',
    issuer: 'Etsy',
    title: 'an Etsy API key',
    purpose: 'api_key',
    source: 'https://developers.etsy.com/documentation/essentials/authentication',
    words: ['etsy'],
    value: /^[a-z0-9]{24}$/,
    entropy: 3,
  }),
];
