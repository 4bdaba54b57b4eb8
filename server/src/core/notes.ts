/** Remembers what was read of texts and lists while fixes are rendered: a file's thousands of findings read it once. */

/** What is kept of texts that are no longer asked about: a fix looks at its file, env files, a contract and ignore files. */
const MOST_TEXTS = 12;

type Reading = (source: never) => unknown;

/** A host makes one for its context. Nothing in it can be stale: what was read is found under the very source. */
export class Notes {
  private readonly ofObjects = new WeakMap<object, Map<Reading, unknown>>();
  /** In the order of their last use. */
  private readonly ofTexts = new Map<string, Map<Reading, unknown>>();

  /** What `read` makes of a source. `read` must be the same function each time, and the source must not change. */
  of<S extends string | object, T>(source: S, read: (source: S) => T): T {
    const known = typeof source === 'string' ? this.text(source) : this.object(source);
    if (!known.has(read)) known.set(read, read(source));
    return known.get(read) as T;
  }

  private object(source: object): Map<Reading, unknown> {
    let known = this.ofObjects.get(source);
    if (!known) this.ofObjects.set(source, (known = new Map()));
    return known;
  }

  private text(source: string): Map<Reading, unknown> {
    const known = this.ofTexts.get(source) ?? new Map<Reading, unknown>();
    this.ofTexts.delete(source);
    this.ofTexts.set(source, known);
    if (this.ofTexts.size > MOST_TEXTS) this.ofTexts.delete(this.ofTexts.keys().next().value ?? '');
    return known;
  }
}

/** Grouped by a name, in the order given. */
export function grouped<T>(all: Iterable<T>, nameOf: (one: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = nameOf(one);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}
