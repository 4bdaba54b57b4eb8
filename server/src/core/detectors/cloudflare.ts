/** Cloudflare. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const cloudflare: readonly Detector[] = [
  form({
    id: 'cloudflare-token',
    issuer: 'Cloudflare',
    title: 'a Cloudflare API token',
    purpose: 'api_token',
    source: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    revoke: 'https://dash.cloudflare.com/profile/api-tokens',
    keywords: ['cfat_', 'cfut_', 'cfk_'],
    pattern: /cf(?:at|ut|k)_[A-Za-z0-9]{40}[a-f0-9]{8}/,
  }),
  form({
    id: 'cloudflare-origin-ca-key',
    issuer: 'Cloudflare',
    title: 'a Cloudflare Origin CA key',
    purpose: 'origin_ca_key',
    source: 'https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/',
    revoke: 'https://dash.cloudflare.com/profile/api-tokens',
    keywords: ['v1.0-'],
    pattern: /v1\.0-[a-f0-9]{24}-[a-f0-9]{146}/,
  }),
  named({
    id: 'cloudflare-api-key',
    issuer: 'Cloudflare',
    title: 'a Cloudflare key',
    purpose: 'api_key',
    source: 'https://developers.cloudflare.com/fundamentals/api/get-started/keys/',
    revoke: 'https://dash.cloudflare.com/profile/api-tokens',
    words: ['cloudflare', 'cf_api', 'cf_token', 'cfapi'],
    value: /^(?:[A-Za-z0-9_-]{40}|[a-f0-9]{37})$/,
    entropy: 2.5,
  }),
];
