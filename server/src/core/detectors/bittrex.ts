/** Bittrex. */
import type { Detector } from '../detector';
import { named } from './define';

export const bittrex: readonly Detector[] = [
  named({
    id: 'bittrex-key',
    issuer: 'Bittrex',
    title: 'a Bittrex key',
    purpose: 'secret_key',
    source: 'https://bittrex.github.io/api/v3',
    words: ['bittrex'],
    value: /^[a-z0-9]{32}$/,
  }),
];
