import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('bitbucket-app-password', 'ATBB<base62 24><HEX 8>'),
  examples('bitbucket-client-secret', '<lower 32>', { at: ['bitbucket_token = "{}"', 'BITBUCKET_API_KEY={}'], named: true }),
];
