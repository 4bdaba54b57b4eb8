/** What git has ever held: every version of every file that a branch, a tag or the stash leads to, each text once. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { git, gitWith, topOf } from './git';

/** One text of a file, and the first commit that had it there. */
export interface Version {
  /** Relative to the repository's top, with `/`. */
  readonly path: string;
  readonly object: string;
  readonly commit: string;
}

export interface History {
  /** Absolute. */
  readonly top: string;
  /** Whether anything was ever committed. */
  readonly begun: boolean;
  /** Oldest first. */
  readonly versions: readonly Version[];
  /** Some of the history was never fetched. */
  readonly shallow: boolean;
}

/** Bytes of files asked of git at once. */
const batch = 32 * 1024 * 1024;

/** @throws UsageError where there is no repository */
export function gitHistory(directory: string): History {
  const top = topOf(directory);
  const common = git(top, 'rev-parse', '--path-format=absolute', '--git-common-dir').toString('utf8').replace(/\r?\n$/, '');
  // A merge is compared with each parent: what only the merge itself brought is seen, too.
  const log = git(top, 'log', '--all', '--reverse', '--diff-merges=separate', '--raw', '--no-renames', '--no-abbrev', '--no-ext-diff', '--diff-filter=AM', '-z', '--format=%H');
  const versions: Version[] = [];
  const seen = new Set<string>();
  let commit = '';
  const parts = log.toString('utf8').split('\0');
  for (let at = 0; at < parts.length; at++) {
    const part = (parts[at] ?? '').replace(/^\n/, '');
    if (/^[0-9a-f]{40,64}$/.test(part)) commit = part;
    // Links and submodules (modes 120000 and 160000) hold no text of their own.
    const [, object] = /^:\d+ 100\d+ [0-9a-f]+ ([0-9a-f]+) [AM]$/.exec(part) ?? [];
    if (!part.startsWith(':')) continue;
    const path = parts[++at] ?? '';
    if (object === undefined || seen.has(`${object} ${path}`)) continue;
    seen.add(`${object} ${path}`);
    versions.push({ path, object, commit });
  }
  return { top, begun: log.length > 0, versions, shallow: existsSync(join(common, 'shallow')) };
}

/**
 * The bytes of objects, in the order asked for; undefined for one that is larger than `largest` bytes, or not there (a
 * partial clone: nothing is fetched for it).
 */
export function* objectBytes(top: string, objects: readonly string[], largest: number): Generator<readonly [string, Buffer | undefined]> {
  const asked = [...new Set(objects)];
  const sizes = new Map(catFile(top, '--batch-check=%(objectname) %(objectsize)', asked).toString('latin1').split('\n').map((line) => {
    const [object = '', size = ''] = line.split(' ');
    return [object, Number(size)] as const;
  }));
  let group: string[] = [];
  let bytes = 0;
  for (const object of asked) {
    const size = sizes.get(object);
    if (size === undefined || !(size <= largest)) {
      yield [object, undefined];
      continue;
    }
    if (bytes + size > batch && group.length > 0) {
      yield* contents(top, group);
      group = [];
      bytes = 0;
    }
    group.push(object);
    bytes += size;
  }
  yield* contents(top, group);
}

function* contents(top: string, objects: readonly string[]): Generator<readonly [string, Buffer]> {
  if (objects.length === 0) return;
  const output = catFile(top, '--batch', objects);
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at);
    const [object = '', , size] = output.subarray(at, end).toString('latin1').split(' ');
    const length = Number(size);
    yield [object, output.subarray(end + 1, end + 1 + length)];
    at = end + 1 + length + 1;
  }
}

function catFile(top: string, format: string, objects: readonly string[]): Buffer {
  return gitWith(`${objects.join('\n')}\n`, top, 'cat-file', format);
}
