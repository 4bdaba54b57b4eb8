/** 1Password. */
import type { Detector } from '../detector';
import { form } from './define';

export const onePassword: readonly Detector[] = [
  form({
    id: 'onepassword-service-account-token',
    issuer: '1Password',
    title: 'a 1Password service account token',
    purpose: 'service_account_token',
    source: 'https://developer.1password.com/docs/service-accounts/',
    revoke: 'https://developer.1password.com/docs/service-accounts/manage-service-accounts/',
    keywords: ['ops_eyj'],
    pattern: /ops_eyJ[A-Za-z0-9+\/_-]{200,4000}={0,3}/,
  }),
  form({
    id: 'onepassword-secret-key',
    issuer: '1Password',
    title: 'a 1Password secret key',
    purpose: 'secret_key',
    source: 'https://support.1password.com/secret-key/',
    revoke: 'https://support.1password.com/generate-secret-key/',
    keywords: ['a3-'],
    pattern: /A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}/,
    entropy: 3.2,
  }),
];
