/** Nylas. */
import type { Detector } from '../detector';
import { form } from './define';

export const nylas: readonly Detector[] = [
  form({
    id: 'nylas-api-key',
    issuer: 'Nylas',
    title: 'a Nylas API key',
    purpose: 'api_key',
    source: 'https://developer.nylas.com/docs/v3/auth/api-keys/',
    keywords: ['nyk_'],
    pattern: /nyk_(?:v\d_)?[A-Za-z0-9]{60,72}/,
  }),
];
