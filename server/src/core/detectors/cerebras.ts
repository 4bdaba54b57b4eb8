/** Cerebras. */
import type { Detector } from '../detector';
import { form } from './define';

export const cerebras: readonly Detector[] = [
  form({
    id: 'cerebras-api-key',
    issuer: 'Cerebras',
    title: 'a Cerebras API key',
    purpose: 'api_key',
    source: 'https://inference-docs.cerebras.ai/quickstart',
    keywords: ['csk-'],
    pattern: /csk-[a-z0-9]{48}/,
  }),
];
