/** E2B. */
import type { Detector } from '../detector';
import { form } from './define';

export const e2b: readonly Detector[] = [
  form({
    id: 'e2b-api-key',
    issuer: 'E2B',
    title: 'an E2B API key',
    purpose: 'api_key',
    source: 'https://e2b.dev/docs/api-key',
    keywords: ['e2b_'],
    pattern: /e2b_[a-f0-9]{40}/,
  }),
];
