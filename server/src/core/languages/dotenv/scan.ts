/**
 * The lines of an env file as npm `dotenv` 18 reads them, with positions and in linear time.
 * Its reading is one regular expression over the text with CR and CRLF as LF:
 *
 *   line start, \s*, optional `export\s+`, key [\w.-]+, then `\s*=` or `:` and one \s, then
 *   a quoted text | [^#\r\n]+ | nothing, then \s*, optional #comment, line end
 *
 * so white space (\s) runs over line ends before `=`, after `:` and before an opening quote, and "line" means
 * what ^ and $ mean in JavaScript: U+2028 and U+2029 end one too, though an unquoted value runs across them.
 * test/languages/dotenvOracle proves the two equal on generated input.
 */

const LF = 10;
const CR = 13;
const DOUBLE = 34;
const HASH = 35;
const SINGLE = 39;
const COLON = 58;
const EQUALS = 61;
const BACKSLASH = 92;
const BACKTICK = 96;

export type LineKind =
  | 'blank'
  | 'comment'
  | 'entry'
  /** Something that dotenv drops. */
  | 'malformed';

/** [A-Za-z0-9_.-] */
const keyUnits: Uint8Array = (() => {
  const table = new Uint8Array(128);
  for (const unit of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-') table[unit.charCodeAt(0)] = 1;
  return table;
})();

/** What JavaScript's `\s` matches. */
export function isSpace(unit: number): boolean {
  if (unit <= 32) return unit === 32 || (unit >= 9 && unit <= 13);
  return unit >= 160 && (unit === 160 || unit === 0x1680 || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x2028
    || unit === 0x2029 || unit === 0x202f || unit === 0x205f || unit === 0x3000 || unit === 0xfeff);
}

/** What ends a line for `^`, `$` and `.`. */
export function isLineEnd(unit: number): boolean {
  return unit <= CR ? unit === LF || unit === CR : unit === 0x2028 || unit === 0x2029;
}

/** Reads one line after the other. The fields describe what the last call of `read` found; offsets are absolute. */
export class LineScanner {
  /** First unit that is not white space (entry, comment, malformed). */
  start = 0;
  /** Where the line's content ends: at its line end, or at the end of the text. */
  end = 0;
  /** Start of the next line. */
  next = 0;
  /** Greatest offset looked at so far, exclusive. */
  examined = 0;
  /** The same, but for the search of a quote that is nowhere. */
  examinedOtherwise = 0;
  /** The quote that the line just read looked for in vain, to the end of the text; 0 without. */
  unclosed = 0;

  keyStart = 0;
  keyEnd = 0;
  /** Just after `=`, or after `:` and its one white space. */
  valueStart = 0;
  /** The value as written, with quotes, without the white space around. */
  wholeStart = 0;
  wholeEnd = 0;
  /** Inside the quotes; else the same. */
  contentStart = 0;
  contentEnd = 0;
  /** The quote around the content, 0 without. */
  quote = 0;
  /** Offset of the `#` of a comment behind the value, -1 without. */
  comment = -1;

  /** `.` is whatever does not end a line. The runtime's loops are faster than ours over charCodeAt. */
  private readonly restOfLine = /.*/y;
  private readonly unquotedRun = /[^#\r\n]*/y;

  constructor(private readonly text: string) {}

  /** Reads the line that starts at `offset` (0, or just after a line end). */
  read(offset: number): LineKind {
    const text = this.text;
    this.unclosed = 0;
    let at = offset;
    let unit = text.charCodeAt(at);
    while (isSpace(unit) && !isLineEnd(unit)) unit = text.charCodeAt(++at);
    this.start = at;
    if (at >= text.length || isLineEnd(unit)) {
      this.finish(at);
      return 'blank';
    }
    if (unit === HASH) {
      this.finish(this.lineEnd(at));
      return 'comment';
    }
    if (this.entry(at)) return 'entry';
    this.finish(this.lineEnd(at));
    return 'malformed';
  }

  /** The value that dotenv gives to the entry just read. */
  value(): string {
    let value = this.text.slice(this.contentStart, this.contentEnd);
    if (this.quote === 0) {
      if (value.indexOf('\u2028') >= 0 || value.indexOf('\u2029') >= 0) value = unquoteLines(value);
    } else if (value.indexOf('\r') >= 0) value = value.replace(/\r\n?/g, '\n');
    if (this.text.charCodeAt(this.wholeStart) === DOUBLE && this.wholeStart < this.wholeEnd && value.indexOf('\\') >= 0) {
      value = value.replace(/\\n/g, '\n').replace(/\\r/g, '\r');
    }
    return value;
  }

  private entry(at: number): boolean {
    const text = this.text;
    if (text.charCodeAt(at) === 101 && text.startsWith('export', at) && isSpace(text.charCodeAt(at + 6))) {
      const key = this.skipSpace(at + 7);
      if (this.keyAt(key)) return true;
    }
    return this.keyAt(at);
  }

  private keyAt(at: number): boolean {
    const text = this.text;
    let end = at;
    while (keyUnits[text.charCodeAt(end)] === 1) end++;
    if (end === at) {
      this.look(at + 1);
      return false;
    }
    let sign = end;
    if (text.charCodeAt(end) !== EQUALS) sign = this.skipSpace(end);
    const unit = text.charCodeAt(sign);
    let value: number;
    if (unit === EQUALS) value = sign + 1;
    else if (unit === COLON && sign === end && isSpace(text.charCodeAt(sign + 1))) {
      value = sign + 2;
      if (text.charCodeAt(sign + 1) === CR && text.charCodeAt(value) === LF) value++;
      this.look(value + 1);
    } else {
      this.look(sign + 2);
      return false;
    }
    this.keyStart = at;
    this.keyEnd = end;
    this.valueStart = value;
    this.comment = -1;
    const open = this.skipSpace(value);
    const quote = text.charCodeAt(open);
    if ((quote === DOUBLE || quote === SINGLE || quote === BACKTICK) && this.quoted(open, quote)) return true;
    this.unquoted(value);
    return true;
  }

  /**
   * A quote closes where nothing but white space or a comment follows it on its line. A quote after a backslash may
   * be passed over, any other may not; of the quotes that could close, dotenv takes the last.
   */
  private quoted(open: number, quote: number): boolean {
    const text = this.text;
    const sign = quote === DOUBLE ? '"' : quote === SINGLE ? "'" : '`';
    let close = -1;
    let after = -1;
    let at = text.indexOf(sign, open + 1);
    while (at >= 0) {
      let tail = at + 1;
      let unit = text.charCodeAt(tail);
      while (isSpace(unit) && !isLineEnd(unit)) unit = text.charCodeAt(++tail);
      this.look(tail + 1);
      if (tail >= text.length || unit === HASH || isLineEnd(unit)) {
        close = at;
        after = tail;
      }
      if (text.charCodeAt(at - 1) !== BACKSLASH) break;
      at = text.indexOf(sign, at + 1);
    }
    if (at < 0) {
      this.unclosed = quote;
      this.examined = Math.max(this.examined, text.length);
    }
    if (close < 0) return false;
    this.quote = quote;
    this.wholeStart = open;
    this.contentStart = open + 1;
    this.contentEnd = close;
    this.wholeEnd = close + 1;
    this.finishValue(after);
    return true;
  }

  /** Everything up to `#`, CR or LF, trimmed; quotes at both ends are taken off. */
  private unquoted(from: number): void {
    const text = this.text;
    this.unquotedRun.lastIndex = from;
    this.unquotedRun.test(text);
    const stop = this.unquotedRun.lastIndex;
    let start = from;
    let end = stop;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    if (start === end) start = end = from;
    const first = text.charCodeAt(start);
    const closed = end - start >= 2 && (first === DOUBLE || first === SINGLE || first === BACKTICK)
      && text.charCodeAt(end - 1) === first;
    this.quote = closed ? first : 0;
    this.wholeStart = start;
    this.wholeEnd = end;
    this.contentStart = closed ? start + 1 : start;
    this.contentEnd = closed ? end - 1 : end;
    this.finishValue(stop);
  }

  private finishValue(at: number): void {
    if (this.text.charCodeAt(at) === HASH) {
      this.comment = at;
      this.finish(this.lineEnd(at));
    } else this.finish(at);
  }

  private finish(end: number): void {
    const text = this.text;
    this.end = end;
    if (end >= text.length) {
      this.next = text.length;
      this.look(text.length);
      return;
    }
    const carriageReturn = text.charCodeAt(end) === CR;
    this.next = carriageReturn && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
    this.look(carriageReturn ? end + 2 : end + 1);
  }

  private lineEnd(from: number): number {
    this.restOfLine.lastIndex = from;
    this.restOfLine.test(this.text);
    return this.restOfLine.lastIndex;
  }

  private skipSpace(from: number): number {
    let at = from;
    while (isSpace(this.text.charCodeAt(at))) at++;
    this.look(at + 1);
    return at;
  }

  private look(at: number): void {
    if (at > this.examined) this.examined = at;
    if (at > this.examinedOtherwise) this.examinedOtherwise = at;
  }
}

/**
 * What dotenv's unquoting (`^(['"`])([\s\S]*)\1$`, multi-line) makes of an unquoted value that runs across
 * U+2028 or U+2029: from each line that begins with a quote to the last line that ends with it.
 */
function unquoteLines(value: string): string {
  const last = (quote: string): number => {
    for (let at = value.lastIndexOf(quote); at > 0; at = value.lastIndexOf(quote, at - 1)) {
      if (at + 1 === value.length || isLineEnd(value.charCodeAt(at + 1))) return at;
    }
    return -1;
  };
  const closing: Record<string, number> = { '"': last('"'), "'": last("'"), '`': last('`') };
  let result = '';
  let kept = 0;
  for (let at = 0; at < value.length; at++) {
    if (at > 0 && !isLineEnd(value.charCodeAt(at - 1))) continue;
    const close = closing[value.charAt(at)] ?? -1;
    if (close <= at) continue;
    result += value.slice(kept, at) + value.slice(at + 1, close);
    kept = close + 1;
    at = close;
  }
  return result + value.slice(kept);
}
