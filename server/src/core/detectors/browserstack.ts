/** BrowserStack. */
import type { Detector } from '../detector';
import { named } from './define';
import { hasDigits } from './verify';

export const browserstack: readonly Detector[] = [
  named({
    id: 'browserstack-access-key',
    issuer: 'BrowserStack',
    title: 'a BrowserStack access key',
    purpose: 'access_key',
    source: 'https://www.browserstack.com/docs/automate/api-reference/selenium/authentication',
    words: ['browserstack'],
    name: /key|token|password|secret/i,
    value: /^[A-Za-z0-9]{20}$/,
    entropy: 3,
    verify: hasDigits,
  }),
];
