/** Puts a new text in a file's place, if the file is still what the new text was made from. */
import { existsSync } from 'node:fs';
import { writeAtomically } from './atomicWrite';
import { ByteReader, decode, encode, isLossless } from './bytes';

/**
 * Keeps the file's encoding, byte order mark and mode.
 * @param temporaryFolder see `WriteOptions`
 * @param before the text that was changed; undefined for a file that must not exist yet
 * @returns why nothing was written, or undefined
 */
export function rewriteFile(file: string, before: string | undefined, after: string, secret: boolean, temporaryFolder?: string): string | undefined {
  const options = { secret, ...(temporaryFolder === undefined ? {} : { temporaryFolder }) };
  try {
    if (before === undefined) {
      if (existsSync(file)) return 'it was created meanwhile';
      writeAtomically(file, Buffer.from(after, 'utf8'), options);
      return undefined;
    }
    const found = new ByteReader().read(file);
    if ('skipped' in found) return found.skipped;
    const decoded = decode(found.bytes);
    if ('skipped' in decoded) return decoded.skipped;
    if (!isLossless(found.bytes, decoded)) return 'it is not UTF-8 throughout, and rewriting it would change other parts';
    if (decoded.text !== before) return 'it was changed meanwhile';
    writeAtomically(file, encode(after, decoded), options);
    return undefined;
  } catch (error) {
    return `the system refused (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`;
  }
}
