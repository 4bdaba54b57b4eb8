/** Gitter. */
import type { Detector } from '../detector';
import { named } from './define';

export const gitter: readonly Detector[] = [
  named({
    id: 'gitter-token',
    issuer: 'Gitter',
    title: 'a Gitter token',
    purpose: 'access_token',
    source: 'https://developer.gitter.im/docs/authentication',
    words: ['gitter'],
    value: /^[A-Za-z0-9_-]{40}$/,
  }),
];
