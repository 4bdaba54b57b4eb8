/** Confluent. */
import type { Detector } from '../detector';
import { named } from './define';

export const confluent: readonly Detector[] = [
  named({
    id: 'confluent-key',
    issuer: 'Confluent',
    title: 'a Confluent Cloud key',
    purpose: 'api_secret',
    source: 'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html',
    words: ['confluent'],
    value: /^(?:[A-Z0-9a-z]{16}|[A-Za-z0-9+\/]{64})$/,
  }),
];
