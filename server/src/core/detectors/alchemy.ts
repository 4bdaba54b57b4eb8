/** Alchemy. */
import type { Detector } from '../detector';
import { named } from './define';
import { hasDigits } from './verify';

export const alchemy: readonly Detector[] = [
  named({
    id: 'alchemy-api-key',
    issuer: 'Alchemy',
    title: 'an Alchemy API key',
    purpose: 'api_key',
    source: 'https://www.alchemy.com/docs/how-to-create-an-alchemy-api-key',
    words: ['alchemy'],
    name: /key|token|alchemy$/i,
    value: /^(?:alcht_)?[A-Za-z0-9_-]{30,32}$/,
    entropy: 3.5,
    verify: hasDigits,
  }),
];
