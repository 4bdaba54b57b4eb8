/** Passwords of accounts in SQL: MySQL, MariaDB and Oracle (`IDENTIFIED BY`), PostgreSQL and SQL Server (`PASSWORD`). */
import type { Detector } from '../detector';
import type { Confidence } from '../facts';
import { form } from './define';
import { passwordLook } from './password';

/** A hash (`*…`, `md5…`, `SCRAM-…`) or a parameter of a prepared statement is no password; without quotes only what is no word of SQL is one. */
function judge(secret: string, match: string): Confidence | false {
  const user = /(?:user|role|login)\s+(?:if not exists\s+)?['"`]?([\w-]+)/i.exec(match)?.[1];
  const look = passwordLook(secret, user);
  if (look === 'none' || /^(?:\*[0-9A-F]{40}|md5[0-9a-f]{32}|SCRAM-SHA-\S+|0x[0-9A-F]+|[$:?@%][\w(]*)$/i.test(secret)) return false;
  if (!/['"]\S+$/.test(match)) return look === 'real' && /\d/.test(secret) && /[A-Za-z]/.test(secret) ? 'medium' : false;
  return look === 'weak' || /^[a-z]{1,12}$/i.test(secret) ? 'low' : 'high';
}

export const sqlPassword: readonly Detector[] = [
  form({
    id: 'sql-account-password',
    issuer: 'SQL',
    title: 'a password of a database account',
    purpose: 'password',
    source: 'https://dev.mysql.com/doc/refman/8.4/en/create-user.html',
    keywords: ['identified ', 'create user ', 'alter user ', 'create role ', 'alter role ', 'create login ', 'alter login '],
    pattern: /(?:identified (?:with ['"`]?\w{3,40}['"`]? )?by[ \t]{1,4}|(?:create|alter) (?:user|role|login) [^;\n]{1,160}?\bpassword[ \t]{0,3}=?[ \t]{0,3}(?:N(?='))?)\\?['"]?(?<secret>[^'"`\\\s;]{4,128})\\?['"]?(?=$|[\s'"`;\\),])/i,
    boundary: false,
    placeholders: false,
    generic: true,
    verify: judge,
  }),
];
