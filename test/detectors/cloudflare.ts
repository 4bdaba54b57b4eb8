import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('cloudflare-token', 'cfat_<base62 40><hex 8>'),
  examples('cloudflare-origin-ca-key', 'v1.0-<hex 24>-<hex 146>'),
  examples('cloudflare-api-key', '<hex 37>', { at: ['cloudflare_token = "{}"', 'CLOUDFLARE_API_KEY={}'], named: true }),
];
