/** Lob. */
import type { Detector } from '../detector';
import { named } from './define';

export const lob: readonly Detector[] = [
  named({
    id: 'lob-api-key',
    issuer: 'Lob',
    title: 'a Lob API key',
    purpose: 'api_key',
    source: 'https://docs.lob.com/#tag/Authentication',
    words: ['lob'],
    value: /^(?:live|test)_(?:pub_[a-f0-9]{31}|[a-f0-9]{35})$/,
    testMode: (secret) => secret.startsWith('test_'),
  }),
];
