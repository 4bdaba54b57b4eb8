/** Amplitude. */
import type { Detector } from '../detector';
import { named } from './define';

export const amplitude: readonly Detector[] = [
  named({
    id: 'amplitude-api-key',
    issuer: 'Amplitude',
    title: 'an Amplitude API key',
    purpose: 'api_key',
    source: 'https://amplitude.com/docs/apis/authentication',
    exposure: 'public',
    words: ['amplitude'],
    name: /^(?!.*secret).*key$/i,
    value: /^[a-f0-9]{32}$/,
  }),
];
