/**
 * The outline of a YAML text: which entries a mapping or list has and where they end, so that a fix can add one and leave
 * every other byte alone. Read on demand, one collection at a time. What is out of the ordinary (complex keys, tabs,
 * templates) has the shape `other`, and nothing is added there.
 */
import { grouped } from '../../notes';
import { firstIndex } from '../../text';
import { afterBreak, documentMark, doubleValue, endOfLine, isBlank, isBreak, keyColon, plainEnd, plainValue, quotedEnd, singleValue, skipSpaces, trimEnd } from './scalars';

const BANG = 33, DOUBLE = 34, HASH = 35, AMPERSAND = 38, SINGLE = 39, STAR = 42, COMMA = 44, DASH = 45, COLON = 58;
const OPEN_BRACKET = 91, CLOSE_BRACKET = 93, OPEN_BRACE = 123, CLOSE_BRACE = 125, BAR = 124, GREATER = 62, BYTE_ORDER_MARK = 0xfeff;

export interface Collection {
  readonly kind: 'mapping' | 'sequence';
  /** Written with brackets. */
  readonly flow: boolean;
  /** Column of the entries of a block collection, from 0. */
  readonly column: number;
  /** Offset after the opening bracket of a flow collection. */
  readonly inside: number;
  readonly entries: readonly Entry[];
  /** The first entry under a key. */
  entry(key: string): Entry | undefined;
}

export type Shape = Collection | { readonly kind: 'scalar'; readonly value: string } | { readonly kind: 'empty' | 'other' };

/** An entry of a mapping, or an item of a list (whose key is empty). */
export interface Entry {
  readonly key: string;
  readonly start: number;
  /** In block style the end of its last line, comments of its own included; in flow style the end of its value. */
  readonly end: number;
  /** The value has an anchor or a tag: other places may share it. */
  readonly decorated: boolean;
  shape(): Shape;
}

const OTHER: Shape = { kind: 'other' };
const EMPTY: Shape = { kind: 'empty' };

/** A document whose root is a mapping, and where it ends. Collections in it are looked at once and kept. */
export interface DocumentOutline {
  readonly root: Collection;
  readonly end: number;
}

/** Finds the document that holds an offset; undefined where its beginning is out of the ordinary. */
export function outlines(text: string): (offset: number) => DocumentOutline | undefined {
  const documents: { readonly from: number; readonly outline: () => DocumentOutline | undefined }[] = [];
  let from = 0;
  let start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  let plain = true;
  const add = (end: number): void => {
    const [first, read] = [start, plain];
    documents.push({ from, outline: once(() => {
      const root = read ? below(text, first, end) : OTHER;
      return root.kind === 'mapping' ? { root, end } : undefined;
    }) });
  };
  for (let line = start; line < text.length; line = afterBreak(text, endOfLine(text, line))) {
    if (documentMark(text, line) === 0) continue;
    if (line > start || from > 0) add(line);
    from = line;
    plain = endsLine(text, skipSpaces(text, line + 3));
    start = afterBreak(text, endOfLine(text, line));
  }
  add(text.length);
  return (offset) => documents[firstIndex(documents.length, (index) => (documents[index]?.from ?? 0) > offset) - 1]?.outline();
}

function once<T>(make: () => T): () => T {
  let made: { readonly is: T } | undefined;
  return () => (made ??= { is: make() }).is;
}

function collection(kind: Collection['kind'], flow: boolean, column: number, inside: number, entries: readonly Entry[]): Collection {
  const byKey = once(() => grouped(entries, (entry) => entry.key));
  return { kind, flow, column, inside, entries, entry: (key) => byKey().get(key)?.[0] };
}

/** The entry of a mapping under a key. */
export function entryOf(shape: Shape | undefined, key: string): Entry | undefined {
  return shape?.kind === 'mapping' ? shape.entry(key) : undefined;
}

/** The text of an entry's scalar value. */
export function scalarOf(entry: Entry | undefined): string | undefined {
  const shape = entry?.shape();
  return shape?.kind === 'scalar' ? shape.value : undefined;
}

