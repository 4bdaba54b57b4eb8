/** Telegram. */
import type { Detector } from '../detector';
import { form, named } from './define';
import { mixed } from './verify';

export const telegram: readonly Detector[] = [
  form({
    id: 'telegram-bot-token',
    issuer: 'Telegram',
    title: 'a Telegram bot token',
    purpose: 'bot_token',
    source: 'https://core.telegram.org/bots/api#authorizing-your-bot',
    revoke: 'https://t.me/BotFather',
    keywords: [':aa'],
    pattern: /\d{8,10}:AA[\w-]{32,33}(?![\w-])/,
    before: 10,
    verify: mixed,
  }),
  named({
    id: 'telegram-token-by-name',
    issuer: 'Telegram',
    title: 'a Telegram bot token',
    purpose: 'bot_token',
    source: 'https://core.telegram.org/bots/api#authorizing-your-bot',
    revoke: 'https://t.me/BotFather',
    words: ['telegram', 'tgram', 'telegr'],
    value: /^\d{8,10}:[A-Za-z0-9_-]{35}$/,
    entropy: 3,
  }),
];
