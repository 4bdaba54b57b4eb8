/** Checkout.com. */
import type { Detector } from '../detector';
import { form } from './define';

export const checkout: readonly Detector[] = [
  form({
    id: 'checkout-secret-key',
    issuer: 'Checkout.com',
    title: 'a Checkout.com secret key',
    purpose: 'secret_key',
    source: 'https://www.checkout.com/docs/developer-resources/api/api-authentication/api-keys',
    keywords: ['sk_'],
    pattern: /sk_(?:test_)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
    testMode: (secret) => secret.startsWith('sk_test_'),
  }),
];
