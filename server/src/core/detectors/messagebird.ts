/** MessageBird. */
import type { Detector } from '../detector';
import { named } from './define';

export const messagebird: readonly Detector[] = [
  named({
    id: 'messagebird-key',
    issuer: 'MessageBird',
    title: 'a MessageBird access key',
    purpose: 'access_key',
    source: 'https://developers.messagebird.com/api/',
    words: ['messagebird', 'message_bird', 'message-bird'],
    value: /^(?:[A-Za-z0-9]{25}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/,
  }),
];
