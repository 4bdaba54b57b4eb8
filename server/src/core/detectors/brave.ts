/** Brave Search. */
import type { Detector } from '../detector';
import { named } from './define';

export const brave: readonly Detector[] = [
  named({
    id: 'brave-search-api-key',
    issuer: 'Brave Search',
    title: 'a Brave Search API key',
    purpose: 'api_key',
    source: 'https://api-dashboard.search.brave.com/app/documentation/web-search/get-started',
    words: ['brave'],
    value: /^BSA[\w-]{24,40}$/,
  }),
];
