/** MongoDB. */
import type { Detector } from '../detector';
import { form } from './define';

export const mongodb: readonly Detector[] = [
  form({
    id: 'mongodb-atlas-service-account-secret',
    issuer: 'MongoDB',
    title: 'a MongoDB Atlas service account secret',
    purpose: 'client_secret',
    source: 'https://www.mongodb.com/docs/atlas/api/service-accounts-overview/',
    keywords: ['mdb_sa_sk_'],
    pattern: /mdb_sa_sk_[\w-]{40}/,
  }),
];
