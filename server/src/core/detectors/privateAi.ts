/** Private AI. */
import type { Detector } from '../detector';
import { named } from './define';

export const privateAi: readonly Detector[] = [
  named({
    id: 'private-ai-token',
    issuer: 'Private AI',
    title: 'a Private AI key',
    purpose: 'api_key',
    source: 'https://docs.private-ai.com/',
    words: ['privateai', 'private_ai', 'private-ai'],
    value: /^[a-z0-9]{32}$/,
    entropy: 3,
  }),
];
