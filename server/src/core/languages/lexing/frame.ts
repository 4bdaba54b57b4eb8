/** The nesting of brackets, strings and tags around a place in a program: what a lexer must know to go on from there. */

export const enum Kind {
  Root, Block, Class, Object, Call, Group, Parameters, Control, List, Index,
  /** A type annotation, and a bracket inside one. */
  Type, TypeGroup,
  /** A string with interpolations, and one interpolation in it. */
  Text, Hole,
  /** Markup: inside a tag, between two tags. */
  Tag, Children,
  Comment,
}

export const enum Flag {
  /** A key, member name or declaration may come next. */
  Key = 1,
  /** `const`, `let`, `var` of this statement. */
  Declaring = 2,
  /** `type X` of this statement: what follows `=` is a type. */
  Alias = 4,
  /** A destructuring pattern of a declaration. */
  Pattern = 8,
  /** A type that is a function's result: `=>` ends it. */
  Result = 16,
  /** A type after `as`. */
  Cast = 32,
  /** A `:` that is coming belongs to `case` or to a statement such as Python's `if`. */
  Case = 64,
  /** A mapping, list or group that stands in the arguments of `call`. */
  Arguments = 128,
  /** Inside an import or export clause. */
  Module = 256,
  /** A string with an interpolation in it; with an escape in it. */
  Interpolated = 512,
  Escaped = 1024,
  /** An argument that is a function of one expression: what stands in it is not given to the call. */
  Lambda = 2048,
  /** No segment may be cut inside: something is read as a whole here. */
  Solid = 4096,
  /** A comment around which nothing is pending. */
  Quiet = 8192,
  /** Only constants may stand here: an enumeration. */
  Fixed = 16384,
}

/**
 * One level. Frames of the segment being read are mutable and hold offsets; those in a state are frozen
 * copies with texts only, so that a state does not depend on where in a file it was reached.
 */
export class Frame {
  /** Offset of the opening, -1 in a frozen frame. */
  start = -1;
  /** The closing unit (bracket or quote) that ends it. */
  closer = 0;
  flags = 0;
  /** What the values at this level are assigned to, as text or (offsets win) as offsets. */
  name = '';
  nameStart = -1;
  nameEnd = -1;
  /** The callee, and the position of the argument being read. */
  call = '';
  callStart = -1;
  callEnd = -1;
  argument = 0;
  /** The first argument where it is one plain string. */
  first = '';
  firstStart = -1;
  firstEnd = -1;
  /** `?` whose `:` has not come. */
  ternaries = 0;
  /** What the next `{` at this level opens. */
  body: Kind = Kind.Block;
  /** How often the closing unit is repeated (triple quotes, raw strings), or another number of the language's own. */
  width = 1;
  /** The env read (index among those of the segment) that this call makes, -1 for none. */
  read = -1;
  /** The names around this level, looked up once for all strings in it. */
  holders: readonly string[] | undefined;
  /** A popped child kept for the next push. */
  spare: Frame | undefined;

  constructor(public kind: Kind, readonly parent: Frame | undefined, readonly owned: boolean) {}

  reset(kind: Kind, start: number, closer: number): void {
    this.kind = kind;
    this.start = start;
    this.closer = closer;
    this.flags = 0;
    this.name = this.call = this.first = '';
    this.nameStart = this.nameEnd = this.callStart = this.callEnd = this.firstStart = this.firstEnd = -1;
    this.argument = this.ternaries = 0;
    this.read = -1;
    this.body = Kind.Block;
    this.width = 1;
    this.holders = undefined;
  }

  clearName(): void {
    this.name = '';
    this.nameStart = this.nameEnd = -1;
  }

  /** What stands here is not given to the call after all: `f(({ a = "x" }) => …)` has a default of a parameter. */
  leaveCall(): void {
    this.flags &= ~Flag.Arguments;
    this.call = '';
    this.callStart = this.callEnd = -1;
  }

  copyName(from: Frame): void {
    this.name = from.name;
    this.nameStart = from.nameStart;
    this.nameEnd = from.nameEnd;
  }
}

function copy(of: Frame, parent: Frame | undefined, owned: boolean): Frame {
  const made = new Frame(of.kind, parent, owned);
  made.closer = of.closer;
  made.flags = of.flags;
  made.name = of.name;
  made.call = of.call;
  made.argument = of.argument;
  made.first = of.first;
  made.ternaries = of.ternaries;
  made.body = of.body;
  made.width = of.width;
  return made;
}

/** A mutable copy of a frozen frame. */
export function thaw(frame: Frame): Frame {
  return frame.owned ? frame : copy(frame, frame.parent, true);
}

/** Frozen copies of the mutable frames at the top; the frozen ones below are shared. */
export function freeze(top: Frame, text: string, callee: (start: number, end: number) => string): Frame {
  const own: Frame[] = [];
  let at: Frame | undefined = top;
  while (at?.owned) {
    own.push(at);
    at = at.parent;
  }
  let frozen = at;
  for (let index = own.length - 1; index >= 0; index--) {
    const from = own[index] as Frame;
    const made = copy(from, frozen, false);
    if (from.nameStart >= 0) made.name = text.slice(from.nameStart, from.nameEnd);
    if (from.callStart >= 0) made.call = callee(from.callStart, from.callEnd);
    if (from.firstStart >= 0) made.first = text.slice(from.firstStart, from.firstEnd);
    frozen = made;
  }
  return frozen as Frame;
}

/** How many names around a string are told, and how long one may be in code units: not whole sentences of a table of texts. */
const deepest = 12;
const longestHolder = 80;
const unheld: readonly string[] = [];

/**
 * What the levels around a mapping, list or group are called, outermost first, up to the call, block or statement that
 * it stands in: `["config", "twilio"]` inside `config = { twilio: { … } }`.
 */
export function holdersOf(frame: Frame, text: string): readonly string[] {
  const found: string[] = [];
  for (let at = frame.parent; at !== undefined && found.length < deepest; at = at.parent) {
    const name = at.nameStart < 0 ? at.name : at.nameEnd - at.nameStart > longestHolder ? '' : text.slice(at.nameStart, at.nameEnd);
    // A list has the name of what it is assigned to, which has it already.
    if (name !== '' && name.length <= longestHolder && name !== found.at(-1)) found.push(name);
    if (at.kind !== Kind.Object && at.kind !== Kind.List && at.kind !== Kind.Group) break;
  }
  return found.length === 0 ? unheld : found.reverse();
}

/** Equal in everything that decides how reading goes on. */
export function sameFrames(a: Frame | undefined, b: Frame | undefined): boolean {
  while (a !== b) {
    if (!a || !b) return false;
    if (
      a.kind !== b.kind || a.closer !== b.closer || a.flags !== b.flags || a.argument !== b.argument ||
      a.ternaries !== b.ternaries || a.body !== b.body || a.width !== b.width ||
      a.name !== b.name || a.call !== b.call || a.first !== b.first
    ) return false;
    a = a.parent;
    b = b.parent;
  }
  return true;
}
