/** The reader's state: which collections are open at a line's start, and what the document is. */
import type { ResourceIdentity } from '../../facts';
import { NOTHING, type Role } from './role';

/** An open mapping or sequence. Mutable while a segment is read, copied at its end. */
export class Frame {
  /** The mapping's present key. */
  key = '';
  /** Absolute offsets of the key's content; -1 where it stands in an earlier segment. */
  keyStart = -1;
  keyEnd = -1;
  /** The key or item has no value yet. */
  pending = true;
  /** What `name:` says in a mapping that is a sequence's item; in a sequence of words: the flag that waits for its value. */
  sibling: string | undefined;
  siblingStart = -1;
  siblingEnd = -1;
  /** Scalars of a mapping whose role reads a secret: `name:` and `key:` of a `secretKeyRef`. */
  collected: Collected[] | undefined;
  /** The value of `value:` seen before its `name:`: index of the fact. */
  waiting = -1;
  readonly depth: number;
  /** The innermost mapping from here outwards: its key names the items of a sequence. */
  readonly mapping: Frame | undefined;
  private itemPath: readonly string[] | undefined;
  private itemKeyPaths: Map<string, readonly string[]> | undefined;

  constructor(
    readonly parent: Frame | undefined,
    readonly indent: number,
    readonly sequence: boolean,
    /** In a flow collection: `[…]`, `{…}`. */
    readonly flow: boolean,
    readonly role: Role,
    readonly resource: ResourceIdentity | undefined,
    /** Keys from the root to this collection. */
    readonly path: readonly string[],
  ) {
    this.depth = parent ? parent.depth + 1 : 0;
    // A segment may end inside this collection: where the parent's name stood is not told behind it, wherever the cuts are.
    if (parent) parent.siblingStart = parent.siblingEnd = -1;
    this.mapping = sequence ? parent?.mapping : this;
  }

  /** A mapping that is itself an item of a sequence. */
  get isItem(): boolean {
    return !this.sequence && this.parent !== undefined && this.parent.sequence;
  }

  /** The key or item has its value. What else comes, by mistake, is not told where the key stood: it may be read in a later segment. */
  settle(): void {
    this.pending = false;
    this.keyStart = -1;
  }

  /** Path of the value that comes next. */
  valuePath(): readonly string[] {
    if (!this.sequence) {
      // The items of one list mostly have the same keys.
      return this.parent?.sequence ? this.parent.pathOfItemKey(this.key) : extend(this.path, this.key);
    }
    return (this.itemPath ??= extend(this.path, '[]'));
  }

  private pathOfItemKey(key: string): readonly string[] {
    const known = this.itemKeyPaths?.get(key);
    if (known) return known;
    const path = extend(this.valuePath(), key);
    (this.itemKeyPaths ??= new Map()).set(key, path);
    return path;
  }

  copy(parent: Frame | undefined): Frame {
    const copy = new Frame(parent, this.indent, this.sequence, this.flow, this.role, this.resource, this.path);
    copy.key = this.key;
    copy.pending = this.pending;
    copy.sibling = this.sibling;
    return copy;
  }
}

export interface Collected {
  readonly key: string;
  readonly value: string;
  /** Absolute. */
  readonly start: number;
  readonly end: number;
}

/** Deeper than this a path no longer grows: hostile nesting must not cost its square. */
const DEEPEST_PATH = 48;

function extend(path: readonly string[], key: string): readonly string[] {
  return path.length >= DEEPEST_PATH ? path : [...path, key];
}

/** No segment ends deeper than this: states are copies of the whole stack. */
export const DEEPEST_CUT = 128;

export interface State {
  /** At a document's start nothing is known of it yet. */
  readonly fresh: boolean;
  readonly role: Role;
  readonly resource: ResourceIdentity | undefined;
  readonly top: Frame | undefined;
  /** Inside a block scalar too long for one segment: the indentation of its content. */
  readonly block: number;
}

export const FRESH: State = Object.freeze({ fresh: true, role: NOTHING, resource: undefined, top: undefined, block: -1 });

/** A copy of a stack of frames. */
export function copyFrames(top: Frame | undefined): Frame | undefined {
  const stack: Frame[] = [];
  for (let frame = top; frame; frame = frame.parent) stack.push(frame);
  let copy: Frame | undefined;
  for (let i = stack.length - 1; i >= 0; i--) copy = (stack[i] as Frame).copy(copy);
  return copy;
}

export function sameState(a: State, b: State): boolean {
  if (a === b) return true;
  if (a.fresh !== b.fresh || a.role !== b.role || a.block !== b.block || !sameResource(a.resource, b.resource)) return false;
  let x = a.top;
  let y = b.top;
  while (x !== y) {
    if (!x || !y) return false;
    if (
      x.indent !== y.indent || x.sequence !== y.sequence || x.role !== y.role || x.key !== y.key || x.pending !== y.pending ||
      x.sibling !== y.sibling || !sameResource(x.resource, y.resource)
    ) return false;
    x = x.parent;
    y = y.parent;
  }
  return true;
}

function sameResource(a: ResourceIdentity | undefined, b: ResourceIdentity | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  return a.dialect === b.dialect && a.type === b.type && a.name === b.name && a.namespace === b.namespace;
}
