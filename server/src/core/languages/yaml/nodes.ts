/** Reads the nodes of block collections, from what stands on their first line on. */
import type { ResourceIdentity } from '../../facts';
import { blockBody, blockHeader, blockValue } from './blockScalar';
import { FactBuilder } from './builder';
import type { Dialects } from './dialects';
import { type DialectHint, firstContent, lookAtDocument } from './document';
import { FlowReader } from './flow';
import { Frame, type State, copyFrames } from './frame';
import { type Role, roleOfItems, roleOfKey } from './role';
import {
  afterBreak, beginsPlain, doubleValue, endOfLine, halfTypedColon, isBlank, isBreak, keyColon, plainEnd, plainValue,
  quotedEnd, singleValue, skipSpaces, trimEnd,
} from './scalars';
import { TEMPLATE_REACH, isTemplateLine } from './templates';

const BANG = 33, DOUBLE = 34, HASH = 35, AMPERSAND = 38, SINGLE = 39, STAR = 42, DASH = 45, COLON = 58, QUESTION = 63;
const OPEN_BRACKET = 91, CLOSE_BRACKET = 93, OPEN_BRACE = 123, CLOSE_BRACE = 125;

/** A block scalar of more lines is read in stretches and is no literal. */
const LONGEST_BLOCK = 192;

export class NodeReading {
  /** The innermost open collection. */
  top: Frame | undefined;
  protected role: Role;
  protected resource: ResourceIdentity | undefined;
  protected builder: FactBuilder;
  /** The greatest offset looked at, exclusive. */
  protected examined: number;
  /** Lines read so far. */
  protected lines = 0;
  /** Set where a block scalar goes on after this segment: offset of its next line, and the indentation of its content. */
  protected longBlockAt = -1;
  protected longBlockIndent = 0;
  /** The tag before the next scalar. */
  private tag = '';
  /** Where the mapping that is about to be opened has its first key. */
  private contentAt = 0;
  private blockEnd = 0;

  constructor(
    readonly text: string, private readonly base: number, state: State,
    protected readonly dialects: Dialects, private readonly everyScalar: boolean,
  ) {
    this.examined = base;
    this.role = state.role;
    this.resource = state.resource;
    this.top = copyFrames(state.top);
    this.builder = new FactBuilder(text, base, this.role.interpolation, everyScalar);
  }

  /** Finds out what the document is whose first segment starts at `offset`. */
  protected openDocument(offset: number, hint: DialectHint | undefined): void {
    const first = firstContent(this.text, offset);
    this.see(first.examined);
    if (first.at >= this.text.length) return;
    const look = lookAtDocument(this.text, first.at, first.column, this.dialects, hint);
    this.see(look.examined);
    this.role = look.role;
    this.resource = look.resource;
    this.builder = new FactBuilder(this.text, this.base, this.role.interpolation, this.everyScalar);
    if (look.resource?.dialect === 'kubernetes') this.builder.object(look.resource, first.at, endOfLine(this.text, first.at), look.offers);
  }

  protected see(offset: number): void {
    if (offset > this.examined) this.examined = offset;
  }

  /** Start of the next line; counts it. */
  protected lineAfter(at: number): number {
    this.lines++;
    return afterBreak(this.text, endOfLine(this.text, at));
  }

  /** A line in a mapping's own column brings its own key: what the last one was no longer matters, unless its value comes. */
  protected forgetKey(frame: Frame, at: number): void {
    const unit = this.text.charCodeAt(at);
    if (frame.sequence || unit === COLON || (unit === DASH && isBlank(this.text.charCodeAt(at + 1)))) return;
    frame.key = '';
    frame.settle();
  }

  /** The open collection that a line of this indentation belongs to. */
  protected holderOf(column: number, dash: boolean): Frame | undefined {
    let frame = this.top;
    while (frame && (frame.indent > column || (frame.sequence && frame.indent === column && !dash))) frame = frame.parent;
    return frame;
  }

  pop(): void {
    const frame = this.top;
    if (!frame) return;
    this.top = frame.parent;
    if (frame.collected) this.builder.close(frame);
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
  protected markLine(at: number, lineStart: number): number {
    const content = skipSpaces(this.text, at);
    const unit = this.text.charCodeAt(content);
    if (content >= this.text.length || isBreak(unit) || unit === HASH) return this.lineAfter(content);
    // A block collection may not start here, but a key on this line is read like one.
    return this.node(content, content - lineStart, -1, true);
  }

  /** The entry whose first line has its content at `at`, in this column. Returns the start of a line after it. */
  protected entry(at: number, column: number): number {
    const text = this.text;
    const dash = text.charCodeAt(at) === DASH && isBlank(text.charCodeAt(at + 1));
    const frame = this.holderOf(column, dash);
    if (this.isStray(frame, at, column)) return this.lineAfter(at);
    while (this.top !== frame) this.pop();
    if (frame && frame.indent === column) this.forgetKey(frame, at);
    return this.node(at, column, this.top ? this.top.indent : -1, false);
  }

  /**
   * A word where only an entry could stand: most often the beginning of one that is being typed. It closes nothing,
   * so what follows keeps its meaning (and need not be read again) until the colon is there.
   */
  protected isStray(holder: Frame | undefined, at: number, column: number): boolean {
    if (this.top === holder && (!holder || holder.sequence || holder.indent !== column)) return false;
    const text = this.text;
    const unit = text.charCodeAt(at);
    const word = (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95 || unit > 127;
    if (!word || keyColon(text, at) >= 0) return false;
    return !(holder && !holder.sequence && holder.indent === column && halfTypedColon(text, at) >= 0);
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

  protected isLineEnd(at: number): boolean {
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
    const unit = text.charCodeAt(start);
    const quoted = (unit === DOUBLE || unit === SINGLE) && end - start > 1 && text.charCodeAt(end - 1) === unit;
    const isCollection = unit === OPEN_BRACKET || unit === OPEN_BRACE;
    this.setKey(frame, isCollection ? '' : text.slice(quoted ? start + 1 : start, quoted ? end - 1 : end), start, end);
    return this.lineAfter(end);
  }

  private mappingAt(column: number): Frame {
    const top = this.top;
    if (top && !top.sequence && !top.flow && top.indent === column) return top;
    return this.push(column, false, false, this.contentAt);
  }

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
    const inMapping = this.top !== undefined && !this.top.sequence && this.top.indent === column;
    const halfTyped = inMapping && !afterMark ? halfTypedColon(text, at) : -1;
    if (halfTyped >= 0) {
      const frame = this.mappingAt(column);
      this.setKey(frame, text.slice(at, halfTyped), at, halfTyped);
      return this.value(halfTyped + 1, frame.indent);
    }
    const top = this.top;
    if (unit === CLOSE_BRACKET || unit === CLOSE_BRACE) return this.lineAfter(at);
    if (top && !top.sequence && !top.pending && top.indent >= column) return this.lineAfter(at);
    return this.value(at, parentIndent);
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

  private block(at: number, parentIndent: number): boolean {
    const text = this.text;
    const header = blockHeader(text, at, parentIndent);
    if (!header) return false;
    this.see(header.examined);
    const body = blockBody(text, header.body, header.indent, this.everyScalar ? Infinity : LONGEST_BLOCK);
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
}

function isFlowMark(unit: number): boolean {
  return unit === 44 || unit === OPEN_BRACKET || unit === 93 || unit === OPEN_BRACE || unit === 125;
}
