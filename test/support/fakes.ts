/**
 * Fake credentials, assembled at run time: in an issuer's form (checksums included), but random, so that no scanner and
 * no push protection finds one in this repository. Templates hold prefixes only.
 */
import { base62, crc16, crc32 } from '../../server/src/core/detectors/checksum';

/** A number in [0, 1). */
export type Random = () => number;

const ALPHABETS: Readonly<Record<string, string>> = {
  digit: '0123456789',
  hex: '0123456789abcdef',
  HEX: '0123456789ABCDEF',
  lower: 'abcdefghijklmnopqrstuvwxyz0123456789',
  UPPER: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  letter: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  zbase32: 'ybndrfg8ejkmcpqxot1uwisza345h769',
  base32lower: 'abcdefghijklmnopqrstuvwxyz234567',
  base32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  base62: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  url: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
  bech32: 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',
  base58: '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
};

/** A seeded generator (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Random characters of an alphabet. For more than 12 the result has a digit and two letters, as real ones practically always do. */
export function characters(random: Random, alphabet: string, count: number): string {
  const letters = ALPHABETS[alphabet];
  if (letters === undefined) throw new RangeError(`no alphabet ${alphabet}`);
  for (;;) {
    let made = '';
    for (let at = 0; at < count; at++) made += letters.charAt(Math.floor(random() * letters.length));
    if (count <= 12 || alphabet === 'digit' || alphabet === 'letter' || (/\d/.test(made) && /[A-Za-z].*[A-Za-z]/.test(made) && /[A-Za-z0-9]$/.test(made) && /^[A-Za-z0-9]/.test(made))) return made;
  }
}

/** Fills `<alphabet count>` in a template. */
export function template(random: Random, text: string): string {
  return text.replace(/<(\w+) (\d+)>/g, (_all, alphabet: string, count: string) => characters(random, alphabet, Number(count)));
}

function withChecksum(prefix: string): Fake {
  return (random) => {
    const body = characters(random, 'base62', 30);
    return prefix + body + base62(crc32(body), 6);
  };
}

function lines(text: string, width: number): string {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += width) parts.push(text.slice(at, at + width));
  return parts.join('\n');
}

/** A PEM block; the body begins as DER of that kind does. */
function pem(kind: string, beginning: string, length: number): Fake {
  return (random) => {
    const dashes = '-'.repeat(5);
    const body = beginning + characters(random, 'base64', length - beginning.length - 2) + '==';
    return `${dashes}BEGIN ${kind}${dashes}\n${lines(body, 64)}\n${dashes}END ${kind}${dashes}`;
  };
}

