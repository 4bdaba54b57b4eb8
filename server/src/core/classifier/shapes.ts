/** Values that name a place, an address, a digest or a thing: told by their shape. */
import { mark, type Profile } from './profile';
import { wordiness } from './wordLikeness';

const SCHEME = /^[a-z][a-z0-9+.-]{1,30}:\/\//i;

export function isUrl(value: string, profile: Profile): boolean {
  return (profile.marks & mark(':')) !== 0 && (profile.marks & mark('/')) !== 0 && SCHEME.test(value);
}

/** The password in `scheme://user:password@host`, if there is one. */
export function urlPassword(value: string): string | undefined {
  const start = value.indexOf('://') + 3;
  let end = start;
  let at = -1;
  while (end < value.length && end - start < 1024) {
    const unit = value.charCodeAt(end);
    if (unit === 47 || unit === 63 || unit === 35 || unit <= 32) break;
    if (unit === 64) at = end;
    end++;
  }
  if (at < 0) return undefined;
  const colon = value.indexOf(':', start);
  return colon >= 0 && colon < at - 1 ? value.slice(colon + 1, at) : undefined;
}

const FILE_END = /\.(?:pem|key|crt|cer|der|p12|pfx|jks|keystore|truststore|json|ya?ml|toml|ini|conf|cfg|env|txt|xml|properties|sock|pub|asc|gpg|age|log|sh|js|ts|py|rb|go|php|html?|css|png|svg|jpe?g|sql|db|csv|md|tf|tpl|tmpl|j2)$/i;

/** No secret ends like the file of a key or a certificate: `rsa.1024.pem`, `a7f3.p12`. */
const KEY_FILE = /^\w[\w-]{0,60}(?:\.[\w-]{1,40}){0,6}\.(?:pem|crt|cer|der|p12|pfx|jks|keystore|truststore|ppk|p8)$/i;

