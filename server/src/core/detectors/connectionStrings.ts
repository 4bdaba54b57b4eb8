/** Keyword connection strings: ADO.NET, ODBC, OLE DB, libpq. */
import type { Detector } from '../detector';
import type { Confidence } from '../facts';
import { form } from './define';
import { isGuessable, isLocalHost, passwordLook } from './password';

function judge(secret: string, match: string): Confidence | false {
  const host = /(?:server|data source|host|addr(?:ess)?)\s{0,3}=\s{0,3}(?:tcp:)?([^;,\s"']{1,100})/i.exec(match)?.[1] ?? '';
  const user = /(?:user id|userid|user|uid|username)\s{0,3}=\s{0,3}([^;,\s"']{1,100})/i.exec(match)?.[1] ?? '';
  const look = passwordLook(secret, user);
  if (look === 'none' || /[(){}]|^\$|\+$|^"/.test(secret)) return false;
  if (look === 'weak') return isLocalHost(host) ? 'low' : 'medium';
  return !isLocalHost(host) ? 'high' : isGuessable(secret, user) ? 'low' : 'medium';
}

export const connectionStrings: readonly Detector[] = [
  form({
    id: 'connection-string-password',
    issuer: 'connection string',
    rule: 'credential-in-url',
    title: 'a password in a connection string',
    purpose: 'password',
    source: 'https://learn.microsoft.com/en-us/dotnet/framework/data/adonet/connection-string-syntax',
    keywords: ['server=', 'data source=', 'host=', 'provider=', 'driver=', 'uid=', 'user id=', 'initial catalog='],
    pattern: /(?:server|data source|host|provider|driver|uid|user id|initial catalog)=(?:[^"'`\n<>]|["'][ \t]{0,3}[&+.][ \t]{0,3}["']){1,300}?(?<=[;\s"'])(?:password|pwd)[ \t]{0,2}=[ \t]{0,2}(?<secret>[^;"'`\s<>\\&]{3,128})(?=$|[;"'`\s<\\&])/i,
    boundary: false,
    placeholders: false,
    verify: judge,
  }),
  form({
    id: 'connection-string-password-first',
    issuer: 'connection string',
    rule: 'credential-in-url',
    title: 'a password in a connection string',
    purpose: 'password',
    source: 'https://learn.microsoft.com/en-us/dotnet/framework/data/adonet/connection-string-syntax',
    keywords: ['password=', 'pwd='],
    pattern: /(?:password|pwd)=(?<secret>[^;"'`\s<>\\&]{3,128});[^"'`\n<>]{0,200}?(?:server|data source|host|user id|uid|database|initial catalog)=[^;"'`\s]{1,100}/i,
    boundary: false,
    placeholders: false,
    verify: judge,
  }),
];
