/**
 * The cryptographic steps of age, by OpenSSL through Node: the pure JavaScript of the age library takes longer to load than
 * a whole run may take, and is the tests' oracle instead. Editors bring a Node without this cipher (BoringSSL has it under no
 * name that Node can ask for): there, and only there, it comes from @noble/ciphers.
 */
import { createCipheriv, createDecipheriv, createHmac, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, getCiphers, hkdfSync, type KeyObject } from 'node:crypto';

/** RFC 8410: what stands before 32 bytes of an X25519 key. */
const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');
const tagLength = 16;

export function privateKey(scalar: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([privatePrefix, scalar]), format: 'der', type: 'pkcs8' });
}

export function publicPoint(key: KeyObject): Buffer {
  return Buffer.from(createPublicKey(key).export({ format: 'der', type: 'spki' })).subarray(publicPrefix.length);
}

export function newKeyPair(): { readonly privateKey: KeyObject; readonly point: Buffer } {
  const pair = generateKeyPairSync('x25519');
  return { privateKey: pair.privateKey, point: publicPoint(pair.privateKey) };
}

/** The 32 bytes of a private key. */
export function scalarOf(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'der', type: 'pkcs8' })).subarray(privatePrefix.length);
}

/** @throws where the point is of low order: OpenSSL refuses a shared secret of zeros */
export function sharedSecret(key: KeyObject, point: Buffer): Buffer {
  return diffieHellman({ privateKey: key, publicKey: createPublicKey({ key: Buffer.concat([publicPrefix, point]), format: 'der', type: 'spki' }) });
}

export function derivedKey(secret: Buffer, salt: Buffer, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, label, 32));
}

export function headerMac(fileKey: Buffer, header: Buffer): Buffer {
  return createHmac('sha256', derivedKey(fileKey, Buffer.alloc(0), 'header')).update(header).digest();
}

/** ChaCha20-Poly1305, the tag behind the text. */
export function seal(key: Buffer, nonce: Buffer, text: Buffer): Buffer {
  if (!hasCipher()) return Buffer.from(nobleCipher(key, nonce).encrypt(text));
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagLength });
  return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

/** The text, or undefined where key or content do not match. */
export function unseal(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer | undefined {
  if (sealed.length < tagLength) return undefined;
  try {
    if (!hasCipher()) return Buffer.from(nobleCipher(key, nonce).decrypt(sealed));
    const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagLength });
    decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagLength)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function hasCipher(): boolean {
  return getCiphers().includes('chacha20-poly1305');
}

function nobleCipher(key: Buffer, nonce: Buffer): { encrypt(text: Uint8Array): Uint8Array; decrypt(text: Uint8Array): Uint8Array } {
  const { chacha20poly1305 } = require('@noble/ciphers/chacha.js') as typeof import('@noble/ciphers/chacha.js', { with: { 'resolution-mode': 'import' } });
  return chacha20poly1305(key, nonce);
}
