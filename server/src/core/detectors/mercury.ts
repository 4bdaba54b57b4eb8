/** Mercury. */
import type { Detector } from '../detector';
import { form } from './define';

export const mercury: readonly Detector[] = [
  form({
    id: 'mercury-token',
    issuer: 'Mercury',
    title: 'a Mercury token',
    purpose: 'api_token',
    source: 'https://docs.mercury.com/docs/api-token-security-policies',
    keywords: ['secret-token:mercury_'],
    pattern: /secret-token:mercury_production_[\w-]{40,100}/,
  }),
];
