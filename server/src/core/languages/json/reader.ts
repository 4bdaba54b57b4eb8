/**
 * A tolerant, resumable JSON reader: comments, trailing commas, single quotes, bare keys (JSON5), missing commas,
 * half-typed strings. A segment ends after a comma, so minified text of one line is cut as well.
 */
import type { Reader, Reading } from '../../segment';
import { FactBuilder } from '../yaml/builder';
import type { Dialects } from '../yaml/dialects';
import { DEEPEST_CUT, Frame, FRESH, type State, copyFrames, sameState } from '../yaml/frame';
import { type Role, roleOfItems, roleOfKey } from '../yaml/role';
import { doubleValue } from '../yaml/scalars';

const TAB = 9, LF = 10, CR = 13, SPACE = 32, DOUBLE = 34, SINGLE = 39, STAR = 42, COMMA = 44, SLASH = 47, COLON = 58;
const OPEN_BRACKET = 91, BACKSLASH = 92, CLOSE_BRACKET = 93, OPEN_BRACE = 123, CLOSE_BRACE = 125;

/** Code units after which a segment ends at the next comma that allows it. */
const USUAL_LENGTH = 1500;
/** How far a Kubernetes object's `kind` is looked for, in code units. */
const KIND_REACH = 4096;

/** `everyScalar`: each becomes a literal named by its own key, and nothing else is made; for tests. */
export function createJsonReader(dialects: Dialects, everyScalar = false): Reader<State> {
  return {
    begin: () => FRESH,
    next: (text, offset, state, until) => new JsonReading(text, offset, state, until, dialects, everyScalar).read(),
    same: sameState,
  };
}

class JsonReading {
  private top: Frame | undefined;
  private readonly role: Role;
  private readonly builder: FactBuilder;
  private examined: number;

  constructor(
    private readonly text: string, private readonly offset: number, state: State, private readonly until: number,
    dialects: Dialects, everyScalar: boolean,
  ) {
    this.examined = offset;
    this.role = state.fresh && offset === 0 ? this.documentRole(dialects) : state.role;
    this.builder = new FactBuilder(text, offset, undefined, everyScalar);
    this.top = copyFrames(state.top);
  }

  /** Kubernetes objects are also written in JSON. */
  private documentRole(dialects: Dialects): Role {
    const beginning = this.text.slice(0, KIND_REACH);
    this.examined = Math.min(this.text.length, KIND_REACH);
    const kind = /"kind"\s*:\s*"(\w+)"/.exec(beginning)?.[1];
    if (kind === undefined || !/"apiVersion"\s*:/.test(beginning)) return dialects.general;
    return dialects.kubernetesKinds.get(kind) ?? dialects.kubernetes;
  }

  read(): Reading<State> {
    const { text } = this;
    let at = this.offset;
    while (at < text.length) {
      const unit = text.charCodeAt(at);
      switch (unit) {
        case SPACE: case TAB: case LF: case CR: case 0xfeff: at++; break;
        case OPEN_BRACE: case OPEN_BRACKET:
          this.push(unit === OPEN_BRACKET);
          at++;
          break;
        case CLOSE_BRACE: this.close(false); at++; break;
        case CLOSE_BRACKET: this.close(true); at++; break;
        case COLON: at++; break;
        case COMMA: {
          at++;
          const top = this.top;
          if (top) this.nextMember(top);
          if ((at - this.offset >= USUAL_LENGTH || at === this.until || (at > this.until && this.endsLine(at))) && this.mayEnd(top)) return this.reading(at);
          break;
        }
        case DOUBLE: case SINGLE: at = this.string(at); break;
        case SLASH: at = this.comment(at); break;
        default: at = this.word(at);
      }
    }
    while (this.top) this.pop();
    return { end: text.length, examined: text.length, state: FRESH, facts: this.builder.facts };
  }

  private reading(end: number): Reading<State> {
    const state: State = { fresh: false, role: this.role, resource: undefined, top: copyFrames(this.top), block: -1 };
    return { end, examined: Math.max(end, this.examined), state, facts: this.builder.facts };
  }

  private endsLine(at: number): boolean {
    const unit = this.text.charCodeAt(at);
    return unit === LF || unit === CR;
  }

