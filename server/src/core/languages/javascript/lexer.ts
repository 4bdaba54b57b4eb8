/**
 * A tolerant lexer of JavaScript and TypeScript with JSX. Reads a stretch of some 64 lines from any state it left
 * before; finds strings with their names and calls, and reads of the environment. Grammar only as far as these need it.
 */
import { Class, classOf, isDigit, isNewline, isWordStart, wordEnd } from '../lexing/characters';
import { Operator, Previous, type State } from '../lexing/context';
import { Flag, Kind } from '../lexing/frame';
import { BracketContext } from './brackets';
import { longest } from './markup';

/** Which extensions of JavaScript a file is written in. */
export interface Dialect {
  /** `<a>` may begin an element. */
  readonly jsx: boolean;
  /** TypeScript's types may stand in it. */
  readonly types: boolean;
  /** The code ends where `</script` comes: it stands in a page. */
  readonly embedded?: boolean;
}

/** A segment is cut at the first line end after this many lines where nothing is pending. */
const lines = 64;
export class Lexer extends BracketContext {
  /** `</script` has come. */
  ended = false;

  constructor(text: string, base: number, state: State, until: number, private readonly dialect: Dialect) {
    super(text, base, state, until);
    this.embedded = dialect.embedded === true;
  }

  /** Reads to the next boundary. */
  run(): void {
    const { text } = this;
    const length = text.length;
    while (this.at < length && !this.ended) {
      const { kind } = this.frame;
      if (kind >= Kind.Text && kind !== Kind.Hole) {
        if (kind === Kind.Text) this.inText();
        else if (kind === Kind.Tag) this.inTag();
        else if (kind === Kind.Children) this.inChildren();
        else this.inComment(this.at);
        if (kind !== Kind.Text && this.mayEnd && this.due()) break;
        continue;
      }
      const unit = text.charCodeAt(this.at);
      const unitClass = classOf(unit);
      if (unitClass === Class.Space) this.at++;
      else if (unitClass === Class.Newline) {
        this.at++;
        if (unit === 13 && text.charCodeAt(this.at) === 10) this.at++;
        this.lines++;
        this.anchor = this.at;
        if (this.due() && this.mayCut()) break;
      } else if (unitClass === Class.Word) this.word(this.at);
      else if (unitClass === Class.Digit) this.number();
      else {
        this.punctuation(unit);
        if (this.anchor === this.at && this.previous === Previous.Start && this.due(longest) && !(this.frame.flags & Flag.Solid)) break;
      }
    }
    if (this.at > length) this.at = length;
    if (this.at === length) this.finishText();
    if (this.at > this.examined) this.examined = this.at;
  }

  /** Whether the segment is as long as it should be, or at a boundary from which all is known. */
  private due(least = 0): boolean {
    return this.at === this.until || (least === 0 && (this.lines >= lines || this.at >= this.until)) || this.at - this.base >= longest;
  }

  /** Whether nothing is pending at this line end that the tokens after it would need. */
  private mayCut(): boolean {
    const { frame, previous, text } = this;
    if (frame.flags & Flag.Solid || frame.kind === Kind.Index || this.readOperand >= 0) return false;
    if (previous === Previous.Start) return true;
    if (previous === Previous.Operator || previous === Previous.Arrow) return this.operator <= Operator.Colon;
    if (previous !== Previous.Name && previous !== Previous.Value) return false;
    const at = this.peek(this.at);
    const next = text.charCodeAt(at);
    if (next === 44 || next === 59 || next === 41 || next === 93 || next === 125 || next === 43) return true;
    if (next === 46) return previous === Previous.Value;
    if (frame.kind > Kind.Class || !isWordStart(next)) return false;
    const second = text.charCodeAt(at + 1);
    this.look(at + 2);
    // in, instanceof, is, as, of, satisfies, extends: they go on from what stands before them.
    return !(((next === 105 || next === 97) && (second === 110 || second === 115)) || (next === 111 && second === 102) || (next === 115 && second === 97) || (next === 101 && second === 120));
  }

  // Punctuation

