/** Shodan. */
import type { Detector } from '../detector';
import { named } from './define';

export const shodan: readonly Detector[] = [
  named({
    id: 'shodan-api-key',
    issuer: 'Shodan',
    title: 'a Shodan API key',
    purpose: 'api_key',
    source: 'https://developer.shodan.io/api/requirements',
    words: ['shodan'],
    value: /^[A-Za-z0-9]{32}$/,
    entropy: 3.3,
  }),
];
