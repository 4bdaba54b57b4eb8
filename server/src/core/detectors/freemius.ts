/** Freemius. */
import type { Detector } from '../detector';
import { named } from './define';

export const freemius: readonly Detector[] = [
  named({
    id: 'freemius-secret-key',
    issuer: 'Freemius',
    title: 'a Freemius secret key',
    purpose: 'secret_key',
    source: 'https://freemius.com/help/documentation/wordpress-sdk/',
    words: ['freemius'],
    value: /^sk_\S{29}$/,
  }),
];
