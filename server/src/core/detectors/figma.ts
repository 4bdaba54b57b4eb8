/** Figma. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const figma: readonly Detector[] = [
  form({
    id: 'figma-token',
    issuer: 'Figma',
    title: 'a Figma access token',
    purpose: 'access_token',
    source: 'https://www.figma.com/developers/api#access-tokens',
    revoke: 'https://www.figma.com/settings',
    keywords: ['figd_', 'figo_', 'figu_'],
    pattern: /fig[dou]_[\w-]{20,100}/,
  }),
  named({
    id: 'figma-token-v1',
    issuer: 'Figma',
    title: 'a Figma access token',
    purpose: 'access_token',
    source: 'https://www.figma.com/developers/api#access-tokens',
    words: ['figma'],
    value: /^\d{3,9}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  }),
];
