/** Together AI. */
import type { Detector } from '../detector';
import { form } from './define';

export const together: readonly Detector[] = [
  form({
    id: 'together-api-key',
    issuer: 'Together AI',
    title: 'a Together AI API key',
    purpose: 'api_key',
    source: 'https://docs.together.ai/docs/api-keys-authentication',
    keywords: ['tgp_v1_'],
    pattern: /tgp_v1_[\w-]{40,48}/,
  }),
];
