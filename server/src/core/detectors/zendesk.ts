/** Zendesk. */
import type { Detector } from '../detector';
import { named } from './define';

export const zendesk: readonly Detector[] = [
  named({
    id: 'zendesk-secret',
    issuer: 'Zendesk',
    title: 'a Zendesk API token',
    purpose: 'api_token',
    source: 'https://developer.zendesk.com/api-reference/introduction/security-and-auth/',
    words: ['zendesk'],
    value: /^[A-Za-z0-9]{40}$/,
  }),
];
