/** Where things stand in a store's folder, and which paths are refused so that they stand there on every system. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretPathProblem } from '../../core/secretPath';
import { done, failed, type Outcome } from '../store';
import { codeOf } from './disk';

export const recipientsName = 'recipients';
const secretEnd = '.age';
const metadataEnd = '.json';
/** Bytes of the largest file that is read. */
const largestFile = 4 * 1024 * 1024;

/** Names that Windows keeps for devices, whatever their ending. Source: learn.microsoft.com, “Naming Files, Paths, and Namespaces”. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

export interface Place {
  /** Canonical. */
  readonly path: string;
  /** Environment, service, provider: absolute, outermost first. */
  readonly folders: readonly string[];
  readonly secret: string;
  readonly metadata: string;
}

/** What is wrong with a path, as a sentence; undefined for one that can stand in the store. */
export function placeProblem(path: string): string | undefined {
  const problem = secretPathProblem(path);
  if (problem !== undefined) return `This is no path of the local store: ${problem}.`;
  const parts = path.split('/');
  const reserved = parts.find((part) => device.test(part));
  if (reserved !== undefined) return `${path} cannot be used: Windows keeps the name ${reserved} for a device, and a store is for every machine of the team.`;
  if (parts[0]?.toLowerCase() === recipientsName) return `${path} cannot be used: ${recipientsName} is the store's own file.`;
  return undefined;
}

export function placeOf(store: string, path: string): Outcome<Place> {
  const problem = placeProblem(path);
  if (problem !== undefined) return failed('invalid', problem);
  const [environment = '', service = '', provider = '', purpose = ''] = path.split('/');
  const folders = [join(store, environment), join(store, environment, service), join(store, environment, service, provider)];
  const file = join(store, environment, service, provider, purpose);
  return done({ path, folders, secret: file + secretEnd, metadata: file + metadataEnd });
}

/** Folders of a store are folders: a link could lead anywhere. Undefined where one is missing. */
export function foldersAreThere(store: string, place: Place): Outcome<boolean> {
  for (const folder of place.folders) {
    const stats = lstatSync(folder, { throwIfNoEntry: false });
    if (!stats) return done(false);
    if (!stats.isDirectory()) return failed('invalid', `${within(store, folder)} in the local store is ${stats.isSymbolicLink() ? 'a symbolic link' : 'no folder'}: nothing is read or written through it. Look at who put it there, and remove it.`);
  }
  return done(true);
}

/** A name that differs from one of the place's only by capitals, where it would be the same file on macOS and Windows. */
export function clash(store: string, place: Place): string | undefined {
  const names = place.path.split('/');
  for (const [at, folder] of [store, ...place.folders].entries()) {
    const wanted = at < 3 ? names[at] as string : `${names[3]}${secretEnd}`;
    const other = readNames(folder).find((name) => name !== wanted && name.toLowerCase() === wanted.toLowerCase());
    if (other !== undefined) return [...names.slice(0, at), at < 3 ? other : other.slice(0, -secretEnd.length)].join('/');
  }
  return undefined;
}

/** A file's bytes, never through a link; undefined where there is none. @throws the system's error */
export function readPlainFile(file: string): Buffer | 'not-plain' | undefined {
  let descriptor: number;
  try {
    // Windows cannot be told so when it opens a file.
    if (constants.O_NOFOLLOW === undefined && lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) return 'not-plain';
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    if (codeOf(error) === 'ELOOP') return 'not-plain';
    throw error;
  }
  try {
    const stats = fstatSync(descriptor);
    return stats.isFile() && stats.size <= largestFile ? readFileSync(descriptor) : 'not-plain';
  } finally {
    closeSync(descriptor);
  }
}

/** What lies in a store: canonical paths, and files that belong to none. Sorted. */
export interface Contents {
  readonly paths: readonly string[];
  /** Relative to the store, with `/`, and why. */
  readonly strangers: readonly { readonly file: string; readonly why: 'link' | 'path' | 'temporary' | 'metadata-alone' | 'other' }[];
}

export function contentsOf(store: string, isTemporary: (name: string) => boolean): Contents {
  const paths: string[] = [];
  const strangers: Contents['strangers'][number][] = [];
  const walk = (folder: string, above: string, depth: number): void => {
    const entries = readEntries(folder);
    const names = new Set(entries.map(({ name }) => name));
    for (const entry of entries) {
      const file = above + entry.name;
      if (depth === 0 && (entry.name === recipientsName || entry.name === '.gitattributes' || entry.name === '.gitignore')) continue;
      if (entry.isSymbolicLink()) strangers.push({ file, why: 'link' });
      else if (entry.isDirectory()) depth < 3 ? walk(join(folder, entry.name), `${file}/`, depth + 1) : strangers.push({ file, why: 'other' });
      else if (isTemporary(entry.name)) strangers.push({ file, why: 'temporary' });
      else if (depth === 3 && entry.name.endsWith(secretEnd) && placeProblem(file.slice(0, -secretEnd.length)) === undefined) paths.push(file.slice(0, -secretEnd.length));
      else if (entry.name.endsWith(secretEnd)) strangers.push({ file, why: 'path' });
      else if (depth !== 3 || !entry.name.endsWith(metadataEnd)) strangers.push({ file, why: 'other' });
      else if (!names.has(entry.name.slice(0, -metadataEnd.length) + secretEnd)) strangers.push({ file, why: 'metadata-alone' });
    }
  };
  walk(store, '', 0);
  return { paths: paths.sort(), strangers };
}

export function within(store: string, file: string): string {
  return file.slice(store.length + 1).replaceAll('\\', '/');
}

function readEntries(folder: string): import('node:fs').Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function readNames(folder: string): string[] {
  return readEntries(folder).map(({ name }) => name);
}
