/** Sourcegraph. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const sourcegraph: readonly Detector[] = [
  form({
    id: 'sourcegraph-token',
    issuer: 'Sourcegraph',
    title: 'a Sourcegraph access token',
    purpose: 'access_token',
    source: 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token',
    keywords: ['sgp_'],
    pattern: /sgp_(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}/,
    entropy: 3,
  }),
  form({
    id: 'sourcegraph-license',
    issuer: 'Sourcegraph',
    title: 'a Sourcegraph license or gateway key',
    purpose: 'license_key',
    source: 'https://sourcegraph.com/docs/admin/',
    keywords: ['slk_', 'sgd_'],
    pattern: /s(?:lk|gd)_[a-f0-9]{64}/,
  }),
  named({
    id: 'sourcegraph-token-v1',
    issuer: 'Sourcegraph',
    title: 'a Sourcegraph access token',
    purpose: 'access_token',
    source: 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token',
    words: ['sourcegraph'],
    value: /^[a-fA-F0-9]{40}$/,
    entropy: 3,
  }),
];
