/** Apify. */
import type { Detector } from '../detector';
import { form } from './define';

export const apify: readonly Detector[] = [
  form({
    id: 'apify-token',
    issuer: 'Apify',
    title: 'an Apify API token',
    purpose: 'api_token',
    source: 'https://docs.apify.com/platform/integrations/api',
    revoke: 'https://console.apify.com/settings/integrations',
    keywords: ['apify_api_'],
    pattern: /apify_api_[A-Za-z0-9]{34,40}/,
  }),
];
