/** Perplexity. */
import type { Detector } from '../detector';
import { form } from './define';

export const perplexity: readonly Detector[] = [
  form({
    id: 'perplexity-api-key',
    issuer: 'Perplexity',
    title: 'a Perplexity API key',
    purpose: 'api_key',
    source: 'https://docs.perplexity.ai/getting-started/quickstart',
    revoke: 'https://www.perplexity.ai/account/api/keys',
    keywords: ['pplx-'],
    pattern: /pplx-[A-Za-z0-9]{48}/,
  }),
];
