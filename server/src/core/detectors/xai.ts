/** xAI. */
import type { Detector } from '../detector';
import { form } from './define';

export const xai: readonly Detector[] = [
  form({
    id: 'xai-api-key',
    issuer: 'xAI',
    title: 'an xAI API key',
    purpose: 'api_key',
    source: 'https://docs.x.ai/docs/overview',
    revoke: 'https://console.x.ai/',
    keywords: ['xai-'],
    pattern: /xai-[A-Za-z0-9_]{80}/,
  }),
];
