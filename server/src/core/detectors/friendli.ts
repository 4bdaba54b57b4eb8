/** Friendli. */
import type { Detector } from '../detector';
import { form } from './define';

export const friendli: readonly Detector[] = [
  form({
    id: 'friendli-token',
    issuer: 'Friendli',
    title: 'a Friendli token',
    purpose: 'access_token',
    source: 'https://friendli.ai/docs/guides/personal_access_tokens',
    keywords: ['flp_'],
    pattern: /flp_[A-Za-z0-9]{46}/,
  }),
];
