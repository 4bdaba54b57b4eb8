/** HubSpot. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const hubspot: readonly Detector[] = [
  form({
    id: 'hubspot-token',
    issuer: 'HubSpot',
    title: 'a HubSpot private app token',
    purpose: 'access_token',
    source: 'https://developers.hubspot.com/docs/api/private-apps',
    revoke: 'https://app.hubspot.com/private-apps/',
    keywords: ['pat-na', 'pat-eu', 'pat-ap'],
    pattern: /pat-(?:na|eu|ap)\d-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i,
  }),
  named({
    id: 'hubspot-api-key',
    issuer: 'HubSpot',
    title: 'a HubSpot API key',
    purpose: 'api_key',
    source: 'https://developers.hubspot.com/docs/api/migrate-an-api-key-integration-to-a-private-app',
    words: ['hubspot', 'hapikey'],
    value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  }),
];
