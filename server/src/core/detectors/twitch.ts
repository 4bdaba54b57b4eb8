/** Twitch. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const twitch: readonly Detector[] = [
  form({
    id: 'twitch-stream-key',
    issuer: 'Twitch',
    title: 'a Twitch stream key',
    purpose: 'stream_key',
    source: 'https://help.twitch.tv/s/article/twitch-stream-key-faq',
    revoke: 'https://dashboard.twitch.tv/settings/stream',
    keywords: ['live_'],
    pattern: /live_\d{7,10}_[A-Za-z0-9]{30}/,
  }),
  form({
    id: 'twitch-irc-token',
    issuer: 'Twitch',
    title: 'a Twitch chat token',
    purpose: 'chat_token',
    source: 'https://dev.twitch.tv/docs/chat/authenticating/',
    keywords: ['oauth:'],
    pattern: /oauth:[a-z0-9]{30}/,
  }),
  named({
    id: 'twitch-token',
    issuer: 'Twitch',
    title: 'a Twitch secret',
    purpose: 'client_secret',
    source: 'https://dev.twitch.tv/docs/authentication/',
    words: ['twitch'],
    value: /^[a-z0-9]{30}$/,
  }),
];
