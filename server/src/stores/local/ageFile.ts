/**
 * The age file format, version 1 (https://age-encryption.org/v1): header, its authentication, payload in chunks, armor.
 * Only files are known here; who can open one is `recipients.ts`.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { derivedKey, headerMac, seal, unseal } from './primitives';

export interface Stanza {
  /** The kind first: `X25519`, `ssh-ed25519`, … */
  readonly args: readonly string[];
  readonly body: Buffer;
}

/** An age file taken apart, not yet opened. */
export interface AgeFile {
  readonly stanzas: readonly Stanza[];
  /** What the code authenticates. */
  readonly header: Buffer;
  readonly mac: Buffer;
  readonly payload: Buffer;
}

/** Why a text is no age file, or no whole one. */
export type AgeProblem = 'truncated' | 'tampered' | 'unmerged' | 'malformed';

export class AgeError extends Error {
  constructor(readonly problem: AgeProblem) {
    super(problem);
  }
}

const firstLine = 'age-encryption.org/v1';
const armorBegin = '-----BEGIN AGE ENCRYPTED FILE-----';
const armorEnd = '-----END AGE ENCRYPTED FILE-----';
const chunkLength = 64 * 1024;
const sealedLength = chunkLength + 16;
const nonceLength = 16;

/** @throws AgeError */
export function parseAgeFile(file: Buffer): AgeFile {
  const bytes = withoutArmor(file);
  const lines = new HeaderLines(bytes);
  const first = lines.next();
  if (first !== firstLine) throw new AgeError(first.startsWith('<<<<<<<') ? 'unmerged' : 'malformed');
  const stanzas: Stanza[] = [];
  for (;;) {
    const start = lines.offset;
    const line = lines.next();
    if (line.startsWith('--- ')) {
      return { stanzas, header: bytes.subarray(0, start + 3), mac: fromBase64(line.slice(4), 32), payload: bytes.subarray(lines.offset) };
    }
    const [arrow, ...args] = line.split(' ');
    if (arrow !== '->' || args.length === 0 || args.some((arg) => !/^[!-~]+$/.test(arg)) || stanzas.length >= 1000) throw new AgeError('malformed');
    const pieces: Buffer[] = [];
    for (;;) {
      const piece = fromBase64(lines.next());
      if (piece.length > 48) throw new AgeError('malformed');
      pieces.push(piece);
      if (piece.length < 48) break;
    }
    stanzas.push({ args, body: Buffer.concat(pieces) });
  }
}

/** The plaintext. @throws AgeError */
export function openAgeFile(file: AgeFile, fileKey: Buffer): Buffer {
  if (!timingSafeEqual(headerMac(fileKey, file.header), file.mac)) throw new AgeError('tampered');
  const { payload } = file;
  if (payload.length < nonceLength + 16) throw new AgeError('truncated');
  const key = derivedKey(fileKey, payload.subarray(0, nonceLength), 'payload');
  const chunks: Buffer[] = [];
  for (let at = nonceLength, number = 0; at < payload.length; at += sealedLength, number++) {
    const last = at + sealedLength >= payload.length;
    const sealed = payload.subarray(at, at + sealedLength);
    const chunk = unseal(key, chunkNonce(number, last), sealed);
    if (!chunk) throw new AgeError(last && unseal(key, chunkNonce(number, false), sealed) ? 'truncated' : 'tampered');
    if (last && chunk.length === 0 && number > 0) throw new AgeError('tampered');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** An armored file: `wrap` encrypts the file key to each recipient. */
export function makeAgeFile(text: Buffer, wrap: (fileKey: Buffer) => readonly Stanza[]): Buffer {
  const fileKey = randomBytes(16);
  const header = headerOf(wrap(fileKey));
  const nonce = randomBytes(nonceLength);
  const key = derivedKey(fileKey, nonce, 'payload');
  const sealed: Buffer[] = [];
  for (let at = 0, number = 0; at === 0 || at < text.length; at += chunkLength, number++) {
    sealed.push(seal(key, chunkNonce(number, at + chunkLength >= text.length), text.subarray(at, at + chunkLength)));
  }
  const mac = Buffer.from(` ${base64(headerMac(fileKey, header))}\n`);
  return armored(Buffer.concat([header, mac, nonce, ...sealed]));
}

export function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

/** Canonical, without padding. @throws AgeError */
export function fromBase64(text: string, length?: number): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (base64(bytes) !== text || (length !== undefined && bytes.length !== length)) throw new AgeError('malformed');
  return bytes;
}

function headerOf(stanzas: readonly Stanza[]): Buffer {
  const lines = stanzas.flatMap(({ args, body }) => {
    const text = base64(body);
    // The last line is shorter than 64 characters, empty if need be.
    return [`-> ${args.join(' ')}`, ...Array.from({ length: Math.floor(text.length / 64) + 1 }, (_, at) => text.slice(at * 64, at * 64 + 64))];
  });
  return Buffer.from([firstLine, ...lines, '---'].join('\n'));
}

/** Chunk number in 11 bytes, then whether it is the last. */
function chunkNonce(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function armored(bytes: Buffer): Buffer {
  return Buffer.from(`${armorBegin}\n${bytes.toString('base64').replace(/.{1,64}/g, '$&\n')}${armorEnd}\n`);
}

/** A file without armor is taken as it is. Line ends may have become those of Windows. */
function withoutArmor(file: Buffer): Buffer {
  if (!file.subarray(0, 64).toString('latin1').trimStart().startsWith('-----BEGIN')) return file;
  const lines = file.toString('latin1').trim().split(/\r?\n/);
  if (lines[0] !== armorBegin) throw new AgeError('malformed');
  if (lines[lines.length - 1] !== armorEnd) throw new AgeError(lines.some((line) => /^(?:<{7}|={7}|>{7})/.test(line)) ? 'unmerged' : 'truncated');
  const body = lines.slice(1, -1);
  if (body.some((line) => /^(?:<{7}|={7}|>{7})/.test(line))) throw new AgeError('unmerged');
  if (body.some((line, at) => (at < body.length - 1 ? line.length !== 64 : line.length > 64))) throw new AgeError('malformed');
  const text = body.join('');
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new AgeError('malformed');
  return bytes;
}

class HeaderLines {
  offset = 0;

  constructor(private readonly bytes: Buffer) {}

  next(): string {
    const end = this.bytes.indexOf(10, this.offset);
    if (end < 0) throw new AgeError(this.bytes.length - this.offset < 4096 ? 'truncated' : 'malformed');
    const line = this.bytes.toString('latin1', this.offset, end);
    this.offset = end + 1;
    return line;
  }
}
