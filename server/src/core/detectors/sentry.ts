/** Sentry. */
import type { Detector } from '../detector';
import { form, named } from './define';
import { sentryOrganisation } from './verify';

export const sentry: readonly Detector[] = [
  form({
    id: 'sentry-org-token',
    issuer: 'Sentry',
    title: 'a Sentry organisation token',
    purpose: 'org_token',
    source: 'https://docs.sentry.io/account/auth-tokens/',
    revoke: 'https://sentry.io/settings/auth-tokens/',
    keywords: ['sntrys_'],
    pattern: /sntrys_eyJ[A-Za-z0-9+\/=_-]{20,600}={0,2}_[A-Za-z0-9+\/]{43}(?![A-Za-z0-9+\/])/,
    verify: sentryOrganisation,
  }),
  form({
    id: 'sentry-user-token',
    issuer: 'Sentry',
    title: 'a Sentry user token',
    purpose: 'auth_token',
    source: 'https://docs.sentry.io/account/auth-tokens/',
    revoke: 'https://sentry.io/settings/account/api/auth-tokens/',
    keywords: ['sntryu_'],
    pattern: /sntryu_[a-f0-9]{64}/,
  }),
  named({
    id: 'sentry-token-v1',
    issuer: 'Sentry',
    title: 'a Sentry auth token',
    purpose: 'auth_token',
    source: 'https://docs.sentry.io/account/auth-tokens/',
    words: ['sentry'],
    value: /^[a-f0-9]{64}$/,
  }),
  form({
    id: 'sentry-dsn',
    issuer: 'Sentry',
    title: 'the public key of a Sentry DSN',
    purpose: 'dsn',
    source: 'https://docs.sentry.io/concepts/key-terms/dsn-explainer/',
    exposure: 'public',
    keywords: ['://'],
    pattern: /:\/\/(?<secret>[a-f0-9]{32})@[\w.-]{1,100}(?::\d{1,5})?\/(?:[\w-]{1,40}\/){0,3}\d{1,20}(?![\w\/])/,
    boundary: false,
  }),
];
