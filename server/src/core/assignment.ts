/** Reads `name = value` around a place in any text, whatever the language: for text that no language reads into literals. */
import type { Span } from './text';
import { isAlphanumeric } from './tokenBoundary';

/** A name and the value given to it, unquoted; no value where what follows the name is not a plain one. */
export interface Assignment {
  readonly name: Span;
  readonly value?: Span;
  /** The greatest offset that was looked at, exclusive. */
  readonly examined: number;
}

const LONGEST_NAME = 80;
const LONGEST_VALUE = 512;

/** What closes a quoted or bracketed name, and a type between name and operator (`key string = `, `key: &str = `). */
const AFTER_NAME = /\\?["'`]?[\])]?[ \t]{0,20}(?::?[ \t]{0,3}(?:[Ss]tring|str|&str|&'static str|const char ?\*|char ?\*|text|varchar)\??[ \t]{0,4}(?==))?/y;
const OPERATOR = /(?:=>|->|:{0,3}={1,3}|\?\??=|\|\|=?|[.+]=|:|,|>|\()/y;
const NEXT_LINE = /[ \t]{0,20}\r?\n?/y;
const BEFORE_VALUE = /[ \t]{0,20}(?:Bearer[ \t]{1,3}|Basic[ \t]{1,3}|Token[ \t]{1,3})?(?:[rbuf@]?(?:"{3}|'{3}|\\?["'`]))?(?:Bearer[ \t]{1,3}|Basic[ \t]{1,3}|Token[ \t]{1,3})?/y;

/** The assignment whose name holds `[from, to)`. */
export function assignedValue(text: string, from: number, to: number): Assignment {
  let start = from;
  while (start > 0 && from - start < LONGEST_NAME && isNameUnit(text.charCodeAt(start - 1))) start--;
  let end = to;
  while (end < text.length && end - to < LONGEST_NAME && isNameUnit(text.charCodeAt(end))) end++;
  const opener = start > 0 ? text.charCodeAt(start - 1) : 0;
  const name = { start, end };
  const closed = advance(AFTER_NAME, text, end);
  const operator = advance(OPERATOR, text, closed);
  const first = text.charCodeAt(closed);
  const element = first === 62 && opener === 60;                              // `<name>`: the value may be on the next line
  if (operator === closed) {
    if (text.charCodeAt(start) !== 45 || closed === end) return { name, examined: closed };   // `--api-key value`
  } else if ((first === 44 && closed === end) || (first === 62 && !element)) {              // `'name', value` but not `name, value`
    return { name, examined: operator };
  }
  const valueStart = advance(BEFORE_VALUE, text, element ? advance(NEXT_LINE, text, operator) : operator);
  let at = valueStart;
  while (at < text.length && at - valueStart < LONGEST_VALUE && isValueUnit(text.charCodeAt(at))) at++;
  const examined = at + 1;
  if (!endsValue(text.charCodeAt(at), at >= text.length)) return { name, examined };
  while (at > valueStart && (text.charCodeAt(at - 1) === 46 || text.charCodeAt(at - 1) === 58)) at--;
  return at - valueStart < 8 ? { name, examined } : { name, value: { start: valueStart, end: at }, examined };
}

/** The assignment-like word to the left of `at` on its line: `NAME = `, `name: `, `--name `. */
export function nameBefore(text: string, at: number): Span | undefined {
  let end = at;
  const limit = Math.max(0, at - 120);
  while (end > limit && !isNameUnit(text.charCodeAt(end - 1)) && !isLineEnd(text.charCodeAt(end - 1))) end--;
  let start = end;
  while (start > limit && isNameUnit(text.charCodeAt(start - 1))) start--;
  // `http://admin:…`: a user, not a name. What the whole address is called stands before it.
  if (text.startsWith('://', start - 3)) {
    let scheme = start - 3;
    while (scheme > limit && isNameUnit(text.charCodeAt(scheme - 1))) scheme--;
    return scheme < start - 3 ? nameBefore(text, scheme) : undefined;
  }
  const between = text.slice(end, at);
  if (end === start || end - start > LONGEST_NAME || !/[=:>,( ]/.test(between) || /[;{}]/.test(between)) return undefined;
  while (start < end && !isAlphanumeric(text.charCodeAt(start)) && text.charCodeAt(start) !== 95) start++;
  while (end > start && !isAlphanumeric(text.charCodeAt(end - 1)) && text.charCodeAt(end - 1) !== 95) end--;
  const bareSpace = /^ +$/.test(between) && !text.startsWith('--', start - 2);
  return end - start < 2 || bareSpace ? undefined : { start, end };
}

/** Moves past what a sticky pattern takes at `at`; the pattern may match nothing. */
function advance(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function isNameUnit(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 95 || unit === 45 || unit === 46;
}

function isValueUnit(unit: number): boolean {
  return isNameUnit(unit) || unit === 43 || unit === 47 || unit === 61 || unit === 126 || unit === 58;
}

function isQuote(unit: number): boolean {
  return unit === 34 || unit === 39 || unit === 96;
}

function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}

/** A value ends with a quote, white space, a closing bracket, a separator, a comment, an escape or the text. */
function endsValue(unit: number, atEnd: boolean): boolean {
  return atEnd || unit <= 32 || isQuote(unit) || unit === 60 || unit === 59 || unit === 44 || unit === 41 || unit === 93
    || unit === 125 || unit === 92 || unit === 38 || unit === 35 || unit === 124;
}
