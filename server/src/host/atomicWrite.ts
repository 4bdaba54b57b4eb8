/** Writes a file whole or not at all: a crash, a full disk or a killed process leaves the old content. */
import { randomBytes } from 'node:crypto';
import { closeSync, fchmodSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { realPath } from './workspaceRoot';

export interface WriteOptions {
  /** The file holds a secret's value: nobody else may read it. */
  readonly secret?: boolean;
  /**
   * Where the new content lies until it takes the old one's place; beside it by default. A folder that nobody would check in
   * keeps a value there, too, should the process be killed. Used where it is on the file's own file system.
   */
  readonly temporaryFolder?: string;
}

/** @throws the system's error; the target is then as it was, and no temporary file remains */
export function writeAtomically(file: string, bytes: Buffer, options: WriteOptions = {}): void {
  const target = realPath(file);
  const before = statSync(target, { throwIfNoEntry: false });
  const mode = options.secret ? 0o600 : before ? before.mode & 0o777 : 0o644;
  const { temporary, descriptor } = openTemporary(target, options.temporaryFolder, options.secret ? 0o600 : mode);
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

/** Exclusive: a link that someone put there is not followed. */
function openTemporary(target: string, folder: string | undefined, mode: number): { readonly temporary: string; readonly descriptor: number } {
  const name = `.${basename(target).slice(0, 80)}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;
  if (folder !== undefined) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const temporary = join(folder, name);
      // A rename does not cross file systems.
      if (statSync(folder).dev === statSync(dirname(target)).dev) return { temporary, descriptor: openSync(temporary, 'wx', mode) };
    } catch {
      // Beside the file, then.
    }
  }
  const temporary = join(dirname(target), name);
  return { temporary, descriptor: openSync(temporary, 'wx', mode) };
}

/** Removes what processes that were killed left in a folder, of one file or of all. */
export function sweepTemporaries(folder: string, file?: string): void {
  let names: readonly string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    const written = /^\.(.*)\.(\d+)\.[0-9a-f]{12}\.tmp$/.exec(name);
    if (written && (file === undefined || written[1] === file) && !isRunning(Number(written[2]))) rmSync(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
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
