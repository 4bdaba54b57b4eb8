/**
 * The facts of all files, answered by key. An update names the keys whose answers changed; the engine re-checks
 * exactly the readers of those. What a rule could not tell apart (an edited value of the same class) changes no key.
 */
import type { Fact, FactKind, FactOf } from './facts';
import type { Segment } from './segment';
import type { FactAt, GitState } from './view';

/** The part of a file that the index keeps. */
export interface IndexedFile {
  readonly path: string;
  readonly segments: readonly Segment[];
  /** Words in capitals, by segment; only of files outside the env families. */
  readonly words: ReadonlyMap<Segment, readonly string[]>;
}

type Key = string;

export class WorkspaceIndex {
  private readonly files = new Map<string, IndexedFile>();
  /** Key → path → segments that contribute to it. */
  private readonly postings = new Map<Key, Map<string, Set<Segment>>>();
  /** Word → number of segments that hold it, by path. */
  private readonly mentions = new Map<string, Map<string, number>>();
  private readonly git = new Map<string, GitState>();
  private readonly present = new Set<string>();

  /** Replaces or adds a file; returns the keys whose answers changed. */
  set(file: IndexedFile): Set<Key> {
    const changed = new Set<Key>();
    const previous = this.files.get(file.path);
    this.files.set(file.path, file);
    if (!previous) changed.add(existsKey(file.path));
    this.exchange(file.path, previous, file, changed);
    return changed;
  }

  remove(path: string): Set<Key> {
    const changed = new Set<Key>();
    const previous = this.files.get(path);
    if (!previous) return changed;
    this.exchange(path, previous, undefined, changed);
    this.files.delete(path);
    changed.add(existsKey(path));
    return changed;
  }

  /** What the host knows of files beside those it handed in (`.gitignore`, folders' listings). */
  setPresent(path: string, present: boolean): Set<Key> {
    if (this.present.has(path) === present) return new Set();
    if (present) this.present.add(path);
    else this.present.delete(path);
    return new Set([existsKey(path)]);
  }

  setGit(path: string, state: GitState): Set<Key> {
    if (this.gitState(path) === state) return new Set();
    if (state === 'unknown') this.git.delete(path);
    else this.git.set(path, state);
    return new Set([gitKey(path)]);
  }

  gitState(path: string): GitState {
    return this.git.get(path) ?? 'unknown';
  }

  exists(path: string): boolean {
    return this.files.has(path) || this.present.has(path);
  }

  file(path: string): IndexedFile | undefined {
    return this.files.get(path);
  }

  paths(): IterableIterator<string> {
    return this.files.keys();
  }

  named<K extends FactKind>(kind: K, name: string): FactAt<FactOf<K>>[] {
    const result: FactAt<FactOf<K>>[] = [];
    const byPath = this.postings.get(nameKey(kind, name));
    if (!byPath) return result;
    for (const path of [...byPath.keys()].sort()) {
      let nth = 0;
      for (const segment of this.inOrder(path, byPath.get(path) as Set<Segment>)) {
        for (const fact of segment.facts) {
          if (fact.kind === kind && factName(fact) === name) result.push({ path, fact: fact as FactOf<K>, nth: nth++ });
        }
      }
    }
    return result;
  }

  inFile<K extends FactKind>(path: string, kind: K): FactAt<FactOf<K>>[] {
    const result: FactAt<FactOf<K>>[] = [];
    const counts = new Map<string, number>();
    for (const segment of this.files.get(path)?.segments ?? []) {
      for (const fact of segment.facts) {
        if (fact.kind !== kind) continue;
        const name = factName(fact) ?? '';
        const nth = counts.get(name) ?? 0;
        counts.set(name, nth + 1);
        result.push({ path, fact: fact as FactOf<K>, nth });
      }
    }
    return result;
  }

  all<K extends FactKind>(kind: K): FactAt<FactOf<K>>[] {
    const byPath = this.postings.get(kindKey(kind));
    if (!byPath) return [];
    return [...byPath.keys()].sort().flatMap((path) => this.inFile(path, kind));
  }

  /** Whether a file below `folder` ('' for all) holds the word. */
  mentioned(word: string, folder: string): boolean {
    const byPath = this.mentions.get(word);
    if (!byPath) return false;
    if (folder === '') return byPath.size > 0;
    const prefix = `${folder}/`;
    for (const path of byPath.keys()) if (path.startsWith(prefix)) return true;
    return false;
  }

  /** Absolute span start of the n-th fact of a kind and name in a file, with the fact; undefined when it is gone. */
  locate(path: string, kind: FactKind, name: string, nth: number): { readonly fact: Fact; readonly base: number } | undefined {
    let base = 0;
    let seen = 0;
    for (const segment of this.files.get(path)?.segments ?? []) {
      for (const fact of segment.facts) {
        if (fact.kind === kind && factName(fact) === name && seen++ === nth) return { fact, base };
      }
      base += segment.length;
    }
    return undefined;
  }

  private inOrder(path: string, of: ReadonlySet<Segment>): Iterable<Segment> {
    if (of.size <= 1) return of;
    return (this.files.get(path)?.segments ?? []).filter((segment) => of.has(segment));
  }

