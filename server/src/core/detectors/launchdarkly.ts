/** LaunchDarkly. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const launchdarkly: readonly Detector[] = [
  form({
    id: 'launchdarkly-key',
    issuer: 'LaunchDarkly',
    title: 'a LaunchDarkly key',
    purpose: 'sdk_key',
    source: 'https://launchdarkly.com/docs/home/account/api',
    revoke: 'https://app.launchdarkly.com/settings/authorization',
    keywords: ['sdk-', 'api-'],
    pattern: /(?:sdk|api)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
  }),
  named({
    id: 'launchdarkly-token',
    issuer: 'LaunchDarkly',
    title: 'a LaunchDarkly token',
    purpose: 'access_token',
    source: 'https://launchdarkly.com/docs/home/account/api',
    words: ['launchdarkly'],
    value: /^[A-Za-z0-9=_-]{40}$/,
  }),
];
