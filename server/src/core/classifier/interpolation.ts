/** Text that is filled in later, and text that only a key opens. Both are judged by their form alone. */
import { mark, type Profile } from './profile';

const OPENING = mark('$') | mark('%') | mark('{') | mark('<') | mark('@') | mark('(') | mark('[') | mark('`') | mark('}');

/** `${X}` `$(…)` `${{…}}` `{{…}}` `{%…%}` `#{…}` `<%…%>` `%(x)s` `%ENV%` `@@x@@` `((x))` `$VAR`, format strings. */
export function isInterpolation(value: string, profile: Profile): boolean {
  if (value.startsWith('__') && SLOT.test(value) || READ.test(value)) return true;
  if ((profile.marks & OPENING) === 0) return false;
  return BRACED.test(value) || FORMAT.test(value) || variables(value);
}

const BRACED = new RegExp([
  '[$#@&]\\{[^{}\\s]', // ${X} #{x} @{x}, also ${{ x }} by the next line
  '\\$\\{\\{', '\\{\\{', '\\{%', '<%', '%>', '<\\?(?:php|=)',
  '^[-=?+][^{}$\\s]*\\}$', // the end of a `${X:-10}` that was cut at its colon
  '\\$\\([^)]', '^`[^`]+`$', '^`[a-z][\\w-]*$',
  '\\$\\[\\[', '@@[A-Za-z_][\\w.-]{0,80}@@', '^\\(\\([\\w./:-]+\\)\\)$', '^\\[\\[[^\\[\\]]+\\]\\]$',
  '%\\([A-Za-z_]\\w{0,80}\\)[sdrq]', '%[A-Za-z_]\\w{1,80}%',
].join('|'));

/** Code that reads the environment, where a manual shows it outside of any string. */
const READ = /^(?:process\.env|import\.meta\.env|(?:Deno|Bun)\.env|os\.(?:environ|getenv)|System\.getenv|Environment\.GetEnvironmentVariable|ENV|getenv|env)[.([]/;

const SLOT = /^__[A-Za-z][A-Za-z0-9_]{0,80}__$/;

/** `{0}` `{name}` `{user.name:>10}` and C formats at the end of a word. */
const FORMAT = /\{\d{0,2}\}|\{[A-Za-z_][\w.]{0,80}(?:\[[^\]\s]{0,40}\])?(?:![rsa])?(?::[^{}\s]{0,20})?\}|(?:^|[\s=:'"([,/])%[-+0-9.]{0,6}[sdvxqi@](?:$|[^A-Za-z0-9])/;

const VARIABLE = /\$(?:[A-Za-z_]\w{0,80}|[0-9@*#?!])/g;

/**
 * `$NAME`: the whole value, or in capitals, or after a space or separator. `$` inside a word (`super$ecret`) is a character,
 * and `$2b$…` the mark of a password hash.
 */
function variables(value: string): boolean {
  if (!value.includes('$')) return false;
  if (/^\$(?:[A-Za-z_][\w.:>-]{0,120}|[1-9@*#?!])$/.test(value)) return !/^\$[a-z]+\$/.test(value);
  VARIABLE.lastIndex = 0;
  for (let found = VARIABLE.exec(value), tries = 0; found !== null && tries < 20; found = VARIABLE.exec(value), tries++) {
    const name = found[0];
    const before = found.index === 0 ? ' ' : value[found.index - 1] ?? ' ';
    if (before === '$' || value[found.index + name.length] === '$') continue;
    if (/^\$[A-Z_][A-Z0-9_]{2,}$/.test(name)) return true;
    if (/[\s:=,'"(]/.test(before) && found.index > 0 && name.length > 2) return true;
  }
  return false;
}

/** What encrypts a value leaves a mark at its beginning; each with where it is documented. */
const CIPHERTEXT = new RegExp('^(?:' + [
  'ENC\\[[A-Z0-9_]+,',                            // SOPS: getsops.io, “ENC[AES256_GCM,data:…”
  'ENC\\[(?:PKCS7|GPG),',                         // hiera-eyaml
  'ENC\\([^()\\s]+\\)$',                          // Jasypt
  'encrypted:[A-Za-z0-9+/=]{16,}',               // dotenvx
  '-----BEGIN AGE ENCRYPTED FILE-----', 'age-encryption\\.org/v1',
  '\\$ANSIBLE_VAULT;', '!vault\\b',
  'vault:v\\d+:[A-Za-z0-9+/=]',                  // HashiCorp Vault transit
  '\\u0000?GITCRYPT',
  '-----BEGIN PGP MESSAGE-----',
  '\\{cipher\\}',                                 // Spring Cloud Config
  // Maven's settings.xml, and what else plexus-cipher decorates
  '\\{(?:[A-Za-z0-9+/]{4}){5,}(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)\\}$',
  'AQICAH[A-Za-z0-9+/=]{40,}',                    // AWS KMS ciphertext blob, base64
  'CiQA[A-Za-z0-9+/=]{40,}',                      // Google Cloud KMS ciphertext, base64
  'Ag[A-D][A-Za-z0-9+/]{200,}={0,2}$',            // SealedSecret: two length bytes of an RSA-wrapped key, base64
  'U2FsdGVkX1[89+/][A-Za-z0-9+/=\\s]+$',         // OpenSSL “Salted__”
  'eyJhbGciOiJ(?:SU0E|kaXI|FMTI|SRUNES|QkVTM)[\\w-]*\\.[\\w-]*\\.[\\w-]+\\.', // JWE: five parts, key-wrapping algorithm
  'crypt:v\\d+:', 'pulumi:secret:', 'v1:[A-Za-z0-9+/=]{16}:[A-Za-z0-9+/=]+$', // Pulumi's “v1:nonce:ciphertext”
  'kms:[A-Za-z0-9+/=]{20,}$',
].join('|') + ')');

/** Ciphertext of the tools that keep encrypted values in git. */
export function isCiphertext(value: string): boolean {
  const first = value.charCodeAt(0);
  // Only `- $ ! A a C c E e G k p U v { NUL` begin one.
  return (first === 45 || first === 36 || first === 33 || first === 123 || first === 0 || letterOf(first)) && CIPHERTEXT.test(value);
}

function letterOf(unit: number): boolean {
  return unit === 65 || unit === 97 || unit === 67 || unit === 99 || unit === 69 || unit === 101 || unit === 71
    || unit === 107 || unit === 112 || unit === 85 || unit === 118;
}

const PUBLIC = /^(?:(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d+|sk-(?:ssh|ecdsa)-\S+) AAAA|-----BEGIN (?:[A-Z0-9]+ )?(?:PUBLIC KEY|CERTIFICATE|CERTIFICATE REQUEST|PGP PUBLIC KEY BLOCK|PKCS7|X509 CRL|DH PARAMETERS|EC PARAMETERS)|age1[0-9a-z]{58}$|untrusted comment: minisign public)/;

/** SSH, PEM, age and minisign public keys, certificates; also PEM as base64 of its first line. */
export function isPublicKey(value: string): boolean {
  return PUBLIC.test(value.charCodeAt(0) <= 32 ? value.trimStart() : value)
    || value.startsWith('LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS') || value.startsWith('LS0tLS1CRUdJTiBQVUJMSUMg');
}
