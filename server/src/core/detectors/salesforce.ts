/** Salesforce. */
import type { Detector } from '../detector';
import { form } from './define';

export const salesforce: readonly Detector[] = [
  form({
    id: 'salesforce-access-token',
    issuer: 'Salesforce',
    title: 'a Salesforce access token',
    purpose: 'access_token',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/quickstart_oauth.htm',
    keywords: ['00d'],
    pattern: /00D[A-Za-z0-9]{12,15}![\w.]{80,110}/,
  }),
];
