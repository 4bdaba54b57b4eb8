/** Paystack. */
import type { Detector } from '../detector';
import { form } from './define';

export const paystack: readonly Detector[] = [
  form({
    id: 'paystack-secret-key',
    issuer: 'Paystack',
    title: 'a Paystack secret key',
    purpose: 'secret_key',
    source: 'https://paystack.com/docs/api/authentication/',
    keywords: ['sk_live_', 'sk_test_'],
    pattern: /sk_(?:live|test)_[a-f0-9]{40}/,
    testMode: (secret) => secret.startsWith('sk_test_'),
  }),
];