/** What stands on the lines from `from` (the start of a line) to `to`. */
function below(text: string, from: number, to: number): Shape {
  for (let line = from; line < to; line = afterBreak(text, endOfLine(text, line))) {
    const at = skipSpaces(text, line);
    if (endsLine(text, at)) continue;
    const unit = text.charCodeAt(at);
    return unit === OPEN_BRACE || unit === OPEN_BRACKET ? flowCollection(text, at, to) : blockCollection(text, at, at - line, to);
  }
  return EMPTY;
}

/** The block collection whose first entry is at `first`. */
function blockCollection(text: string, first: number, column: number, to: number): Shape {
  const sequence = isDash(text, first);
  const entries: Entry[] = [];
  const starts: { at: number; key: string; value: number; end: number }[] = [];
  let lineStart = first - column;
  for (let at = first; ; at = skipSpaces(text, lineStart)) {
    const lineEnd = endOfLine(text, at);
    const last = starts.at(-1);
    const here = at - lineStart;
    if (endsLine(text, at)) {
      // A comment that stands deeper than the entries belongs to the one above.
      if (last && at < lineEnd && here > column) last.end = lineEnd;
    } else if (here > column || (last && here === column && continues(text, at, sequence))) {
      if (last) last.end = lineEnd;
    } else {
      const value = here < column || text.slice(lineStart, at).includes('\t') ? undefined : sequence ? itemAt(text, at) : keyAt(text, at, column);
      if (!value) return OTHER;
      starts.push({ at, key: value.key, value: value.after, end: lineEnd });
    }
    lineStart = afterBreak(text, lineEnd);
    if (lineStart >= to || lineEnd >= text.length) break;
  }
  for (const { at, key, value, end } of starts) entries.push(blockEntry(text, key, at, value, end, column));
  return collection(sequence ? 'sequence' : 'mapping', false, column, -1, entries);
}

/** A line in the mapping's own column that goes on with the entry above: a list, or a bracket closed there. */
function continues(text: string, at: number, sequence: boolean): boolean {
  const unit = text.charCodeAt(at);
  return unit === CLOSE_BRACE || unit === CLOSE_BRACKET || (!sequence && isDash(text, at));
}

function itemAt(text: string, at: number): { key: string; after: number } | undefined {
  return isDash(text, at) ? { key: '', after: at + 1 } : undefined;
}

function keyAt(text: string, at: number, column: number): { key: string; after: number } | undefined {
  const unit = text.charCodeAt(at);
  if (unit === DOUBLE || unit === SINGLE) {
    const end = quotedEnd(text, at, column - 1);
    const colon = end > 0 ? skipSpaces(text, end) : -1;
    if (colon < 0 || text.charCodeAt(colon) !== COLON || !isBlank(text.charCodeAt(colon + 1))) return undefined;
    return { key: quotedValue(text, at, end), after: colon + 1 };
  }
  if (unit === AMPERSAND || unit === BANG || unit === STAR || unit === OPEN_BRACE || unit === OPEN_BRACKET) return undefined;
  const colon = keyColon(text, at);
  return colon < 0 ? undefined : { key: text.slice(at, trimEnd(text, at, colon)), after: colon + 1 };
}

function blockEntry(text: string, key: string, start: number, after: number, end: number, column: number): Entry {
  const value = properties(text, skipSpaces(text, after));
  return {
    key, start, end, decorated: value.decorated,
    shape: once(() => {
      const { at } = value;
      if (endsLine(text, at)) {
        const next = afterBreak(text, endOfLine(text, at));
        return next > end ? EMPTY : below(text, next, end);
      }
      if (key === '' && isDash(text, start)) {
        const lineStart = start - column;
        if (isDash(text, at) || keyAt(text, at, column)) return blockCollection(text, at, at - lineStart, end);
      }
      return valueShape(text, at, end, column);
    }),
  };
}

