/** Passwords given to commands as arguments. */
import type { Detector } from '../detector';
import type { Confidence } from '../facts';
import { form } from './define';
import { isGuessable, passwordLook } from './password';

function judge(secret: string, _match: string, user = ''): Confidence | false {
  const look = passwordLook(secret);
  if (look === 'none' || /^[-$]|\$\{|\$\(|^%.*%$|^\{\{/.test(secret)) return false;
  return isGuessable(secret, user) ? 'low' : 'high';
}

/** `user:password`: either may be empty (an API key alone); a variable in one of them is no literal. */
function judgePair(secret: string, match: string): Confidence | false {
  const pair = secret.replace(/["']/g, '');
  const colon = pair.indexOf(':');
  const user = pair.slice(0, colon);
  const password = pair.slice(colon + 1) || user;
  if (password.length < 3 || /^\$|\$\{|\$\(|\{\{|[<>]|^\[|%\w+%|\$[A-Z_]{3,}/.test(password)) return false;
  if (password.length < 4 && passwordLook(password) !== 'real') return false;
  if (/^(?:user(?:name)?|xxx|foo|test|admin|login|email|<.*)$/i.test(user) && passwordLook(password, user) !== 'real') return false;
  return judge(password, match, user);
}

export const commandLine: readonly Detector[] = [
  form({
    id: 'curl-user-password',
    issuer: 'curl',
    title: 'a password on a curl command line',
    purpose: 'password',
    source: 'https://curl.se/docs/manpage.html#-u',
    keywords: ['curl '],
    pattern: /curl (?:(?!curl )[^\n\\]|\\(?!\r?\n)|\\\r?\n|\n(?=[ \t#>]{1,8}(?:[-'"]|https?:))){0,600}?(?<=\s)(?:-u|--user)[ \t=]{1,4}(?<secret>"(?:[^"\n$]{3,120}|:[^"\n$]{3,80})"(?::"[^"\n]{3,80}")?|'[^'\n]{3,120}'|[\w.@+~-]{0,80}:(?:'[^'\n]{3,80}'|"[^"\n]{3,80}"|[^\s"'`\\|;&<>]{3,120}))(?=\s|$)/,
    lines: 1_200,
    boundary: false,
    placeholders: false,
    generic: true,
    verify: (secret, match) => (secret.includes(':') ? judgePair(secret, match) : false),
  }),
  form({
    id: 'curl-option-password',
    issuer: 'curl',
    title: 'a password in an option of libcurl',
    purpose: 'password',
    source: 'https://curl.se/libcurl/c/CURLOPT_USERPWD.html',
    keywords: ['userpwd', 'curlopt_password', 'curlopt_proxypassword', 'curlopt_keypasswd', 'curlopt_xoauth2_bearer'],
    pattern: /(?:USERPWD["']?[ \t]{0,4}(?:,|=>|=)[ \t]{0,4}["'][^"':\n]{0,80}:|CURLOPT_(?:(?:PROXY)?PASSWORD|KEYPASSWD|XOAUTH2_BEARER)["']?[ \t]{0,4}(?:,|=>|=)[ \t]{0,4}["'])(?<secret>[^"'\n]{4,128})["']/,
    boundary: false,
    placeholders: false,
    generic: true,
    verify: judge,
  }),
  form({
    id: 'openssl-password',
    issuer: 'OpenSSL',
    title: 'a pass phrase on a command line of OpenSSL',
    purpose: 'passphrase',
    source: 'https://docs.openssl.org/master/man1/openssl-passphrase-options/',
    keywords: ['pass:'],
    pattern: /(?<=[ \t"'](?:-pass|-passin|-passout|-password)[ \t"',=]{1,5})pass:(?<secret>[^\s"'`|;&<>]{3,128})/,
    boundary: false,
    placeholders: false,
    generic: true,
    verify: judge,
  }),
  form({
    id: 'command-line-password',
    issuer: 'command line',
    title: 'a password on a command line',
    purpose: 'password',
    source: 'https://cwe.mitre.org/data/definitions/214.html',
    keywords: ['psexec', 'sshpass', 'connect-viserver', 'mysql', 'docker login', 'mongo ', 'kinit', 'net use', 'redis-server', 'redis-cli ', 'configure set ', 'config set '],
    pattern: /(?:psexec(?:\.exe)?[^\n]{1,160}?-u[ \t]{1,3}\S{1,80}[ \t]{1,3}-p[ \t]{1,3}|sshpass[ \t]{1,3}-p[ \t]{0,3}|connect-viserver[^\n]{1,160}?-password[ \t]{1,3}|mysql(?:dump|admin)?[ \t][^\n|;]{0,160}?--password=|docker login[^\n|;]{0,160}?(?:[ \t]-p|[ \t]--password)[ =]|mongo[ \t][^\n|;]{0,160}?(?:[ \t]-p|[ \t]--password)[ =]|redis-server[^\n|;]{0,160}?--requirepass(?:[ \t=]{1,3}|["'],[ \t]{0,3})|redis-cli[ \t][^\n|;]{0,160}?(?<=[ \t])(?:-a|--pass)[ \t]{1,3}|config(?:ure)? set [\w./:@-]{0,80}(?:secret_access_key|session_token|password|token|secret|_auth|_authToken|api[-_]?key)[ \t=]{1,3})["']?(?<secret>[^\s"'`|;&<>]{3,128})["']?/i,
    boundary: false,
    placeholders: false,
    generic: true,
    verify: judge,
  }),
  form({
    id: 'htpasswd-password',
    issuer: 'Apache',
    title: 'a password on a command line of htpasswd',
    purpose: 'password',
    source: 'https://httpd.apache.org/docs/current/programs/htpasswd.html',
    keywords: ['htpasswd '],
    // `-b` takes it from the command line; `-B` is another option.
    pattern: /htpasswd[ \t]{1,3}(?:-[A-Za-z]{1,6}[ \t]{1,3}){0,2}-[A-Za-z]{0,5}b[A-Za-z]{0,5}[ \t]{1,3}(?:-\w{1,8}[ \t]{1,3}){0,2}(?:[^\s|;&<>-][^\s|;&<>]{0,120}[ \t]{1,3}){1,2}["']?(?<secret>[^\s"'`|;&<>]{3,128})["']{0,2}(?=[ \t]{0,3}(?:$|[\r\n|;&<>)\\`,]))/,
    boundary: false,
    placeholders: false,
    generic: true,
    verify: judge,
  }),
  form({
    id: 'piped-password',
    issuer: 'command line',
    title: 'a password handed to a login',
    purpose: 'password',
    source: 'https://docs.docker.com/reference/cli/docker/login/#password-stdin',
    keywords: ['--password-stdin'],
    pattern: /(?:echo|printf(?:[ \t]{1,3}["']?%s["']?)?)[ \t]{1,3}(?:-n[ \t]{1,3})?["']?(?<secret>[^\s"'`|$]{6,256})["']?[ \t]{0,3}\|[ \t]{0,3}[^\n|;]{0,200}?--password-stdin/,
    before: 480,
    boundary: false,
    placeholders: false,
    generic: true,
    verify: judge,
  }),
];
