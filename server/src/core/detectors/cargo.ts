/** crates.io. */
import type { Detector } from '../detector';
import { form } from './define';

export const cargo: readonly Detector[] = [
  form({
    id: 'crates-io-token',
    issuer: 'crates.io',
    title: 'a crates.io API token',
    purpose: 'registry_token',
    source: 'https://crates.io/settings/tokens',
    revoke: 'https://crates.io/settings/tokens',
    keywords: ['cio'],
    pattern: /cio[A-Za-z0-9]{32}/,
    entropy: 3.5,
  }),
];
