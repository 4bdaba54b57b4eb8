/**
 * A tolerant, position-keeping, resumable YAML reader. It reads line by line with a stack of open collections,
 * expands no alias, resolves no type, and goes on after anything that YAML would reject.
 * A segment ends between two entries, never where what follows needs the place of something before it.
 */
import type { ResourceIdentity } from '../../facts';
import type { Reader, Reading } from '../../segment';
import { blockBody, blockHeader, blockValue } from './blockScalar';
import { FactBuilder } from './builder';
import type { Dialects } from './dialects';
import { type DialectHint, lookAtDocument } from './document';
import { FlowReader } from './flow';
import { Frame, FRESH, type State, copyFrames, sameState } from './frame';
import { type Role, roleOfItems, roleOfKey } from './role';
import {
  afterBreak, beginsPlain, documentMark, doubleValue, endOfLine, isBlank, isBreak, isTemplateLine, keyColon, plainEnd, plainValue,
  quotedEnd, singleValue, skipSpaces, TEMPLATE_REACH, templateEnd, trimEnd,
} from './scalars';

const TAB = 9, SPACE = 32, BANG = 33, DOUBLE = 34, HASH = 35, PERCENT = 37, AMPERSAND = 38, SINGLE = 39, STAR = 42, DASH = 45, COLON = 58;
const QUESTION = 63, OPEN_BRACKET = 91, BACKSLASH = 92, OPEN_BRACE = 123, BYTE_ORDER_MARK = 0xfeff;

/** Lines after which a segment ends at the next allowed place. */
const USUAL_LINES = 32;
/** The same inside a long run of comments and blank lines. */
const COMMENT_LINES = 256;
/** A block scalar of more lines is read in stretches and is no literal. */
const LONGEST_BLOCK = 192;
/** How far the end of a template action that opens a line is looked for, in code units. */
const TEMPLATE_LINE_REACH = 4096;

export interface YamlReaderOptions {
  readonly hint?: DialectHint;
  /** Every scalar becomes a literal named by its own key, nothing else is made; for tests. */
  readonly everyScalar?: boolean;
}

export function createYamlReader(dialects: Dialects, options: YamlReaderOptions = {}): Reader<State> {
  return {
    begin: () => FRESH,
    next: (text, offset, state, until) => new YamlReading(text, offset, state, until, dialects, options).read(),
    same: sameState,
  };
}

export class YamlReading {
  top: Frame | undefined;
  /** The greatest offset looked at, exclusive. */
  examined: number;
  readonly builder: FactBuilder;
  private role: Role;
  private resource: ResourceIdentity | undefined;
  private lines = 0;
  /** Tag and presence of node properties read since the last value. */
  private tag = '';

  constructor(
    readonly text: string, private readonly offset: number, private readonly state: State, private readonly until: number,
    private readonly dialects: Dialects, private readonly options: YamlReaderOptions,
  ) {
    this.examined = offset;
    this.role = state.role;
    this.resource = state.resource;
    let offers: readonly string[] = [];
    let identityAt = -1;
    if (state.fresh) {
      const first = this.firstContent(offset);
      if (first.at < text.length) {
        const look = lookAtDocument(text, first.at, first.column, dialects, options.hint);
        this.role = look.role;
        this.resource = look.resource;
        this.see(look.examined);
        offers = look.offers;
        if (look.resource?.dialect === 'kubernetes') identityAt = first.at;
      }
    }
    this.builder = new FactBuilder(text, offset, this.role.interpolation, options.everyScalar === true);
    if (identityAt >= 0 && this.resource) this.builder.object(this.resource, identityAt, endOfLine(text, identityAt), offers);
    this.top = copyFrames(state.top);
  }

  private see(offset: number): void {
    if (offset > this.examined) this.examined = offset;
  }

