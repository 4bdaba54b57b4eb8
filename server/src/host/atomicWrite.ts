/** Writes a file whole or not at all: a crash, a full disk or a killed process leaves the old content. */
import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fchmodSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { realPath } from './workspaceRoot';

export interface WriteOptions {
  /**
   * The file holds a secret's value: nobody else may read it. `until-placed`: it may hold one besides what is written, so
   * that only a file in its place gets the mode that it had.
   */
  readonly secret?: boolean | 'until-placed';
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
  const mode = options.secret === true ? 0o600 : before ? before.mode & 0o777 : 0o644 & ~process.umask();
  const { temporary, descriptor } = openTemporary(target, options.temporaryFolder);
  try {
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
      if (options.secret === undefined || options.secret === false) fchmodSync(descriptor, mode);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  if (options.secret === 'until-placed') widen(target, mode);
  syncFolder(dirname(target));
}

/** The new text is in its place whatever comes of this. */
function widen(file: string, mode: number): void {
  try {
    chmodSync(file, mode);
  } catch {
    // It stays its owner's alone.
  }
}

/** What a temporary file's name says of the file it is for. */
function shownIn(target: string): string {
  return basename(target).slice(0, 80);
}

/** Exclusive: a link that someone put there is not followed. Until it is whole it is nobody else's to read. */
function openTemporary(target: string, folder: string | undefined): { readonly temporary: string; readonly descriptor: number } {
  const name = `.${shownIn(target)}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;
  if (folder !== undefined) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const temporary = join(folder, name);
      // A rename does not cross file systems.
      if (statSync(folder).dev === statSync(dirname(target)).dev) return { temporary, descriptor: openSync(temporary, 'wx', 0o600) };
    } catch {
      // Beside the file, then.
    }
  }
  const temporary = join(dirname(target), name);
  return { temporary, descriptor: openSync(temporary, 'wx', 0o600) };
}

/** Removes what processes that were killed left beside the file that they wrote. */
export function sweepTemporariesOf(target: string): void {
  sweepTemporaries(dirname(target), shownIn(target));
}

/** Removes what processes that were killed left in a folder; with `file`, only what a temporary of that name is. */
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
