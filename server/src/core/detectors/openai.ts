/** OpenAI. */
import type { Detector } from '../detector';
import { form } from './define';
import { mixed } from './verify';

export const openai: readonly Detector[] = [
  form({
    id: 'openai-api-key',
    issuer: 'OpenAI',
    title: 'an OpenAI API key',
    purpose: 'api_key',
    source: 'https://platform.openai.com/docs/api-reference/authentication',
    revoke: 'https://platform.openai.com/api-keys',
    keywords: ['sk-'],
    pattern: /sk-(?:(?:proj|svcacct|admin|None)-)?[\w-]{16,130}T3BlbkFJ[\w-]{16,130}/,
  }),
  form({
    id: 'sk-api-key',
    issuer: 'OpenAI',
    title: 'an API key of the form sk-…',
    purpose: 'api_key',
    source: 'https://platform.openai.com/docs/api-reference/authentication',
    keywords: ['sk-'],
    pattern: /sk-(?:[A-Za-z0-9]{48}|[a-f0-9]{32})(?![\w-])/,
    entropy: 3.2,
    generic: true,
    verify: mixed,
  }),
];
