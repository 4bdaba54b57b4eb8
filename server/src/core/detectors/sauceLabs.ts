/** Sauce Labs. */
import type { Detector } from '../detector';
import { named } from './define';

export const sauceLabs: readonly Detector[] = [
  named({
    id: 'sauce-labs-access-key',
    issuer: 'Sauce Labs',
    title: 'a Sauce Labs access key',
    purpose: 'access_key',
    source: 'https://docs.saucelabs.com/secure-connections/sauce-connect-5/guides/authorization/',
    words: ['sauce'],
    value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  }),
];
