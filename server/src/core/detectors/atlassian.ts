/** Atlassian. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const atlassian: readonly Detector[] = [
  form({
    id: 'atlassian-api-token',
    issuer: 'Atlassian',
    title: 'an Atlassian API token',
    purpose: 'api_token',
    source: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    revoke: 'https://id.atlassian.com/manage-profile/security/api-tokens',
    keywords: ['atatt3', 'atctt3'],
    pattern: /AT[AC]TT3[\w=-]{60,260}/,
  }),
  named({
    id: 'atlassian-api-token-v1',
    issuer: 'Atlassian',
    title: 'an Atlassian API token',
    purpose: 'api_token',
    source: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    words: ['atlassian', 'confluence', 'jira'],
    value: /^[A-Za-z0-9]{20}[A-Fa-f0-9]{4}$/,
    entropy: 3.3,
  }),
];
