/** Private keys in their public container formats. */
import type { Detector } from '../detector';
import type { Confidence } from '../facts';
import { decodeBase64 } from './base64';
import { form } from './define';

/** Fewer characters of base64 than this hold no key: an Ed25519 key in PKCS #8 has 64. */
const LEAST_BODY = 44;

/**
 * The body must be there: a header alone, dots or prose are no key. Quotes, escapes, `+` and comment marks between the
 * lines are how keys stand in source code; the base64 must still be the most of it.
 */
function armoredKey(secret: string): Confidence | false {
  const body = secret.replace(/^-{5}BEGIN[^-]{0,80}-{5}/, '').replace(/-{5}END[^-]{0,80}-{5}$/, '').replace(/\\[nrt]/g, '\n');
  // Left out is what makes it one.
  if (body.includes('...')) return false;
  let count = 0;
  let best = '';
  for (const run of body.split(/[^A-Za-z0-9+/=]+/)) {
    if (run.length < 16) continue;
    count += run.length;
    if (run.length > best.length) best = run;
  }
  if (count < LEAST_BODY || count * 2 < body.length || !/[A-Z]/.test(best) || !/[a-z]/.test(best) || /^(.)\1{15}/.test(best) || /x{8}|example|redacted/i.test(best)) return false;
  return /ENCRYPTED/.test(secret.slice(0, 200)) ? 'medium' : 'high';
}

/** A PEM block that is base64 once more, as CI variables have it. */
function encodedArmor(secret: string): Confidence | false {
  return /^-{5}BEGIN [A-Z ]{0,30}PRIVATE KEY/.test(decodeBase64(secret.slice(0, 56)) ?? '') ? 'high' : false;
}

export const privateKeys: readonly Detector[] = [
  form({
    id: 'private-key',
    issuer: 'PEM',
    rule: 'private-key',
    title: 'a private key',
    purpose: 'private_key',
    source: 'https://www.rfc-editor.org/rfc/rfc7468',
    keywords: ['-----begin '],
    pattern: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----(?:[A-Za-z0-9+/=\s\\"'`,;:.|>#*_]|-(?!----)){16,20000}(?:-----END [A-Z0-9 ]{0,60}-----)?/,
    lines: 20_100,
    boundary: false,
    placeholders: false,
    verify: armoredKey,
  }),
  form({
    id: 'private-key-ssh2',
    issuer: 'SSH2',
    rule: 'private-key',
    title: 'an SSH2 private key',
    purpose: 'private_key',
    source: 'https://www.rfc-editor.org/rfc/rfc4716',
    keywords: ['---- begin ssh2 encrypted private key'],
    pattern: /-{4} BEGIN SSH2 ENCRYPTED PRIVATE KEY -{4}(?:[^-]|-(?!---)){44,20000}/,
    lines: 20_100,
    boundary: false,
    placeholders: false,
  }),
  form({
    id: 'private-key-putty',
    issuer: 'PuTTY',
    rule: 'private-key',
    title: 'a PuTTY private key',
    purpose: 'private_key',
    source: 'https://the.earth.li/~sgtatham/putty/0.83/htmldoc/AppendixC.html',
    keywords: ['putty-user-key-file-'],
    pattern: /PuTTY-User-Key-File-[123]:[^\n]{1,80}\n(?:[A-Z][A-Za-z-]{1,30}:[^\n]{0,200}\n|[A-Za-z0-9+/=]{1,80}\r?\n){2,200}/,
    lines: 20_100,
    boundary: false,
    placeholders: false,
    verify: (secret) => (/\nPrivate-Lines: \d/.test(secret) ? 'high' : false),
  }),
  form({
    id: 'private-key-base64',
    issuer: 'PEM',
    rule: 'private-key',
    title: 'a private key in base64',
    purpose: 'private_key',
    source: 'https://www.rfc-editor.org/rfc/rfc7468',
    keywords: ['ls0tls1crudjti'],
    pattern: /LS0tLS1CRUdJTi[A-Za-z0-9+/\r\n]{60,20000}={0,2}/,
    lines: 20_100,
    placeholders: false,
    verify: encodedArmor,
  }),
  form({
    id: 'private-key-age',
    issuer: 'age',
    rule: 'private-key',
    title: 'an age secret key',
    purpose: 'identity',
    source: 'https://github.com/C2SP/C2SP/blob/main/age.md',
    keywords: ['age-secret-key-'],
    pattern: /AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]{58}/,
  }),
  form({
    id: 'private-key-jwk',
    issuer: 'JWK',
    rule: 'private-key',
    title: 'a private JSON Web Key',
    purpose: 'private_key',
    source: 'https://www.rfc-editor.org/rfc/rfc7518#section-6',
    keywords: ['"kty"', '"d"'],
    // The private exponent of RSA, the scalar of a curve, the key itself of `oct`.
    pattern: /(?:"kty"(?:[^{}]{0,2500}?"d"|[ \t]{0,4}:[ \t]{0,4}"oct"[^{}]{0,500}?"k")[ \t]{0,4}:[ \t]{0,4}"(?<secret>[\w-]{22,700})"|"d"[ \t]{0,4}:[ \t]{0,4}"[\w-]{40,700}"(?=[^{}]{0,2500}?"kty"))/,
    lines: 3_300,
    boundary: false,
  }),
  form({
    id: 'private-key-pkcs12',
    issuer: 'PKCS #12',
    rule: 'private-key',
    title: 'a PKCS #12 key store in base64',
    purpose: 'key_store',
    source: 'https://www.rfc-editor.org/rfc/rfc7292#section-4',
    keywords: ['ibazcc'],
    pattern: /MII[A-Za-z0-9+/][A-Za-z0-9+/][AQgw]IBAzCC[A-Za-z0-9+/\r\n]{400,20000}={0,2}/,
    lines: 20_100,
    before: 6,
    placeholders: false,
    verify: (secret) => (/(.)\1{15}/.test(secret) ? false : 'high'),
  }),
];
