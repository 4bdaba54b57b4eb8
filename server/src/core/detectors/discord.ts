/** Discord. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const discord: readonly Detector[] = [
  form({
    id: 'discord-webhook',
    issuer: 'Discord',
    title: 'a Discord webhook URL',
    purpose: 'webhook_url',
    source: 'https://discord.com/developers/docs/resources/webhook',
    keywords: ['discord.com/api/', 'discordapp.com/api/'],
    pattern: /discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{17,20}\/(?<secret>[\w-]{60,72})/,
    boundary: false,
  }),
  named({
    id: 'discord-token',
    issuer: 'Discord',
    title: 'a Discord token',
    purpose: 'bot_token',
    source: 'https://discord.com/developers/docs/reference#authentication',
    revoke: 'https://discord.com/developers/applications',
    words: ['discord'],
    name: /(?<!public_?)(?:token|secret|key|discord)$/i,
    value: /^(?:[MNO][A-Za-z\d_-]{23,27}\.[\w-]{6}\.[\w-]{27,40}|[a-f0-9]{64}|[\w=-]{32})$/,
  }),
];
