/**
 * A file as a list of segments, each the result of reading a stretch of text from a known state.
 * An edit re-reads the segments it touches and goes on only until the reader is again at an old boundary
 * in an equal state; every later segment is kept as the same object, so whatever was concluded from it stays.
 */
import type { Fact } from './facts';
import type { SuppressionMark } from './suppression';
import type { Span, TextChange } from './text';
import { TextWindows, type TextWindow } from './textWindow';

export interface Segment {
  /** UTF-16 code units. */
  readonly length: number;
  /**
   * How far past the segment's end the reader looked, in code units. A change within that range
   * makes the segment stale although its own text is the same. Infinity: to the end of the file.
   */
  readonly lookahead: number;
  /** The reader's state at the segment's start, and at its end. Opaque to everyone but the reader. */
  readonly before: unknown;
  readonly after: unknown;
  /** Spans count from the segment's start. */
  readonly facts: readonly Fact[];
  readonly suppressions: readonly SuppressionMark[];
  readonly syntax: readonly SyntaxProblem[];
}

/** A line that the format's own readers would reject or drop. */
export interface SyntaxProblem {
  readonly span: Span;
  readonly what: string;
}

/** One step of a resumable reader. */
export interface Reading<State> {
  /** Offset in the text at which the segment ends; greater than where it began. */
  readonly end: number;
  /** The greatest offset that was looked at, exclusive. */
  readonly examined: number;
  readonly state: State;
  readonly facts: Fact[];
  readonly syntax?: SyntaxProblem[];
}

/**
 * A reader that can start at any boundary it produced earlier. Pure: what `next` returns depends only on
 * `state`, `until` and the text between `offset` and the `examined` it reports. It never fails: what cannot be
 * read becomes a syntax problem or nothing. Facts are relative to `offset`.
 */
export interface Reader<State> {
  begin(text: string): State;
  /**
   * Ends at `until`, or at the first line behind it, where it gets there before its segment has its usual size and could
   * end there: an old boundary lies at that offset, and from an equal state on everything is known, or somebody types
   * behind it. A reader that reaches it in the middle of something goes past it. What is read (facts, states) does not
   * depend on it, only where segments are cut.
   */
  next(text: string, offset: number, state: State, until: number): Reading<State>;
  same(a: State, b: State): boolean;
}

/** Code units below which a segment is joined with a neighbour, and none is made by cutting. */
const LEAST_LENGTH = 200;
/** Lines beside those of a change that are read together with them. */
const LINES_BEFORE = 3;
const LINES_BEHIND = 1;
/** So many code units at most are those lines looked for. */
const LONGEST_MARGIN = 2_000;
/** Code units that a reader is handed of a changed text at first. */
const USUAL_WINDOW = 4_096;

/** Completes a reading: recognitions, value classes, suppression marks (annotate.ts). */
export type Annotate = (text: string, start: number, end: number, facts: Fact[]) => {
  readonly facts: readonly Fact[];
  readonly suppressions: readonly SuppressionMark[];
  /** The greatest offset that was looked at, exclusive; absent where nothing beyond `end` was. */
  readonly examined?: number;
};

/** Reads a whole text. */
export function readAll<State>(reader: Reader<State>, text: string, annotate: Annotate): Segment[] {
  return readChanged(reader, text, annotate, [], { start: 0, oldEnd: 0, newEnd: text.length });
}

/**
 * Reads a changed text, keeping every segment of the previous one that the change cannot have touched. `window`: code units
 * handed to a reader at first, so that what it cuts out does not keep the whole text alive.
 * The facts at their absolute places equal those of `readAll` of the new text, always (test/laws/incremental, textWindow); the cuts
 * between segments may differ.
 */
