/** Okta. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const okta: readonly Detector[] = [
  form({
    id: 'okta-ssws-token',
    issuer: 'Okta',
    title: 'an Okta API token',
    purpose: 'api_token',
    source: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
    keywords: ['ssws'],
    pattern: /SSWS[ \t]{1,3}(?<secret>00[\w-]{40})(?![\w-])/,
    boundary: false,
  }),
  named({
    id: 'okta-api-token',
    issuer: 'Okta',
    title: 'an Okta API token',
    purpose: 'api_token',
    source: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
    words: ['okta'],
    value: /^00[\w-]{40}$/,
  }),
];
