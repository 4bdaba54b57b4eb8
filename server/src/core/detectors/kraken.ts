/** Kraken. */
import type { Detector } from '../detector';
import { named } from './define';

export const kraken: readonly Detector[] = [
  named({
    id: 'kraken-key',
    issuer: 'Kraken',
    title: 'a Kraken key',
    purpose: 'private_key',
    source: 'https://docs.kraken.com/api/docs/guides/spot-rest-auth',
    words: ['kraken'],
    value: /^[A-Za-z0-9\/=_+-]{80,90}$/,
  }),
];
