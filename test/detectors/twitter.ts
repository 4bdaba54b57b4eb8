import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('twitter-bearer-token', 'AAAAAAAAAAAAAAAAAAAAAA<base62 90>'),
  examples('twitter-key', '<base62 45>', { at: ['twitter_token = "{}"', 'TWITTER_API_KEY={}'], named: true }),
];
