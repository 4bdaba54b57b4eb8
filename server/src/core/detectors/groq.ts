/** Groq. */
import type { Detector } from '../detector';
import { form } from './define';

export const groq: readonly Detector[] = [
  form({
    id: 'groq-api-key',
    issuer: 'Groq',
    title: 'a Groq API key',
    purpose: 'api_key',
    source: 'https://console.groq.com/docs/quickstart',
    revoke: 'https://console.groq.com/keys',
    keywords: ['gsk_'],
    pattern: /gsk_[A-Za-z0-9]{52}/,
  }),
];