function base64Url(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function jsonWebToken(random: Random): string {
  const header = base64Url(JSON.stringify({ alg: 'HS256', typ: 'JWT' }));
  const payload = base64Url(JSON.stringify({ sub: characters(random, 'hex', 12), iat: 1600000000 + Math.floor(random() * 1e8), role: 'service' }));
  return `${header}.${payload}.${characters(random, 'url', 43)}`;
}

/** A NATS user's seed: two bytes of its kind, 32 random ones, a checksum; in base 32. */
function natsSeed(random: Random): string {
  const bytes = [0x95, 0, ...Array.from({ length: 32 }, () => Math.floor(random() * 256))];
  const crc = crc16(bytes);
  const bits = [...bytes, crc & 0xff, crc >> 8].map((byte) => byte.toString(2).padStart(8, '0')).join('').padEnd(290, '0');
  return (bits.match(/.{5}/g) ?? []).map((five) => (ALPHABETS['base32'] ?? '').charAt(Number.parseInt(five, 2))).join('');
}

type Fake = (random: Random) => string;

function filled(text: string): Fake {
  return (random) => template(random, text);
}

const RSA = 'MIIEpAIBAAKCAQEA';

/** Every fake by name. */
export const fakes: Readonly<Record<string, Fake>> = {
  // No issuer
  'password': (random) => `${characters(random, 'base62', 1)}${template(random, 'v<base62 6>K<digit 2>q<base62 4>')}`,
  'password-symbols': filled('<base62 5>!<base62 4>%<base62 4>'),
  'weak-password': () => ['whale', 'hello'].join(''),
  'default-password': () => ['post', 'gres'].join(''),
  'opaque-16': filled('<base62 16>'),
  'opaque-20': filled('<base62 20>'),
  'opaque-24': filled('<base62 24>'),
  'opaque-32': filled('<base62 32>'),
  'opaque-40': filled('<base62 40>'),
  'opaque-64': filled('<base62 64>'),
  'hex-32': filled('<hex 32>'),
  'hex-40': filled('<hex 40>'),
  'hex-64': filled('<hex 64>'),
  'base64-32': (random) => characters(random, 'base64', 43) + '=',
  'base64-64': (random) => characters(random, 'base64', 86) + '==',
  'uuid': filled('<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>'),
  'jwt': jsonWebToken,

  // Private keys
  'private-key': pem('PRIVATE' + ' KEY', 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC', 512),
  'rsa-private-key': pem('RSA PRIVATE' + ' KEY', RSA, 512),
  'ec-private-key': pem('EC PRIVATE' + ' KEY', 'MHcCAQEEI', 164),
  'encrypted-private-key': pem('ENCRYPTED PRIVATE' + ' KEY', 'MIIFHDBOBgkqhkiG9w0BBQ0wQTAp', 512),
  'openssh-private-key': pem('OPENSSH PRIVATE' + ' KEY', 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ', 384),
  'pgp-private-key': (random) => {
    const dashes = '-'.repeat(5);
    return `${dashes}BEGIN PGP PRIVATE ${'KEY BLOCK'}${dashes}\n\nlQOYBF${lines(characters(random, 'base64', 506), 64)}\n=${characters(random, 'base62', 4)}\n${dashes}END PGP PRIVATE KEY BLOCK${dashes}`;
  },
  'rsa-private-key-one-line': (random) => pem('RSA PRIVATE' + ' KEY', RSA, 512)(random).replaceAll('\n', '\\n'),
  'public-key': pem('PUBLIC KEY', 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A', 384),
  'certificate': pem('CERTIFICATE', 'MIIDXTCCAkWgAwIBAgIJAJC1', 512),
  'nats-seed': natsSeed,
  'age-secret-key': filled('AGE-SECRET-' + 'KEY-1<bech32 58>'),

  // Connection strings
  'postgres-url': filled('postgres://shop:<base62 16>@db.internal.acme.io:5432/shop'),
  'mysql-url': filled('mysql://shop:<base62 16>@db.internal.acme.io:3306/shop'),
  'mongodb-url': filled('mongodb+srv://shop:<base62 16>@cluster0.ab1cd.mongodb.net/shop'),
  'redis-url': filled('redis://:<base62 20>@cache.internal.acme.io:6379/0'),
  'amqp-url': filled('amqps://shop:<base62 20>@queue.internal.acme.io/shop'),
  'https-url-with-password': filled('https://deploy:<base62 20>@git.acme.io/shop.git'),
  'localhost-postgres-url': () => 'postgres://' + 'postgres:postgres' + '@localhost:5432/shop',

  // Issuers
  'clerk-publishable-key': (random) => `pk_test_${Buffer.from(`${template(random, 'cat-<digit 2>')}.clerk.accounts.dev$`).toString('base64')}`,
  'supabase-anon-key': (random) => [base64Url('{"alg":"HS256","typ":"JWT"}'), base64Url(template(random, '{"iss":"supabase","ref":"<lower 20>","role":"anon","iat":1646163300}')), characters(random, 'url', 43)].join('.'),
  'adafruit-key': filled('aio_<base62 28>'),
  'airtable-token': filled('pat<base62 14>.<hex 64>'),
  'anthropic-key': filled('sk-ant-api03-<url 93>AA'),
  'aws-access-key-id': filled('AKIA<base32 16>'),
  'aws-secret-access-key': (random) => characters(random, 'base64', 40),
  'azure-storage-key': (random) => characters(random, 'base64', 86) + '==',
  'cloudflare-token': filled('<url 40>'),
  'databricks-token': filled('dapi<hex 32>'),
  'datadog-api-key': filled('<hex 32>'),
  'digitalocean-token': filled('dop_v1_<hex 64>'),
  'discord-webhook': filled('https://discord.com/api/webhooks/<digit 18>/<url 68>'),
  'docker-token': filled('dckr_pat_<url 27>'),
  'doppler-token': filled('dp.pt.<base62 43>'),
  'dynatrace-token': filled('dt0c01.<base32 24>.<base32 64>'),
  'figma-token': filled('figd_<url 40>'),
  'github-token': withChecksum('ghp' + '_'),
  'github-token-made-up': () => 'ghp' + '_' + 'aBcDeFgHiJ' + 'kLmNoPqRsTuVwXyZ' + '0123456789',
  'github-app-token': withChecksum('ghs' + '_'),
  'github-oauth-token': withChecksum('gho' + '_'),
  'github-fine-grained-token': filled('github_pat_<base62 22>_<base62 59>'),
  'gitlab-token': filled('glpat-<url 20>'),
  'google-api-key': filled('AIza<url 35>'),
  'google-oauth-client-secret': filled('GOCSPX-<url 28>'),
  'grafana-token': (random) => {
    const body = characters(random, 'base62', 32);
    return `glsa_${body}_${crc32('glsa_' + body).toString(16).padStart(8, '0')}`;
  },
  'groq-key': filled('gsk_<base62 52>'),
  'heroku-key': filled('<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>'),
  'huggingface-token': filled('hf_<letter 34>'),
  'linear-key': filled('lin_api_<base62 40>'),
  'mailchimp-key': filled('<hex 32>-us12'),
  'mailgun-key': filled('key-<hex 32>'),
  'mapbox-secret-token': (random) => `sk.${base64Url(JSON.stringify({ u: 'acme', a: characters(random, 'hex', 25) }))}.${characters(random, 'url', 22)}`,
  'newrelic-key': filled('NRAK-<UPPER 27>'),
  'notion-token': filled('ntn_<digit 11><base62 35>'),
  'npm-token': withChecksum('npm' + '_'),
  'openai-key': filled('sk-proj-<url 74>T3BlbkFJ<url 74>'),
  'pagerduty-key': filled('u+<base62 18>'),
  'planetscale-password': filled('pscale_pw_<url 43>'),
  'postman-key': filled('PMAK-<hex 24>-<hex 34>'),
  'pulumi-token': filled('pul-<hex 40>'),
  'pypi-token': filled('pypi-AgEIcHlwaS5vcmc<url 120>'),
  'rubygems-key': filled('rubygems_<hex 48>'),
  'sendgrid-key': filled('SG.<url 22>.<url 43>'),
  'sentry-token': filled('sntryu_<hex 64>'),
  'shopify-token': filled('shpat_<hex 32>'),
  'slack-bot-token': filled('xoxb-<digit 12>-<digit 12>-<base62 24>'),
  'slack-user-token': filled('xoxp-<digit 12>-<digit 12>-<digit 12>-<hex 32>'),
  'slack-webhook': filled('https://hooks.slack.com/services/T<UPPER 10>/B<UPPER 10>/<base62 24>'),
  'square-token': filled('EAAA<url 60>'),
  'stripe-live-key': filled('sk_live_<base62 24>'),
  'stripe-test-key': filled('sk_test_<base62 24>'),
  'stripe-restricted-key': filled('rk_live_<base62 24>'),
  'stripe-webhook-secret': filled('whsec_<base62 32>'),
  'telegram-token': filled('<digit 10>:AA<url 33>'),
  'twilio-key': filled('SK<hex 32>'),
  'twilio-auth-token': filled('<hex 32>'),
  'vault-token': filled('hvs.<url 90>'),
};

function seedOf(name: string, seed: number): number {
  let hash = 2166136261 ^ seed;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 16777619);
  return hash >>> 0;
}

/**
 * A fake by name, always the same for one name and seed. `base64:NAME` is its base64 (Kubernetes Secret data);
 * `NAME#2` is another value of the same kind, in step with `fake(NAME, 2)`.
 * @throws RangeError when there is no such fake.
 */
export function fake(name: string, seed = 1): string {
  if (name.startsWith('base64:')) return Buffer.from(fake(name.slice('base64:'.length), seed)).toString('base64');
  const numbered = /^(.+)#(\d+)$/.exec(name);
  if (numbered) return fake(numbered[1] as string, Number(numbered[2]));
  const generate = fakes[name];
  if (!generate) throw new RangeError(`no fake is called ${name}`);
  return generate(createRandom(seedOf(name, seed)));
}
