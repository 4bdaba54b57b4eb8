/**
 * The paths that git tracks, read from its index file without running git.
 * Format: https://git-scm.com/docs/index-format (versions 2, 3 and 4, split index, SHA-1 and SHA-256).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Tracked paths, relative to the repository's root with `/`; empty where no index was written yet.
 * Undefined for an index that cannot be read: nothing may then be concluded.
 * @param hashLength bytes of an object id: 20, or 32 in a SHA-256 repository
 */
export function readTrackedPaths(gitFolder: string, hashLength: 20 | 32): Set<string> | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(gitFolder, 'index'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Set() : undefined;
  }
  try {
    const own = parseIndex(bytes, hashLength);
    const tracked = new Set<string>();
    if (own.shared) {
      const shared = parseIndex(readFileSync(join(gitFolder, `sharedindex.${own.shared.id}`)), hashLength);
      shared.paths.forEach((path, position) => {
        if (!own.shared?.deleted.has(position)) tracked.add(path);
      });
    }
    // An entry that replaces one of the shared index has no name of its own.
    for (const path of own.paths) if (path !== '') tracked.add(path);
    return tracked;
  } catch {
    return undefined;
  }
}

interface ParsedIndex {
  readonly paths: readonly string[];
  readonly shared?: { readonly id: string; readonly deleted: ReadonlySet<number> };
}

/** @throws RangeError for what is no index of a known version */
export function parseIndex(bytes: Buffer, hashLength: 20 | 32): ParsedIndex {
  if (bytes.toString('latin1', 0, 4) !== 'DIRC') throw new RangeError('not an index');
  const version = bytes.readUInt32BE(4);
  if (version < 2 || version > 4) throw new RangeError(`index version ${version}`);
  const count = bytes.readUInt32BE(8);
  const paths: string[] = [];
  let previous = Buffer.alloc(0);
  let at = 12;
  for (let entry = 0; entry < count; entry++) {
    // Ten 32-bit fields of file status, the object id, 16 bits of flags, from version 3 on maybe 16 more.
    const flags = bytes.readUInt16BE(at + 40 + hashLength);
    const nameStart = at + 42 + hashLength + (version >= 3 && (flags & 0x4000) !== 0 ? 2 : 0);
    if (version === 4) {
      // Names share their beginning with the one before: how much of that to drop, then what follows.
      let cursor = nameStart;
      let byte = bytes.readUInt8(cursor++);
      let dropped = byte & 0x7f;
      while ((byte & 0x80) !== 0) {
        byte = bytes.readUInt8(cursor++);
        dropped = ((dropped + 1) << 7) | (byte & 0x7f);
      }
      const end = bytes.indexOf(0, cursor);
      if (end < 0) throw new RangeError('a name without end');
      previous = Buffer.concat([previous.subarray(0, Math.max(0, previous.length - dropped)), bytes.subarray(cursor, end)]);
      paths.push(previous.toString('utf8'));
      at = end + 1;
    } else {
      const length = flags & 0xfff;
      const end = length === 0xfff ? bytes.indexOf(0, nameStart + length) : nameStart + length;
      if (end < 0 || end > bytes.length) throw new RangeError('a name without end');
      paths.push(bytes.toString('utf8', nameStart, end));
      // One to eight NULs, so that entries are multiples of eight bytes long.
      at += (end - at + 8) & ~7;
    }
  }
  const shared = findSharedIndex(bytes, at, hashLength);
  return shared ? { paths, shared } : { paths };
}

function findSharedIndex(bytes: Buffer, from: number, hashLength: number): ParsedIndex['shared'] {
  let at = from;
  while (at + 8 <= bytes.length - hashLength) {
    const size = bytes.readUInt32BE(at + 4);
    if (bytes.toString('latin1', at, at + 4) === 'link') {
      const id = bytes.toString('hex', at + 8, at + 8 + hashLength);
      if (/^0+$/.test(id)) return undefined;
      const deletions = bytes.subarray(at + 8 + hashLength, at + 8 + size);
      return { id, deleted: deletions.length > 0 ? readBitmap(deletions) : new Set() };
    }
    at += 8 + size;
  }
  return undefined;
}

/**
 * The set bits of an EWAH bitmap: a count of bits, a count of 64-bit words, then runs, each headed by a word
 * that holds the run's bit (1 bit), its length in words (32 bits) and how many literal words follow (31 bits).
 */
function readBitmap(bytes: Buffer): Set<number> {
  const bits = new Set<number>();
  const size = bytes.readUInt32BE(0);
  const words = bytes.readUInt32BE(4);
  let position = 0;
  let word = 0;
  while (word < words) {
    const head = bytes.readBigUInt64BE(8 + 8 * word++);
    const run = Number((head >> 1n) & 0xffffffffn) * 64;
    if ((head & 1n) === 1n) for (let bit = position; bit < Math.min(size, position + run); bit++) bits.add(bit);
    position += run;
    for (let literals = Number(head >> 33n); literals > 0 && word < words; literals--) {
      const value = bytes.readBigUInt64BE(8 + 8 * word++);
      for (let bit = 0; bit < 64; bit++) if (((value >> BigInt(bit)) & 1n) === 1n) bits.add(position + bit);
      position += 64;
    }
  }
  return bits;
}
