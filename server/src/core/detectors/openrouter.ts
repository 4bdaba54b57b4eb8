/** OpenRouter. */
import type { Detector } from '../detector';
import { form } from './define';

export const openrouter: readonly Detector[] = [
  form({
    id: 'openrouter-api-key',
    issuer: 'OpenRouter',
    title: 'an OpenRouter API key',
    purpose: 'api_key',
    source: 'https://openrouter.ai/docs/api-reference/authentication',
    revoke: 'https://openrouter.ai/settings/keys',
    keywords: ['sk-or-'],
    pattern: /sk-or-v1-[a-f0-9]{64}/,
  }),
];
