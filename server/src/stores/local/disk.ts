/** Files that appear whole or not at all. A store is made to be shared: what it holds has the usual mode. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const temporaryEnd = '.tmp';
/** Milliseconds after which a temporary file belongs to nobody. */
const staleTemporary = 60 * 1000;

/** The new file, durable; false where one is already, which is left alone, also when two processes try at once. @throws the system's error */
export function createFile(file: string, bytes: Buffer, mode = 0o644): boolean {
  return withTemporary(file, bytes, mode, (temporary) => {
    try {
      linkSync(temporary, file);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      // Not every file system has links (FAT, some network drives): then whoever creates at the very same moment may be replaced.
      if (!/^(?:EPERM|ENOSYS|ENOTSUP|EOPNOTSUPP|EACCES|EMLINK|EINVAL)$/.test(codeOf(error))) throw error;
      if (statSync(file, { throwIfNoEntry: false })) return false;
      renameSync(temporary, file);
    }
    return true;
  });
}

/** The new content, durable, in place of the old one. @throws the system's error; the old content is then there */
export function replaceFile(file: string, bytes: Buffer): void {
  withTemporary(file, bytes, 0o644, (temporary) => {
    renameSync(temporary, file);
    return true;
  });
}

/** Removes a file, durably. */
export function removeFile(file: string): void {
  rmSync(file, { force: true });
  syncFolder(dirname(file));
}

/** Makes a folder and those above it, durably. */
export function makeFolders(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  syncFolder(dirname(folder));
}

/** Names in a folder that were left behind by a process that died. */
export function leftovers(folder: string): string[] {
  return readdirSync(folder).filter((name) => isTemporary(name) && isStale(join(folder, name)));
}

export function isTemporary(name: string): boolean {
  return /^\..+\.[0-9a-f]{12}\.tmp$/.test(name);
}

export function isStale(file: string): boolean {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > staleTemporary;
}

function withTemporary(file: string, bytes: Buffer, mode: number, place: (temporary: string) => boolean): boolean {
  const temporary = join(dirname(file), `.${basename(file).slice(0, 80)}.${randomBytes(6).toString('hex')}${temporaryEnd}`);
  const descriptor = openSync(temporary, 'wx', mode);
  try {
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    // A disk that lies is noticed before anything is replaced by it.
    if (!readFileSync(temporary).equals(bytes)) throw Object.assign(new Error('read back differently'), { code: 'EIO', syscall: 'read' });
    return place(temporary);
  } finally {
    rmSync(temporary, { force: true });
    syncFolder(dirname(file));
  }
}

/** Makes what happened in a folder last; not every system can. */
function syncFolder(folder: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(descriptor);
  } catch (error) {
    if (!/^(?:EPERM|EINVAL|EBADF|ENOTSUP|EISDIR|EACCES)$/.test(codeOf(error))) throw error;
  } finally {
    closeSync(descriptor);
  }
}

export function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : 'unknown';
}
