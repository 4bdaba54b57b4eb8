import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('url-credentials', '<base62 16>', {
    at: [
      'postgres://shop:{}@db.internal.acme.io:5432/shop', 'mongodb+srv://shop:{}@cluster0.ab1cd.mongodb.net/?retryWrites=true',
      'url = "https://deploy:{}@git.acme.io/shop.git"', 'redis://:{}@cache:6379/0', 'jdbc:mysql://admin:{}@db.acme.io:3306/app', 'smtps://shop@acme.io:{}@smtp.acme.io:465',
    ],
    not: [
      ['https://user:$PASSWORD@acme.io/', 'a variable'], ['https://user:{{ password }}@acme.io/', 'a template mark'],
      ['https://user:%s@acme.io/', 'a format field'], ['https://username:password@acme.io/', 'what documentation writes'],
      ['http://localhost:3000/@scope/package', 'a port and a path'], ['https://acme.io/users/@me', 'no password'],
      ['ssh://git@github.com:22/acme/shop', 'no password'],  ['postgres://shop:your-secure-password@db:5432/shop', 'a placeholder of several words'],
    ],
  }),
  examples('url-credentials-example', 'pass', { at: ['http://user:{}@proxy:8080', 'https://user:{}@example.com/x', 'ftp://user:{}@files.example.org', 'postgresql://user:{}@[2001:db8::1234]/shop'] }),
  examples('url-user-token', '<base62 40>', { at: ['git+https://{}@github.com/acme/shop.git', 'https://{}:x-oauth-basic@github.com/acme/shop'] }),
];
