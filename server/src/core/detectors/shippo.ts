/** Shippo. */
import type { Detector } from '../detector';
import { form } from './define';

export const shippo: readonly Detector[] = [
  form({
    id: 'shippo-token',
    issuer: 'Shippo',
    title: 'a Shippo API token',
    purpose: 'api_token',
    source: 'https://docs.goshippo.com/docs/guides_general/authentication/',
    keywords: ['shippo_'],
    pattern: /shippo_(?:live|test)_[a-f0-9]{40}/i,
    testMode: (secret) => secret.startsWith('shippo_test_'),
  }),
];
