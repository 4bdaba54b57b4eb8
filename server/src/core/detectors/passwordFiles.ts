/** Passwords in files and pipes that programs read by position, where no name says that one stands. */
import type { Detector } from '../detector';
import type { Confidence } from '../facts';
import { form } from './define';
import { passwordLook } from './password';

function judge(secret: string): Confidence | false {
  const look = passwordLook(secret);
  return look === 'none' || secret === 'foobared' ? false : look === 'weak' ? 'medium' : 'high';
}

export const passwordFiles: readonly Detector[] = [
  form({
    id: 'redis-password',
    issuer: 'Redis',
    title: 'a Redis password',
    purpose: 'password',
    source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/',
    keywords: ['requirepass ', 'masterauth '],
    pattern: /(?<=^|[\r\n][ \t]{0,8})(?:requirepass|masterauth)[ \t]{1,8}["']?(?<secret>[^\s"'#]{4,128})["']?(?=[ \t]{0,8}(?:[\r\n]|$))/,
    boundary: false,
    placeholders: false,
    generic: true,
    verify: judge,
  }),
  form({
    id: 'postgres-password-file',
    issuer: 'PostgreSQL',
    title: 'a password of a PostgreSQL password file',
    purpose: 'password',
    source: 'https://www.postgresql.org/docs/current/libpq-pgpass.html',
    keywords: [':5432:'],
    pattern: /:5432:(?:\*|[\w-]{1,63}):(?:\*|[\w.-]{1,63}):(?<secret>[^\s:"'`]{4,128})(?=[\r\n]|$)/,
    boundary: false,
    placeholders: false,
    generic: true,
    verify: judge,
  }),
  form({
    id: 'chpasswd-password',
    issuer: 'chpasswd',
    title: 'a password handed to chpasswd',
    purpose: 'password',
    source: 'https://man7.org/linux/man-pages/man8/chpasswd.8.html',
    keywords: ['chpasswd'],
    pattern: /echo[ \t]{1,3}(?:-e[ \t]{1,3})?\\?["']?[a-z_][\w-]{0,31}:(?<secret>[^\s"'\\|]{4,128})\\?["']?[ \t]{0,3}\|[ \t]{0,3}(?:sudo[ \t]{1,3})?(?:\/usr)?(?:\/sbin\/)?chpasswd\b/,
    before: 220,
    boundary: false,
    placeholders: false,
    generic: true,
    verify: judge,
  }),
];
