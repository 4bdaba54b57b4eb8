/**
 * Where YAML scalars end and what they say (YAML 1.2.2 §7.3, §8.1). Every function is linear and never fails.
 * `parentIndent` is the indentation of the collection that holds the scalar, -1 at the root:
 * a scalar goes on only over lines that are indented more.
 */
import { isTemplateLine, templateEnd } from './templates';

const TAB = 9, LF = 10, CR = 13, SPACE = 32, DOUBLE = 34, HASH = 35, SINGLE = 39, COMMA = 44, DASH = 45, DOT = 46;
const COLON = 58, QUESTION = 63, OPEN_BRACKET = 91, BACKSLASH = 92, CLOSE_BRACKET = 93, OPEN_BRACE = 123, CLOSE_BRACE = 125;

export function isBreak(unit: number): boolean {
  return unit === LF || unit === CR;
}

/** True for space, tab, a line break and (`NaN`) the end of the text. */
export function isBlank(unit: number): boolean {
  return unit === SPACE || unit === LF || unit === TAB || unit === CR || unit !== unit;
}

export function skipSpaces(text: string, at: number): number {
  let unit = text.charCodeAt(at);
  while (unit === SPACE || unit === TAB) unit = text.charCodeAt(++at);
  return at;
}

/** Offset of the line break that ends the line of `at`, or the end of the text. */
export function endOfLine(text: string, at: number): number {
  let unit = text.charCodeAt(at);
  while (unit !== LF && unit !== CR && unit === unit) unit = text.charCodeAt(++at);
  return at;
}

/** Offset after the line break at `end`. */
export function afterBreak(text: string, end: number): number {
  if (end >= text.length) return text.length;
  return text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
}

/** Drops spaces and tabs before `end`, down to `start`. */
export function trimEnd(text: string, start: number, end: number): number {
  while (end > start) {
    const unit = text.charCodeAt(end - 1);
    if (unit !== SPACE && unit !== TAB) break;
    end--;
  }
  return end;
}

/** `---` or `...` followed by white space, at the start of a line: 1 and 2; else 0. */
export function documentMark(text: string, lineStart: number): 0 | 1 | 2 {
  const unit = text.charCodeAt(lineStart);
  if (unit !== DASH && unit !== DOT) return 0;
  if (text.charCodeAt(lineStart + 1) !== unit || text.charCodeAt(lineStart + 2) !== unit) return 0;
  if (!isBlank(text.charCodeAt(lineStart + 3))) return 0;
  return unit === DASH ? 1 : 2;
}

/**
 * From a line break on: the first character of the next line that is not blank, where a scalar may go on there;
 * else -1.
 */
export function continuation(text: string, lineBreak: number, parentIndent: number): number {
  let at = lineBreak;
  for (;;) {
    if (at >= text.length) return -1;
    const lineStart = afterBreak(text, at);
    at = skipSpaces(text, lineStart);
    const unit = text.charCodeAt(at);
    if (isBreak(unit)) continue;
    if (unit !== unit || at - lineStart <= parentIndent) return -1;
    return at === lineStart && documentMark(text, lineStart) !== 0 ? -1 : at;
  }
}

/**
 * End of the quoted scalar that opens at `at`, after its closing quote. Where it is not closed before the
 * text ends or returns to the parent's indentation: `~end` of what belongs to it.
 */
export function quotedEnd(text: string, at: number, parentIndent: number): number {
  const quote = text.charCodeAt(at);
  for (let i = at + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === quote) {
      if (quote === SINGLE && text.charCodeAt(i + 1) === SINGLE) i++;
      else return endsWell(text, i + 1) ? i + 1 : throughTemplates(text, at, i + 1);
    } else if (unit === BACKSLASH && quote === DOUBLE) {
      if (!isBreak(text.charCodeAt(i + 1))) i++;
    } else if (unit === LF || unit === CR) {
      const next = continuation(text, i, parentIndent);
      if (next < 0) return ~trimEnd(text, at + 1, i);
      i = next - 1;
    }
  }
  return ~Math.max(at + 1, text.length);
}

