/** SendGrid. */
import type { Detector } from '../detector';
import { form } from './define';

export const sendgrid: readonly Detector[] = [
  form({
    id: 'sendgrid-api-key',
    issuer: 'SendGrid',
    title: 'a SendGrid API key',
    purpose: 'api_key',
    source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
    revoke: 'https://app.sendgrid.com/settings/api_keys',
    keywords: ['sg.'],
    pattern: /SG\.[\w-]{20,24}\.[\w-]{39,50}/,
  }),
];
