/**
 * Offsets, spans and edits. Every offset in the core is a count of UTF-16 code units;
 * lines exist only at the edges (hosts convert).
 */

/** A half-open range of UTF-16 code units: `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One replaced range: `[start, oldEnd)` of the previous text became `[start, newEnd)` of the new text. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** A replacement inside one file. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

export function shift(of: Span, by: number): Span {
  return by === 0 ? of : { start: of.start + by, end: of.end + by };
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function slice(text: string, of: Span): string {
  return text.slice(of.start, of.end);
}

/**
 * Applies non-overlapping edits, all given against `text`. Two insertions at one place keep their order.
 * @throws RangeError when two edits overlap or an edit lies outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.order - b.order);
  let result = '';
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.span.start < at || edit.span.end < edit.span.start || edit.span.end > text.length) {
      throw new RangeError(`edit ${edit.span.start}..${edit.span.end} overlaps another or lies outside the text`);
    }
    result += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
  }
  return result + text.slice(at);
}

/** An edit without what it would put back as it was; undefined where nothing is left of it. */
export function smallest({ span: { start, end }, newText }: TextEdit, text: string): TextEdit | undefined {
  const { start: from, oldEnd, newEnd } = changeBetween(text.slice(start, end), newText);
  let [first, last, written] = [start + from, start + oldEnd, newText.slice(from, newEnd)];
  // A pair stays one: an editor would show its halves as changed text of their own.
  if (first > start && isPair(text, first) && (first < last || written !== '')) {
    written = text.charAt(--first) + written;
  }
  if (last < end && isPair(text, last) && (first < last || written !== '')) written += text.charAt(last++);
  return first === last && written === '' ? undefined : { span: span(first, last), newText: written };
}

/** Whether an offset lies inside of two surrogates, or of CR and LF. */
function isPair(text: string, offset: number): boolean {
  return /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(offset - 1, offset + 1));
}

/** The one replaced range between two texts, found by their common beginning and end. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) tail++;
  return { start, oldEnd: before.length - tail, newEnd: after.length - tail };
}

/** The first index below `count` for which a condition holds that holds for all after it; `count` where it holds for none. */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Offset of the first character of the line that holds `offset`. Lines end with LF, CRLF or CR. A line that starts more
 * than `most` code units before is not followed further.
 */
export function lineStart(text: string, offset: number, most = Number.POSITIVE_INFINITY): number {
  let at = offset;
  while (at > 0 && offset - at < most && !isLineEnd(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Offset of the line ending (or the end of the text) of the line that holds `offset`. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}

/** Offset just after the line ending of the line that holds `offset`; CRLF counts as one ending. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (end >= text.length) return text.length;
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
}

/** The line ending a file uses: that of its first line, or `fallback` when it has one line only. */
export function lineEnding(text: string, fallback = '\n'): string {
  const end = lineEnd(text, 0);
  if (end >= text.length) return fallback;
  if (text.charCodeAt(end) === 10) return '\n';
  return text.charCodeAt(end + 1) === 10 ? '\r\n' : '\r';
}

/** Positions as editors and reports count them, built once per text. Lines end with LF, CRLF or CR. */
export class LineTable {
  private readonly starts: number[] = [0];
  private readonly length: number;

  constructor(private readonly text: string) {
    this.length = text.length;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 10) this.starts.push(at + 1);
      else if (unit === 13) {
        if (text.charCodeAt(at + 1) === 10) at++;
        this.starts.push(at + 1);
      }
    }
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** Line and column of an offset, both from 0; the column counts UTF-16 code units. */
  at(offset: number): { readonly line: number; readonly column: number } {
    const bounded = Math.max(0, Math.min(offset, this.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= bounded) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: bounded - (this.starts[low] ?? 0) };
  }

  /** The line that holds an offset, without its ending. */
  lineAt(offset: number): Span {
    const { line } = this.at(offset);
    const start = this.startOf(line);
    let end = line + 1 < this.starts.length ? this.startOf(line + 1) - 1 : this.length;
    if (end > start && end < this.length && this.text.charCodeAt(end) === 10 && this.text.charCodeAt(end - 1) === 13) end--;
    return { start, end };
  }

  /** Offset at which a line (from 0) starts; the end of the text for a line past the last. */
  startOf(line: number): number {
    return this.starts[line] ?? this.length;
  }
}

function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}

/** For whoever remembers one by its text (notes.ts). */
export function lineTable(text: string): LineTable {
  return new LineTable(text);
}