  private punctuation(unit: number): void {
    const { text, frame, at } = this;
    if ((frame.kind === Kind.Type || frame.kind === Kind.TypeGroup) && this.typePunctuation(unit)) return;
    switch (unit) {
      case 34: case 39: this.string(unit); return;
      case 96: this.template(); return;
      case 47: this.slash(); return;
      case 40: this.parenthesis(); return;
      case 91: this.bracket(); return;
      case 123: this.brace(); return;
      case 41: case 93: case 125: this.closeBracket(unit); return;
      case 44:
        this.at++;
        this.comma();
        return;
      case 59:
        this.at++;
        this.statement();
        this.begin();
        this.anchor = this.at;
        return;
      case 46:
        if (text.charCodeAt(at + 1) === 46) {
          this.at += text.charCodeAt(at + 2) === 46 ? 3 : 2;
          if (frame.kind === Kind.Object) frame.flags &= ~Flag.Key;
          this.operate();
        } else if (isDigit(text.charCodeAt(at + 1)) && this.previous !== Previous.Name && this.previous !== Previous.Value) this.number();
        else {
          this.at++;
          this.dot();
        }
        this.look(at + 3);
        return;
      case 61: this.equals(); return;
      case 58: this.colon(); return;
      case 63: this.question(); return;
      case 60: this.less(); return;
      case 35:
        if (isWordStart(text.charCodeAt(at + 1))) {
          const end = wordEnd(text, at + 1, text.length);
          this.at = end;
          if (this.previous === Previous.Name || this.previous === Previous.Value) this.adjoin();
          this.name(at, end);
        } else if (at === 0 && text.charCodeAt(1) === 33) this.lineComment();
        else this.at++;
        return;
      case 64:
        this.at++;
        if (this.frame.kind <= Kind.Class) this.statement();
        this.operate();
        return;
      case 43: case 45:
        this.look(at + 2);
        if (text.charCodeAt(at + 1) === unit) {
          this.at += 2;
          return;
        }
        break;
      case 33:
        this.look(at + 3);
        if (text.charCodeAt(at + 1) === 61) {
          this.at += text.charCodeAt(at + 2) === 61 ? 3 : 2;
          this.compare(at, this.typeofStart < 0 || this.chainStart !== this.typeofStart);
          return;
        }
        if (this.previous === Previous.Name || this.previous === Previous.Value) {
          this.at++;
          return;
        }
        break;
      case 124: case 38:
        this.look(at + 3);
        if (text.charCodeAt(at + 1) === unit) {
          if (text.charCodeAt(at + 2) === 61) {
            this.at += 3;
            this.assign(false);
          } else {
            this.at += 2;
            if (unit === 124) this.or();
            else this.operate();
          }
          return;
        }
        break;
      default: break;
    }
    this.look(at + 2);
    this.at++;
    if (unit === 62 && text.charCodeAt(at + 1) !== 62) {
      if (text.charCodeAt(at + 1) === 61) this.at++;
      this.compare(at, true);
    } else if (text.charCodeAt(at + 1) === 61 && unit !== 62 && unit !== 126 && unit !== 92) {
      this.at++;
      this.assign(false);
    } else if (unit >= 33) this.operate();
  }

  private equals(): void {
    const { text, at, frame } = this;
    this.look(at + 3);
    const next = text.charCodeAt(at + 1);
    if (next === 62) {
      this.at += 2;
      this.operate();
      this.previous = Previous.Arrow;
      frame.flags |= Flag.Lambda;
    } else if (next === 61) {
      this.at += text.charCodeAt(at + 2) === 61 ? 3 : 2;
      this.compare(at, this.typeofStart < 0 || this.chainStart !== this.typeofStart);
    } else {
      this.at++;
      if (frame.flags & Flag.Alias) {
        frame.flags &= ~Flag.Alias;
        this.pushType(Flag.Alias);
        return;
      }
      if (frame.flags & Flag.Arguments && (frame.kind === Kind.Group || frame.kind === Kind.List || frame.flags & Flag.Key)) frame.leaveCall();
      if (frame.kind === Kind.Class || frame.kind === Kind.Object) frame.flags &= ~Flag.Key;
      this.assign(true);
    }
  }

