/** Anthropic. */
import type { Detector } from '../detector';
import { form } from './define';

export const anthropic: readonly Detector[] = [
  form({
    id: 'anthropic-api-key',
    issuer: 'Anthropic',
    title: 'an Anthropic API key',
    purpose: 'api_key',
    source: 'https://docs.anthropic.com/en/api/getting-started',
    revoke: 'https://console.anthropic.com/settings/keys',
    keywords: ['sk-ant-'],
    pattern: /sk-ant-(?:api|admin|oat|ort|sid)\d{2}-[\w-]{80,120}/,
  }),
];
