/**
 * The audit log of this machine: who asked which store for what path, and when; never a value. One JSON object a line in
 * `audit.jsonl` of the state folder, mode 0600. A line is appended by one write to a file opened for appending, which
 * systems keep whole between processes; at 5 MB the file moves aside, and three of those are kept.
 *
 * A log that cannot be written does not keep anybody from a secret: it is said once, and the act goes on.
 */
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type { FailureKind } from './store';
import type { Environment, UserFolders } from './userFolders';

export type Act = 'read' | 'write' | 'list' | 'describe' | 'capabilities' | 'identity' | 'approve' | 'revoke' | 'recipients' | 'rekey';

export interface AuditEntry {
  /** ISO 8601, UTC. */
  readonly time: string;
  /** The operating system's user. */
  readonly who: string;
  readonly act: Act;
  readonly provider: string;
  readonly path: string;
  readonly outcome: 'ok' | FailureKind;
  /** The folder that the act was about: absolute. */
  readonly root?: string;
  /** Whose key it was, in public words, where the store tells: `alice age1…`. */
  readonly as?: string;
  /** What asked: `lasthop get --production`. */
  readonly command?: string;
}

/** Bytes at which the log moves aside. */
const largestLog = 5 * 1024 * 1024;
const keptLogs = 3;
/** Milliseconds after which a lock was left behind by a process that died. */
const staleLock = 10_000;
/** Longer paths are cut: a line stays small enough to be written at once. */
const longestPath = 1024;

export function auditFile(folders: UserFolders): string {
  return join(folders.state, 'audit.jsonl');
}

/** Appends one entry. @throws the system's error */
export function appendAudit(file: string, entry: AuditEntry, largest: number = largestLog): void {
  const line = Buffer.from(`${JSON.stringify({ ...entry, path: withoutQuery(entry.path).slice(0, longestPath) })}\n`);
  const descriptor = open(file);
  let size: number;
  try {
    if (writeSync(descriptor, line) !== line.length) throw Object.assign(new Error('short write'), { code: 'ENOSPC', syscall: 'write' });
    size = fstatSync(descriptor).size;
  } finally {
    closeSync(descriptor);
  }
  if (size > largest) rotate(file, largest);
}

function open(file: string): number {
  try {
    return openSync(file, 'a', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    return openSync(file, 'a', 0o600);
  }
}

/** One process moves the log aside; the others go on appending, before or after. */
function rotate(file: string, largest: number): void {
  const lock = `${file}.lock`;
  try {
    if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > staleLock) rmSync(lock, { force: true });
    closeSync(openSync(lock, 'wx', 0o600));
  } catch {
    return;
  }
  try {
    if (statSync(file).size <= largest) return;
    for (let age = keptLogs - 1; age > 0; age--) moveIfThere(aside(file, age), aside(file, age + 1));
    moveIfThere(file, aside(file, 1));
  } catch {
    // The log stays larger than it should be; no line is lost.
  } finally {
    rmSync(lock, { force: true });
  }
}

function aside(file: string, age: number): string {
  return file.replace(/\.jsonl$/, `.${age}.jsonl`);
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** A vals URI's query can carry a token. */
function withoutQuery(path: string): string {
  return path.replace(/\?.*$/s, '');
}

/** The log's entries, oldest first, and the places of lines that are none. */
export interface AuditReading {
  readonly entries: readonly AuditEntry[];
  /** `audit.jsonl:17` */
  readonly broken: readonly string[];
}

/** Reads the log and what was moved aside. @throws the system's error when a file is there and cannot be read */
export function readAudit(file: string): AuditReading {
  const entries: AuditEntry[] = [];
  const broken: string[] = [];
  for (let age = keptLogs; age >= 0; age--) {
    const path = age === 0 ? file : aside(file, age);
    for (const [index, line] of linesOf(path).entries()) {
      const entry = entryOf(line);
      if (entry) entries.push(entry);
      else if (line.trim() !== '') broken.push(`${path}:${index + 1}`);
    }
  }
  return { entries, broken };
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function entryOf(line: string): AuditEntry | undefined {
  try {
    const entry = JSON.parse(line) as Readonly<Record<string, unknown>> | null;
    const needed = ['time', 'who', 'act', 'provider', 'path', 'outcome'];
    return needed.every((key) => typeof entry?.[key] === 'string') ? entry as unknown as AuditEntry : undefined;
  } catch {
    return undefined;
  }
}

/** The name of the operating system's user; what the environment says where the system does not know. */
export function userName(environment: Environment): string {
  try {
    return userInfo().username;
  } catch {
    return environment.USER ?? environment.USERNAME ?? 'unknown';
  }
}
