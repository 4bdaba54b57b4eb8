/** Clerk. */
import type { Detector } from '../detector';
import { form } from './define';
import { isClerkHost } from './verify';

export const clerk: readonly Detector[] = [
  form({
    id: 'clerk-publishable-key',
    issuer: 'Clerk',
    title: 'a Clerk publishable key',
    purpose: 'publishable_key',
    source: 'https://clerk.com/docs/guides/development/clerk-environment-variables',
    exposure: 'public',
    keywords: ['pk_live_', 'pk_test_'],
    pattern: /pk_(?:live|test)_[A-Za-z0-9+\/]{16,200}={0,2}/,
    placeholders: false,
    verify: isClerkHost,
  }),
];
