/** Passwords in files and pipes that programs read by position, where no name says that one stands. */
import type { Detector } from '../detector';
import type { Confidence } from '../facts';
import { form } from './define';
import { isGuessable, passwordLook } from './password';

function judge(secret: string): Confidence | false {
  const look = passwordLook(secret);
  return look === 'none' || secret === 'foobared' ? false : isGuessable(secret) ? 'low' : 'high';
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
  form({
    id: 'cloud-init-chpasswd',
    issuer: 'cloud-init',
    title: 'a password in a list for chpasswd',
    purpose: 'password',
    source: 'https://docs.cloud-init.io/en/latest/reference/modules.html#set-passwords',
    keywords: ['chpasswd:'],
    // Lines before it may ask for a random password (`RANDOM`, `R`) or hold a hash; other settings may stand before the list.
    pattern: /(?<=^|[\r\n])chpasswd:[ \t]{0,8}\r?\n(?:[ \t]{1,8}expire:[^\r\n]{0,40}\r?\n)?[ \t]{1,8}list:[ \t]{0,8}(?:[|>][+-]?)?[ \t]{0,8}\r?\n(?:[ \t]{1,16}(?:- )?["']?[a-z_][\w-]{0,31}:(?:R|RANDOM|\$[^\r\n]{1,200})["']?[ \t]{0,8}\r?\n){0,12}[ \t]{1,16}(?:- )?["']?[a-z_][\w-]{0,31}:(?!(?:R|RANDOM)["']?[ \t]{0,8}(?:[\r\n]|$)|\$)(?<secret>[^\s"']{4,128})["']?(?=[ \t]{0,8}(?:[\r\n]|$))/,
    lines: 3_600,
    boundary: false,
    placeholders: false,
    generic: true,
    verify: judge,
  }),
];
