/** Contentful. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const contentful: readonly Detector[] = [
  form({
    id: 'contentful-management-token',
    issuer: 'Contentful',
    title: 'a Contentful management token',
    purpose: 'management_token',
    source: 'https://www.contentful.com/developers/docs/references/authentication/',
    revoke: 'https://app.contentful.com/account/profile/cma_tokens',
    keywords: ['cfpat-'],
    pattern: /CFPAT-[\w-]{43}/,
  }),
  named({
    id: 'contentful-delivery-token',
    issuer: 'Contentful',
    title: 'a Contentful delivery token',
    purpose: 'delivery_token',
    source: 'https://www.contentful.com/developers/docs/references/authentication/',
    words: ['contentful'],
    value: /^[A-Za-z0-9=_-]{43}$/,
  }),
];
