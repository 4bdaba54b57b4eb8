/**
 * A tolerant lexer of JavaScript and TypeScript with JSX. Reads a stretch of some 64 lines from any state it left
 * before; finds strings with their names and calls, and reads of the environment. Grammar only as far as these need it.
 */
import { Class, classOf, isCapitals, isDigit, isNewline, isWordPart, isWordStart, wordEnd } from '../lexing/characters';
import { Operator, Previous, type State } from '../lexing/context';
import { Flag, Kind } from '../lexing/frame';
import { environment, environmentModules } from './environment';
import { longest, MarkupContext } from './markup';
import { Word, words } from './words';

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
const none: readonly number[] = [];

export class Lexer extends MarkupContext {
  /** Keys of the destructuring pattern being read or just read: their offsets, and where its strings begin. */
  private pattern: readonly number[] = none;
  private patternStrings = 0;
  /** Where the operand of a `typeof` begins. */
  private typeofStart = -1;
  /** `</script` has come. */
  ended = false;

  constructor(text: string, base: number, state: State, until: number, private readonly dialect: Dialect) {
    super(text, base, state, until);
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
    return this.at === this.until || (least === 0 && this.lines >= lines) || this.at - this.base >= longest;
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

  // Words and numbers

  private word(start: number): void {
    const { text } = this;
    let end = start + 1;
    while (end < text.length && isWordPart(text.charCodeAt(end))) end++;
    this.at = end;
    const { frame } = this;
    if (frame.kind === Kind.Type || frame.kind === Kind.TypeGroup) {
      if (!this.typeWord(start, end)) return;
    }
    const first = text.charCodeAt(start);
    if (first >= 97 && first <= 121 && end - start <= 10 && end - start > 1 && this.previous !== Previous.Dot) {
      const word = words.find(text, start, end);
      if (word !== undefined && this.keyword(word, start, end)) return;
    }
    if (this.previous === Previous.Function) {
      this.lastStart = start;
      this.lastEnd = end;
      return;
    }
    if ((this.previous === Previous.Name || this.previous === Previous.Value) && this.frame.kind <= Kind.Class) this.adjoin();
    if (this.operator === Operator.Typeof && this.previous === Previous.Operator) this.typeofStart = start;
    const member = this.previous === Previous.Dot;
    const fresh = this.previous === Previous.Start;
    this.name(start, end);
    if (fresh && this.frame.flags & Flag.Pattern && this.frame.flags & Flag.Key) this.pattern = [...this.pattern, start, end];
    else if (member) this.member(start, end);
  }

  protected override statement(): void {
    super.statement();
    this.pattern = none;
  }

  /** An operand directly after another: a new statement has begun without `;`. */
  private adjoin(): void {
    const { frame } = this;
    if (frame.kind === Kind.Class && frame.flags & Flag.Key) return;
    const alias = frame.flags & (Flag.Alias | Flag.Module);
    const { lastStart } = this;
    this.statement();
    if (alias) {
      frame.flags |= alias;
      this.lastStart = lastStart;
    }
  }

  /** A member of something: env reads. */
  private member(start: number, end: number): void {
    const { text } = this;
    const first = text.charCodeAt(start);
    if (first === 101 && end - start === 3 && text.startsWith('env', start)) {
      if (this.pattern.length > 0 && this.operator === Operator.Assign && this.frame.nameStart < 0 && !this.continues(end) && environment.objects.has(this.callee(this.chainStart, end))) this.destructured();
      return;
    }
    if (this.chainStart < 0 || start - this.chainStart > 40) return;
    let objectEnd = start - 1;
    while (objectEnd > this.chainStart && !isWordPart(text.charCodeAt(objectEnd - 1))) objectEnd--;
    if (text.charCodeAt(objectEnd - 1) !== 118 || text.charCodeAt(objectEnd - 2) !== 110) return;
    const object = this.callee(this.chainStart, objectEnd);
    if (!environment.objects.has(object) && !(object === 'env' && isCapitals(text, start, end, 3))) return;
    if (text.charCodeAt(end) === 40 || this.deleted()) return;
    this.read(this.chainStart, end, start, end, false);
  }

  private deleted(): boolean {
    return this.chainStart >= this.base + 7 && this.text.startsWith('delete ', this.chainStart - 7);
  }

  private continues(end: number): boolean {
    const unit = this.text.charCodeAt(this.peek(end));
    return unit === 46 || unit === 91 || unit === 63 || unit === 40;
  }

  /** `const { A, B: b = "…" } = process.env`: each key is a read, each default that of its key. */
  private destructured(): void {
    const { pattern } = this;
    this.pattern = none;
    const from = this.reads.length;
    for (let index = 0; index < pattern.length; index += 2) {
      const start = pattern[index] as number;
      const end = pattern[index + 1] as number;
      this.read(start, end, start, end, false);
    }
    for (let index = this.patternStrings; index < this.strings.length; index++) {
      const string = this.strings[index];
      if (string?.role !== 'literal') continue;
      for (let read = this.reads.length - 1; read >= from; read--) {
        const key = this.reads[read];
        if (key && key.nameStart < string.start) {
          string.read = read;
          key.optional = true;
          break;
        }
      }
    }
    this.readOperand = -1;
  }

  /** @returns whether the word was a keyword at this place and has been dealt with. */
  private keyword(word: Word, start: number, end: number): boolean {
    const { text, frame } = this;
    if (frame.flags & Flag.Key && (frame.kind === Kind.Object || frame.kind === Kind.Class) && !(word === Word.As)) return false;
    const next = text.charCodeAt(end) === 32 ? text.charCodeAt(end + 1) : text.charCodeAt(end);
    this.look(end + 2);
    switch (word) {
      case Word.Typeof: case Word.Operator:
        if (next === 58) return false;
        if (end - start === 2) this.compare(start, false);
        this.operate(word === Word.Typeof ? Operator.Typeof : Operator.Other);
        return true;
      case Word.Case:
        this.statement();
        frame.flags |= Flag.Case;
        this.operate(Operator.Case);
        return true;
      case Word.Default:
        if (next === 58) {
          this.statement();
          frame.flags |= Flag.Case;
        }
        this.operate();
        return true;
      case Word.Statement:
        this.statement();
        this.operate();
        if (text.charCodeAt(start) !== 114 && text.charCodeAt(start + 1) !== 104) this.previous = Previous.Start;
        return true;
      case Word.Control:
        if (next === 123 && text.charCodeAt(start) === 119) {
          // Import attributes: `with { type: "json" }`.
          this.operate();
          return true;
        }
        this.statement();
        this.previous = Previous.Control;
        return true;
      case Word.Declare:
        if (next === 58 || next === 61 || next === 46 || next === 40) return false;
        this.statement();
        frame.flags |= Flag.Declaring;
        this.operate();
        return true;
      case Word.Function:
        if (this.previous === Previous.Name || this.previous === Previous.Value) this.statement();
        this.previous = Previous.Function;
        return true;
      case Word.Class: case Word.Interface: case Word.Enum: {
        if (word !== Word.Class && !isWordStart(next)) return false;
        if (this.previous === Previous.Name || this.previous === Previous.Value || this.previous === Previous.Start) this.statement();
        frame.body = word === Word.Class ? Kind.Class : word === Word.Enum ? Kind.Object : Kind.TypeGroup;
        this.operate();
        return true;
      }
      case Word.Alias:
        if (!isWordStart(next) || text.charCodeAt(end) !== 32 || text.startsWith('of ', end + 1)) return false;
        if (frame.kind > Kind.Block) return false;
        this.statement();
        frame.flags |= Flag.Alias;
        this.operate();
        return true;
      case Word.As:
        if (this.previous !== Previous.Name && this.previous !== Previous.Value) return false;
        if (next === 61 || next === 46 || next === 40 && text.charCodeAt(end) === 40 || next === 44 || next === 59 || next === 41) return false;
        this.pushType(Flag.Cast);
        return true;
      case Word.Of:
        if (this.previous !== Previous.Name && this.previous !== Previous.Value || next === 61 || next === 46) return false;
        this.operate();
        return true;
      case Word.From: {
        const quote = text.charCodeAt(this.peek(end));
        if (quote !== 34 && quote !== 39) return false;
        this.operate(Operator.Module);
        return true;
      }
      case Word.Module: {
        if (next === 58 || next === 46 || next === 40) return false;
        this.statement();
        if (text.charCodeAt(start) === 105) {
          frame.flags |= Flag.Module;
          this.operate(Operator.Module);
        } else this.operate();
        return true;
      }
      case Word.Async:
        if (!isWordStart(next) && next !== 40) return false;
        if (this.previous === Previous.Name || this.previous === Previous.Value) this.statement();
        this.operate(this.operator);
        return true;
    }
  }

  private number(): void {
    const { text } = this;
    let at = this.at + 1;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (!isWordPart(unit) && unit !== 46) break;
    }
    this.at = at;
    if (this.frame.kind !== Kind.Type && this.frame.kind !== Kind.TypeGroup) this.value();
    else this.previous = Previous.Value;
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

  /** Where the last closed parenthesis ends. */
  private parenthesisEnd = -1;

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
    this.look(at + 3);
    if (this.dialect.embedded && next === 47 && text.startsWith('</script', at)) {
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

  private parenthesis(): void {
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

  private bracket(): void {
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

  private brace(): void {
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

  private closeBracket(unit: number): void {
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

  private string(quote: number): void {
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
