import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('discord-webhook', '<url 68>', { at: ['https://discord.com/api/webhooks/123456789012345678/{}'] }),
  examples('discord-token', 'M<base62 25>.<base62 6>.<url 38>', { at: ['discord_token = "{}"', 'DISCORD_API_KEY={}'], named: true }),
];