/** Whether something that may follow a quoted scalar follows. */
function endsWell(text: string, at: number): boolean {
  const next = skipSpaces(text, at);
  switch (text.charCodeAt(next)) {
    case LF: case CR: case COMMA: case COLON: case CLOSE_BRACE: case CLOSE_BRACKET: return true;
    case HASH: return next > at;
    default: return next >= text.length;
  }
}

/** Go and Jinja templates put quotes inside a quoted scalar: `"{{ .Values.x | default "abc" }}"`. */
function throughTemplates(text: string, at: number, fallback: number): number {
  const quote = text.charCodeAt(at);
  let sawTemplate = false;
  for (let i = at + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === LF || unit === CR) break;
    if (unit === OPEN_BRACE && text.charCodeAt(i + 1) === OPEN_BRACE) {
      const end = templateEnd(text, i, true);
      if (end < 0) break;
      sawTemplate = true;
      i = end - 1;
    } else if (unit === BACKSLASH && quote === DOUBLE) i++;
    else if (unit === quote) {
      if (!sawTemplate) break;
      if (endsWell(text, i + 1)) return i + 1;
    }
  }
  return fallback;
}

/**
 * Offset of the colon that makes what starts at `at` an implicit key of a block mapping; -1 where the line holds none.
 * Plain keys only.
 */
export function keyColon(text: string, at: number): number {
  let unit = text.charCodeAt(at);
  for (let i = at; unit === unit; unit = text.charCodeAt(++i)) {
    if (unit === COLON) {
      if (isBlank(text.charCodeAt(i + 1))) return i;
    } else if (unit === LF || unit === CR) return -1;
    else if (unit === HASH) {
      const before = text.charCodeAt(i - 1);
      if (i > at && (before === SPACE || before === TAB)) return -1;
    } else if (unit === OPEN_BRACE && text.charCodeAt(i + 1) === OPEN_BRACE) {
      const end = templateEnd(text, i, true);
      if (end > 0) i = end - 1;
    }
  }
  return -1;
}

/** Offset of the colon in `key:value`, typed without the space; -1 where no word and colon stand. */
export function halfTypedColon(text: string, at: number): number {
  let i = at;
  for (; ; i++) {
    const unit = text.charCodeAt(i);
    const word = (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95 || unit === DASH || unit === DOT;
    if (!word) break;
  }
  return i > at && text.charCodeAt(i) === COLON && text.charCodeAt(i + 1) !== 47 /* / */ ? i : -1;
}

/** End of the part of a plain scalar that stands on the line of `at`, in a block collection; trailing space dropped. */
function plainLineEnd(text: string, at: number): number {
  let i = at;
  let unit = text.charCodeAt(i);
  for (; unit === unit; unit = text.charCodeAt(++i)) {
    if (unit === LF || unit === CR) break;
    if (unit === HASH) {
      const before = text.charCodeAt(i - 1);
      if (i > at && (before === SPACE || before === TAB)) break;
    } else if (unit === OPEN_BRACE && text.charCodeAt(i + 1) === OPEN_BRACE) {
      const end = templateEnd(text, i, false);
      if (end > 0) i = end - 1;
    }
  }
  return trimEnd(text, at, i);
}

/** End of a plain scalar in a block collection, over its continuation lines. */
export function plainEnd(text: string, at: number, parentIndent: number): number {
  let end = plainLineEnd(text, at);
  for (;;) {
    const lineBreak = skipSpaces(text, end);
    if (!isBreak(text.charCodeAt(lineBreak))) return end;
    const next = continuation(text, lineBreak, parentIndent);
    if (next < 0) return end;
    const unit = text.charCodeAt(next);
    // A key on a continuation line is an error in YAML and, while typing, simply the next entry.
    if (unit === HASH || isTemplateLine(text, next) || keyColon(text, next) >= 0) return end;
    end = plainLineEnd(text, next);
  }
}

/** End of a plain scalar inside a flow collection. */
export function flowPlainEnd(text: string, at: number, parentIndent: number): number {
  let end = at;
  for (let i = at; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === COMMA || unit === OPEN_BRACKET || unit === CLOSE_BRACKET || unit === CLOSE_BRACE) break;
    if (unit === OPEN_BRACE) {
      const close = text.charCodeAt(i + 1) === OPEN_BRACE ? templateEnd(text, i, true) : -1;
      if (close < 0) break;
      i = close - 1;
      end = close;
    } else if (unit === COLON) {
      const next = text.charCodeAt(i + 1);
      if (isBlank(next) || next === COMMA || next === OPEN_BRACKET || next === CLOSE_BRACKET || next === OPEN_BRACE || next === CLOSE_BRACE) break;
      end = i + 1;
    } else if (unit === HASH && isBlank(text.charCodeAt(i - 1))) break;
    else if (unit === LF || unit === CR) {
      const next = continuation(text, i, parentIndent);
      if (next < 0 || text.charCodeAt(next) === HASH) break;
      i = next - 1;
    } else if (unit !== SPACE && unit !== TAB) end = i + 1;
  }
  return end;
}

