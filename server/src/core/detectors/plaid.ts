/** Plaid. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const plaid: readonly Detector[] = [
  form({
    id: 'plaid-access-token',
    issuer: 'Plaid',
    title: 'a Plaid access token',
    purpose: 'access_token',
    source: 'https://plaid.com/docs/api/tokens/',
    keywords: ['access-'],
    pattern: /access-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
    testMode: (secret) => secret.startsWith('access-sandbox'),
  }),
  named({
    id: 'plaid-secret',
    issuer: 'Plaid',
    title: 'a Plaid secret',
    purpose: 'secret',
    source: 'https://plaid.com/docs/quickstart/glossary/',
    revoke: 'https://dashboard.plaid.com/developers/keys',
    words: ['plaid'],
    name: /./,
    value: /^(?:[a-z0-9]{30}|[a-z0-9]{24})$/,
    entropy: 3,
  }),
];
