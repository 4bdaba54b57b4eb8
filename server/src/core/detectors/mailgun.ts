/** Mailgun. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const mailgun: readonly Detector[] = [
  form({
    id: 'mailgun-api-key',
    issuer: 'Mailgun',
    title: 'a Mailgun API key',
    purpose: 'api_key',
    source: 'https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt',
    revoke: 'https://app.mailgun.com/settings/api_security',
    keywords: ['key-'],
    pattern: /key-[a-f0-9]{32}/,
  }),
  named({
    id: 'mailgun-signing-key',
    issuer: 'Mailgun',
    title: 'a Mailgun key',
    purpose: 'signing_key',
    source: 'https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt',
    words: ['mailgun'],
    value: /^[a-f0-9]{32}-[a-f0-9]{8}-[a-f0-9]{8}$/,
  }),
];
