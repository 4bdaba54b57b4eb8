/**
 * TypeScript's types inside JavaScript: where one begins and ends. The strings in types are no values, and a type between
 * a name and its `=` must not hide the name.
 */
import { Class, classOf, isWordPart, isWordStart } from '../lexing/characters';
import { Context, Previous } from '../lexing/context';
import { Flag, Kind } from '../lexing/frame';
import { typeOperators } from './words';

/** How far the type arguments of a call are looked ahead for, in code units. */
const reach = 400;

export abstract class TypeContext extends Context {
  protected pushType(flags: number): void {
    const type = this.push(Kind.Type, 0);
    type.flags |= flags;
    // The name before an annotation is still needed for the `=` behind it.
    if (!(flags & Flag.Alias)) type.flags |= Flag.Solid;
    this.previous = Previous.Operator;
  }

  private endType(): void {
    this.pop();
    this.previous = Previous.Value;
  }

  /** A word where a type is read. @returns whether the type has ended before it. */
  protected typeWord(start: number, end: number): boolean {
    if (this.frame.kind === Kind.Type && this.previous === Previous.Value) {
      const continues = (end - start === 7 && this.text.startsWith('extends', start)) || (end - start === 2 && this.text.startsWith('is', start));
      if (!continues) {
        this.endType();
        return true;
      }
    }
    this.previous = this.previous !== Previous.Dot && typeOperators.find(this.text, start, end) ? Previous.Operator : Previous.Value;
    return false;
  }

  /** Punctuation where a type is read. @returns whether it was part of the type and has been dealt with. */
  protected typePunctuation(unit: number): boolean {
    const { text, at, frame } = this;
    const next = text.charCodeAt(at + 1);
    this.look(at + 2);
    const complete = frame.kind === Kind.Type && this.previous === Previous.Value;
    switch (unit) {
      case 34: case 39: case 96:
        if (complete) this.endType();
        return false;
      case 47:
        if (next === 47 || next === 42) return false;
        break;
      case 123:
        if (!complete) return this.pushGroup(125);
        this.endType();
        return false;
      case 40: return this.pushGroup(41);
      case 91: return this.pushGroup(93);
      case 60: return this.pushGroup(62);
      case 62:
        if (frame.closer === 62) {
          this.closeGroup();
          return true;
        }
        break;
      case 41: case 93: case 125:
        if (frame.closer === unit && frame.kind === Kind.TypeGroup && frame.parent && (frame.parent.kind === Kind.Type || frame.parent.kind === Kind.TypeGroup)) {
          this.closeGroup();
          return true;
        }
        if (frame.kind === Kind.Type) this.endType();
        return false;
      case 61:
        if (next === 62 && !(frame.flags & (Flag.Result | Flag.Cast))) {
          this.at += 2;
          this.previous = Previous.Operator;
          return true;
        }
        break;
      case 46:
        this.at++;
        this.previous = Previous.Dot;
        return true;
      case 124: case 38:
        if (next !== unit) return this.typeOperator();
        break;
      case 63:
        if (frame.flags & Flag.Cast || next === 46 || next === 63) break;
        frame.ternaries++;
        return this.typeOperator();
      case 58:
        if (frame.ternaries === 0 && frame.kind === Kind.Type) break;
        frame.ternaries--;
        return this.typeOperator();
      case 44: case 59: break;
      default:
        if (!complete) return this.typeOperator();
    }
    if (frame.kind === Kind.TypeGroup) return this.typeOperator();
    this.endType();
    return false;
  }

  private typeOperator(): boolean {
    this.at++;
    this.previous = Previous.Operator;
    return true;
  }

  /** A bracket inside a type, or type parameters or arguments in code; what came before is kept in `argument`. */
  protected pushGroup(closer: number): true {
    const group = this.push(Kind.TypeGroup, closer);
    group.argument = (this.previous << 8) | this.operator;
    if (this.previous === Previous.Name) group.flags |= Flag.Solid;
    this.at++;
    this.previous = Previous.Operator;
    return true;
  }

  private closeGroup(): void {
    const { argument } = this.frame;
    this.pop();
    this.at++;
    const inType = this.frame.kind === Kind.Type || this.frame.kind === Kind.TypeGroup;
    this.previous = inType ? Previous.Value : argument >> 8;
    if (!inType) this.operator = argument & 255;
  }

  /** Whether the `<` at `at`, which follows a name, begins type arguments rather than a comparison. */
  protected typeArgumentsAt(at: number): boolean {
    const { text } = this;
    const limit = Math.min(text.length, at + reach);
    let angles = 0;
    let brackets = 0;
    let end = at;
    for (; end < limit; end++) {
      const unit = text.charCodeAt(end);
      if (unit === 60) angles++;
      else if (unit === 62) {
        if (text.charCodeAt(end - 1) !== 61 && --angles === 0) break;
      } else if (unit === 40 || unit === 91 || unit === 123) brackets++;
      else if (unit === 41 || unit === 93 || unit === 125) {
        if (--brackets < 0) return this.lookedTo(end, false);
      } else if (unit === 34 || unit === 39) {
        const close = text.indexOf(unit === 34 ? '"' : "'", end + 1);
        if (close < 0 || close > limit) return this.lookedTo(limit, false);
        end = close;
      } else if (unit === 59 && brackets === 0) return this.lookedTo(end, false);
      else if ((unit === 124 || unit === 38) && text.charCodeAt(end + 1) === unit) return this.lookedTo(end, false);
      else if (unit === 43 || unit === 42 || unit === 37 || unit === 94 || unit === 33 || unit === 92 || unit === 47) return this.lookedTo(end, false);
    }
    if (end >= limit || brackets !== 0) return this.lookedTo(limit, false);
    const after = text.charCodeAt(this.peek(end + 1));
    // What can follow type arguments in an expression: not the beginning of an operand.
    return this.lookedTo(end, after === 40 || after === 96 || !(isWordPart(after) || after === 34 || after === 39 || after === 91 || after === 43 || after === 45));
  }

  private lookedTo(end: number, answer: boolean): boolean {
    this.look(end + 2);
    return answer;
  }

  /** Whether the `<` at `at`, where an operand is expected in TSX, begins the type parameters of an arrow function. */
  protected typeParametersAt(at: number): boolean {
    const { text } = this;
    let end = at + 1;
    if (text.startsWith('const ', end)) end = this.peek(end + 6);
    while (isWordPart(text.charCodeAt(end))) end++;
    const next = this.peek(end);
    // No tag has a comma or `=` right behind its name.
    return text.charCodeAt(next) === 44 || text.charCodeAt(next) === 61 || (next > end && text.startsWith('extends', next) && !isWordPart(text.charCodeAt(next + 7)) && text.charCodeAt(next + 7) !== 61);
  }

  /** Offset of the first unit at or after `at` that is no space or line end; not further than 1,000 units. */
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

  protected startsWord(at: number): boolean {
    return isWordStart(this.text.charCodeAt(at));
  }
}
