/** Postman. */
import type { Detector } from '../detector';
import { form } from './define';

export const postman: readonly Detector[] = [
  form({
    id: 'postman-api-key',
    issuer: 'Postman',
    title: 'a Postman API key',
    purpose: 'api_key',
    source: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    revoke: 'https://go.postman.co/settings/me/api-keys',
    keywords: ['pmak-'],
    pattern: /PMAK-[a-f0-9]{24}-[a-f0-9]{34}/i,
  }),
  form({
    id: 'postman-collection-key',
    issuer: 'Postman',
    title: 'a Postman collection access key',
    purpose: 'collection_key',
    source: 'https://learning.postman.com/docs/collaborating-in-postman/sharing/#share-with-the-postman-api',
    keywords: ['pmat-'],
    pattern: /PMAT-[A-Z0-9]{26}/,
  }),
];
