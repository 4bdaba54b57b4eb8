/** Puts a new text in a file's place, if the file is still what the new text was made from. */
import { accessSync, constants, existsSync } from 'node:fs';
import { writeAtomically, type WriteOptions } from './atomicWrite';
import { ByteReader, decode, encode, isLossless, type Decoded } from './bytes';

/** Why a file could not be rewritten as it stands now, in the words of `rewriteFile`; undefined where it could. */
export function cannotRewrite(file: string, before: string | undefined): string | undefined {
  try {
    if (before === undefined) return existsSync(file) ? 'it was created meanwhile' : undefined;
    const found = readWhole(file);
    if (typeof found === 'string') return found;
    if (found.decoded.text !== before) return 'it was changed meanwhile';
    accessSync(file, constants.W_OK);
    return undefined;
  } catch (error) {
    return refused(error);
  }
}

/**
 * Keeps the file's encoding, byte order mark and mode.
 * @param temporaryFolder see `WriteOptions`
 * @param before the text that was changed; undefined for a file that must not exist yet
 * @returns why nothing was written, or undefined
 */
export function rewriteFile(file: string, before: string | undefined, after: string, secret: NonNullable<WriteOptions['secret']>, temporaryFolder?: string): string | undefined {
  const options = { secret, ...(temporaryFolder === undefined ? {} : { temporaryFolder }) };
  try {
    if (before === undefined) {
      if (existsSync(file)) return 'it was created meanwhile';
      writeAtomically(file, Buffer.from(after, 'utf8'), options);
      return undefined;
    }
    const found = readWhole(file);
    if (typeof found === 'string') return found;
    if (found.decoded.text !== before) return 'it was changed meanwhile';
    writeAtomically(file, encode(after, found.decoded), options);
    return undefined;
  } catch (error) {
    return refused(error);
  }
}

/** A file whose bytes its text gives back; else why not. */
function readWhole(file: string): { readonly decoded: Decoded } | string {
  const found = new ByteReader().read(file);
  if ('skipped' in found) return found.skipped;
  const decoded = decode(found.bytes);
  if ('skipped' in decoded) return decoded.skipped;
  return isLossless(found.bytes, decoded) ? { decoded } : 'it is not UTF-8 throughout, and rewriting it would change other parts';
}

function refused(error: unknown): string {
  return `the system refused (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`;
}
