/** Storyblok. */
import type { Detector } from '../detector';
import { named } from './define';

export const storyblok: readonly Detector[] = [
  named({
    id: 'storyblok-token',
    issuer: 'Storyblok',
    title: 'a Storyblok token',
    purpose: 'access_token',
    source: 'https://www.storyblok.com/docs/concepts/access-tokens',
    words: ['storyblok'],
    value: /^[A-Za-z0-9]{22}tt$/,
    entropy: 3,
  }),
];
