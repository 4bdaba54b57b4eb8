/**
 * The facts of all files, answered by key. An update names the keys whose answers changed; the engine re-checks
 * exactly the readers of those. What a rule could not tell apart (an edited value of the same class) changes no key.
 */
import { EnvContents } from './envContents';
import type { Fact, FactKind, FactOf } from './facts';
import { difference, type Segment } from './segment';
import { UndefinedKeys } from './undefinedKeys';
import type { EnvContent, FactAt, GitState } from './view';

type Key = string;

/** One fact's entry under its name. An edit that changes nothing of the fact only moves it to the new segment. */
interface Posting {
  readonly path: string;
  segment: Segment;
}

/** The facts of one kind under one name: in path order, and by path. */
interface Gathered {
  readonly all: readonly FactAt[];
  readonly byPath: ReadonlyMap<string, readonly FactAt[]>;
}

const NOTHING: Gathered = { all: [], byPath: new Map() };
/** So many are gathered anew whenever asked for. */
const FEW = 16;

interface Placed {
  readonly fact: Fact;
  readonly segment: Segment;
}

export class WorkspaceIndex {
  /** By path. */
  private readonly files = new Map<string, readonly Segment[]>();
  /** Fact kind → name → the facts' places. */
  private readonly postings = new Map<FactKind, Map<string, Posting[]>>();
  /** What `all` answered; undefined since a fact of that kind changed or moved (deleting would leave old answers in the map's former storage). */
  private readonly listed = new Map<FactKind, readonly FactAt[] | undefined>();
  /** Fact kind → path → number of such facts, for the kinds that are asked for as a whole. */
  private readonly holders = new Map<FactKind, Map<string, number>>();
  /** Word → path → number of segments that hold it. */
  private readonly mentions = new Map<string, Map<string, number>>();
  private readonly git = new Map<string, GitState>();
  private readonly present = new Set<string>();
  private readonly contents = new EnvContents();
  readonly undefinedKeys = new UndefinedKeys({
    declarations: (name) => this.named('declaration', name),
    definitions: (name) => this.named('definition', name),
    declared: (contract) => this.inFile(contract, 'declaration'),
  });
  private readonly gathered = new Map<FactKind, Map<string, Gathered>>();

  /** `words`: those of a segment in which rules look for mentions. */
  constructor(private readonly words: (segment: Segment) => readonly string[]) {}

  /** Replaces or adds a file; returns the keys whose answers changed. */
  set(path: string, segments: readonly Segment[]): Set<Key> {
    const changed = new Set<Key>();
    const previous = this.files.get(path);
    this.files.set(path, segments);
    if (!previous) changed.add(existsKey(path));
    this.exchange(path, previous ?? [], segments, changed);
    return changed;
  }

  remove(path: string): Set<Key> {
    const changed = new Set<Key>();
    const previous = this.files.get(path);
    if (!previous) return changed;
    this.exchange(path, previous, [], changed);
    this.files.delete(path);
    changed.add(existsKey(path));
    return changed;
  }

