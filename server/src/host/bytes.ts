/** Reads files as bytes and decodes them. Never opens what is not a regular file; never throws for what a disk may do. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { isUtf8 } from 'node:buffer';

/** Files beyond this many bytes are not read: no person wrote them. */
export const largestFile = 50 * 1024 * 1024;

/** Why a file was not checked; printed as it stands. */
export type SkipReason = string;

export type ReadBytes = { readonly bytes: Buffer } | { readonly skipped: SkipReason };

/** Reads one file after another into one growing buffer. */
export class ByteReader {
  private buffer = Buffer.allocUnsafe(256 * 1024);

  /** The file's bytes, valid until the next call. */
  read(file: string): ReadBytes {
    let descriptor: number;
    try {
      // O_NONBLOCK: a pipe that took the place of a file since it was listed must not block the open.
      descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    } catch (error) {
      return { skipped: reasonOf(error) };
    }
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile()) return { skipped: stats.isDirectory() ? 'is a directory' : 'not a regular file' };
      if (stats.size > largestFile) return { skipped: `larger than ${largestFile / 1024 / 1024} MB` };
      return { bytes: this.fill(descriptor, stats.size) };
    } catch (error) {
      return { skipped: reasonOf(error) };
    } finally {
      closeSync(descriptor);
    }
  }

  /** Reads to the end, which may lie past `size`: files grow, and those of /proc say 0. */
  private fill(descriptor: number, size: number): Buffer {
    let length = 0;
    for (;;) {
      if (this.buffer.length <= Math.max(length, size)) this.grow(Math.max(length, size) + 1);
      const count = readSync(descriptor, this.buffer, length, Math.min(this.buffer.length, largestFile + 1) - length, null);
      length += count;
      // One more read would only say that this was all.
      if (count === 0 || (length === size && size > 0) || length > largestFile) return this.buffer.subarray(0, Math.min(length, largestFile));
    }
  }

  private grow(atLeast: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(atLeast, 2 * this.buffer.length));
    this.buffer.copy(larger);
    this.buffer = larger;
  }
}

function reasonOf(error: unknown): SkipReason {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT': return 'vanished while it was being read';
    case 'EACCES':
    case 'EPERM': return 'no permission to read it';
    case 'EISDIR': return 'is a directory';
    case 'ELOOP': return 'symbolic links in a loop';
    case 'ENXIO': return 'not a regular file';
    case 'EMFILE':
    case 'ENFILE': return 'too many open files';
    default: return `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`;
  }
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface Decoded {
  /** Without a byte order mark: columns and offsets count as an editor counts them. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
}

/** As many bytes at the beginning as git looks at to tell a binary file. */
const binaryWindow = 8000;

/**
 * What the beginning of a file says of it: text in one of three encodings, or why it cannot be read as text.
 * Bytes without a mark are taken as UTF-8; stray bytes of older encodings in it become U+FFFD one by one and harm nothing else.
 */
export function encodingOf(bytes: Buffer): { readonly encoding: Encoding; readonly markLength: number } | { readonly skipped: SkipReason } {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', markLength: 3 };
  if (first === 0xff && second === 0xfe) {
    if (third === 0 && fourth === 0 && bytes.length >= 4) return { skipped: 'not UTF-8 (UTF-32)' };
    return { encoding: 'utf-16le', markLength: 2 };
  }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', markLength: 2 };
  const nul = bytes.indexOf(0);
  if (nul >= 0 && nul < binaryWindow) return { skipped: 'binary' };
  return { encoding: 'utf-8', markLength: 0 };
}

/** Decodes what `encodingOf` recognised; the text does not depend on `bytes` afterwards. */
export function decode(bytes: Buffer): Decoded | { readonly skipped: SkipReason } {
  const found = encodingOf(bytes);
  if ('skipped' in found) return found;
  const { encoding, markLength } = found;
  const rest = bytes.subarray(markLength);
  const byteOrderMark = markLength > 0;
  if (encoding === 'utf-8') return { text: rest.toString('utf8'), encoding, byteOrderMark };
  const even = rest.subarray(0, rest.length & ~1);
  const little = encoding === 'utf-16le' ? even : Buffer.from(even).swap16();
  return { text: little.toString('utf16le'), encoding, byteOrderMark };
}

/** The bytes of a changed text in the encoding of the file it came from. */
export function encode(text: string, like: Pick<Decoded, 'encoding' | 'byteOrderMark'>): Buffer {
  const marked = like.byteOrderMark ? `\ufeff${text}` : text;
  if (like.encoding === 'utf-8') return Buffer.from(marked, 'utf8');
  const little = Buffer.from(marked, 'utf16le');
  return like.encoding === 'utf-16le' ? little : little.swap16();
}

/** Whether decoding and encoding give the same bytes back: only then may a file be rewritten. */
export function isLossless(bytes: Buffer, like: Pick<Decoded, 'encoding'>): boolean {
  return like.encoding === 'utf-8' ? isUtf8(bytes) : bytes.length % 2 === 0;
}
