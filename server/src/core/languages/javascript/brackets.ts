/** Brackets and quoted strings of JavaScript: what opens, what a string is at its place. */
import { Operator, Previous } from '../lexing/context';
import { Flag, Kind } from '../lexing/frame';
import { environment, environmentModules } from './environment';
import { NameContext, none } from './names';

export abstract class BracketContext extends NameContext {
  /** Where the last closed parenthesis ends. */
  protected parenthesisEnd = -1;

  protected parenthesis(): void {
    const { frame, previous } = this;
    if (previous === Previous.Control) {
      this.push(Kind.Control, 41);
    } else if (previous === Previous.Function) {
      this.push(Kind.Parameters, 41);
    } else if (previous === Previous.Name) {
      if (frame.flags & Flag.Key && (frame.kind === Kind.Object || frame.kind === Kind.Class) && !this.decorated) this.push(Kind.Parameters, 41);
      else this.pushCall(41, this.chainStart, this.lastEnd);
    } else if (previous === Previous.Value) {
      if (frame.kind === Kind.Class && frame.flags & Flag.Key) this.push(Kind.Parameters, 41);
      else this.pushCall(41, -1, -1);
    } else this.pushInner(Kind.Group, 41);
    this.at++;
    this.begin();
  }

  /** The chain before stands after `@`. */
  private get decorated(): boolean {
    return this.chainStart > 0 && this.text.charCodeAt(this.chainStart - 1) === 64;
  }

  protected bracket(): void {
    const { frame, previous } = this;
    const index = previous === Previous.Name || previous === Previous.Value ||
      (frame.flags & Flag.Key && (frame.kind === Kind.Object || frame.kind === Kind.Class));
    if (index) {
      const child = this.push(Kind.Index, 93);
      if (previous === Previous.Name) {
        child.callStart = this.chainStart;
        child.callEnd = this.lastEnd;
      }
    } else this.pushInner(Kind.List, 93);
    this.at++;
    this.begin();
  }

  protected brace(): void {
    const { frame, previous } = this;
    let kind: Kind;
    const enumeration = frame.body === Kind.Object;
    if (frame.body !== Kind.Block) {
      kind = frame.body;
      frame.body = Kind.Block;
    } else if (frame.kind === Kind.Class) kind = frame.flags & Flag.Key || previous === Previous.Value || previous === Previous.Arrow ? Kind.Block : Kind.Object;
    else if (previous === Previous.Arrow || previous === Previous.Value || previous >= Previous.Control) kind = Kind.Block;
    else if (previous === Previous.Operator) kind = Kind.Object;
    else kind = frame.kind <= Kind.Block ? Kind.Block : frame.flags & Flag.Key ? Kind.Block : Kind.Object;
    if (kind === Kind.Object) {
      const pattern = frame.flags & Flag.Declaring && frame.nameStart < 0 && this.operator !== Operator.Assign;
      const child = this.pushInner(Kind.Object, 125);
      child.flags |= enumeration ? Flag.Key | Flag.Fixed : Flag.Key;
      if (pattern) {
        child.flags |= Flag.Pattern | Flag.Solid;
        this.pattern = none;
        this.patternStrings = this.strings.length;
      } else if (frame.flags & Flag.Module) {
        child.flags |= Flag.Pattern | Flag.Solid;
        this.pattern = none;
      }
    } else {
      const child = this.push(kind, 125);
      if (kind === Kind.Class) child.flags |= Flag.Key;
    }
    this.at++;
    this.begin();
    this.anchor = this.at;
  }

  protected closeBracket(unit: number): void {
    const inner = this.frame;
    const firstStart = inner.kind === Kind.Index ? inner.firstStart : -1;
    const { firstEnd, callStart, callEnd } = inner;
    if (inner.kind === Kind.Tag || inner.kind === Kind.Children) this.pop();
    const kind = this.close(unit);
    this.at++;
    if (kind === undefined) return;
    const { frame } = this;
    this.previous = Previous.Value;
    if (unit === 41) this.parenthesisEnd = this.at;
    switch (kind) {
      case Kind.Control:
        this.previous = Previous.Start;
        break;
      case Kind.Block: case Kind.Class:
        if (frame.kind <= Kind.Class) {
          this.statement();
          this.begin();
          this.anchor = this.at;
        } else if (frame.kind === Kind.Object && frame.flags & Flag.Key) this.previous = Previous.Start;
        break;
      case Kind.TypeGroup:
        if (frame.kind <= Kind.Class) {
          this.statement();
          this.previous = Previous.Start;
        }
        break;
      case Kind.Index:
        if (firstStart >= 0) {
          this.lastStart = firstStart;
          this.lastEnd = firstEnd;
          if (callStart >= 0 && environment.objects.has(this.callee(callStart, callEnd))) this.read(callStart, this.at, firstStart, firstEnd, false);
        }
        break;
      default: break;
    }
  }

  // Strings

  protected string(quote: number): void {
    const { text, frame } = this;
    const start = this.at;
    let escaped = false;
    let end = start + 1;
    let unit = 0;
    for (; end < text.length; end++) {
      unit = text.charCodeAt(end);
      if (unit === quote) break;
      if (unit === 92) {
        escaped = true;
        end++;
        if (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10) end++;
      } else if (unit === 10 || unit === 13) break;
    }
    if (end > text.length) end = text.length;
    const contentEnd = end;
    if (unit === quote && end < text.length) end++;
    else this.look(end + 1);
    this.at = end;
    if (frame.kind === Kind.Type || frame.kind === Kind.TypeGroup) {
      this.otherString(start, end, start + 1, contentEnd, 'type');
      this.previous = Previous.Value;
      return;
    }
    if (this.previous === Previous.Operator && this.operator === Operator.Module) {
      this.otherString(start, end, start + 1, contentEnd, 'module');
      if (this.pattern.length > 0 && environmentModules.has(text.slice(start + 1, contentEnd))) this.destructured();
      this.pattern = none;
      this.value();
      return;
    }
    if (frame.kind === Kind.Index && this.previous === Previous.Start && text.charCodeAt(this.peek(end)) === 93) {
      this.index(start, contentEnd + 1);
      return;
    }
    if (frame.flags & Flag.Key && (frame.kind === Kind.Object || (frame.kind === Kind.Class && this.previous !== Previous.Operator))) {
      this.otherString(start, end, start + 1, contentEnd, 'key');
      if (frame.flags & Flag.Pattern) this.pattern = [...this.pattern, start + 1, contentEnd];
      this.lastStart = start + 1;
      this.lastEnd = contentEnd;
      this.previous = Previous.Name;
      return;
    }
    if ((this.previous === Previous.Name || this.previous === Previous.Value) && frame.kind <= Kind.Class) {
      if (this.previous === Previous.Name && this.lastEnd - this.lastStart === 6 && text.startsWith('module', this.lastStart)) {
        this.otherString(start, end, start + 1, contentEnd, 'module');
        this.value();
        return;
      }
      this.statement();
    }
    const alone = frame.kind === Kind.Call && frame.argument === 0 && this.previous === Previous.Start;
    const token = this.literal(start, end, start + 1, contentEnd, quote === 34 ? 'double' : 'single', escaped);
    if (alone) this.firstArgument(token, environment);
  }
}