/** A file or folder: `/run/secrets/x`, `./certs/tls.key`, `C:\keys`, `config/master.key`, a route, a glob. */
export function isPath(value: string, profile: Profile): boolean {
  if (profile.lines > 0 || profile.length > 400) return false;
  const first = value.charCodeAt(0);
  const slashes = (profile.marks & mark('/')) !== 0;
  if (slashes) {
    if (first === 126 || /^\.{1,2}\//.test(value) || value.startsWith('file:')) return true;
    const wordy = wordiness(value);
    if (first === 47) return profile.length === 1 || FILE_END.test(value) || wordy.share >= 0.5 && wordy.words > 0;
    if (FILE_END.test(value) && (profile.marks & (mark('+') | mark('='))) === 0) return true;
    return !MIME.test(value) && /^[\w.@*-]+(?:\/[\w.@*:-]+)+\/?$/.test(value) && wordy.share >= 0.75 && wordy.words >= 2;
  }
  if ((profile.marks & mark('\\')) !== 0 && /^(?:[A-Za-z]:\\|\\\\[\w.]|\.\.?\\|%\w+%\\|HK(?:LM|CU))/.test(value)) return true;
  if ((profile.marks & mark('.')) !== 0 && KEY_FILE.test(value)) return true;
  return (profile.marks & mark('.')) !== 0 && FILE_END.test(value) && profile.spaces === 0 && /^[\w.-]+$/.test(value)
    && wordiness(value).share >= 0.5;
}

const MIME = /^(?:application|text|image|audio|video|font|multipart|model)\//;

/** A digest that says so itself: `sha256:…`, `sha512-…`, crypt(3) and the frameworks' password hashes. */
const MARKED_HASH = /^(?:[\w.@-]{1,64}:\$(?:2[abxy]|apr1|5|6)\$\S{8,}|(?:sha-?(?:1|224|256|384|512)|md5|blake[23]b?|b2sum)[:=-][A-Za-z0-9+/=]{16,}|\{(?:SSHA?|SHA|MD5|CRYPT|bcrypt|pbkdf2|scrypt|argon2?)[\w@-]*\}\S+|\$(?:2[abxy]?|1|5|6|7|y|gy|apr1|sha1|md5|argon2(?:id|i|d)|scrypt|pbkdf2(?:-\w+)?|bcrypt-sha256|P|H|S)\$\S{8,}|(?:pbkdf2|scrypt|argon2|bcrypt)[_:]\S*\$\S+|(?:pbkdf2_sha\d+|bcrypt_sha256|md5|sha1)\$\S+|\*[0-9A-F]{40}|md5[0-9a-f]{32}|SCRAM-SHA-(?:1|256)\$\S+|h1:[A-Za-z0-9+/]{43}=)$/;
const HASH_NAME = /(?:hash|sha|sha1|sha224|sha256|sha384|sha512|md5|digest|checksum|etag|commit|revision|rev|integrity|fingerprint|thumbprint|crc32?|gitref|sum|blake2b?)(?:es|s)?$/i;

export function isMarkedHash(value: string): boolean {
  return MARKED_HASH.test(value);
}

/** 32, 40, 56, 64, 96 or 128 hexadecimal digits, or a short git id: a digest unless a credential is expected here. */
export function isDigest(profile: Profile, name: string | undefined, credential: boolean): boolean {
  if (!profile.hex) return false;
  const { length } = profile;
  const usual = length === 32 || length === 40 || length === 56 || length === 64 || length === 96 || length === 128;
  if (name !== undefined && HASH_NAME.test(name)) return usual || length >= 7;
  return usual && !credential;
}

const UUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;

export function isUuid(value: string): boolean {
  return (value.length === 36 || value.length === 38) && UUID.test(value);
}

const IDENTIFIERS = new RegExp('^(?:' + [
  'arn:aws[\\w-]*:', '(?:urn|mailto|tel|did|spiffe|cid|data|javascript|about|blob):',
  '[\\w.+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\\.)+[A-Za-z]{2,18}$',                              // e-mail
  '(?:\\d{1,3}\\.){3}\\d{1,3}(?:[:/]\\d{1,5})?$', '\\[?[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}\\]?(?::\\d{1,5})?$', // addresses
  '(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\\.)*(?:localhost|[A-Za-z0-9][A-Za-z0-9-]{0,62}\\.(?:com|net|org|io|dev|app|local|internal|svc|cloud|co|uk|de|fr|eu|us|info|gov|edu|test|lan|home|intra|corp))(?::\\d{1,5})?(?:/\\S*)?$', // host
  '[A-Za-z][\\w-]{0,62}:\\d{2,5}$',                                                                       // host:port
  '[vV]?\\d{1,4}\\.\\d{1,5}(?:\\.\\d{1,5}){0,2}(?:[-+][\\w.-]{1,40})?$', '[\\^~<>=]{1,2}\\s?v?\\d+(?:\\.\\w+)*', // version
  '\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d\\S{0,20})?$', '\\d{1,2}:\\d\\d(?::\\d\\d)?$', '\\d+(?:\\.\\d+)?(?:ms|s|m|h|d|w|[kKMGT]i?[bB]?|px|em|rem|%|vh|vw)$',
  '(?:application|text|image|audio|video|font|multipart|model)/[\\w.+-]+(?:;.*)?$',                      // MIME
  '#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$', '(?:rgba?|hsla?|var|calc|url)\\([^)]*\\)$',
  '(?:[.#][A-Za-z][A-Za-z-]*(?:[-_][A-Za-z0-9]+)*)(?:[ >+~:.#\\[].*)?$',                                 // CSS
  '[a-z]{0,12}\\[[^\\]]+\\]$', '[a-z]+:[a-z-]+\\([^)]*\\)$',
  '\\S+/\\d{8}/[\\w-]+/[\\w-]+/aws4_request$',                                                        // SigV4 scope
  'i-[0-9a-f]{8,17}$', '(?:subnet|vpc|sg|ami|vol|eni|rtb|igw|nat|snap)-[0-9a-f]{8,17}$',               // EC2 ids
  'projects/[\\w-]+/(?!secrets)', '/subscriptions/', '\\d+-[a-z0-9]{32}\\.apps\\.googleusercontent\\.com$',
].join('|') + ')', 'i');

/** Names of things by a registered shape: ARN, e-mail, host, version, date, MIME type, colour, selector, resource id. */
export function isIdentifier(value: string, profile: Profile): boolean {
  if (profile.length > 300 || profile.lines > 0) return false;
  if (TERMINAL.test(value)) return true;
  return profile.symbols > 0 && (MARKUP.test(value) || IDENTIFIERS.test(value)) || profile.symbols === 0 && UNIT.test(value);
}

/** Colours and moves of a terminal (ECMA-48), as characters or as written. */
const TERMINAL = /[\u0000-\u0008\u000e-\u001f]|\\(?:033|x1b|e|u001b)\[/i;
const UNIT = /^(?:\d{1,6}(?:ms|s|m|h|d|w|[kKMGT]i?[bB]?|px|em|rem)|v\d+(?:alpha|beta)?\d*)$/;
/** Regular expressions, markup, code. */
const MARKUP = /^\^.*|\\[dws][+*{]|\(\?[:=!<]|\[(?:a-z|A-Z|0-9|\^)[^\]]*\]|\.\*|\\\.|<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>|=>|\)\s*[;{]|^[\w.$]+\([^()]*\)$|^(?:required|nullable|sometimes|string|min|max)(?:[|:].*)$/;

/** `Server=…;Database=…;`: pairs, whose password (if any) another rule judges. */
export function isPairs(value: string, profile: Profile): boolean {
  return (profile.marks & mark('=')) !== 0 && (profile.marks & mark(';')) !== 0
    && /^[A-Za-z][\w .-]{0,40}\s?=[^;=]*;(?:\s?[A-Za-z][\w .-]{0,40}\s?=.*)?$/.test(value)
    || (profile.marks & (mark('=') | mark('&'))) === (mark('=') | mark('&')) && /^[\w.-]+=[^&]*(?:&[\w.-]+=[^&]*)+$/.test(value)
    || (profile.marks & mark('=')) !== 0 && profile.spaces > 0 && /^[\w.-]+=\S*(?:\s+[\w.-]+=\S*)+$/.test(value);
}
