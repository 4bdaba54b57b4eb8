/** MaxMind. */
import type { Detector } from '../detector';
import { form } from './define';

export const maxmind: readonly Detector[] = [
  form({
    id: 'maxmind-license-key',
    issuer: 'MaxMind',
    title: 'a MaxMind license key',
    purpose: 'license_key',
    source: 'https://support.maxmind.com/hc/en-us/articles/4407111582235',
    revoke: 'https://www.maxmind.com/en/accounts/current/license-key',
    keywords: ['_mmk'],
    pattern: /[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk/,
    before: 36,
  }),
];
