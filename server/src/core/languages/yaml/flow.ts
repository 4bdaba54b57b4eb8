/** Flow collections (YAML 1.2.2 §7.4), over any number of lines, without recursion. */
import type { Frame } from './frame';
import type { NodeReading } from './nodes';
import { afterBreak, continuation, documentMark, doubleValue, endOfLine, flowPlainEnd, isBlank, isBreak, quotedEnd, singleValue, skipSpaces } from './scalars';
import { templateEnd } from './templates';

const DOUBLE = 34, HASH = 35, SINGLE = 39, STAR = 42, COMMA = 44, COLON = 58, QUESTION = 63, OPEN_BRACKET = 91, CLOSE_BRACKET = 93;
const OPEN_BRACE = 123, CLOSE_BRACE = 125;

export class FlowReader {
  private readonly outer: Frame | undefined;

  constructor(private readonly reading: NodeReading, private readonly parentIndent: number) {
    this.outer = reading.top;
  }

  /**
   * Reads the collection that opens at `at`; returns the offset after it. One that is never closed ends where
   * the text returns to the indentation of what holds it.
   */
  read(at: number): number {
    const { reading, parentIndent } = this;
    const { text } = reading;
    let end = at;
    for (let i = at; i < text.length; ) {
      const unit = text.charCodeAt(i);
      if (isBreak(unit)) {
        const next = this.nextLine(i);
        if (next < 0) break;
        i = next;
        continue;
      }
      if (isBlank(unit)) {
        i = skipSpaces(text, i);
        continue;
      }
      if (unit === HASH && (i === at || isBlank(text.charCodeAt(i - 1)) || text.charCodeAt(i - 1) === COMMA)) {
        i = endOfLine(text, i);
        continue;
      }
      const top = reading.top;
      const isTemplate = unit === OPEN_BRACE && text.charCodeAt(i + 1) === OPEN_BRACE && templateEnd(text, i, true) > 0;
      if (unit === OPEN_BRACKET || (unit === OPEN_BRACE && !isTemplate)) {
        if (top !== this.outer && top) this.beforeValue(top);
        reading.push(parentIndent, unit === OPEN_BRACKET, true, i);
        reading.takeTag();
        i++;
      } else if (unit === CLOSE_BRACKET || unit === CLOSE_BRACE) {
        i++;
        this.closePair();
        reading.pop();
        end = i;
        if (reading.top === this.outer) break;
      } else if (unit === COMMA) {
        i++;
        this.closePair();
        const frame = reading.top;
        if (frame && frame !== this.outer) {
          frame.pending = true;
          if (!frame.sequence) this.noKey(frame);
        }
      } else if (unit === QUESTION && isBlank(text.charCodeAt(i + 1))) {
        i++;
      } else if (unit === COLON) {
        // A value whose key was empty, an alias or a collection.
        i++;
      } else if (unit === STAR) {
        i++;
        while (i < text.length && !isBlank(text.charCodeAt(i)) && !isFlowEnd(text.charCodeAt(i))) i++;
      } else {
        const content = reading.properties(i);
        i = content > i ? content : this.scalar(i);
      }
      end = i;
    }
    while (reading.top !== this.outer && reading.top) reading.pop();
    reading.countLines(at, end);
    return end;
  }

  /** The first character after a line break, or -1 where the collection must have ended. */
  private nextLine(lineBreak: number): number {
    const { text } = this.reading;
    const next = continuation(text, lineBreak, this.parentIndent);
    if (next >= 0) return next;
    // A closing bracket at the parent's own indentation is common and harmless.
    let at = lineBreak;
    for (;;) {
      const lineStart = afterBreak(text, at);
      at = skipSpaces(text, lineStart);
      if (at >= text.length) return -1;
      if (isBreak(text.charCodeAt(at))) continue;
      if (at === lineStart && documentMark(text, lineStart) !== 0) return -1;
      const unit = text.charCodeAt(at);
      return unit === CLOSE_BRACKET || unit === CLOSE_BRACE ? at : -1;
    }
  }

  /** A scalar: a key where a colon follows it, else a value. */
  private scalar(at: number): number {
    const { reading, parentIndent } = this;
    const { text } = reading;
    const unit = text.charCodeAt(at);
    const quoted = unit === DOUBLE || unit === SINGLE;
    const closed = quoted ? quotedEnd(text, at, parentIndent) : flowPlainEnd(text, at, parentIndent);
    const end = Math.max(at + 1, closed >= 0 ? closed : ~closed);
    const colon = this.colonAfter(end, quoted);
    const top = reading.top as Frame;
    if (colon >= 0) {
      const start = quoted ? at + 1 : at;
      const stop = quoted && closed >= 0 ? end - 1 : end;
      const key = unit === DOUBLE ? doubleValue(text, start, stop) : singleValueOf(text, unit, start, stop);
      reading.takeTag();
      const frame = top.sequence ? reading.push(parentIndent, false, true, at) : top;
      if (top.sequence) this.pairs.add(frame);
      reading.setKey(frame, key, start, stop);
      return colon + 1;
    }
    if (!top.sequence && top.key === '' && top.keyStart < 0) {
      // A key without a value: `{a, b}`.
      reading.takeTag();
      return end;
    }
    if (quoted) reading.quoted(at, parentIndent);
    else reading.plain(at, end);
    top.pending = false;
    return end;
  }

  /** Single-pair mappings inside a sequence, `[a: b]`: they end with their item. */
  private readonly pairs = new Set<Frame>();

  private closePair(): void {
    const top = this.reading.top;
    if (top && this.pairs.delete(top)) this.reading.pop();
  }

  private beforeValue(frame: Frame): void {
    frame.pending = false;
  }

  private noKey(frame: Frame): void {
    frame.key = '';
    frame.keyStart = -1;
    frame.keyEnd = -1;
  }

  /** The colon that makes what ends at `end` a key; -1 where none does. After a quoted key it needs no space. */
  private colonAfter(end: number, quoted: boolean): number {
    const { text } = this.reading;
    let at = skipSpaces(text, end);
    while (quoted && isBreak(text.charCodeAt(at))) {
      const next = continuation(text, at, this.parentIndent);
      if (next < 0) return -1;
      at = next;
    }
    if (text.charCodeAt(at) !== COLON) return -1;
    return quoted || isBlank(text.charCodeAt(at + 1)) || isFlowEnd(text.charCodeAt(at + 1)) ? at : -1;
  }
}

function singleValueOf(text: string, unit: number, start: number, end: number): string {
  return unit === SINGLE ? singleValue(text, start, end) : text.slice(start, end);
}

function isFlowEnd(unit: number): boolean {
  return unit === COMMA || unit === OPEN_BRACKET || unit === CLOSE_BRACKET || unit === OPEN_BRACE || unit === CLOSE_BRACE;
}