/** Whether a plain scalar may begin with what stands at `at`. */
export function beginsPlain(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === DASH || unit === QUESTION || unit === COLON) return !isBlank(text.charCodeAt(at + 1));
  return true;
}

/** The text of a multi-line plain or quoted scalar with its line breaks folded (§6.5); escapes still in it. */
function fold(text: string, start: number, end: number, escapes: boolean): string {
  let result = '';
  let from = start;
  for (let i = start; i < end; i++) {
    if (!isBreak(text.charCodeAt(i))) continue;
    const escaped = escapes && isEscaped(text, from, i);
    const lineEnd = escaped ? i - 1 : trimUnescaped(text, from, i, escapes);
    result += text.slice(from, lineEnd);
    let breaks = 0;
    while (i < end && isBreak(text.charCodeAt(i))) {
      breaks++;
      i = skipSpaces(text, afterBreak(text, i));
    }
    if (breaks > 1) result += '\n'.repeat(breaks - 1);
    else if (!escaped) result += ' ';
    from = Math.min(i, end);
    i = from - 1;
  }
  return result + text.slice(from, end);
}

/** Whether the character at `at` is preceded by an odd number of backslashes. */
function isEscaped(text: string, start: number, at: number): boolean {
  let count = 0;
  while (at - 1 - count >= start && text.charCodeAt(at - 1 - count) === BACKSLASH) count++;
  return count % 2 === 1;
}

function trimUnescaped(text: string, start: number, end: number, escapes: boolean): number {
  const trimmed = trimEnd(text, start, end);
  return escapes && trimmed < end && isEscaped(text, start, trimmed) ? trimmed + 1 : trimmed;
}

export function plainValue(text: string, start: number, end: number): string {
  for (let i = start; i < end; i++) if (isBreak(text.charCodeAt(i))) return fold(text, start, end, false);
  return text.slice(start, end);
}

export function singleValue(text: string, start: number, end: number): string {
  const folded = plainValue(text, start, end);
  return folded.includes("''") ? folded.replaceAll("''", "'") : folded;
}

export function doubleValue(text: string, start: number, end: number): string {
  let plain = true;
  for (let i = start; i < end && plain; i++) {
    const unit = text.charCodeAt(i);
    plain = unit !== BACKSLASH && unit !== LF && unit !== CR;
  }
  if (plain) return text.slice(start, end);
  const folded = fold(text, start, end, true);
  return folded.includes('\\') ? unescape(folded) : folded;
}

/** Escapes of double-quoted scalars, YAML 1.2.2 §5.7; `\'` is JSON5's. */
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b', ' ': ' ', '"': '"', "'": "'", '/': '/',
  '\\': '\\', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029',
};
const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function unescape(text: string): string {
  let result = '';
  let from = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
    result += text.slice(from, at);
    const letter = text[at + 1] ?? '';
    const length = HEX_LENGTH[letter];
    const hex = length === undefined ? '' : text.slice(at + 2, at + 2 + length);
    if (length !== undefined && hex.length === length && /^[0-9a-f]+$/i.test(hex) && parseInt(hex, 16) <= 0x10ffff) {
      result += String.fromCodePoint(parseInt(hex, 16));
      from = at + 2 + length;
    } else {
      const known = ESCAPES[letter];
      result += known ?? text.slice(at, at + 2);
      from = at + 2;
    }
  }
  return result + text.slice(from);
}
