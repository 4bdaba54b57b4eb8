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
  form({
    id: 'bitbucket-data-center-token',
    issuer: 'Atlassian',
    title: 'a Bitbucket Data Center access token',
    purpose: 'access_token',
    source: 'https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html',
    keywords: ['bbdc-'],
    pattern: /BBDC-[MNO][A-Za-z0-9+\/]{43}(?![A-Za-z0-9+\/])/,
  }),
  named({
    id: 'atlassian-api-token-v1',
    issuer: 'Atlassian',
    title: 'an Atlassian API token',
    purpose: 'api_token',
    source: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    words: ['atlassian', 'confluence', 'jira'],
    // Of Data Center: base64 of twelve digits, `:` and random bytes.
    value: /^(?:[A-Za-z0-9]{20}[A-Fa-f0-9]{4}|[MNO][A-Za-z0-9]{15}O[A-Za-z0-9+\/]{27})$/,
    entropy: 3.3,
  }),
];
