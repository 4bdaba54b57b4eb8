/** Replaces a file's content so that a crash or a full disk leaves the old content or the new, never a part of one. */
import { randomBytes } from 'node:crypto';
import { closeSync, fchmodSync, fsyncSync, lstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Read and written by its owner only: the mode of every file that holds values. */
export const privateMode = 0o600;

/**
 * Writes beside the file, flushes to disk and renames over it.
 * @param mode of the file afterwards; undefined keeps that of the file there is, or the system's for a new one
 * @throws the system's error where that fails (the file is then as it was), and for what is no regular file
 */
export function replaceFile(file: string, content: Buffer, mode?: number): void {
  const present = lstatSync(file, { throwIfNoEntry: false });
  if (present && !present.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'EINVAL' });
  const wanted = mode ?? (present ? present.mode & 0o777 : undefined);
  const beside = join(dirname(file), `${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  const descriptor = openSync(beside, 'wx', wanted ?? 0o666);
  try {
    try {
      // The process's mask may have taken bits away.
      if (wanted !== undefined) fchmodSync(descriptor, wanted);
      for (let at = 0; at < content.length;) at += writeSync(descriptor, content, at);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  flushFolder(dirname(file));
}

/** Makes the rename itself last; not every system can open a folder. */
function flushFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // The new content is safe; only the moment at which the name points to it is up to the system.
  }
}
