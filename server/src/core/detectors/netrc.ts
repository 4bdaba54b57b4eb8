/** Passwords in `.netrc` files. */
import type { Detector } from '../detector';
import { form } from './define';
import { passwordLook } from './password';

export const netrc: readonly Detector[] = [
  form({
    id: 'netrc-password',
    issuer: 'netrc',
    title: 'a password in a netrc entry',
    purpose: 'password',
    source: 'https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html',
    keywords: ['machine ', 'default login', 'default\n'],
    pattern: /(?:machine\s{1,4}[^\s"']{1,120}|default)\s{1,12}login\s{1,4}[^\s"']{1,120}\s{1,12}password\s{1,4}(?<secret>[^\s"']{3,200})/,
    lines: 600,
    boundary: false,
    placeholders: false,
    verify: (secret, match) => (passwordLook(secret) === 'none' || /login\s{1,4}anonymous/.test(match) ? false : passwordLook(secret) === 'weak' ? 'medium' : 'high'),
  }),
];
