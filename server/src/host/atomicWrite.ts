/** Writes a file whole or not at all: a crash, a full disk or a killed process leaves the old content. */
import { randomBytes } from 'node:crypto';
import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { realPath } from './workspaceRoot';

export interface WriteOptions {
  /** The file holds a secret's value: nobody else may read it. */
  readonly secret?: boolean;
}

/** @throws the system's error; the target is then as it was, and no temporary file remains */
export function writeAtomically(file: string, bytes: Buffer, options: WriteOptions = {}): void {
  const target = realPath(file);
  const before = statSync(target, { throwIfNoEntry: false });
  const mode = options.secret ? 0o600 : before ? before.mode & 0o777 : 0o644;
  const temporary = join(dirname(target), `.${basename(target).slice(0, 80)}.${randomBytes(6).toString('hex')}.tmp`);
  // Exclusive: a link that someone put there is not followed.
  const descriptor = openSync(temporary, 'wx', options.secret ? 0o600 : mode);
  try {
    try {
      if (before && !options.secret) fchmodSync(descriptor, mode);
      for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(target));
}

/** Makes the rename itself last; not every system can. */
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Windows opens no folders; the file itself is safe.
  }
}
