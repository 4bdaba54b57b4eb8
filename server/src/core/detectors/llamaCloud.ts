/** LlamaCloud. */
import type { Detector } from '../detector';
import { form } from './define';

export const llamaCloud: readonly Detector[] = [
  form({
    id: 'llama-cloud-api-key',
    issuer: 'LlamaCloud',
    title: 'a LlamaCloud API key',
    purpose: 'api_key',
    source: 'https://docs.cloud.llamaindex.ai/api_key',
    keywords: ['llx-'],
    pattern: /llx-[A-Za-z0-9]{40,60}/,
  }),
];
