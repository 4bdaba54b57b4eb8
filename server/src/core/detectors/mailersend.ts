/** MailerSend. */
import type { Detector } from '../detector';
import { form } from './define';

export const mailersend: readonly Detector[] = [
  form({
    id: 'mailersend-token',
    issuer: 'MailerSend',
    title: 'a MailerSend token',
    purpose: 'api_token',
    source: 'https://developers.mailersend.com/general.html#authentication',
    keywords: ['mlsn.'],
    pattern: /mlsn\.[a-f0-9]{64}/,
  }),
];
