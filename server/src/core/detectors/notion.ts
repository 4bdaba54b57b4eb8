/** Notion. */
import type { Detector } from '../detector';
import { form } from './define';

export const notion: readonly Detector[] = [
  form({
    id: 'notion-token',
    issuer: 'Notion',
    title: 'a Notion integration token',
    purpose: 'integration_token',
    source: 'https://developers.notion.com/docs/authorization',
    revoke: 'https://www.notion.so/my-integrations',
    keywords: ['ntn_', 'secret_'],
    pattern: /(?:ntn_\d{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43})/,
    entropy: 3,
  }),
];
