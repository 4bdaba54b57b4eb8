/** Brevo. */
import type { Detector } from '../detector';
import { form } from './define';

export const brevo: readonly Detector[] = [
  form({
    id: 'brevo-api-key',
    issuer: 'Brevo',
    title: 'a Brevo (Sendinblue) key',
    purpose: 'api_key',
    source: 'https://developers.brevo.com/docs/getting-started',
    revoke: 'https://app.brevo.com/settings/keys/api',
    keywords: ['xkeysib-', 'xsmtpsib-'],
    pattern: /x(?:key|smtp)sib-[a-f0-9]{64}-[A-Za-z0-9]{16}/,
  }),
];
