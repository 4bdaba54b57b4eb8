/** Vonage. */
import type { Detector } from '../detector';
import { named } from './define';

export const vonage: readonly Detector[] = [
  named({
    id: 'vonage-api-secret',
    issuer: 'Vonage',
    title: 'a Vonage API secret',
    purpose: 'api_secret',
    source: 'https://developer.vonage.com/en/getting-started/concepts/authentication',
    words: ['vonage', 'nexmo'],
    name: /secret/i,
    value: /^[A-Za-z0-9]{16}$/,
    entropy: 2.8,
  }),
];
