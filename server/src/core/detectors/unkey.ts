/** Unkey. */
import type { Detector } from '../detector';
import { form } from './define';
import { hasDigits } from './verify';

export const unkey: readonly Detector[] = [
  form({
    id: 'unkey-root-key',
    issuer: 'Unkey',
    title: 'an Unkey root key',
    purpose: 'root_key',
    source: 'https://www.unkey.com/docs/security/root-keys',
    keywords: ['unkey_'],
    pattern: /unkey_[1-9A-HJ-NP-Za-km-z]{20,32}/,
    verify: hasDigits,
  }),
];
