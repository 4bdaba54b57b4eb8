/** Tavily. */
import type { Detector } from '../detector';
import { form } from './define';

export const tavily: readonly Detector[] = [
  form({
    id: 'tavily-api-key',
    issuer: 'Tavily',
    title: 'a Tavily API key',
    purpose: 'api_key',
    source: 'https://docs.tavily.com/documentation/api-reference/introduction',
    keywords: ['tvly-'],
    pattern: /tvly-(?:dev-|prod-)?[A-Za-z0-9]{32}/,
  }),
];
