/** Values inside of scalars: `KEY=value` items, command lines and scripts, configuration files in block scalars. */

const TAB = 9, LF = 10, CR = 13, SPACE = 32, DOUBLE = 34, HASH = 35, SINGLE = 39, DASH = 45, DOT = 46, COLON = 58, EQUALS = 61;
const BACKSLASH = 92, UNDERSCORE = 95;

/** A named value and where it stands; quotes lie outside of `start…end` and inside of `wholeStart…wholeEnd`. Absolute offsets. */
export interface NamedPart {
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly start: number;
  readonly end: number;
  readonly wholeStart: number;
  readonly wholeEnd: number;
}

function isNameStart(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === UNDERSCORE;
}

function isName(unit: number): boolean {
  return isNameStart(unit) || (unit >= 48 && unit <= 57) || unit === DASH || unit === DOT;
}

/** End of the name that starts at `at`; `at` itself where none does. */
function nameEnd(text: string, at: number, end: number): number {
  if (at >= end || !isNameStart(text.charCodeAt(at))) return at;
  let i = at + 1;
  while (i < end && isName(text.charCodeAt(i))) i++;
  return i;
}

function part(text: string, nameFrom: number, nameTo: number, from: number, to: number): NamedPart {
  const quote = text.charCodeAt(from);
  const isQuote = quote === DOUBLE || quote === SINGLE;
  // `password='…',` and `password="…" \` in a script: what follows the quotes belongs to it.
  if (isQuote) to = afterQuotes(text, from, to);
  const quoted = to - from >= 2 && isQuote && text.charCodeAt(to - 1) === quote;
  return {
    nameStart: nameFrom, nameEnd: nameTo, wholeStart: from, wholeEnd: to,
    start: quoted ? from + 1 : from, end: quoted ? to - 1 : to,
  };
}

/** The end of the quotes that open at `from`, where behind them is nothing but punctuation of a script; else `to`. */
function afterQuotes(text: string, from: number, to: number): number {
  let end = to;
  while (end > from + 2 && ENDS.includes(text.charAt(end - 1))) end--;
  return text.charCodeAt(end - 1) === text.charCodeAt(from) && end > from + 1 ? end : to;
}

/** What may stand behind a value in quotes. */
const ENDS = ' \t,;)]}\\';

/** `KEY=value` as a whole; undefined where it is not of that form. */
export function pairIn(text: string, start: number, end: number): NamedPart | undefined {
  const to = nameEnd(text, start, end);
  if (to === start || to >= end || text.charCodeAt(to) !== EQUALS) return undefined;
  return part(text, start, to, to + 1, end);
}

/** True where the stretch is a name and nothing else. */
export function isNameOnly(text: string, start: number, end: number): boolean {
  return end > start && nameEnd(text, start, end) === end;
}

/**
 * Values in a command line or script: `--flag=value`, `--flag value`, `NAME=value`.
 * Returns the flag that ends the stretch and so has no value in it.
 */
export function wordsIn(text: string, start: number, end: number, found: (part: NamedPart) => void): NamedPart | undefined {
  let flag: NamedPart | undefined;
  let at = start;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (unit === SPACE || unit === TAB) {
      at++;
      continue;
    }
    if (unit === LF || unit === CR) {
      if (text.charCodeAt(at - 1) !== BACKSLASH) flag = undefined;
      at++;
      continue;
    }
    if (unit === HASH) {
      while (at < end && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at++;
      continue;
    }
    const to = wordEnd(text, at, end);
    if (unit === DASH) {
      let from = at + 1;
      if (text.charCodeAt(from) === DASH) from++;
      const nameTo = nameEnd(text, from, to);
      flag = undefined;
      if (nameTo > from && text.charCodeAt(nameTo) === EQUALS && nameTo < to) found(part(text, from, nameTo, nameTo + 1, to));
      else if (nameTo > from && nameTo === to) flag = part(text, from, nameTo, to, to);
    } else if (flag) {
      // `\` at a line's end joins lines and is no value.
      if (!(unit === BACKSLASH && to === at + 1)) {
        found(part(text, flag.nameStart, flag.nameEnd, at, to));
        flag = undefined;
      }
    } else {
      const pair = pairIn(text, at, to);
      if (pair) found(pair);
    }
    at = to;
  }
  return flag;
}

/** End of a shell word: quotes hold spaces together, an operator ends it. */
function wordEnd(text: string, at: number, end: number): number {
  let quote = 0;
  for (let i = at; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === BACKSLASH && quote !== SINGLE && text.charCodeAt(i + 1) !== LF && text.charCodeAt(i + 1) !== CR) i++;
    else if (quote !== 0) {
      if (unit === quote) quote = 0;
      else if (unit === LF || unit === CR) return i; // an unclosed quote ends with its line
    } else if (unit === DOUBLE || unit === SINGLE) quote = unit;
    else if (unit === SPACE || unit === TAB || unit === LF || unit === CR) return i;
    else if ((unit === 59 || unit === 38 || unit === 124 || unit === 62 || unit === 60) && i > at) return i; // ; & | > <
  }
  return end;
}

/** Settings in a configuration file of any common kind: `name = value`, `name: value`, `"name": "value"`, one a line. */
export function settingsIn(text: string, start: number, end: number, found: (part: NamedPart) => void): void {
  let at = start;
  while (at < end) {
    let lineEnd = at;
    while (lineEnd < end && text.charCodeAt(lineEnd) !== LF && text.charCodeAt(lineEnd) !== CR) lineEnd++;
    setting(text, at, lineEnd, found);
    at = lineEnd + 1;
  }
}

function setting(text: string, lineStart: number, lineEnd: number, found: (part: NamedPart) => void): void {
  let at = skip(text, lineStart, lineEnd);
  if (text.charCodeAt(at) === DASH && text.charCodeAt(at + 1) === SPACE) at = skip(text, at + 1, lineEnd);
  if (text.startsWith('export ', at)) at = skip(text, at + 7, lineEnd);
  const quote = text.charCodeAt(at);
  const quoted = quote === DOUBLE || quote === SINGLE;
  const from = quoted ? at + 1 : at;
  const to = nameEnd(text, from, lineEnd);
  if (to === from || (quoted && text.charCodeAt(to) !== quote)) return;
  let mark = skip(text, quoted ? to + 1 : to, lineEnd);
  const unit = text.charCodeAt(mark);
  if (mark >= lineEnd || (unit !== EQUALS && unit !== COLON)) return;
  if (unit === COLON && text.charCodeAt(mark + 1) === EQUALS) mark++;
  if (text.charCodeAt(mark + 1) === EQUALS || text.charCodeAt(mark + 1) === COLON) return;
  if (unit === COLON && text.charCodeAt(mark + 1) !== SPACE && text.charCodeAt(mark + 1) !== DOUBLE && mark + 1 < lineEnd) return;
  const valueStart = skip(text, mark + 1, lineEnd);
  let valueEnd = lineEnd;
  while (valueEnd > valueStart) {
    const last = text.charCodeAt(valueEnd - 1);
    if (last !== SPACE && last !== TAB && last !== 44 /* , */ && last !== 59 /* ; */ && !(last === BACKSLASH && text.charCodeAt(valueEnd - 2) === SPACE)) break;
    valueEnd--;
  }
  if (valueEnd > valueStart) found(part(text, from, to, valueStart, valueEnd));
}

function skip(text: string, at: number, end: number): number {
  while (at < end && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at++;
  return at;
}