  private exchange(path: string, before: IndexedFile | undefined, after: IndexedFile | undefined, changed: Set<Key>): void {
    const kept = new Set<Segment>(after?.segments ?? []);
    const old = new Set<Segment>(before?.segments ?? []);
    const gone = (before?.segments ?? []).filter((segment) => !kept.has(segment));
    const come = (after?.segments ?? []).filter((segment) => !old.has(segment));
    const shapes = new Map<Key, { removed: string[]; added: string[] }>();
    const note = (segment: Segment, side: 'removed' | 'added'): void => {
      for (const fact of segment.facts) {
        const keys = keysOf(fact, path);
        if (keys.length === 0) continue;
        const shape = shapeOf(fact);
        for (const key of keys) {
          let entry = shapes.get(key);
          if (!entry) shapes.set(key, (entry = { removed: [], added: [] }));
          entry[side].push(shape);
          if (side === 'added') this.post(key, path, segment);
          else this.unpost(key, path, segment);
        }
      }
    };
    for (const segment of gone) {
      note(segment, 'removed');
      for (const word of before?.words.get(segment) ?? []) this.countWord(word, path, -1, changed);
    }
    for (const segment of come) {
      note(segment, 'added');
      for (const word of after?.words.get(segment) ?? []) this.countWord(word, path, 1, changed);
    }
    for (const [key, { removed, added }] of shapes) {
      if (removed.length !== added.length || removed.some((shape, at) => shape !== added[at])) changed.add(key);
    }
  }

  private post(key: Key, path: string, segment: Segment): void {
    let byPath = this.postings.get(key);
    if (!byPath) this.postings.set(key, (byPath = new Map()));
    let segments = byPath.get(path);
    if (!segments) byPath.set(path, (segments = new Set()));
    segments.add(segment);
  }

  private unpost(key: Key, path: string, segment: Segment): void {
    const byPath = this.postings.get(key);
    const segments = byPath?.get(path);
    if (!byPath || !segments) return;
    segments.delete(segment);
    if (segments.size === 0) byPath.delete(path);
    if (byPath.size === 0) this.postings.delete(key);
  }

  private countWord(word: string, path: string, by: 1 | -1, changed: Set<Key>): void {
    let byPath = this.mentions.get(word);
    if (!byPath) this.mentions.set(word, (byPath = new Map()));
    const count = (byPath.get(path) ?? 0) + by;
    if (count > 0) byPath.set(path, count);
    else byPath.delete(path);
    if (byPath.size === 0) this.mentions.delete(word);
    // Only the first and the last mention in a file can change an answer.
    if ((by === 1 && count === 1) || (by === -1 && count === 0)) changed.add(mentionKey(word));
  }
}

export const nameKey = (kind: FactKind, name: string): Key => `${kind}:${name}`;
export const kindKey = (kind: FactKind): Key => `all:${kind}`;
export const fileKey = (path: string, kind: FactKind): Key => `file:${kind}:${path}`;
export const mentionKey = (word: string): Key => `mention:${word}`;
export const existsKey = (path: string): Key => `exists:${path}`;
export const gitKey = (path: string): Key => `git:${path}`;

/** The name under which a fact is asked for. */
export function factName(fact: Fact): string | undefined {
  switch (fact.kind) {
    case 'definition':
    case 'declaration':
    case 'envRead':
    case 'literal':
      return fact.name;
    case 'secretReference':
      return fact.path;
    case 'resource':
      return fact.identity.name;
    case 'consumer':
    case 'grant':
      return fact.identity;
    case 'step':
      return fact.uses;
  }
}

function keysOf(fact: Fact, path: string): Key[] {
  switch (fact.kind) {
    case 'literal':
      return [];
    case 'definition':
    case 'declaration':
    case 'envRead':
      return [nameKey(fact.kind, fact.name), fileKey(path, fact.kind)];
    default:
      return [kindKey(fact.kind), fileKey(path, fact.kind)];
  }
}

/** All of a fact that a rule may tell by asking the view: everything but places and the value itself. */
function shapeOf(fact: Fact): string {
  switch (fact.kind) {
    case 'definition':
      return `${fact.name}\0${valueShape(fact.valueClass)}\0${fact.site ? 1 : 0}`;
    case 'declaration':
      return `${fact.name}\0${fact.value}\0${[...fact.decorators].map(([name, value]) => `${name}=${value}`).join('\x01')}`;
    case 'envRead':
      return `${fact.name}\0${fact.optional}`;
    case 'secretReference':
      return `${fact.provider}\0${fact.path}\0${fact.name ?? ''}`;
    case 'resource':
      return JSON.stringify([fact.identity, fact.offers]);
    case 'consumer':
      return JSON.stringify([fact.resource, fact.identity, fact.reads.map((read) => [read.key, read.provider, read.path])]);
    case 'grant':
      return JSON.stringify([fact.identity, fact.provider, fact.paths.map((granted) => granted.pattern), fact.verbs]);
    case 'step':
      return JSON.stringify([fact.dialect, fact.job, fact.uses]);
    case 'literal':
      return '';
  }
}

/** Rules that look across files tell empty and placeholder values from set ones, no more. */
function valueShape(of: string): string {
  return of === 'empty' || of === 'placeholder' || of === 'reference' ? of : 'set';
}
