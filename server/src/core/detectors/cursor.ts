/** Cursor. */
import type { Detector } from '../detector';
import { form } from './define';

export const cursor: readonly Detector[] = [
  form({
    id: 'cursor-api-key',
    issuer: 'Cursor',
    title: 'a Cursor API key',
    purpose: 'api_key',
    source: 'https://docs.cursor.com/account/teams/admin-api',
    keywords: ['key_'],
    pattern: /key_[a-f0-9]{64}/,
  }),
];
