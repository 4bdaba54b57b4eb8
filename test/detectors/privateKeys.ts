import { createRandom, fake, template } from '../support/fakes';
import { examples, type DetectorExamples } from '../support/examples';

const dashes = '-'.repeat(5);
const putty = (seed: number): string => ['PuTTY-User-Key-File-3: ssh-rsa', 'Encryption: none', 'Comment: acme', 'Public-Lines: 1',
  template(createRandom(seed), '<base64 64>'), 'Private-Lines: 1', template(createRandom(seed + 1), '<base64 64>'), ''].join('\n');

export const all: readonly DetectorExamples[] = [
  {
    detector: 'private-key',
    positive: ['private-key', 'rsa-private-key', 'ec-private-key', 'openssh-private-key', 'encrypted-private-key', 'pgp-private-key', 'rsa-private-key-one-line']
      .map((name) => ({ text: `key: ${fake(name)}`, secret: fake(name) })),
    negative: [
      { text: `${dashes}BEGIN PRIVATE KEY${dashes}\n...\n${dashes}END PRIVATE KEY${dashes}`, why: 'no body' },
      { text: `${fake('rsa-private-key').replace(/\n[^\n]+\n(?=[^\n]+\n-)/, '\n...\n')}`, why: 'its middle is left out' },
      { text: `if (text.startsWith('${dashes}BEGIN RSA PRIVATE KEY${dashes}')) throw new Error('a key');`, why: 'a header alone' },
      { text: `/${dashes}BEGIN [A-Z ]+PRIVATE KEY${dashes}/`, why: 'a pattern' },
      { text: fake('public-key'), why: 'public' },
      { text: fake('certificate'), why: 'public' },
    ],
  },
  {
    detector: 'private-key-ssh2',
    positive: [1, 2].map((seed) => {
      const secret = `---- BEGIN SSH2 ENCRYPTED ${'PRIVATE KEY'} ----\n${template(createRandom(seed), '<base64 70>')}\n`;
      return { text: secret, secret };
    }),
    negative: [{ text: '---- BEGIN SSH2 PUBLIC KEY ----', why: 'public' }],
  },
  {
    detector: 'private-key-putty',
    positive: [1, 2].map((seed) => ({ text: putty(seed), secret: putty(seed) })),
    negative: [{ text: 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n', why: 'no private part' }],
  },
  examples('private-key-base64', { fake: 'base64:rsa-private-key' }, { at: ['KEY={}', 'tls.key: {}'], not: [['LS0tLS1CRUdJTiB<base62 80>', 'something else']] }),
  examples('private-key-age', { fake: 'age-secret-key' }),
  examples('private-key-jwk', '<url 86>', {
    at: ['{"kty":"RSA","n":"abc","e":"AQAB","d":"{}"}', '{"crv":"Ed25519","kty":"OKP","d":"{}"}'],
    not: [['{"kty":"RSA","n":"<url 86>","e":"AQAB"}', 'public']],
  }),
  examples('private-key-pkcs12', 'MIIKcgIBAzCC<base64 800>', { at: ['P12={}', 'keystore: "{}"'] }),
];
