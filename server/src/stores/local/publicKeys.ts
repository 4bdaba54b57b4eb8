/** Public keys: who a secret is encrypted to. age's own (`age1…`) and `ssh-ed25519 …`. */
import { createHash } from 'node:crypto';
import { base64, fromBase64, type Stanza } from './ageFile';
import { bech32, fromBech32 } from './bech32';
import { derivedKey, newKeyPair, privateKey, seal, sharedSecret } from './primitives';

export interface PublicKey {
  readonly kind: 'age' | 'ssh-ed25519';
  /** As it stands in a recipients file, without a comment: the same key has the same text. */
  readonly text: string;
  /** The point on Curve25519 in Montgomery form, 32 bytes. */
  readonly point: Buffer;
  /** SSH's encoding of the key; absent for age's own. */
  readonly wire?: Buffer;
}

export const ageLabel = 'age-encryption.org/v1/X25519';
export const sshLabel = 'age-encryption.org/v1/ssh-ed25519';
const sshKind = 'ssh-ed25519';

/** The key, or what is wrong with the text as one sentence that does not repeat it. */
export function parsePublicKey(text: string): PublicKey | string {
  const [kind = '', data = ''] = text.trim().split(/\s+/);
  if (/^AGE-SECRET-KEY-|^-----BEGIN/i.test(kind)) return 'This is a private key, which nobody but its owner may have. Give the public one (age1… or ssh-ed25519 …), and replace this pair if anybody saw it.';
  if (kind === sshKind) return sshKey(data) ?? 'This is no whole ssh-ed25519 key. Copy the whole line of a file such as ~/.ssh/id_ed25519.pub.';
  if (/^(?:ssh-|ecdsa-|sk-)/.test(kind)) return `Keys of the kind ${kind.slice(0, 40)} are not supported: age1… and ssh-ed25519 are.`;
  if (/^age1(?:pq|tag|tagpq)1|^age1[a-z]+1/.test(kind) && !ageKey(kind)) return 'Keys of age’s plug-ins and post-quantum keys are not supported: age1… and ssh-ed25519 are.';
  return ageKey(kind) ?? 'This is no public key. One begins with age1… (`lasthop store request` prints it) or ssh-ed25519, and is copied whole.';
}

export function ageKeyOf(point: Buffer): PublicKey {
  return { kind: 'age', text: bech32('age', point), point };
}

function ageKey(text: string): PublicKey | undefined {
  const found = fromBech32(text);
  return found?.prefix === 'age' && found.bytes.length === 32 && text === text.toLowerCase() ? { kind: 'age', text, point: found.bytes } : undefined;
}

function sshKey(data: string): PublicKey | undefined {
  const wire = Buffer.from(data, 'base64');
  return wire.length === 51 && wire.toString('base64') === data && wire.subarray(0, 19).equals(sshWire(Buffer.alloc(32)).subarray(0, 19)) ? sshKeyOf(wire.subarray(19)) : undefined;
}

/** @param edwards the 32 bytes of an Ed25519 public key */
export function sshKeyOf(edwards: Buffer): PublicKey | undefined {
  const point = montgomery(edwards);
  const wire = sshWire(edwards);
  return point && { kind: 'ssh-ed25519', text: `${sshKind} ${wire.toString('base64')}`, point, wire };
}

function sshWire(edwards: Buffer): Buffer {
  const length = (value: number): Buffer => Buffer.from([0, 0, 0, value]);
  return Buffer.concat([length(sshKind.length), Buffer.from(sshKind), length(edwards.length), edwards]);
}

/** The first four bytes of a key's digest: by which a file says which SSH keys open it. */
export function sshTag(wire: Buffer): string {
  return base64(createHash('sha256').update(wire).digest().subarray(0, 4));
}

/** The scalar by which age binds an SSH key's shared secret to the key. */
export function sshTweak(wire: Buffer): Buffer {
  return derivedKey(Buffer.alloc(0), wire, sshLabel);
}

/** Encrypts a file key so that the owner of the public key can open it. */
export function wrapFileKey(fileKey: Buffer, key: PublicKey): Stanza {
  const ephemeral = newKeyPair();
  const direct = sharedSecret(ephemeral.privateKey, key.point);
  const secret = key.wire ? sharedSecret(privateKey(sshTweak(key.wire)), direct) : direct;
  const wrapping = derivedKey(secret, Buffer.concat([ephemeral.point, key.point]), key.wire ? sshLabel : ageLabel);
  const share = base64(ephemeral.point);
  return { args: key.wire ? [sshKind, sshTag(key.wire), share] : ['X25519', share], body: seal(wrapping, Buffer.alloc(12), fileKey) };
}

/** The share of a stanza. @throws AgeError */
export function shareOf(stanza: Stanza): Buffer {
  return fromBase64(stanza.args[stanza.args.length - 1] ?? '', 32);
}

const prime = 2n ** 255n - 19n;

/** RFC 7748 §4.1: u = (1 + y) / (1 − y). Undefined for the two points where that says nothing. */
function montgomery(edwards: Buffer): Buffer | undefined {
  const bytes = Buffer.from(edwards).reverse();
  bytes[0] = (bytes[0] as number) & 0x7f;
  const y = BigInt(`0x${bytes.toString('hex')}`);
  if (y >= prime || y <= 1n || y === prime - 1n) return undefined;
  const u = modulo((1n + y) * power(modulo(1n - y), prime - 2n));
  return Buffer.from(u.toString(16).padStart(64, '0'), 'hex').reverse();
}

function modulo(value: bigint): bigint {
  return ((value % prime) + prime) % prime;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n, square = modulo(square * square)) {
    if (rest & 1n) result = modulo(result * square);
  }
  return result;
}