  /** Whether the members before and after this comma tell nothing together. */
  private mayEnd(top: Frame | undefined): boolean {
    if (!top || top.isItem || top.sibling !== undefined || top.depth > DEEPEST_CUT) return false;
    for (let around: Frame | undefined = top; around; around = around.parent) {
      if (around.role.reads !== undefined || around.waiting >= 0) return false;
    }
    return true;
  }

  private nextMember(frame: Frame): void {
    frame.settle();
    if (frame.sequence) frame.pending = true;
    else frame.key = '';
  }

  private valueRole(): Role {
    const { top } = this;
    if (!top) return this.role;
    return top.sequence ? roleOfItems(top.role) : roleOfKey(top.role, top.key);
  }

  private push(sequence: boolean): void {
    const parent = this.top;
    const role = this.valueRole();
    const path = parent ? parent.valuePath() : [];
    parent?.settle();
    this.top = new Frame(parent, -1, sequence, true, role, undefined, path);
  }

  private pop(): void {
    const { top } = this;
    if (!top) return;
    this.top = top.parent;
    this.builder.close(top);
  }

  /** A closing bracket closes the innermost collection of its kind; one that fits none is passed over. */
  private close(sequence: boolean): void {
    if (this.top?.sequence !== sequence && this.top?.parent?.sequence !== sequence) return;
    while (this.top && this.top.sequence !== sequence) this.pop();
    this.pop();
  }

  /** A string: a key where a colon follows it in a mapping, else a value. JSON strings end with their line. */
  private string(at: number): number {
    const { text } = this;
    const quote = text.charCodeAt(at);
    let end = at + 1;
    let escaped = false;
    let unit = text.charCodeAt(end);
    while (unit === unit && unit !== quote && unit !== LF && unit !== CR) {
      if (unit === BACKSLASH) {
        escaped = true;
        end++;
        if (text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF) end++; // JSON5 line continuation
      }
      unit = text.charCodeAt(++end);
    }
    end = Math.min(end, text.length);
    const closed = unit === quote;
    const whole = closed ? end + 1 : end;
    const value = escaped ? doubleValue(text, at + 1, end) : text.slice(at + 1, end);
    const { top } = this;
    if (top && !top.sequence && this.colonFollows(whole)) {
      this.setKey(top, value, at + 1, end);
      return whole;
    }
    this.builder.scalar(top, this.valueRole(), {
      start: at, end: whole, contentStart: at + 1, contentEnd: end, form: quote === DOUBLE ? 'double' : 'single', value, tag: '',
    });
    top?.settle();
    return whole;
  }

  private colonFollows(at: number): boolean {
    const { text } = this;
    for (;; at++) {
      const unit = text.charCodeAt(at);
      if (unit === SPACE || unit === TAB || unit === LF || unit === CR) continue;
      return unit === COLON;
    }
  }

  private setKey(frame: Frame, key: string, start: number, end: number): void {
    frame.key = key;
    frame.keyStart = start;
    frame.keyEnd = end;
    frame.pending = true;
  }

  private comment(at: number): number {
    const { text } = this;
    if (text.charCodeAt(at + 1) === STAR) {
      const end = text.indexOf('*/', at + 2);
      return end < 0 ? text.length : end + 2;
    }
    let end = at + 1;
    if (text.charCodeAt(end) !== SLASH) return end;
    while (end < text.length && text.charCodeAt(end) !== LF && text.charCodeAt(end) !== CR) end++;
    return end;
  }

  /** A number, a constant, or a bare key of JSON5. */
  private word(at: number): number {
    const { text } = this;
    let end = at + 1;
    while (end < text.length && !isMark(text.charCodeAt(end))) end++;
    const { top } = this;
    if (top && !top.sequence && this.colonFollows(end)) {
      this.setKey(top, text.slice(at, end), at, end);
    } else {
      this.builder.scalar(top, this.valueRole(), { start: at, end, contentStart: at, contentEnd: end, form: 'bare', value: text.slice(at, end), tag: '' });
      top?.settle();
    }
    return end;
  }
}

function isMark(unit: number): boolean {
  switch (unit) {
    case SPACE: case TAB: case LF: case CR: case DOUBLE: case SINGLE: case COMMA: case COLON: case SLASH:
    case OPEN_BRACKET: case CLOSE_BRACKET: case OPEN_BRACE: case CLOSE_BRACE: return true;
    default: return false;
  }
}
