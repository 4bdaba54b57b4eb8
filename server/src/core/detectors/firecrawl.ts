/** Firecrawl. */
import type { Detector } from '../detector';
import { form } from './define';

export const firecrawl: readonly Detector[] = [
  form({
    id: 'firecrawl-api-key',
    issuer: 'Firecrawl',
    title: 'a Firecrawl API key',
    purpose: 'api_key',
    source: 'https://docs.firecrawl.dev/api-reference/introduction',
    keywords: ['fc-'],
    pattern: /fc-[a-f0-9]{32}/,
  }),
];