  /** Where the document's content starts: past a byte order mark, blank lines, comments, directives, `---`. */
  private firstContent(from: number): { at: number; column: number } {
    let lineStart = from;
    let marked = false;
    while (lineStart < this.text.length) {
      let at = lineStart;
      if (this.text.charCodeAt(at) === BYTE_ORDER_MARK) at++;
      const start = at;
      if (documentMark(this.text, at) === 1) {
        if (marked || lineStart > from) break;
        marked = true;
        at += 3;
      }
      at = skipSpaces(this.text, at);
      const unit = this.text.charCodeAt(at);
      if (at < this.text.length && !isBreak(unit) && unit !== HASH && !(unit === PERCENT && at === start) && !isTemplateLine(this.text, at)) {
        this.see(at + 1);
        return { at, column: at - start };
      }
      lineStart = afterBreak(this.text, endOfLine(this.text, at));
    }
    this.see(lineStart + 4);
    return { at: this.text.length, column: 0 };
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
        if ((this.lines >= COMMENT_LINES || at === this.until) && this.isSettled()) return this.cut(at, this.top);
        continue;
      }
      if (indent === 0) {
        const mark = documentMark(text, start);
        if (mark === 1) {
          this.see(start + 4);
          if (lineStart > this.offset) return this.reading(lineStart, FRESH);
          if (!this.state.fresh) {
            // A segment that was cut just before a mark: the mark begins the next document.
            const reading = new YamlReading(text, this.offset, FRESH, this.until, this.dialects, this.options).read();
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
        const past = this.templateLine(at);
        if (past >= 0) {
          at = past;
          continue;
        }
      }
      if ((this.lines >= USUAL_LINES || boundary === this.until) && boundary > this.offset) {
        const reading = this.tryCut(boundary, at, at - start);
        if (reading) return reading;
      }
      at = this.entry(at, at - start);
      if (this.longBlockAt >= 0) return this.cutInBlock();
      boundary = at;
    }
    while (this.top) this.pop();
    return this.reading(text.length, FRESH);
  }

  private reading(end: number, state: State): Reading<State> {
    while (state.fresh && this.top) this.pop();
    this.see(end);
    return { end, examined: this.examined, state, facts: this.builder.facts };
  }

  /** Start of the next line; counts it. */
  private lineAfter(at: number): number {
    this.lines++;
    return afterBreak(this.text, endOfLine(this.text, at));
  }

  /** Whether a segment may end before a comment: whatever follows, it tells nothing together with what came before. */
  private isSettled(): boolean {
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
    if (frame?.sequence && frame.sibling !== undefined) return undefined;
    for (let around = frame; around; around = around.parent) {
      if (around.role.reads !== undefined || around.waiting >= 0) return undefined;
    }
    if (text.charCodeAt(at) === COLON) return undefined;
    while (this.top !== frame) this.pop();
    if (frame && frame.indent === column) this.forgetKey(frame, at);
    return this.cut(boundary, frame);
  }

  /** A line in a mapping's own column brings its own key: what the last one was no longer matters, unless its value comes. */
  private forgetKey(frame: Frame, at: number): void {
    const unit = this.text.charCodeAt(at);
    if (frame.sequence || unit === COLON || (unit === DASH && isBlank(this.text.charCodeAt(at + 1)))) return;
    frame.key = '';
    frame.settle();
  }

  /** The open collection that a line of this indentation belongs to. */
  private holderOf(column: number, dash: boolean): Frame | undefined {
    let frame = this.top;
    while (frame && (frame.indent > column || (frame.sequence && frame.indent === column && !dash))) frame = frame.parent;
    return frame;
  }

  pop(): void {
    const frame = this.top;
    if (!frame) return;
    this.top = frame.parent;
    this.builder.close(frame);
  }

  /** The role of the value that comes next. */
  valueRole(): Role {
    const top = this.top;
    if (!top) return this.role;
    return top.sequence ? roleOfItems(top.role) : roleOfKey(top.role, top.key);
  }

  push(indent: number, sequence: boolean, flow: boolean, contentAt: number): Frame {
    const parent = this.top;
    let role = this.valueRole();
    let resource = parent ? parent.resource : this.resource;
    if (parent) {
      if (role.ignored) {
        // Everything below is ignored as well.
      } else if (parent.sequence && parent.role.documents && !sequence && !flow) {
        const look = lookAtDocument(this.text, contentAt, indent, this.dialects, undefined);
        this.see(look.examined);
        role = look.role;
        resource = look.resource;
        if (resource) this.builder.object(resource, contentAt, endOfLine(this.text, contentAt), look.offers);
      } else if (!parent.sequence && parent.role.objects !== undefined) {
        resource = { dialect: this.resource?.dialect ?? 'yaml', type: parent.role.objects, name: parent.key };
      }
      parent.settle();
    }
    const frame = new Frame(parent, indent, sequence, flow, role, resource, parent ? parent.valuePath() : []);
    this.top = frame;
    return frame;
  }

