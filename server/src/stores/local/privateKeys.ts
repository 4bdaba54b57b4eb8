/** Private keys: age identity files and unencrypted OpenSSH Ed25519 keys. A key shows nothing of itself when printed. */
import { createHash, type KeyObject } from 'node:crypto';
import { AgeError, type Stanza } from './ageFile';
import { bech32, fromBech32 } from './bech32';
import { derivedKey, newKeyPair, privateKey, publicPoint, scalarOf, sharedSecret, unseal } from './primitives';
import { ageKeyOf, ageLabel, shareOf, sshKeyOf, sshLabel, sshTag, sshTweak, type PublicKey } from './publicKeys';

/** A pair of keys; `KeyObject` keeps the private one out of logs. */
export interface Identity {
  readonly publicKey: PublicKey;
  readonly key: KeyObject;
}

/** The identities of a file, or what is wrong with it: a sentence without its content, `{file}` for its name. */
export function parseIdentities(text: string): readonly Identity[] | string {
  if (text.includes('-----BEGIN OPENSSH PRIVATE KEY-----')) {
    const found = openSshKey(text);
    return typeof found === 'string' ? found : [found];
  }
  if (text.includes('PRIVATE KEY-----')) return '{file} is a private key that age cannot use: unencrypted OpenSSH ed25519 keys and age identity files are.';
  if (text.includes('-----BEGIN AGE ENCRYPTED FILE-----')) return '{file} is protected by a passphrase, which Lasthop cannot ask for. Decrypt it into a file of mode 0600 (age -d), or keep the key in the keychain: lasthop store init --keychain';
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const identities: Identity[] = [];
  for (const line of lines) {
    if (/^AGE-SECRET-KEY-PQ-|^AGE-PLUGIN-/i.test(line)) return '{file} holds a post-quantum or plug-in identity, which is not supported: AGE-SECRET-KEY-1… is.';
    const identity = ageIdentity(line);
    if (!identity) return '{file} is no identity file: a line of it is neither a comment nor AGE-SECRET-KEY-1….';
    identities.push(identity);
  }
  return identities.length > 0 ? identities : '{file} holds no identity.';
}

export function newIdentity(): Identity {
  const { privateKey: key, point } = newKeyPair();
  return { publicKey: ageKeyOf(point), key };
}

/** The line of an identity file: as secret as anything gets. */
export function identityLine({ key }: Identity): string {
  return bech32('age-secret-key-', scalarOf(key)).toUpperCase();
}

/** The file key, where this identity opens one of the stanzas. @throws AgeError for a stanza that is not as it must be */
export function unwrapFileKey(identity: Identity, stanzas: readonly Stanza[]): Buffer | undefined {
  const { publicKey } = identity;
  for (const stanza of stanzas) {
    const [kind, tag] = stanza.args;
    if (kind !== (publicKey.wire ? 'ssh-ed25519' : 'X25519') || (publicKey.wire && tag !== sshTag(publicKey.wire))) continue;
    if (stanza.args.length !== (publicKey.wire ? 3 : 2) || stanza.body.length !== 32) throw new AgeError('malformed');
    const share = shareOf(stanza);
    const secret = secretOf(identity, share);
    const found = secret && unseal(derivedKey(secret, Buffer.concat([share, publicKey.point]), publicKey.wire ? sshLabel : ageLabel), Buffer.alloc(12), stanza.body);
    if (found?.length === 16) return found;
  }
  return undefined;
}

function secretOf({ key, publicKey }: Identity, share: Buffer): Buffer | undefined {
  try {
    const direct = sharedSecret(key, share);
    return publicKey.wire ? sharedSecret(privateKey(sshTweak(publicKey.wire)), direct) : direct;
  } catch {
    // A share of low order: nothing that was encrypted to anybody.
    return undefined;
  }
}

function ageIdentity(line: string): Identity | undefined {
  const found = fromBech32(line);
  if (found?.prefix !== 'age-secret-key-' || found.bytes.length !== 32 || line !== line.toUpperCase()) return undefined;
  const key = privateKey(found.bytes);
  found.bytes.fill(0);
  return { publicKey: ageKeyOf(publicPoint(key)), key };
}

/** https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key */
function openSshKey(text: string): Identity | string {
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([^-]*)-----END OPENSSH PRIVATE KEY-----/.exec(text)?.[1];
  const broken = '{file} is no whole OpenSSH private key.';
  if (body === undefined) return broken;
  try {
    const outer = new Wire(Buffer.from(body, 'base64'), 'openssh-key-v1\0');
    const cipher = outer.text();
    outer.text();
    outer.text();
    if (outer.number() !== 1) return broken;
    outer.text();
    if (cipher !== 'none') return '{file} is protected by a passphrase, which Lasthop does not ask for. Use a key of your own for the store (lasthop store init), or name an unprotected one in LASTHOP_IDENTITY_FILE.';
    const inner = new Wire(outer.bytes());
    if (inner.number() !== inner.number()) return broken;
    const kind = inner.text();
    if (kind !== 'ssh-ed25519') return `{file} is a key of the kind ${/^[\w@.-]{1,60}$/.test(kind) ? kind : 'unknown'}: of SSH keys, only ssh-ed25519 can be used.`;
    const edwards = inner.bytes();
    const both = inner.bytes();
    const publicKey = both.length === 64 && both.subarray(32).equals(edwards) ? sshKeyOf(edwards) : undefined;
    if (!publicKey) return broken;
    // RFC 8032 §5.1.5: the scalar is the first half of the seed's digest.
    return { publicKey, key: privateKey(createHash('sha512').update(both.subarray(0, 32)).digest().subarray(0, 32)) };
  } catch {
    return broken;
  }
}

/** SSH's encoding: numbers of four bytes, and lengths before bytes. */
class Wire {
  #offset = 0;

  constructor(private readonly data: Buffer, magic = '') {
    if (data.toString('latin1', 0, magic.length) !== magic) throw new RangeError('another format');
    this.#offset = magic.length;
  }

  number(): number {
    this.#offset += 4;
    return this.data.readUInt32BE(this.#offset - 4);
  }

  bytes(): Buffer {
    const length = this.number();
    if (this.#offset + length > this.data.length) throw new RangeError('cut off');
    this.#offset += length;
    return this.data.subarray(this.#offset - length, this.#offset);
  }

  text(): string {
    return this.bytes().toString('latin1');
  }
}
