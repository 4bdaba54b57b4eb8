/** Brackets of Python, and its strings: prefixes, triple quotes, f-strings (Language Reference §2.4). */
import { Class, classOf, isNewline } from '../lexing/characters';
import { Context, Operator, Previous } from '../lexing/context';
import { Flag, Kind } from '../lexing/frame';
import type { SiteForm } from '../../facts';
import { environment } from './environment';

/** How a string is written, by its prefix letters. */
export const enum Prefix { None = 0, Raw = 1, Formatted = 2 }

export abstract class StringContext extends Context {
  protected lines = 0;
  /** Where the string begins that the end of the text cuts off, -1 for none. */
  cutOff = -1;

  protected string(start: number, quoteAt: number, prefix: Prefix): void {
    const { text, frame } = this;
    const quote = text.charCodeAt(quoteAt);
    const triple = text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote;
    this.look(quoteAt + 3);
    const contentStart = quoteAt + (triple ? 3 : 1);
    if (prefix & Prefix.Formatted) {
      const child = this.push(Kind.Text, quote);
      child.start = start;
      child.firstStart = contentStart;
      child.width = triple ? 3 : 1;
      child.flags |= Flag.Solid | (prefix & Prefix.Raw ? Flag.Quiet : 0);
      child.argument = (this.previous << 8) | this.operator;
      this.at = contentStart;
      return;
    }
    let end = contentStart;
    let escaped = false;
    let closed = false;
    for (; end < text.length; end++) {
      const unit = text.charCodeAt(end);
      if (unit === quote) {
        if (!triple || (text.charCodeAt(end + 1) === quote && text.charCodeAt(end + 2) === quote)) {
          closed = true;
          break;
        }
      } else if (unit === 92) {
        escaped = true;
        end++;
        if (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10) end++;
      } else if (isNewline(unit)) {
        if (!triple) break;
        this.lines++;
      }
    }
    let contentEnd = Math.min(end, text.length);
    if (closed) end += triple ? 3 : 1;
    else {
      this.look(end + 1);
      // Nothing ends it: it is being typed, and ends with its first line.
      for (contentEnd = contentStart; contentEnd < text.length && !isNewline(text.charCodeAt(contentEnd));) contentEnd++;
      end = contentEnd;
      if (end === text.length || triple) this.cutOff = start;
    }
    this.at = end;
    const form: SiteForm = !closed && triple ? 'text' : prefix & Prefix.Raw ? 'raw' : triple ? 'triple' : quote === 34 ? 'double' : 'single';
    this.stringValue(start, end, contentStart, contentEnd, form, escaped && !(prefix & Prefix.Raw), frame);
  }

  private stringValue(start: number, end: number, contentStart: number, contentEnd: number, form: SiteForm, escaped: boolean, frame: typeof this.frame): void {
    if (frame.flags & Flag.Result) {
      this.otherString(start, end, contentStart, contentEnd, 'type');
      this.previous = Previous.Value;
      return;
    }
    if (this.previous === Previous.Start) {
      if (frame.kind === Kind.Index && this.text.charCodeAt(this.peek(end)) === 93) {
        this.otherString(start, end, contentStart, contentEnd, 'index');
        frame.firstStart = form === 'template' ? -1 : contentStart;
        frame.firstEnd = contentEnd;
        this.previous = Previous.Value;
        return;
      }
      if (frame.kind === Kind.Object && frame.flags & Flag.Key && this.text.charCodeAt(this.peek(end)) === 58) {
        this.otherString(start, end, contentStart, contentEnd, 'key');
        this.lastStart = contentStart;
        this.lastEnd = contentEnd;
        this.previous = Previous.Value;
        return;
      }
    }
    const first = frame.kind === Kind.Call && frame.argument === 0 && this.previous === Previous.Start;
    const fixed = this.operator === Operator.Case && this.previous === Previous.Operator;
    const token = this.literal(start, end, contentStart, contentEnd, form, escaped);
    if (fixed) token.fixed = true;
    if (first) this.firstArgument(token, environment);
  }