export function readChanged<State>(
  reader: Reader<State>, text: string, annotate: Annotate, previous: readonly Segment[], change: TextChange, window = USUAL_WINDOW,
): Segment[] {
  const delta = change.newEnd - change.oldEnd;
  let state = reader.begin(text);
  let offset = 0;
  let oldIndex = 0;
  if (previous.length > 0 && reader.same((previous[0] as Segment).before as State, state)) {
    for (; oldIndex < previous.length; oldIndex++) {
      const old = previous[oldIndex] as Segment;
      if (offset + old.length + old.lookahead >= change.start) break;
      offset += old.length;
      state = old.after as State;
    }
  }
  // Small neighbours become one again.
  const neighbour = previous[oldIndex - 1];
  if (neighbour && neighbour.length < LEAST_LENGTH) {
    oldIndex--;
    offset -= neighbour.length;
    state = neighbour.before as State;
  }
  const result = previous.slice(0, oldIndex);
  let oldOffset = offset;
  let ahead = oldIndex;
  let aheadOffset = offset;
  /** The first old boundary behind `from` that is still one, in offsets of the new text. */
  const nextOldBoundary = (from: number): number => {
    for (;;) {
      const inNew = aheadOffset <= change.start ? aheadOffset : aheadOffset >= change.oldEnd ? aheadOffset + delta : -1;
      const next = previous[ahead];
      if (inNew > from && (!next || next.length >= LEAST_LENGTH)) return inNew;
      if (!next) return Number.POSITIVE_INFINITY;
      aheadOffset += next.length;
      ahead++;
    }
  };
  const lines = previous.length > 0 ? linesAround(text, change) : undefined;
  /** Where a segment from `from` on had better end: lines that are being typed get one of their own, if enough is left of its neighbours. */
  const until = (from: number): number => {
    const old = nextOldBoundary(from);
    if (!lines) return old;
    if (from + LEAST_LENGTH <= lines.start) return Math.min(old, lines.start);
    return from < lines.end && lines.end + LEAST_LENGTH <= Math.min(old, text.length) ? lines.end : old;
  };
  const windows = new TextWindows(text, previous.length > 0 ? window : Number.POSITIVE_INFINITY);
  while (offset < text.length) {
    const inOld = offset < change.start ? offset : offset >= change.newEnd ? offset - delta : -1;
    if (inOld >= 0) {
      while (oldIndex < previous.length && oldOffset < inOld) oldOffset += (previous[oldIndex++] as Segment).length;
      const old = previous[oldIndex];
      if (old && oldOffset === inOld && reader.same(old.before as State, state)) {
        // What ends exactly where text is inserted is stale: it might have taken in what follows.
        const untouched = offset < change.start
          ? oldOffset + old.length + old.lookahead < change.start
          : oldOffset >= change.oldEnd;
        if (untouched && offset >= change.newEnd) {
          // Every later segment follows from this one's state and its own text: all are kept.
          for (let rest = oldIndex; rest < previous.length; rest++) result.push(previous[rest] as Segment);
          return result;
        }
        if (untouched) {
          result.push(old);
          state = old.after as State;
          offset += old.length;
          continue;
        }
      }
    }
    const segment = readSegment(reader, annotate, offset, state, until(offset), windows);
    result.push(segment);
    offset += segment.length;
    state = segment.after as State;
  }
  return result;
}

/** Reads one segment from a window; from a larger one where the reader looked as far as its end: what it read depends on nothing behind that. */
function readSegment<State>(
  reader: Reader<State>, annotate: Annotate, offset: number, state: State, until: number, windows: TextWindows, window: TextWindow = windows.at(offset),
): Segment {
  const { text, base, toEnd } = window;
  const start = offset - base;
  const reading = reader.next(text, start, state, until - base);
  if (reading.end <= start || reading.end > text.length) {
    throw new RangeError('a reader must advance and stay inside the text');
  }
  const annotated = toEnd || reading.examined < text.length ? annotate(text, start, reading.end, reading.facts) : undefined;
  const examined = Math.max(reading.examined, reading.end, annotated?.examined ?? 0);
  if (!annotated || (examined >= text.length && !toEnd)) {
    return readSegment(reader, annotate, offset, state, until, windows, windows.beyond(offset, window));
  }
  return {
    length: reading.end - start,
    // Having seen the end of the text is having looked one past it: text may be appended there.
    lookahead: examined >= text.length ? text.length - reading.end + 1 : examined - reading.end,
    before: state,
    after: reading.state,
    facts: annotated.facts,
    suppressions: annotated.suppressions,
    syntax: reading.syntax ?? [],
  };
}

/**
 * The lines of a change with some around them, so that what is read before and behind does not look into it. Long lines
 * (minified text) are not gone through for each keystroke.
 */
function linesAround(text: string, change: TextChange): Span {
  let start = change.start;
  let count = 0;
  for (const first = Math.max(0, start - LONGEST_MARGIN); start > first; start--) {
    if (text.charCodeAt(start - 1) === 10 && ++count > LINES_BEFORE) break;
  }
  let end = change.newEnd;
  let rest = LINES_BEHIND;
  for (const last = Math.min(text.length, end + LONGEST_MARGIN); end < last && rest >= 0; end++) if (text.charCodeAt(end) === 10) rest--;
  return { start: count > LINES_BEFORE ? start : 0, end: rest < 0 ? end : text.length };
}

/** The segments that only one of two lists of a file holds; both lists mostly share their beginning and end. */
export function difference(before: readonly Segment[], after: readonly Segment[]): { gone: readonly Segment[]; come: readonly Segment[] } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const gone = before.slice(start, before.length - tail);
  const come = after.slice(start, after.length - tail);
  if (gone.length <= 1 || come.length <= 1) return { gone, come };
  const kept = new Set(come);
  const old = new Set(gone);
  return { gone: gone.filter((segment) => !kept.has(segment)), come: come.filter((segment) => !old.has(segment)) };
}
