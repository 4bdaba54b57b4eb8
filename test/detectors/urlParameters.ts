import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('url-parameter-token', '<base62 32>', {
    at: ['https://acme.io/feed?token={}', 'curl "https://acme.io/v1?units=m&api_key={}"', 'curl -d access_token={} https://acme.io'],
    not: [['https://acme.io/feed?token=<url 0>the-feed-of-the-day', 'words'], ['https://acme.io/?token=$TOKEN_1234567890ab', 'a variable']],
  }),
  examples('url-parameter-password', '<base62 12>', {
    at: ['jdbc:postgresql://db.acme.io/shop?user=shop&password={}', 'jdbc:sqlserver://db.acme.io;user=shop;password={};'],
    not: [['jdbc:postgresql://db/shop?user=shop&password=${DB_PASSWORD}', 'a variable']],
  }),
];
