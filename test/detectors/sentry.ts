import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('sentry-org-token', 'sntrys_eyJpYXQiO<base62 120>_<base62 43>'),
  examples('sentry-user-token', 'sntryu_<hex 64>'),
  examples('sentry-token-v1', '<hex 64>', { at: ['sentry_token = "{}"', 'SENTRY_API_KEY={}'], named: true }),
  examples('sentry-dsn', '<hex 32>', { at: ['https://{}@o12345.ingest.sentry.io/4505', 'SENTRY_DSN=https://{}@sentry.acme.io/4'], not: [['https://<hex 32>@git.acme.io/shop.git', 'the token of a repository']] }),
];
