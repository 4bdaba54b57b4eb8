/** `scheme://user:password@host` (RFC 3986 §3.2.1), whatever the scheme. */
import type { Detector } from '../detector';
import type { Confidence } from '../facts';
import { form } from './define';
import { isExampleHost, isGuessable, isLocalHost, passwordLook } from './password';

const USER_PASSWORD_HOST =
  /:\/\/[^\s:@/"'`<>\\?#,]{0,100}(?:@[A-Za-z0-9][\w.-]{0,80})?:(?<secret>[^\s/"'`<>\\?]{1,200})@[[\w%.$({-][^\s/"'`<>?&\\,;)]{0,200}/;

/** @param example whether the detector is the one of hosts that documentation is written with */
function judge(secret: string, match: string, example: boolean): Confidence | false {
  const user = match.slice(3, match.indexOf(':', 3));
  const host = match.slice(match.lastIndexOf('@') + 1);
  const look = passwordLook(decoded(secret), decoded(user));
  // `user:pass@` is how manuals write it, whatever the host.
  const documented = isExampleHost(host) || /^user(?:name)?$/i.test(user) && /^pass(?:wd)?$/i.test(secret);
  if (look === 'none' || /^\d+$/.test(host) || (documented && look === 'weak') !== example) return false;
  if (/[{}<>]|%s|\$\{|\*\*\*|YOUR|xxx/.test(user) && look === 'weak') return false;
  if (look === 'weak') return isLocalHost(host) ? 'low' : 'medium';
  return !isLocalHost(host) ? 'high' : isGuessable(decoded(secret), decoded(user)) ? 'low' : 'medium';
}

/** Percent-encoding undone where it is whole. */
function decoded(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

export const urlCredentials: readonly Detector[] = [
  form({
    id: 'url-credentials',
    issuer: 'URL',
    rule: 'credential-in-url',
    title: 'a password in a URL',
    purpose: 'password',
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
    keywords: ['://'],
    pattern: USER_PASSWORD_HOST,
    boundary: false,
    placeholders: false,
    verify: (secret, match) => judge(secret, match, false),
  }),
  form({
    id: 'url-credentials-example',
    issuer: 'URL',
    rule: 'credential-in-url',
    title: 'a password in a URL of an example host',
    purpose: 'password',
    source: 'https://www.rfc-editor.org/rfc/rfc2606',
    keywords: ['://'],
    pattern: USER_PASSWORD_HOST,
    boundary: false,
    placeholders: false,
    verify: (secret, match) => judge(secret, match, true),
  }),
  form({
    id: 'url-user-token',
    issuer: 'URL',
    rule: 'credential-in-url',
    title: 'a token in a URL',
    purpose: 'token',
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
    keywords: ['://'],
    pattern: /:\/\/(?<secret>[A-Za-z0-9_-]{24,200})(?::x-oauth-basic|:)?@[\w.-]{4,200}/,
    boundary: false,
    entropy: 3,
    verify: (secret) => (/\d\D+\d/.test(secret) && /[A-Za-z]\d/.test(secret) ? 'high' : false),
  }),
];
