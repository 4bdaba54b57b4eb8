/** The name an environment variable should have for a literal that moves there. */
import { nameWords } from './credentialNames';
import type { Literal } from './facts';

/** Words of names that say nothing about what a value is for. */
const EMPTY: ReadonlySet<string> = new Set([
  'index', 'main', 'app', 'exports', 'config', 'configuration', 'settings', 'constants', 'const', 'default', 'defaults', 'src', 'lib', 'server', 'client',
  'data', 'options', 'params', 'properties', 'values', 'spec', 'test', 'tests', 'env', 'environment', 'common', 'util', 'utils', 'helper',
  'containers', 'container', 'args', 'command', 'template',
  'my', 'the', 'this', 'self', 'get', 'set', 'use', 'with', 'new', 'create', 'make', 'hardcoded', 'const', 'static', 'global', 'a',
]);
/** Names that need to be told whose they are. */
const GENERIC = /^(?:id|password|passwd|pwd|pass|secret|token|key|api_key|apikey|secret_key|access_token|auth_token|private_key|auth|authorization|credentials?|salt|access_key|bearer|jwt)$/;
/** Names of parameters and parts, which say nothing of what is in them. */
const UNTOLD = /^(?:default|value|data|body|text|content|string|str|arg|result|sign|x)$/;
/** Headers are named after what they carry. */
const HEADERS: Readonly<Record<string, string>> = { authorization: 'auth_token', auth: 'password' };

/**
 * SCREAMING_SNAKE from the literal's name; a name as general as `password` is preceded by what holds it: the mapping's
 * key, the callee or the file. `fallback` names a literal without a name.
 */
export function environmentKey(literal: Literal, path: string, fallback = 'secret'): string {
  const own = spelled(literal.name ?? literal.path?.at(-1) ?? fallback);
  if (UNTOLD.test(own) && literal.name !== undefined) return environmentKey(withoutName(literal), path, fallback);
  const name = HEADERS[own] ?? (own === '' ? fallback : own);
  if (!GENERIC.test(name)) return finish(name);
  const holder = holderOf(literal, path);
  return finish(holder === '' || name.startsWith(holder) ? name : `${holder}_${name}`);
}

function withoutName({ name: _its, path: _where, ...rest }: Literal): Literal {
  return rest;
}

/** A key as it is written already, or the name's words; a number stays with the word that it stands at: `base64`, `oauth2`. */
function spelled(name: string): string {
  if (/^[A-Z][A-Z0-9]*(?:_+[A-Z0-9]+)*$/.test(name)) return name.toLowerCase();
  const glued = name.toLowerCase();
  return nameWords(name).filter((word) => /^[a-z0-9]+$/.test(word)).reduce((key, word) => {
    const last = key.slice(key.lastIndexOf('_') + 1);
    return key === '' ? word : /^\d/.test(word) && /^[a-z]/.test(last) && glued.includes(last + word) ? key + word : `${key}_${word}`;
  }, '');
}

function holderOf(literal: Literal, path: string): string {
  const keys = (literal.path ?? []).slice(0, -1).filter((key) => key !== '[]');
  const file = (path.split('/').pop() ?? '').replace(/^\.+/, '').split('.')[0] ?? '';
  const folders = path.split('/').slice(0, -1).reverse();
  const object = literal.resource?.dialect === 'kubernetes' ? literal.resource.name ?? '' : '';
  for (const candidate of [object, ...keys.reverse(), literal.name === undefined ? calleeOf(literal) : '', file, ...folders]) {
    const words = nameWords(candidate).filter((word) => !EMPTY.has(word) && /^[a-z]/.test(word));
    if (words.length > 0 && words.length <= 4) return join(words);
  }
  return '';
}

/** `jwt.sign` → jwt; `createHmac` → hmac. */
function calleeOf(literal: Literal): string {
  const parts = (literal.call ?? '').split('.').filter((part) => part !== '');
  return parts.length > 1 ? parts[0] ?? '' : parts[0] ?? '';
}

function join(words: readonly string[]): string {
  return words.filter((word) => /^[a-z0-9]+$/.test(word)).join('_');
}

function finish(name: string): string {
  const key = name.toUpperCase().replace(/[^A-Z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 64);
  return /^[A-Z]/.test(key) ? key : `SECRET_${key}`.replace(/_$/, '');
}
