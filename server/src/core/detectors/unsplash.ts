/** Unsplash. */
import type { Detector } from '../detector';
import { named } from './define';
import { hasDigits } from './verify';

export const unsplash: readonly Detector[] = [
  named({
    id: 'unsplash-key',
    issuer: 'Unsplash',
    title: 'an Unsplash key',
    purpose: 'secret_key',
    source: 'https://unsplash.com/documentation#authorization',
    words: ['unsplash'],
    name: /key|secret|token/i,
    value: /^[A-Za-z0-9_-]{43}$/,
    entropy: 3.5,
    verify: hasDigits,
  }),
];