/** A value on its key's line. `end` bounds it; a plain scalar in block style may end earlier. */
function valueShape(text: string, at: number, end: number, column: number): Shape {
  switch (text.charCodeAt(at)) {
    case OPEN_BRACE: case OPEN_BRACKET: return flowCollection(text, at, end);
    case DOUBLE: case SINGLE: {
      const close = quotedEnd(text, at, -1);
      return close > 0 && close <= end ? { kind: 'scalar', value: quotedValue(text, at, close) } : OTHER;
    }
    case STAR: case BAR: case GREATER: return OTHER;
    default: return { kind: 'scalar', value: plainValue(text, at, column < 0 ? end : Math.min(end, plainEnd(text, at, column))) };
  }
}

/** The flow collection that opens at `open`; `other` where it is not closed before `to`. */
function flowCollection(text: string, open: number, to: number): Shape {
  const mapping = text.charCodeAt(open) === OPEN_BRACE;
  const entries: Entry[] = [];
  let depth = 0;
  let start = -1;
  let end = -1;
  let fresh = true; // a quote here opens a scalar
  for (let at = open + 1; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) continue;
    if (unit === HASH && isBlank(text.charCodeAt(at - 1))) {
      at = endOfLine(text, at);
      continue;
    }
    const closes = unit === CLOSE_BRACE || unit === CLOSE_BRACKET;
    if (depth === 0 && (closes || unit === COMMA)) {
      if (start >= 0) entries.push(flowEntry(text, start, end, mapping));
      if (closes) return collection(mapping ? 'mapping' : 'sequence', true, -1, open + 1, entries);
      start = -1;
      fresh = true;
      continue;
    }
    if (start < 0) start = at;
    if (fresh && (unit === DOUBLE || unit === SINGLE)) {
      const close = quotedEnd(text, at, -1);
      if (close <= 0 || close > to) return OTHER;
      at = close - 1;
      fresh = false;
    } else {
      const opens = unit === OPEN_BRACE || unit === OPEN_BRACKET;
      depth += opens ? 1 : closes ? -1 : 0;
      fresh = opens || unit === COMMA || unit === COLON;
    }
    end = at + 1;
  }
  return OTHER;
}

function flowEntry(text: string, start: number, end: number, mapping: boolean): Entry {
  let key = '';
  let after = start;
  if (mapping) {
    const unit = text.charCodeAt(start);
    const quoted = unit === DOUBLE || unit === SINGLE ? quotedEnd(text, start, -1) : start;
    let colon = Math.max(quoted, start);
    while (colon < end && !(text.charCodeAt(colon) === COLON && (quoted > start || colon + 1 >= end || isBlank(text.charCodeAt(colon + 1))))) colon++;
    key = quoted > start ? quotedValue(text, start, quoted) : text.slice(start, trimEnd(text, start, colon));
    after = Math.min(colon + 1, end);
  }
  while (after < end && isBlank(text.charCodeAt(after))) after++;
  const value = properties(text, after);
  return { key, start, end, decorated: value.decorated, shape: once(() => (value.at >= end ? EMPTY : valueShape(text, value.at, end, -1))) };
}

/** Skips anchors and tags. */
function properties(text: string, from: number): { readonly at: number; readonly decorated: boolean } {
  let at = from;
  while (text.charCodeAt(at) === AMPERSAND || text.charCodeAt(at) === BANG) {
    while (!isBlank(text.charCodeAt(at))) at++;
    at = skipSpaces(text, at);
  }
  return { at, decorated: at > from };
}

function quotedValue(text: string, start: number, end: number): string {
  return text.charCodeAt(start) === DOUBLE ? doubleValue(text, start + 1, end - 1) : singleValue(text, start + 1, end - 1);
}

function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH && isBlank(text.charCodeAt(at + 1));
}

/** Nothing but a comment follows on the line. */
function endsLine(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit !== unit || isBreak(unit) || (unit === HASH && (at === 0 || isBlank(text.charCodeAt(at - 1)) || text.charCodeAt(at - 1) === BYTE_ORDER_MARK));
}
