/** Ollama. */
import type { Detector } from '../detector';
import { named } from './define';

export const ollama: readonly Detector[] = [
  named({
    id: 'ollama-api-key',
    issuer: 'Ollama',
    title: 'an Ollama API key',
    purpose: 'api_key',
    source: 'https://docs.ollama.com/api/authentication',
    words: ['ollama'],
    value: /^[a-f0-9]{32}\.[\w-]{24}$/,
  }),
];
