/**
 * A tolerant, position-keeping, resumable YAML reader. It reads line by line with a stack of open collections,
 * expands no alias, resolves no type, and goes on after anything that YAML would reject.
 * A segment ends between two entries, never where what follows needs the place of something before it.
 */
import type { Reader, Reading } from '../../segment';
import { blockBody } from './blockScalar';
import type { Dialects } from './dialects';
import type { DialectHint } from './document';
import { DEEPEST_CUT, type Frame, FRESH, type State, copyFrames, sameState } from './frame';
import { NodeReading } from './nodes';
import { documentMark, endOfLine, isBlank, isBreak, skipSpaces, trimEnd } from './scalars';
import { isTemplateLine, templateLine } from './templates';

const TAB = 9, SPACE = 32, HASH = 35, PERCENT = 37, DASH = 45, COLON = 58, BACKSLASH = 92, BYTE_ORDER_MARK = 0xfeff;

/** Lines after which a segment ends at the next allowed place. */
const USUAL_LINES = 32;
/** The same inside a long run of comments and blank lines. */
const COMMENT_LINES = 256;
export interface YamlReaderOptions {
  readonly hint?: DialectHint;
  /** Every scalar becomes a literal named by its own key, nothing else is made; for tests. */
  readonly everyScalar?: boolean;
}

export function createYamlReader(dialects: Dialects, options: YamlReaderOptions = {}): Reader<State> {
  return {
    begin: () => FRESH,
    next: (text, offset, state, until) => new SegmentReading(text, offset, state, until, dialects, options).read(),
    same: sameState,
  };
}

/** Reads one segment. */
class SegmentReading extends NodeReading {
  constructor(
    text: string, private readonly offset: number, private readonly state: State, private readonly until: number,
    dialects: Dialects, private readonly options: YamlReaderOptions,
  ) {
    super(text, offset, state, dialects, options.everyScalar === true);
    if (state.fresh) this.openDocument(offset, options.hint);
  }

  read(): Reading<State> {
    const text = this.text;
    let at = this.offset;
    if (this.state.block >= 0) {
      const rest = this.blockStretch(at);
      if (rest.state) return this.reading(rest.at, rest.state);
      at = rest.at;
    }
    /** Start of the line after the last content: where a segment may end. */
    let boundary = at;
    /** Whether there was content: it may go on behind blank lines, and what follows may belong to it. */
    let open = false;
    while (at < text.length) {
      const lineStart = at;
      if (text.charCodeAt(at) === BYTE_ORDER_MARK && at === 0) at++;
      const start = at;
      let unit = text.charCodeAt(at);
      while (unit === SPACE) unit = text.charCodeAt(++at);
      const indent = at - start;
      if (unit === TAB) {
        at = skipSpaces(text, at);
        unit = text.charCodeAt(at);
      }
      if (at >= text.length) {
        at = text.length;
        break;
      }
      if (isBreak(unit) || unit === HASH) {
        at = this.lineAfter(at);
        if ((this.lines >= COMMENT_LINES || (at >= this.until && !open)) && this.isSettled()) {
          if (open) this.see(endOfLine(text, nextContent(text, at)) + 1);
          return this.cut(at, this.top);
        }
        continue;
      }
      if (indent === 0) {
        const mark = documentMark(text, start);
        if (mark === 1) {
          this.see(start + 4);
          if (lineStart > this.offset) return this.reading(lineStart, FRESH);
          if (!this.state.fresh) {
            // A segment that was cut just before a mark: the mark begins the next document.
            const reading = new SegmentReading(text, this.offset, FRESH, this.until, this.dialects, this.options).read();
            return { ...reading, examined: Math.max(reading.examined, this.examined) };
          }
          at = this.markLine(start + 3, start);
          boundary = at;
          continue;
        }
        if (mark === 2) return this.reading(this.lineAfter(start), FRESH);
        if (unit === PERCENT && this.top === undefined) {
          at = this.lineAfter(at);
          continue;
        }
      }
      if (isTemplateLine(text, at)) {
        const line = templateLine(text, at);
        this.see(line.examined);
        if (!line.isEntry) {
          this.countLines(at, line.end);
          at = this.lineAfter(line.end);
          continue;
        }
      }
      if ((this.lines >= USUAL_LINES || boundary >= this.until) && boundary > this.offset) {
        const reading = this.tryCut(boundary, at, at - start);
        if (reading) return reading;
      }
      at = this.entry(at, at - start);
      if (this.longBlockAt >= 0) return this.cutInBlock();
      boundary = at;
      open = true;
    }
    while (this.top) this.pop();
    return this.reading(text.length, FRESH);
  }

  private reading(end: number, state: State): Reading<State> {
    while (state.fresh && this.top) this.pop();
    this.see(end);
    return { end, examined: this.examined, state, facts: this.builder.facts };
  }

  /** Whether a segment may end before a comment: whatever follows, it tells nothing together with what came before. */
  private isSettled(): boolean {
    if (this.top && this.top.depth > DEEPEST_CUT) return false;
    for (let frame = this.top; frame; frame = frame.parent) {
      if (frame.isItem || frame.role.reads || (frame.pending && !frame.sequence) || (frame.sequence && frame.sibling !== undefined)) return false;
    }
    return true;
  }

  private cut(end: number, top: Frame | undefined): Reading<State> {
    return this.reading(end, { fresh: false, role: this.role, resource: this.resource, top: copyFrames(top), block: -1 });
  }

  /** Ends the segment before the line whose content stands at `at`, where that is allowed. */
  private tryCut(boundary: number, at: number, column: number): Reading<State> | undefined {
    const text = this.text;
    const lineEnd = endOfLine(text, at);
    const dash = text.charCodeAt(at) === DASH && isBlank(text.charCodeAt(at + 1));
    const frame = this.holderOf(column, dash);
    this.see(lineEnd + 1);
    // Siblings of one item, and a key and its value, are told about together.
    if (frame && !frame.sequence && (frame.indent !== column || frame.isItem)) return undefined;
    if (frame && ((frame.sequence && frame.sibling !== undefined) || frame.depth > DEEPEST_CUT)) return undefined;
    for (let around = frame; around; around = around.parent) {
      if (around.role.reads !== undefined || around.waiting >= 0) return undefined;
    }
    if (text.charCodeAt(at) === COLON || this.isStray(frame, at, column)) return undefined;
    while (this.top !== frame) this.pop();
    if (frame && frame.indent === column) this.forgetKey(frame, at);
    return this.cut(boundary, frame);
  }

  private cutInBlock(): Reading<State> {
    return this.reading(this.longBlockAt, {
      fresh: false, role: this.role, resource: this.resource, top: copyFrames(this.top), block: this.longBlockIndent,
    });
  }

  /** The next stretch of a long block scalar: to a fitting line, or to the scalar's end. */
  private blockStretch(from: number): { at: number; state?: State } {
    const text = this.text;
    const indent = this.state.block;
    const role = this.valueRole();
    let at = from;
    for (;;) {
      const body = blockBody(text, at, indent, 1);
      this.see(body.examined);
      this.lines++;
      at = body.end;
      const done = body.complete || at >= text.length;
      const joined = text.charCodeAt(trimEnd(text, from, at - 1) - 1) === BACKSLASH;
      if (!done && (joined || (this.lines < 2 * USUAL_LINES && at < this.until))) continue;
      this.builder.longBlock(this.top, role, from, at);
      return done ? { at } : { at, state: { ...this.state, top: copyFrames(this.top) } };
    }
  }
}

/** The first character that is no white space from an offset on. */
function nextContent(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}