  /** Counts words of a file's segments that were not known when it was set. */
  countWords(path: string, segments: readonly Segment[]): Set<Key> {
    const changed = new Set<Key>();
    for (const segment of segments) for (const word of this.words(segment)) this.countWord(word, path, 1, changed);
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

  contentOf(path: string): EnvContent {
    return this.contents.of(path);
  }

  exists(path: string): boolean {
    return this.files.has(path) || this.present.has(path);
  }

  paths(): IterableIterator<string> {
    return this.files.keys();
  }

  named<K extends FactKind>(kind: K, name: string): readonly FactAt<FactOf<K>>[] {
    return this.gather(kind, name).all as readonly FactAt<FactOf<K>>[];
  }

  namedIn<K extends FactKind>(path: string, kind: K, name: string): readonly FactAt<FactOf<K>>[] {
    return (this.gather(kind, name).byPath.get(path) ?? []) as readonly FactAt<FactOf<K>>[];
  }

  /** The facts under a name; kept where there are many, because each of them may ask for all. */
  private gather(kind: FactKind, name: string): Gathered {
    const posted = this.postings.get(kind)?.get(name);
    if (!posted) return NOTHING;
    const known = this.gathered.get(kind)?.get(name);
    if (known) return known;
    if (posted.length === 1) {
      const { path, segment } = posted[0] as Posting;
      const own = namedOf(segment, path, kind, name);
      return { all: own, byPath: new Map([[path, own]]) };
    }
    const segments = new Map<string, Set<Segment>>();
    for (const { path, segment } of posted) entry(segments, path, () => new Set<Segment>()).add(segment);
    const byPath = new Map<string, FactAt[]>();
    const all: FactAt[] = [];
    for (const path of [...segments.keys()].sort()) {
      const own: FactAt[] = [];
      for (const segment of this.inOrder(path, segments.get(path) as ReadonlySet<Segment>)) {
        for (const fact of segment.facts) {
          if (fact.kind === kind && factName(fact) === name) own.push({ path, fact, nth: own.length });
        }
      }
      byPath.set(path, own);
      for (const at of own) all.push(at);
    }
    const gathered = { all, byPath };
    if (posted.length > FEW) entry(this.gathered, kind, () => new Map<string, Gathered>()).set(name, gathered);
    return gathered;
  }

  inFile<K extends FactKind>(path: string, kind: K): FactAt<FactOf<K>>[] {
    const result: FactAt<FactOf<K>>[] = [];
    // Most files hold no such fact, and rules ask for each keystroke.
    if (kind !== 'literal' && !isNamedKind(kind) && !this.holders.get(kind)?.has(path)) return result;
    const counts = new Map<string, number>();
    for (const segment of this.files.get(path) ?? []) {
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
    const known = this.listed.get(kind);
    if (known) return known as FactAt<FactOf<K>>[];
    const paths = this.holders.get(kind);
    const facts = paths ? [...paths.keys()].sort().flatMap((path) => this.inFile(path, kind)) : [];
    this.listed.set(kind, facts);
    return facts;
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
    const holding = isNamedKind(kind)
      ? new Set(this.postings.get(kind)?.get(name)?.filter((posted) => posted.path === path).map((posted) => posted.segment))
      : undefined;
    let base = 0;
    let seen = 0;
    for (const segment of this.files.get(path) ?? []) {
      if (!holding || holding.has(segment)) {
        for (const fact of segment.facts) {
          if (fact.kind === kind && factName(fact) === name && seen++ === nth) return { fact, base };
        }
      }
      base += segment.length;
    }
    return undefined;
  }

  private inOrder(path: string, of: ReadonlySet<Segment>): Iterable<Segment> {
    return of.size <= 1 ? of : (this.files.get(path) ?? []).filter((segment) => of.has(segment));
  }

  private exchange(path: string, before: readonly Segment[], after: readonly Segment[], changed: Set<Key>): void {
    const { gone, come } = difference(before, after);
    for (const segment of gone) for (const word of this.words(segment)) this.countWord(word, path, -1, changed);
    for (const segment of come) for (const word of this.words(segment)) this.countWord(word, path, 1, changed);
    if (this.contents.exchange(path, gone, come)) changed.add(contentKey(path));
    /** Made anew each time: a set that is cleared keeps what it held alive for as long as its old storage is. */
    const touched = new Set<string>();
    const removed = placed(gone);
    const added = placed(come);
    // What is alike at both ends of the two lists changed no answer.
    const shorter = Math.min(removed.length, added.length);
    let start = 0;
    while (start < shorter && this.move(removed[start] as Placed, added[start] as Placed)) start++;
    let tail = 0;
    while (tail < shorter - start
      && this.move(removed[removed.length - 1 - tail] as Placed, added[added.length - 1 - tail] as Placed)) tail++;
    for (let at = start; at < removed.length - tail; at++) this.unpost(removed[at] as Placed, path, changed, touched);
    for (let at = start; at < added.length - tail; at++) this.post(added[at] as Placed, path, changed, touched);
    this.undefinedKeys.update(touched, changed);
  }

  /** Moves a fact's posting to the segment that holds its equal now; false where the two differ to a rule. */
  private move(from: Placed, to: Placed): boolean {
    const { fact } = from;
    if (fact.kind !== to.fact.kind || factName(fact) !== factName(to.fact) || shapeOf(fact) !== shapeOf(to.fact)) return false;
    const posting = isNamedKind(fact.kind)
      ? this.postings.get(fact.kind)?.get(factName(fact) ?? '')?.find((posted) => posted.segment === from.segment)
      : undefined;
    if (posting) {
      posting.segment = to.segment;
      this.replaceGathered(posting.path, fact, to.fact);
    }
    this.listed.set(fact.kind, undefined);
    return true;
  }

  /** The equal of a fact takes its place in what was gathered: a name that a file holds thousands of times is not gathered anew for each keystroke. */
  private replaceGathered(path: string, old: Fact, fact: Fact): void {
    const name = factName(old) ?? '';
    const gathered = this.gathered.get(old.kind)?.get(name);
    if (!gathered) return;
    const place = gathered.byPath.get(path)?.find((at) => at.fact === old) as { fact: Fact } | undefined;
    if (place) place.fact = fact;
    else this.gathered.get(old.kind)?.delete(name);
  }

  private post({ fact, segment }: Placed, path: string, changed: Set<Key>, touched: Set<string>): void {
    this.listed.set(fact.kind, undefined);
    changed.add(fileKey(path, fact.kind));
    if (!isNamedKind(fact.kind)) {
      changed.add(kindKey(fact.kind));
      const paths = entry(this.holders, fact.kind, () => new Map<string, number>());
      paths.set(path, (paths.get(path) ?? 0) + 1);
      return;
    }
    const name = factName(fact) ?? '';
    this.gathered.get(fact.kind)?.delete(name);
    changed.add(nameKey(fact.kind, name));
    if (fact.kind !== 'envRead') touched.add(name);
    entry(entry(this.postings, fact.kind, () => new Map<string, Posting[]>()), name, () => []).push({ path, segment });
  }

  private unpost({ fact, segment }: Placed, path: string, changed: Set<Key>, touched: Set<string>): void {
    this.listed.set(fact.kind, undefined);
    changed.add(fileKey(path, fact.kind));
    if (!isNamedKind(fact.kind)) {
      changed.add(kindKey(fact.kind));
      const paths = this.holders.get(fact.kind);
      const count = (paths?.get(path) ?? 0) - 1;
      if (count > 0) paths?.set(path, count);
      else paths?.delete(path);
      return;
    }
    const name = factName(fact) ?? '';
    this.gathered.get(fact.kind)?.delete(name);
    changed.add(nameKey(fact.kind, name));
    if (fact.kind !== 'envRead') touched.add(name);
    const names = this.postings.get(fact.kind);
    const posted = names?.get(name);
    const at = posted?.findIndex((posting) => posting.segment === segment) ?? -1;
    if (!posted || at < 0) return;
    posted.splice(at, 1);
    if (posted.length === 0) names?.delete(name);
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
export const contentKey = (path: string): Key => `content:${path}`;
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

function isNamedKind(kind: FactKind): boolean {
  return kind === 'definition' || kind === 'declaration' || kind === 'envRead';
}

function entry<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = create()));
  return value;
}

/** The facts of a segment under a name, where no other segment has any. */
function namedOf(segment: Segment, path: string, kind: FactKind, name: string): FactAt[] {
  const result: FactAt[] = [];
  for (const fact of segment.facts) if (fact.kind === kind && factName(fact) === name) result.push({ path, fact, nth: result.length });
  return result;
}

/** The facts that others may ask for, with their segments; literals are judged where they stand. */
function placed(segments: readonly Segment[]): Placed[] {
  const result: Placed[] = [];
  for (const segment of segments) {
    for (const fact of segment.facts) if (fact.kind !== 'literal') result.push({ fact, segment });
  }
  return result;
}

/** All of a fact that a rule may tell by asking the view: everything but places and the value itself. */
function shapeOf(fact: Fact): string {
  switch (fact.kind) {
    case 'definition':
      return fact.site ? valueShape(fact.valueClass) : 'no value';
    case 'declaration':
      return fact.decorators.size === 0 ? fact.value : `${fact.value}\0${[...fact.decorators].map(([name, value]) => `${name}=${value}`).join('\x01')}`;
    case 'envRead':
      return fact.optional ? 'optional' : '';
    case 'secretReference':
      return `${fact.provider}\0${fact.path}\0${fact.field ?? ''}\0${fact.name ?? ''}`;
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