  /** Reads the key at `start…end` into the mapping on top. */
  setKey(frame: Frame, key: string, start: number, end: number): void {
    frame.key = key;
    frame.keyStart = start;
    frame.keyEnd = end;
    frame.pending = true;
    if (frame.role.objects !== undefined && key !== '') {
      this.builder.object({ dialect: this.resource?.dialect ?? 'yaml', type: frame.role.objects, name: key }, start, end);
    }
  }

  /** What follows `---` on its line. */
  private markLine(at: number, lineStart: number): number {
    const content = skipSpaces(this.text, at);
    const unit = this.text.charCodeAt(content);
    if (content >= this.text.length || isBreak(unit) || unit === HASH) return this.lineAfter(content);
    // A block collection may not start here, but a key on this line is read like one.
    return this.node(content, content - lineStart, -1, true);
  }

  /** The entry whose first line has its content at `at`, in this column. Returns the start of a line after it. */
  private entry(at: number, column: number): number {
    const text = this.text;
    const dash = text.charCodeAt(at) === DASH && isBlank(text.charCodeAt(at + 1));
    const frame = this.holderOf(column, dash);
    while (this.top !== frame) this.pop();
    if (frame && frame.indent === column) this.forgetKey(frame, at);
    return this.node(at, column, this.top ? this.top.indent : -1, false);
  }

