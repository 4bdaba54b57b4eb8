/** Sendbird. */
import type { Detector } from '../detector';
import { named } from './define';

export const sendbird: readonly Detector[] = [
  named({
    id: 'sendbird-token',
    issuer: 'Sendbird',
    title: 'a Sendbird token',
    purpose: 'api_token',
    source: 'https://sendbird.com/docs/chat/platform-api/v3/prepare-to-use-api',
    words: ['sendbird'],
    value: /^(?:[a-f0-9]{40}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/,
  }),
];
