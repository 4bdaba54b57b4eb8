/** Trello. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const trello: readonly Detector[] = [
  form({
    id: 'trello-token',
    issuer: 'Trello',
    title: 'a Trello token',
    purpose: 'access_token',
    source: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/',
    keywords: ['atta'],
    pattern: /ATTA[a-f0-9]{64}[A-Fa-f0-9]{8}/,
  }),
  named({
    id: 'trello-key',
    issuer: 'Trello',
    title: 'a Trello key',
    purpose: 'api_token',
    source: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/',
    words: ['trello'],
    value: /^(?:[a-f0-9]{64}|[a-f0-9]{32})$/,
  }),
];
