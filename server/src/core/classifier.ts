/** What a value is, decided once for all rules before any entropy is looked at. */
import { isCiphertext, isInterpolation, isPublicKey } from './classifier/interpolation';
import { decodeText } from './classifier/base64';
import { isPlaceholder } from './classifier/placeholders';
import { profileOf, type Profile } from './classifier/profile';
import { isDigest, isIdentifier, isMarkedHash, isPairs, isPath, isUrl, isUuid, urlPassword } from './classifier/shapes';
import { isGenerated, wordClass } from './classifier/words';
import { credentialName, type CredentialName } from './credentialNames';
import type { LiteralSlot, SiteForm, ValueClass } from './facts';
import { parseReference } from './providers/index';

/** What is known about the value's place. */
export interface ValueContext {
  readonly name?: string;
  readonly slot?: LiteralSlot;
  readonly form?: SiteForm;
  /** What `credentialName(name)` said, where the caller has asked already; `argument` for a credential's place in a call. */
  readonly credential?: CredentialName;
}

/** Longer values are judged by their beginning. */
const LIMIT = 4_096;

/** Linear in the value up to 4,096 code units, constant beyond. */
export function classify(value: string, context: ValueContext): ValueClass {
  if (value.length > LIMIT) return classify(value.slice(0, LIMIT), context);
  const credential = context.credential ?? (context.name === undefined ? undefined : credentialName(context.name));
  const profile = profileOf(value);
  if (credential?.vague !== true) return classOf(value, profile, context, credential);
  if (credential.purpose === 'password' && profile.digits > 0 && profile.lower + profile.upper > 0 && profile.length >= 6) {
    return classOf(value, profile, context, { purpose: 'password', environment: false });
  }
  const plain = classOf(value, profile, context, undefined);
  if (plain !== 'opaque' && plain !== 'hash') return plain;
  return isGenerated(value, profile) ? 'opaque' : plain === 'opaque' ? 'name' : plain;
}

function classOf(value: string, profile: Profile, context: ValueContext, credential: CredentialName | undefined): ValueClass {
  if (profile.length === profile.spaces + profile.lines) return 'empty';
  const fixed = constantClass(value, profile);
  if (fixed !== undefined) return fixed;
  const purpose = credential?.purpose;
  const constant = credential !== undefined && credential.environment && credential.label !== true;
  const delivered = credential !== undefined && (credential.argument === true || context.slot !== undefined && DELIVERED.has(context.slot));
  const isPassword = purpose === 'password' || purpose === 'passphrase';

  if (profile.symbols === 0 && profile.lower + profile.upper === 0 && NUMBER.test(value)) return numberClass(value, profile, isPassword, purpose !== undefined);
  if (profile.symbols > 0) {
    const structured = structureClass(value, profile, context);
    if (structured !== undefined) return structured;
  } else if (context.form === 'template') return 'interpolation';
  if (profile.symbols > 0 && isUrl(value, profile)) return urlClass(value);
  if (value.startsWith('age1') && isPublicKey(value)) return 'public-key';
  if (isPlaceholder(value, profile, { name: context.name, password: isPassword, delivered: delivered || constant })) return 'placeholder';
  // `NEO4J_AUTH=neo4j/…`, `SMTP_AUTH=bot:…`: a name and a password.
  if (purpose === 'authorization' && delivered && constant && PAIR.test(value)) return 'weak';
  if (profile.symbols > 0 && isPath(value, profile)) return 'path';
  if (isDigest(profile, context.name, credential !== undefined)) return 'hash';
  if (isUuid(value)) return credential === undefined ? 'identifier' : 'opaque';
  if (isIdentifier(value, profile) || profile.symbols > 0 && isPairs(value, profile)) return 'identifier';
  const inside = schemeClass(value, profile, purpose) ?? quotedClass(value, context);
  if (inside !== undefined) return inside;
  const signing = context.name !== undefined && SIGNING.test(context.name);
  const judged = wordClass(value, profile, { purpose, delivered, constant, signing });
  return judged === 'opaque' && purpose !== undefined ? encodedClass(value, profile, context) ?? judged : judged;
}

/** A literal of a script inside a literal: `'…',` keeps its quotes and comma. */
function quotedClass(value: string, context: ValueContext): ValueClass | undefined {
  const inside = QUOTED.exec(value)?.[2];
  return inside === undefined ? undefined : classify(inside, context);
}

