/** Resend. */
import type { Detector } from '../detector';
import { form } from './define';
import { mixed } from './verify';

export const resend: readonly Detector[] = [
  form({
    id: 'resend-api-key',
    issuer: 'Resend',
    title: 'a Resend API key',
    purpose: 'api_key',
    source: 'https://resend.com/docs/dashboard/api-keys/introduction',
    keywords: ['re_'],
    pattern: /re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}/,
    entropy: 3.3,
    verify: mixed,
  }),
];