  /**
   * The node at `at`: a sequence item, a mapping entry or a scalar, with what stands before it on the line.
   * `parentIndent` is that of the collection whose value it is.
   */
  private node(start: number, startColumn: number, startParent: number, afterMark: boolean): number {
    const text = this.text;
    let at = start;
    let column = startColumn;
    let parentIndent = startParent;
    this.tag = '';
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit === DASH && isBlank(text.charCodeAt(at + 1))) {
        const top = this.top;
        if (top?.sequence && top.indent === column && at === start) top.pending = true;
        else this.push(column, true, false, at);
        parentIndent = column;
        const next = skipSpaces(text, at + 1);
        if (this.isLineEnd(next)) return this.lineAfter(next);
        column += next - at;
        at = next;
        continue;
      }
      if (unit === QUESTION && isBlank(text.charCodeAt(at + 1))) return this.complexKey(at, column);
      const afterProperties = this.properties(at);
      if (afterProperties > at && this.isLineEnd(afterProperties)) return this.lineAfter(afterProperties);
      return this.keyOrValue(afterProperties, column, parentIndent, afterMark);
    }
  }

  private isLineEnd(at: number): boolean {
    const unit = this.text.charCodeAt(at);
    return unit !== unit || isBreak(unit) || (unit === HASH && isBlank(this.text.charCodeAt(at - 1)));
  }

  /** Skips anchors and tags; keeps the tag. */
  properties(at: number): number {
    const text = this.text;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit !== AMPERSAND && unit !== BANG) return at;
      let end = at + 1;
      if (unit === BANG && text.charCodeAt(end) === 60 /* < */) {
        while (end < text.length && text.charCodeAt(end) !== 62 && !isBlank(text.charCodeAt(end))) end++;
      }
      while (!isBlank(text.charCodeAt(end)) && !(this.top?.flow && isFlowMark(text.charCodeAt(end)))) end++;
      if (unit === BANG) this.tag = text.slice(at, end);
      at = skipSpaces(text, end);
    }
  }

  takeTag(): string {
    const tag = this.tag;
    this.tag = '';
    return tag;
  }

  /** `? key` is read as far as a key on one line goes; its value follows after `:`. */
  private complexKey(at: number, column: number): number {
    const text = this.text;
    const frame = this.mappingAt(column);
    const start = skipSpaces(text, at + 1);
    if (this.isLineEnd(start)) {
      this.setKey(frame, '', -1, -1);
      return this.lineAfter(start);
    }
    const end = trimEnd(text, start, endOfLine(text, start));
    this.setKey(frame, text.slice(start, end), start, end);
    return this.lineAfter(end);
  }

  private mappingAt(column: number): Frame {
    const top = this.top;
    if (top && !top.sequence && !top.flow && top.indent === column) return top;
    return this.push(column, false, false, this.contentAt);
  }
  private contentAt = 0;

  private keyOrValue(at: number, column: number, parentIndent: number, afterMark: boolean): number {
    const text = this.text;
    const unit = text.charCodeAt(at);
    this.contentAt = at;
    if (unit === COLON && isBlank(text.charCodeAt(at + 1))) {
      // The value of `? key`, or an entry whose key is empty.
      const frame = this.mappingAt(column);
      if (!frame.pending) this.setKey(frame, '', -1, -1);
      return this.afterColon(at, frame);
    }
    if (unit === DOUBLE || unit === SINGLE) {
      const end = quotedEnd(text, at, parentIndent);
      if (end > 0) {
        const colon = skipSpaces(text, end);
        if (text.charCodeAt(colon) === COLON && isBlank(text.charCodeAt(colon + 1)) && endOfLine(text, at) >= end) {
          const frame = this.mappingAt(column);
          const key = unit === DOUBLE ? doubleValue(text, at + 1, end - 1) : singleValue(text, at + 1, end - 1);
          this.tag = '';
          this.setKey(frame, key, at + 1, end - 1);
          return this.afterColon(colon, frame);
        }
      }
      return this.value(at, parentIndent);
    }
    if (unit === OPEN_BRACKET || (unit === OPEN_BRACE && !isTemplateLine(text, at))) return this.value(at, parentIndent);
    if (unit === STAR) {
      let end = at + 1;
      while (!isBlank(text.charCodeAt(end))) end++;
      const colon = skipSpaces(text, end);
      if (colon > end && text.charCodeAt(colon) === COLON && isBlank(text.charCodeAt(colon + 1))) {
        const frame = this.mappingAt(column);
        this.setKey(frame, '', -1, -1);
        return this.afterColon(colon, frame);
      }
      return this.value(at, parentIndent);
    }
    const isBlock = (unit === 124 || unit === 62) && blockHeader(text, at, parentIndent) !== undefined;
    if (isBlock) return this.value(at, parentIndent);
    const colon = keyColon(text, at);
    if (colon >= 0) {
      const end = trimEnd(text, at, colon);
      const frame = this.mappingAt(column);
      this.tag = '';
      this.setKey(frame, text.slice(at, end), at, end);
      return this.afterColon(colon, frame);
    }
    const halfTyped = afterMark ? -1 : this.halfTypedColon(at, column);
    if (halfTyped >= 0) {
      const frame = this.mappingAt(column);
      this.setKey(frame, text.slice(at, halfTyped), at, halfTyped);
      return this.value(halfTyped + 1, frame.indent);
    }
    const top = this.top;
    if (top && !top.sequence && !top.pending && top.indent >= column) return this.lineAfter(at);
    return this.value(at, parentIndent);
  }

  /** `key:value`, typed without the space, where only a key can stand. */
  private halfTypedColon(at: number, column: number): number {
    const top = this.top;
    if (!top || top.sequence || top.indent !== column) return -1;
    const text = this.text;
    let i = at;
    for (; ; i++) {
      const unit = text.charCodeAt(i);
      const word = (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95 || unit === DASH || unit === 46;
      if (!word) break;
    }
    if (i === at || text.charCodeAt(i) !== COLON || text.charCodeAt(i + 1) === 47 /* / */) return -1;
    return i;
  }

  /** What follows a key's colon. */
  private afterColon(colon: number, frame: Frame): number {
    let at = skipSpaces(this.text, colon + 1);
    if (this.isLineEnd(at)) return this.lineAfter(at);
    at = this.properties(at);
    if (this.isLineEnd(at)) return this.lineAfter(at);
    return this.value(at, frame.indent);
  }

  /** A scalar, alias or flow collection as the value of what is on top. Returns the start of a line after it. */
  private value(at: number, parentIndent: number): number {
    const text = this.text;
    const unit = text.charCodeAt(at);
    let end: number;
    if (unit === DOUBLE || unit === SINGLE) {
      end = this.quoted(at, parentIndent);
    } else if (unit === OPEN_BRACKET || (unit === OPEN_BRACE && !isTemplateLine(text, at))) {
      end = new FlowReader(this, parentIndent).read(at);
    } else if (unit === STAR && !isBlank(text.charCodeAt(at + 1))) {
      end = at + 1;
      while (!isBlank(text.charCodeAt(end))) end++;
      this.tag = '';
    } else if ((unit === 124 || unit === 62) && this.block(at, parentIndent)) {
      return this.blockEnd;
    } else if (!beginsPlain(text, at) && unit !== DASH) {
      end = at + 1;
    } else {
      end = plainEnd(text, at, parentIndent);
      this.plain(at, end);
    }
    this.top?.settle();
    return this.lineAfter(end);
  }

  quoted(at: number, parentIndent: number): number {
    const text = this.text;
    const closed = quotedEnd(text, at, parentIndent);
    const end = closed >= 0 ? closed : ~closed;
    const contentEnd = closed >= 0 ? end - 1 : end;
    const isDouble = text.charCodeAt(at) === DOUBLE;
    const value = isDouble ? doubleValue(text, at + 1, contentEnd) : singleValue(text, at + 1, contentEnd);
    this.builder.scalar(this.top, this.valueRole(), {
      start: at, end, contentStart: at + 1, contentEnd, form: isDouble ? 'double' : 'single', value, tag: this.takeTag(),
    });
    this.countLines(at, end);
    return end;
  }

  plain(at: number, end: number): void {
    const value = plainValue(this.text, at, end);
    this.builder.scalar(this.top, this.valueRole(), { start: at, end, contentStart: at, contentEnd: end, form: 'bare', value, tag: this.takeTag() });
    if (value.includes('{{')) this.see(end + TEMPLATE_REACH + 2);
    if (value.length !== end - at || end - at > 80) this.countLines(at, end);
  }

  countLines(start: number, end: number): void {
    for (let at = this.text.indexOf('\n', start); at >= 0 && at < end; at = this.text.indexOf('\n', at + 1)) this.lines++;
  }

  /** Set where a block scalar goes on after this segment: offset of its next line, and its indentation. */
  private longBlockAt = -1;
  private longBlockIndent = 0;
  private blockEnd = 0;

  private block(at: number, parentIndent: number): boolean {
    const text = this.text;
    const header = blockHeader(text, at, parentIndent);
    if (!header) return false;
    this.see(header.examined);
    const body = blockBody(text, header.body, header.indent, this.options.everyScalar ? Infinity : LONGEST_BLOCK);
    this.see(body.examined);
    const role = this.valueRole();
    this.blockEnd = body.end;
    if (body.complete) {
      const contentStart = Math.max(body.contentStart, header.end);
      this.builder.scalar(this.top, role, {
        start: at, end: Math.max(body.contentEnd, header.end), contentStart, contentEnd: Math.max(body.contentEnd, contentStart), form: 'block',
        value: blockValue(text, header, body.end), tag: this.takeTag(),
      });
      this.countLines(at, body.end);
    } else {
      this.builder.longBlock(this.top, role, body.contentStart, body.contentEnd);
      this.longBlockAt = body.end;
      this.longBlockIndent = header.indent;
    }
    this.top?.settle();
    return true;
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
      if (!done && (joined || (this.lines < 2 * USUAL_LINES && at !== this.until))) continue;
      this.builder.longBlock(this.top, role, from, at);
      return done ? { at } : { at, state: { ...this.state, top: copyFrames(this.top) } };
    }
  }

  /**
   * A line that a template engine will consume. Returns the start of the line after it, or -1 where the line
   * is an entry whose key or value a template gives.
   */
  private templateLine(at: number): number {
    const text = this.text;
    let end = at;
    for (;;) {
      const close = text.charCodeAt(end + 1) === OPEN_BRACE
        ? templateEnd(text, end, false, TEMPLATE_LINE_REACH)
        : jinjaEnd(text, end);
      this.see(Math.min(text.length, close < 0 ? end + TEMPLATE_LINE_REACH + 2 : close));
      if (close < 0) return this.lineAfter(at);
      end = skipSpaces(text, close);
      if (!isTemplateLine(text, end)) break;
    }
    if (this.isLineEnd(end)) {
      this.countLines(at, end);
      return this.lineAfter(end);
    }
    return keyColon(text, at) >= 0 ? -1 : this.lineAfter(end);
  }
}

function jinjaEnd(text: string, at: number): number {
  const mark = text.charCodeAt(at + 1);
  const limit = Math.min(text.length - 1, at + TEMPLATE_LINE_REACH);
  for (let i = at + 2; i < limit; i++) {
    if (text.charCodeAt(i) === mark && text.charCodeAt(i + 1) === 125) return i + 2;
  }
  return -1;
}

function isFlowMark(unit: number): boolean {
  return unit === 44 || unit === OPEN_BRACKET || unit === 93 || unit === OPEN_BRACE || unit === 125;
}
