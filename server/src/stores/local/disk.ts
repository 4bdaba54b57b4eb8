/**
 * Files that appear whole or not at all. What changes the disk goes through `Disk`, so that tests can pull the plug after
 * every single step. Only ciphertext, public keys and metadata are written here: a store is made to be shared.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface Disk {
  makeFolder(folder: string): void;
  /** A new file for writing; fails where one is. */
  create(file: string): number;
  write(descriptor: number, bytes: Buffer, from: number): number;
  sync(descriptor: number): void;
  close(descriptor: number): void;
  link(from: string, to: string): void;
  rename(from: string, to: string): void;
  remove(file: string): void;
}

export const realDisk: Disk = {
  makeFolder: (folder) => mkdirSync(folder),
  create: (file) => openSync(file, 'wx', 0o644),
  write: (descriptor, bytes, from) => writeSync(descriptor, bytes, from),
  sync: (descriptor) => fsyncSync(descriptor),
  close: (descriptor) => closeSync(descriptor),
  link: (from, to) => linkSync(from, to),
  rename: (from, to) => renameSync(from, to),
  remove: (file) => rmSync(file, { force: true }),
};

const temporaryEnd = '.tmp';
/** Milliseconds after which a temporary file belongs to nobody. */
const staleTemporary = 60 * 1000;

/** The new file, durable; false where one is already, which is left alone, also when two processes try at once. @throws the system's error */
export function createFile(disk: Disk, file: string, bytes: Buffer): boolean {
  return withTemporary(disk, file, bytes, (temporary) => {
    try {
      disk.link(temporary, file);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      // Not every file system has links (FAT, some network drives): then whoever creates at the very same moment may be replaced.
      if (!/^(?:EPERM|ENOSYS|ENOTSUP|EOPNOTSUPP|EACCES|EMLINK|EINVAL)$/.test(codeOf(error))) throw error;
      if (statSync(file, { throwIfNoEntry: false })) return false;
      disk.rename(temporary, file);
    }
    return true;
  });
}

/** The new content, durable, in place of the old one. @throws the system's error; the old content is then there */
export function replaceFile(disk: Disk, file: string, bytes: Buffer): void {
  withTemporary(disk, file, bytes, (temporary) => {
    disk.rename(temporary, file);
    return true;
  });
}

/** Removes a file, durably. */
export function removeFile(disk: Disk, file: string): void {
  disk.remove(file);
  syncFolder(disk, dirname(file));
}

/** Makes a folder and those above it, durably. */
export function makeFolders(disk: Disk, folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  makeFolders(disk, dirname(folder));
  try {
    disk.makeFolder(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  syncFolder(disk, dirname(folder));
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

function withTemporary(disk: Disk, file: string, bytes: Buffer, place: (temporary: string) => boolean): boolean {
  const temporary = join(dirname(file), `.${basename(file).slice(0, 80)}.${randomBytes(6).toString('hex')}${temporaryEnd}`);
  const descriptor = disk.create(temporary);
  try {
    try {
      for (let written = 0; written < bytes.length;) written += disk.write(descriptor, bytes, written);
      disk.sync(descriptor);
    } finally {
      disk.close(descriptor);
    }
    // A disk that lies is noticed before anything is replaced by it.
    if (!readFileSync(temporary).equals(bytes)) throw Object.assign(new Error('read back differently'), { code: 'EIO', syscall: 'read' });
    return place(temporary);
  } finally {
    disk.remove(temporary);
    syncFolder(disk, dirname(file));
  }
}

/** Makes what happened in a folder last; not every system can. */
function syncFolder(disk: Disk, folder: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    disk.sync(descriptor);
  } catch (error) {
    if (!/^(?:EPERM|EINVAL|EBADF|ENOTSUP|EISDIR|EACCES)$/.test(codeOf(error))) throw error;
  } finally {
    disk.close(descriptor);
  }
}

export function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : 'unknown';
}
