/** Mailchimp. */
import type { Detector } from '../detector';
import { form } from './define';
import { mixedCase } from './verify';

export const mailchimp: readonly Detector[] = [
  form({
    id: 'mailchimp-api-key',
    issuer: 'Mailchimp',
    title: 'a Mailchimp API key',
    purpose: 'api_key',
    source: 'https://mailchimp.com/developer/marketing/docs/fundamentals/',
    revoke: 'https://admin.mailchimp.com/account/api/',
    keywords: ['-us1', '-us2', '-us3', '-us4', '-us5', '-us6', '-us7', '-us8', '-us9'],
    pattern: /[a-f0-9]{32}-us\d{1,2}/,
    before: 32,
  }),
  form({
    id: 'mandrill-api-key',
    issuer: 'Mailchimp',
    title: 'a Mailchimp Transactional API key',
    purpose: 'api_key',
    source: 'https://mailchimp.com/developer/transactional/docs/fundamentals/',
    keywords: ['md-'],
    pattern: /md-[\w-]{22}(?![\w-])/,
    entropy: 3.5,
    verify: mixedCase,
  }),
];
