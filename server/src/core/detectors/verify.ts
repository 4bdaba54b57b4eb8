/** Further looks at a matched credential: checksums and decoded structure, as the issuers document them. */
import type { Confidence } from '../facts';
import { decodeBase64 } from './base64';
import { hasBase62Checksum } from './checksum';

type Verdict = Confidence | false;

/**
 * The last six characters are a base-62 CRC-32 of those after the prefix. Published fakes and older tokens fail it,
 * so a failure lowers the confidence only: https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
 */
export function githubChecksum(secret: string): Verdict {
  return secret.length !== 40 || hasBase62Checksum(secret, 4) ? 'high' : 'medium';
}

/** As GitHub's: https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/ */
export function npmChecksum(secret: string): Verdict {
  return hasBase62Checksum(secret, 4) ? 'high' : 'medium';
}

/** Personal and most other tokens have 20 characters, agents 50, OAuth secrets 64; routable ones are longer and end in a checksum. */
export function gitlabShape(secret: string): Verdict {
  return hasDigits(secret) && /[A-Za-z]{2}/.test(secret.slice(6)) ? 'high' : 'medium';
}

/** Access key ids are base 32 after the prefix, so hold no 0, 1, 8 or 9. */
export function awsAccessKeyId(secret: string): Verdict {
  return /^[A-Z]{4}[A-Z2-7]{16}$/.test(secret) ? 'high' : 'medium';
}

/** Service tokens have 24 characters (old servers) or some 90, batch tokens more; random in any case. */
export function vaultToken(secret: string): Verdict {
  return hasDigits(secret) && (secret.length >= 64 || /[A-Z]/.test(secret)) ? 'high' : false;
}

/** The middle is base64 of a JSON object with the organisation: https://develop.sentry.dev/rfcs/0091-ci-upload-tokens/ */
export function sentryOrganisation(secret: string): Verdict {
  const decoded = decodeBase64(secret.slice('sntrys_'.length, secret.lastIndexOf('_')));
  return decoded !== undefined && decoded.startsWith('{') ? 'high' : 'medium';
}

/** A token ends in a secret part; workspace tokens of old have numbers only. */
export function slackShape(secret: string): Verdict {
  return /[A-Za-z]/.test(secret.slice(5)) ? 'high' : 'medium';
}

/** `user:password` in base64, as Docker's `auth` and HTTP Basic have it. */
export function isBasicCredentials(secret: string): Verdict {
  const decoded = decodeBase64(secret);
  if (decoded === undefined || !/^[\x21-\x7e]{1,200}:./.test(decoded) || isFillerPassword(decoded.slice(decoded.indexOf(':') + 1))) return false;
  return /^[\x20-\x7e]*$/.test(decoded) ? 'high' : 'medium';
}

/** The rest of a publishable key is the address of the front-end API in base64, with `$` at its end. */
export function isClerkHost(secret: string): Verdict {
  return /^[\w.-]+\$$/.test(decodeBase64(secret.slice('pk_live_'.length)) ?? '') ? 'high' : false;
}

/** Words that stand for a password in documentation. */
export function isFillerPassword(password: string): boolean {
  return /^(?:x+|\*+|\.+|-+|_+|pass(?:word|wd)?|pwd|secret|token|api[-_]?key|my[-_]?password|your[-_]?\w*|user(?:name)?|changeme|example|redacted|none|null|undefined|true|false)$/i.test(password);
}

/** Letters as well as digits: for forms that a number could take. */
export function hasLetters(secret: string): Verdict {
  return /[A-Za-z]/.test(secret.slice(9)) ? 'high' : false;
}

/** A digit at least: for forms that words could take. */
export function hasDigits(secret: string): Verdict {
  return /\d/.test(secret) ? 'high' : false;
}

/** Upper case as well as lower case. */
export function mixedCase(secret: string): Verdict {
  return /[a-z]/.test(secret.slice(4)) && /[A-Z]/.test(secret.slice(4)) ? 'high' : false;
}

/** Letters and digits, and more than one change between them: not a word with a number. */
export function mixed(secret: string): Verdict {
  return /\d\D+\d|[A-Za-z]\d+[A-Za-z]/.test(secret.slice(3)) ? 'high' : false;
}
