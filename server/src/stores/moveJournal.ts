/**
 * What moves are under way, outside the repository: names and paths, never a value. Whoever is killed between the store and
 * the files leaves an entry behind, by which `lasthop move --resume` finishes, or says what stands.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sweepTemporariesOf, writeAtomically } from '../host/atomicWrite';
import type { UserFolders } from './userFolders';

export interface JournalEntry {
  /** ISO 8601, UTC. */
  readonly time: string;
  /** Absolute: the folder that paths of files are relative to. */
  readonly root: string;
  readonly provider: string;
  /** Canonical. */
  readonly path: string;
  readonly key: string;
  /** Files that hold the value or will hold what stays, relative to the root. */
  readonly files: readonly string[];
  /** `planned`: the store may not know the value yet. `stored`: it confirmed it. */
  readonly stage: 'planned' | 'stored';
}

function journalFolder(folders: UserFolders): string {
  return join(folders.state, 'moves');
}

/** One entry for each path of a folder's store: a move that is tried again replaces what an earlier one left. */
function journalFile(folders: UserFolders, { root, provider, path }: Pick<JournalEntry, 'root' | 'provider' | 'path'>): string {
  return join(journalFolder(folders), `${createHash('sha256').update([root, provider, path].join('\0')).digest('hex').slice(0, 32)}.json`);
}

/** @throws the system's error */
export function noteMove(folders: UserFolders, entry: JournalEntry): void {
  mkdirSync(journalFolder(folders), { recursive: true, mode: 0o700 });
  const file = journalFile(folders, entry);
  sweepTemporariesOf(file);
  writeAtomically(file, Buffer.from(`${JSON.stringify(entry)}\n`), { secret: true });
}

/** @throws the system's error */
export function forgetEntry(folders: UserFolders, entry: Pick<JournalEntry, 'root' | 'provider' | 'path'>): void {
  rmSync(journalFile(folders, entry), { force: true });
}

/** The moves of a folder that were begun and not finished, oldest first. */
export function unfinishedMoves(folders: UserFolders, root: string): JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (const name of names(journalFolder(folders))) {
    const entry = readEntry(join(journalFolder(folders), name));
    if (entry?.root === root) entries.push(entry);
  }
  return entries.sort((a, b) => (a.time < b.time ? -1 : 1));
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^[0-9a-f]{32}\.json$/.test(name));
  } catch {
    return [];
  }
}

function readEntry(file: string): JournalEntry | undefined {
  try {
    const entry = JSON.parse(readFileSync(file, 'utf8')) as Partial<JournalEntry> | null;
    const texts = [entry?.time, entry?.root, entry?.provider, entry?.path, entry?.key];
    const whole = texts.every((text) => typeof text === 'string') && Array.isArray(entry?.files) && (entry.stage === 'planned' || entry.stage === 'stored');
    return whole ? entry as JournalEntry : undefined;
  } catch {
    return undefined;
  }
}
