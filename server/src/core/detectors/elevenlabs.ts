/** ElevenLabs. */
import type { Detector } from '../detector';
import { form } from './define';

export const elevenlabs: readonly Detector[] = [
  form({
    id: 'elevenlabs-api-key',
    issuer: 'ElevenLabs',
    title: 'an ElevenLabs API key',
    purpose: 'api_key',
    source: 'https://elevenlabs.io/docs/api-reference/authentication',
    revoke: 'https://elevenlabs.io/app/settings/api-keys',
    keywords: ['sk_'],
    pattern: /sk_[a-f0-9]{48}/,
  }),
];
