/** What a lexer finds, with absolute offsets, before it becomes facts. */
import type { EnvRead, Fact, Literal, SiteForm } from '../../facts';

/** What a string is to the program. Only literals become facts. */
export type StringRole = 'literal' | 'key' | 'index' | 'type' | 'module';

export class StringToken {
  role: StringRole = 'literal';
  /** The name's place, or -1 when only its text is known (the name stands in an earlier segment). */
  nameStart = -1;
  nameEnd = -1;
  name = '';
  /** The names of the mappings around it, outermost first. Shared by the strings of one mapping. */
  holders: readonly string[] | undefined;
  call = '';
  argument = -1;
  compared = false;
  /** An attribute of markup: its escapes are character references. */
  markup = false;
  /** Where only a constant may stand. */
  fixed = false;
  /** The env read whose default it is: index among those of the segment, -1 for none. */
  read = -1;

  constructor(
    readonly start: number, readonly end: number,
    readonly contentStart: number, readonly contentEnd: number,
    readonly form: SiteForm,
    /** Whether a backslash or a doubled quote stands in it. */
    readonly escaped: boolean,
  ) {}
}

export class ReadToken {
  optional = false;
  constructor(readonly start: number, public end: number, readonly nameStart: number, readonly nameEnd: number) {}
}

/** Resolves the escapes of the content between two offsets as the language does. */
export type Decode = (text: string, start: number, end: number, form: SiteForm) => string;

/**
 * The facts of a segment that starts at `base`, in the order of their places. Strings that no rule could judge
 * (too short for their place) are left out.
 */
export function factsOf(
  text: string, base: number, strings: readonly StringToken[], reads: readonly ReadToken[], decode: Decode,
): Fact[] {
  const facts: Fact[] = [];
  let sorted = true;
  let last = -1;
  for (const token of strings) {
    if (token.role !== 'literal' || token.contentEnd - token.contentStart < leastLength(token)) continue;
    if (token.start < last) sorted = false;
    last = token.start;
    facts.push(literalOf(text, base, token, reads, decode));
  }
  for (const read of reads) facts.push(readOf(text, base, read));
  if (!sorted || reads.length > 0) facts.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return facts;
}

/** Judged by name: from 3 characters; passwords given to a call from 4; anything else only by its own form. */
function leastLength(token: StringToken): number {
  if (token.nameStart >= 0 || token.name !== '' || token.read >= 0) return 3;
  return token.call !== '' ? 4 : 8;
}

function literalOf(text: string, base: number, token: StringToken, reads: readonly ReadToken[], decode: Decode): Literal {
  const content = { start: token.contentStart - base, end: token.contentEnd - base };
  const whole = { start: token.start - base, end: token.end - base };
  const literal: { -readonly [K in keyof Literal]: Literal[K] } = {
    kind: 'literal',
    span: whole,
    site: { content, whole, form: token.form },
    value: token.escaped ? decode(text, token.contentStart, token.contentEnd, token.form) : text.slice(token.contentStart, token.contentEnd),
  };
  const read = token.read >= 0 ? reads[token.read] : undefined;
  if (read) {
    literal.slot = 'environment-default';
    literal.name = text.slice(read.nameStart, read.nameEnd);
    literal.nameSpan = { start: read.nameStart - base, end: read.nameEnd - base };
  } else if (token.nameStart >= 0) {
    literal.name = text.slice(token.nameStart, token.nameEnd);
    literal.nameSpan = { start: token.nameStart - base, end: token.nameEnd - base };
  } else if (token.name !== '') literal.name = token.name;
  if (token.call !== '') literal.call = token.call;
  if (token.argument >= 0) literal.argument = token.argument;
  if (token.compared) literal.compared = true;
  else if (token.holders !== undefined && read === undefined && literal.name !== undefined) {
    // The items of a list have the name of the list.
    const path = token.holders.at(-1) === literal.name ? token.holders : [...token.holders, literal.name];
    if (path.length > 1) literal.path = path;
  }
  return literal;
}

function readOf(text: string, base: number, read: ReadToken): EnvRead {
  return {
    kind: 'envRead',
    span: { start: read.start - base, end: read.end - base },
    name: text.slice(read.nameStart, read.nameEnd),
    nameSpan: { start: read.nameStart - base, end: read.nameEnd - base },
    optional: read.optional,
  };
}
