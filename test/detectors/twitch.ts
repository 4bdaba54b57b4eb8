import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('twitch-stream-key', 'live_<digit 9>_<base62 30>'),
  examples('twitch-irc-token', 'oauth:<lower 30>'),
  examples('twitch-token', '<lower 30>', { at: ['twitch_token = "{}"', 'TWITCH_API_KEY={}'], named: true }),
];