const QUOTED = /^(['"])([^'"]{1,512})\1[,;)]*$/;

/** Base64 of words is as guessable as the words. */
function encodedClass(value: string, profile: Profile, context: ValueContext): ValueClass | undefined {
  if (profile.length % 4 !== 0 || profile.length > 128 || profile.length < 8) return undefined;
  const text = decodeText(value)?.trim();
  if (text !== undefined && text.startsWith('-----BEGIN')) return classify(text, context);
  if (text === undefined || !/^[\w@.!#%:+ -]+$/.test(text)) return undefined;
  const inside = classify(text, context);
  // Words in base64 are a secret that somebody thought of: `bXktc2VjcmV0…`.
  if (inside === 'name' && profile.length >= 24 && !text.includes(':')) return 'weak';
  return inside === 'placeholder' || inside === 'weak' || inside === 'name' || inside === 'path' || inside === 'prose' ? inside : undefined;
}

const DELIVERED: ReadonlySet<LiteralSlot> = new Set<LiteralSlot>([
  'env-file', 'kubernetes-env', 'kubernetes-secret-data', 'kubernetes-secret-string', 'compose-environment', 'pipeline-env',
]);
const NUMBER = /^\d+$/;
const SIGNING = /jwt|session|cookie|hmac|encrypt|signing/i;
const PAIR = /^[\w.@-]{2,40}[:/][^\s:/]{4,64}$/;

function constantClass(value: string, { digits }: Profile): ValueClass | undefined {
  if (value.length > 9) return undefined;
  switch (value.toLowerCase()) {
    case 'true': case 'false': case 'yes': case 'no': case 'on': case 'off':
    case 'null': case 'nil': case 'none': case 'undefined': case '~': case 'nan':
      return 'boolean';
  }
  return digits > 0 && /^[-+]?(?:\d+\.\d*|\.\d+|\d+e[-+]?\d+|0x[0-9a-f]{1,6}|-\d+)$/i.test(value) ? 'number' : undefined;
}

/** `MYSQL_ROOT_PASSWORD: 123456` is a password that happens to be a number. */
function numberClass(value: string, profile: Profile, isPassword: boolean, credential: boolean): ValueClass {
  if (isPassword && profile.length >= 4) return profile.longestRun === profile.length && profile.length > 6 ? 'placeholder' : 'weak';
  if (!credential || profile.length < 16) return 'number';
  return isPlaceholder(value, profile, { password: false, delivered: false }) ? 'placeholder' : 'opaque';
}

/** What says by its form that it is resolved, decrypted or shown elsewhere. */
function structureClass(value: string, profile: Profile, context: ValueContext): ValueClass | undefined {
  if (parseReference(value) !== undefined) return 'reference';
  if (isCiphertext(value)) return 'ciphertext';
  if (isMarkedHash(value)) return 'hash';
  if (context.form === 'template' || isInterpolation(value, profile)) return defaultClass(value) ?? 'interpolation';
  if (isPublicKey(value)) return 'public-key';
  if (value.startsWith('-----BEGIN')) return PRIVATE_KEY.test(value) ? 'opaque' : 'placeholder';
  return undefined;
}

/** `${DB_PASSWORD:-…}`: what stands in the place when nothing is set. Only a default that is plainly a credential is one. */
function defaultClass(value: string): ValueClass | undefined {
  const inside = DEFAULT.exec(value)?.[1];
  return inside !== undefined && classify(inside, { credential: { purpose: 'password', environment: false } }) === 'opaque' ? 'opaque' : undefined;
}

const DEFAULT = /^\$\{[A-Za-z_][\w.]*(?::-|:=|:|-)([^${}\s]{8,200})\}$/;

/** A private key with a body, also with its line ends written out; without one it stands for a key. */
const PRIVATE_KEY = /^-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?[A-Za-z0-9+/]{32}/;

function urlClass(value: string): ValueClass {
  const password = urlPassword(value);
  if (password === undefined || password === '') return URL_PLACEHOLDER.test(value) ? 'placeholder' : 'url';
  const inside = classify(password, { credential: { purpose: 'password', environment: true } });
  return inside === 'weak' || inside === 'opaque' ? inside : inside === 'interpolation' || inside === 'reference' || inside === 'placeholder' ? inside : 'url';
}

/** `Bearer …`, `Basic …`: the credential behind the scheme. */
function schemeClass(value: string, profile: Profile, purpose: CredentialName['purpose'] | undefined): ValueClass | undefined {
  if (profile.spaces === 0) return undefined;
  const found = SCHEME.exec(value);
  if (!found) return undefined;
  const inside = classify(found[1] ?? '', { credential: { purpose: 'token', environment: false } });
  return inside === 'opaque' || purpose !== undefined ? inside : undefined;
}

const URL_PLACEHOLDER = /<[^<>]+>|\byour[-_.]|change[-_]?me|xxxx|\[[A-Z][\w -]*\]/i;
const SCHEME = /^(?:bearer|basic|token|apikey|digest|negotiate|splunk|genie?key|bot|key)\s+([^\s"',;]+)$/i;