  private colon(): void {
    const { frame } = this;
    this.at++;
    if (frame.ternaries > 0) {
      frame.ternaries--;
      const read = this.readOperand;
      this.operate();
      if (read >= 0) this.defaultFollows(read);
      return;
    }
    if (!this.dialect.types && frame.kind !== Kind.Object && frame.kind > Kind.Block) {
      this.operate();
      return;
    }
    switch (frame.kind) {
      case Kind.Object:
        if (!(frame.flags & Flag.Key) || this.previous === Previous.Value && this.lastStart < 0 && this.closedCall) {
          this.pushType(Flag.Result);
          return;
        }
        frame.flags &= ~Flag.Key;
        this.assign(true);
        this.operator = Operator.Colon;
        return;
      case Kind.Class:
        this.pushType(this.closedCall && this.previous === Previous.Value ? Flag.Result : 0);
        return;
      case Kind.Root: case Kind.Block:
        if (frame.flags & Flag.Case) {
          this.statement();
          this.previous = Previous.Start;
        } else if (frame.flags & Flag.Declaring || this.previous === Previous.Value) {
          this.pushType(this.previous === Previous.Value && this.closedCall ? Flag.Result : 0);
        } else {
          this.statement();
          this.previous = Previous.Start;
        }
        return;
      default:
        this.pushType(this.previous === Previous.Value && this.closedCall ? Flag.Result : 0);
    }
  }

  /** A literal that follows stands in for an env read. */
  private defaultFollows(read: number): void {
    this.readOperand = read;
    this.or();
  }


  /** The last token was a closed parenthesis: a `:` that follows comes before a result's type. */
  private get closedCall(): boolean {
    return this.parenthesisEnd >= 0 && this.blank(this.parenthesisEnd, this.at - 1);
  }

  private question(): void {
    const { text, at, frame } = this;
    this.look(at + 3);
    const next = text.charCodeAt(at + 1);
    if (next === 63) {
      if (text.charCodeAt(at + 2) === 61) {
        this.at += 3;
        this.assign(false);
      } else {
        this.at += 2;
        this.or();
      }
      return;
    }
    if (next === 46 && !isDigit(text.charCodeAt(at + 2))) {
      const after = text.charCodeAt(at + 2);
      // `a?.["x"]` and `a?.("x")` go on from the name as `a["x"]` and `a("x")` do.
      this.at += 2;
      if (after !== 91 && after !== 40) this.dot();
      return;
    }
    this.at++;
    if (next === 58 || next === 44 || next === 41 || next === 59 || next === 61) return;
    if (frame.kind === Kind.Class && frame.flags & Flag.Key) return;
    frame.ternaries++;
    const read = this.readOperand;
    if (read >= 0) this.markOptional(read);
    this.operate();
  }

  private less(): void {
    const { text, at, frame, previous } = this;
    const next = text.charCodeAt(at + 1);
    this.look(at + 9);
    if (this.embedded && next === 47 && text.startsWith('</script', at)) {
      this.ended = true;
      return;
    }
    const declares = previous === Previous.Function || frame.body !== Kind.Block || (frame.flags & Flag.Alias) !== 0 ||
      (frame.flags & Flag.Key && (frame.kind === Kind.Class || frame.kind === Kind.Object));
    if (declares && next !== 61) {
      this.pushGroup(62);
      return;
    }
    if (previous === Previous.Name || previous === Previous.Value) {
      if (this.dialect.types && next !== 60 && next !== 61 && this.typeArgumentsAt(at)) {
        this.pushGroup(62);
        return;
      }
    } else if (this.dialect.jsx && (isWordStart(next) || next === 62)) {
      if (this.dialect.types && this.typeParametersAt(at)) this.pushGroup(62);
      else this.openTag();
      return;
    } else if (this.dialect.types && (isWordStart(next) || next === 123)) {
      this.pushGroup(62);
      return;
    }
    if (next === 60) {
      this.at += text.charCodeAt(at + 2) === 61 ? 3 : 2;
      this.operate();
    } else {
      this.at += next === 61 ? 2 : 1;
      this.compare(at, true);
    }
  }

  private slash(): void {
    const { text, at } = this;
    this.look(at + 2);
    const next = text.charCodeAt(at + 1);
    if (next === 47) {
      this.lineComment();
      return;
    }
    if (next === 42) {
      this.comment();
      return;
    }
    if (this.previous !== Previous.Name && this.previous !== Previous.Value && this.previous !== Previous.Dot) {
      const end = this.regexEnd(at + 1);
      if (end > 0) {
        this.at = wordEnd(text, end, text.length);
        this.value();
        return;
      }
    }
    this.at = next === 61 ? at + 2 : at + 1;
    this.operate();
  }

  private regexEnd(at: number): number {
    const { text } = this;
    let inClass = false;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (isNewline(unit)) break;
      if (unit === 92) at++;
      else if (unit === 91) inClass = true;
      else if (unit === 93) inClass = false;
      else if (unit === 47 && !inClass) return at + 1;
    }
    this.look(at + 1);
    return -1;
  }
}
