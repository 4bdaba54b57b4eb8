/** Airtable. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const airtable: readonly Detector[] = [
  form({
    id: 'airtable-token',
    issuer: 'Airtable',
    title: 'an Airtable personal access token',
    purpose: 'access_token',
    source: 'https://airtable.com/developers/web/guides/personal-access-tokens',
    revoke: 'https://airtable.com/create/tokens',
    keywords: ['pat'],
    pattern: /pat[A-Za-z0-9]{14}\.[a-f0-9]{64}/,
  }),
  named({
    id: 'airtable-api-key',
    issuer: 'Airtable',
    title: 'an Airtable API key',
    purpose: 'api_key',
    source: 'https://support.airtable.com/docs/creating-personal-access-tokens',
    words: ['airtable'],
    value: /^(?:key[A-Za-z0-9]{14}|[a-z0-9]{17})$/,
  }),
];
