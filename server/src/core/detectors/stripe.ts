/** Stripe. */
import type { Detector } from '../detector';
import { form } from './define';

export const stripe: readonly Detector[] = [
  form({
    id: 'stripe-secret-key',
    issuer: 'Stripe',
    title: 'a Stripe secret key',
    purpose: 'secret_key',
    source: 'https://docs.stripe.com/keys',
    revoke: 'https://dashboard.stripe.com/apikeys',
    keywords: ['sk_live_', 'sk_test_', 'sk_prod_', 'rk_live_', 'rk_test_', 'rk_prod_', 'sk_org_'],
    pattern: /(?:[sr]k_(?:live|test|prod)|sk_org_(?:live|test))_[A-Za-z0-9]{24,250}/,
    testMode: (secret) => /^[sr]k_(?:org_)?test_/.test(secret),
  }),
  form({
    id: 'stripe-webhook-secret',
    issuer: 'Stripe',
    title: 'a webhook signing secret',
    purpose: 'webhook_secret',
    source: 'https://docs.stripe.com/webhooks/signature',
    revoke: 'https://dashboard.stripe.com/webhooks',
    keywords: ['whsec_'],
    pattern: /whsec_[A-Za-z0-9+\/]{24,80}={0,2}/,
  }),
  form({
    id: 'stripe-publishable-key',
    issuer: 'Stripe',
    title: 'a Stripe publishable key',
    purpose: 'publishable_key',
    source: 'https://docs.stripe.com/keys',
    exposure: 'public',
    keywords: ['pk_live_', 'pk_test_'],
    pattern: /pk_(?:live|test)_[A-Za-z0-9]{24,250}/,
  }),
];
