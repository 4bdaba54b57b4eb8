import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('atlassian-api-token', 'ATATT3xFfGF0<url 160>=<HEX 8>'),
  examples('bitbucket-data-center-token', 'BBDC-N<base64 43>'),
  examples('atlassian-api-token-v1', '<base62 20><HEX 4>', { at: ['atlassian_token = "{}"', 'ATLASSIAN_API_KEY={}'], named: true }),
];