  protected inText(): void {
    const { text, frame } = this;
    const quote = frame.closer;
    let { at } = this;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === quote) {
        if (frame.width === 1 || (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote)) {
          this.at = at + frame.width;
          this.endText(at, this.at);
          return;
        }
      } else if (unit === 92) {
        // A backslash keeps the quote after it from ending the string, in a raw one too; `\{` begins an interpolation.
        if (!(frame.flags & Flag.Quiet)) frame.flags |= Flag.Escaped;
        if (text.charCodeAt(at + 1) !== 123) at++;
      } else if (unit === 123) {
        if (text.charCodeAt(at + 1) === 123 && !(frame.flags & Flag.Case)) at++;
        else {
          frame.flags |= Flag.Interpolated;
          this.at = at;
          this.push(Kind.Hole, 125);
          this.at = at + 1;
          this.begin();
          return;
        }
      } else if (unit === 125) frame.flags &= ~Flag.Case;
      else if (isNewline(unit)) {
        this.lines++;
        if (frame.width === 1) break;
      }
    }
    this.at = Math.min(at, text.length);
    this.look(this.at + 1);
    if (this.at === text.length) this.cutOff = frame.start;
    this.endText(this.at, this.at);
  }

  private endText(contentEnd: number, end: number): void {
    const { start, firstStart, flags, argument, closer, width } = this.frame;
    this.pop();
    this.previous = argument >> 8;
    this.operator = argument & 255;
    const form: SiteForm = flags & Flag.Interpolated ? 'template' : flags & Flag.Quiet ? 'raw' : width === 3 ? 'triple' : closer === 34 ? 'double' : 'single';
    this.stringValue(start, end, firstStart, contentEnd, form, (flags & Flag.Escaped) !== 0, this.frame);
  }

  /** A string of one line in whose interpolation the line ends is half-typed: it ends here. */
  protected leaveText(): boolean {
    let frame: typeof this.frame | undefined = this.frame;
    while (frame !== undefined && frame.kind !== Kind.Text && frame.flags & Flag.Solid) frame = frame.parent;
    if (frame === undefined || frame.kind !== Kind.Text || frame.width !== 1) return false;
    while (this.frame.kind !== Kind.Text) this.pop();
    this.endText(this.at, this.at);
    return true;
  }

  protected peek(at: number): number {
    const limit = Math.min(this.text.length, at + 1_000);
    while (at < limit) {
      const unitClass = classOf(this.text.charCodeAt(at));
      if (unitClass !== Class.Space && unitClass !== Class.Newline) break;
      at++;
    }
    this.look(at + 1);
    return at;
  }

  protected look(to: number): void {
    if (to > this.examined) this.examined = to;
  }

  protected open(child: typeof this.frame): void {
    if (child.parent && child.parent.flags & Flag.Result) child.flags |= Flag.Result | Flag.Solid;
    this.at++;
    this.begin();
  }

  protected parenthesis(): void {
    const { previous } = this;
    if (previous === Previous.Function) this.open(this.push(Kind.Parameters, 41));
    else if (previous === Previous.Name) this.open(this.pushCall(41, this.chainStart, this.lastEnd));
    else if (previous === Previous.Value) this.open(this.pushCall(41, -1, -1));
    else this.open(this.pushInner(Kind.Group, 41));
  }

  protected bracket(): void {
    const { previous } = this;
    if (previous !== Previous.Name && previous !== Previous.Value) {
      // After `def f` and `class A`: type parameters (PEP 695).
      this.open(previous === Previous.Function ? this.push(Kind.Index, 93) : this.pushInner(Kind.List, 93));
      if (previous === Previous.Function) this.frame.flags |= Flag.Module;
      return;
    }
    const child = this.push(Kind.Index, 93);
    if (previous === Previous.Name) {
      child.callStart = this.chainStart;
      child.callEnd = this.lastEnd;
      if (this.operator === Operator.Delete) child.flags |= Flag.Declaring;
    }
    this.open(child);
  }

  protected closeBracket(unit: number): void {
    const { kind: innerKind, firstStart, firstEnd, callStart, callEnd, flags } = this.frame;
    const kind = this.close(unit);
    this.at++;
    if (kind === undefined) return;
    this.previous = Previous.Value;
    if (kind !== Kind.Index || innerKind !== Kind.Index) return;
    if (flags & Flag.Module) this.previous = Previous.Function;
    else if (firstStart >= 0) {
      this.lastStart = firstStart;
      this.lastEnd = firstEnd;
      if (callStart >= 0 && !(flags & Flag.Declaring) && environment.objects.has(this.callee(callStart, callEnd))) {
        this.read(callStart, this.at, firstStart, firstEnd, false);
      }
    }
  }
}

/** Prefix letters `r b u f t` (PEP 701, 750) in any case and order; undefined where the word is none. */
export function prefixOf(text: string, start: number, end: number): Prefix | undefined {
  let prefix = Prefix.None;
  for (let at = start; at < end; at++) {
    switch (text.charCodeAt(at) | 32) {
      case 114: prefix |= Prefix.Raw; break;
      case 102: case 116: prefix |= Prefix.Formatted; break;
      case 98: case 117: break;
      default: return undefined;
    }
  }
  return prefix;
}
