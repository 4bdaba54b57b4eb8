/** Replicate. */
import type { Detector } from '../detector';
import { form } from './define';

export const replicate: readonly Detector[] = [
  form({
    id: 'replicate-token',
    issuer: 'Replicate',
    title: 'a Replicate API token',
    purpose: 'api_token',
    source: 'https://replicate.com/docs/reference/http#authentication',
    revoke: 'https://replicate.com/account/api-tokens',
    keywords: ['r8_'],
    pattern: /r8_[\w-]{37}/,
  }),
];
