/** New York Times. */
import type { Detector } from '../detector';
import { named } from './define';

export const nytimes: readonly Detector[] = [
  named({
    id: 'nytimes-api-key',
    issuer: 'New York Times',
    title: 'a New York Times API key',
    purpose: 'api_key',
    source: 'https://developer.nytimes.com/get-started',
    words: ['nytimes', 'newyorktimes', 'new-york-times', 'new_york_times'],
    value: /^[A-Za-z0-9=_-]{32}$/,
  }),
];
