/** Mattermost. */
import type { Detector } from '../detector';
import { form, named } from './define';
import { hasDigits } from './verify';

export const mattermost: readonly Detector[] = [
  named({
    id: 'mattermost-token',
    issuer: 'Mattermost',
    title: 'a Mattermost token',
    purpose: 'access_token',
    source: 'https://developers.mattermost.com/integrate/reference/personal-access-token/',
    words: ['mattermost'],
    value: /^[a-z0-9]{26}$/,
  }),
  form({
    id: 'mattermost-webhook',
    issuer: 'Mattermost',
    rule: 'credential-in-url',
    title: 'a Mattermost webhook',
    purpose: 'webhook_url',
    source: 'https://developers.mattermost.com/integrate/webhooks/incoming/',
    keywords: ['/hooks/'],
    // 26 letters of the alphabet of z-base-32.
    pattern: /\/hooks\/(?<secret>[a-km-uw-z13-9]{26})(?![\w-])/,
    boundary: false,
    verify: hasDigits,
  }),
];
