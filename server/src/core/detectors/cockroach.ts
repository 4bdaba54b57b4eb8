/** CockroachDB Cloud. */
import type { Detector } from '../detector';
import { form } from './define';

export const cockroach: readonly Detector[] = [
  form({
    id: 'cockroach-cloud-api-key',
    issuer: 'CockroachDB Cloud',
    title: 'a CockroachDB Cloud API key',
    purpose: 'api_key',
    source: 'https://www.cockroachlabs.com/docs/cockroachcloud/managing-access#manage-api-keys',
    keywords: ['ccdb1_'],
    pattern: /CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}/,
  }),
];
