/** Typeform. */
import type { Detector } from '../detector';
import { form } from './define';

export const typeform: readonly Detector[] = [
  form({
    id: 'typeform-token',
    issuer: 'Typeform',
    title: 'a Typeform token',
    purpose: 'access_token',
    source: 'https://www.typeform.com/developers/get-started/personal-access-token/',
    revoke: 'https://admin.typeform.com/user/tokens',
    keywords: ['tfp_'],
    pattern: /tfp_[\w.=-]{40,59}/,
  }),
];
