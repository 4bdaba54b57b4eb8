/**
 * A tolerant lexer of Python. Reads a stretch of some 64 lines from any state it left before; finds strings with their
 * names and calls, and reads of the environment. Grammar only as far as these need it.
 */
import { Class, classOf, isDigit, isNewline, isWordPart } from '../lexing/characters';
import { Operator, Previous, type State } from '../lexing/context';
import { Flag, Kind } from '../lexing/frame';
import { Prefix, prefixOf, StringContext } from './strings';
import { Word, words } from './words';

/** A segment is cut at the first line end after this many lines where nothing is pending. */
const lines = 64;
/** Code units after which a segment is cut as soon as nothing is pending, in the middle of a line too. */
const longest = 16_384;

export class Lexer extends StringContext {
  protected override readonly absenceRaises = true;
  /** `for` has come: its `in` compares nothing. */
  private iterating = false;
  /** Where the `not` of a `not in` stands. */
  private notStart = -1;

  constructor(text: string, base: number, state: State, until: number) {
    super(text, base, state, until);
  }

  /** Reads to the next boundary. */
  run(): void {
    const { text } = this;
    const length = text.length;
    while (this.at < length) {
      if (this.step(text.charCodeAt(this.at))) break;
    }
    if (this.at > length) this.at = length;
    if (this.at > this.examined) this.examined = this.at;
  }

  /** Reads one token. @returns whether the segment ends after it. */
  private step(unit: number): boolean {
    if (this.frame.kind === Kind.Text) {
      this.inText();
      return false;
    }
    const unitClass = classOf(unit);
    if (unitClass === Class.Space) this.at++;
    else if (unitClass === Class.Newline) return this.newline(unit);
    else if (unitClass === Class.Word) this.word(this.at);
    else if (unitClass === Class.Digit) this.number();
    else {
      this.punctuation(unit);
      return this.anchor === this.at && this.previous === Previous.Start && this.due(longest) && !(this.frame.flags & Flag.Solid);
    }
    return false;
  }

  /** Reads one statement of the module's own level. @returns the offset of its line ending. */
  statementEnd(): number {
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (this.at >= this.text.length || (isNewline(unit) && this.frame.kind === Kind.Root)) return Math.min(this.at, this.text.length);
      this.step(unit);
    }
  }

  private due(least = 0): boolean {
    return this.at === this.until || (least === 0 && (this.lines >= lines || this.at >= this.until)) || this.at - this.base >= longest;
  }

  /** @returns whether the segment ends here. */
  private newline(unit: number): boolean {
    const { text } = this;
    if (this.frame.flags & Flag.Solid && this.leaveText()) return false;
    this.at++;
    if (unit === 13 && text.charCodeAt(this.at) === 10) this.at++;
    this.lines++;
    this.anchor = this.at;
    const { frame } = this;
    if (frame.kind === Kind.Root) {
      this.statement();
      this.begin();
      return this.due();
    }
    return this.due() && this.mayCut();
  }

  /** Whether nothing is pending at this line end inside brackets that the tokens after it would need. */
  private mayCut(): boolean {
    const { frame, previous } = this;
    if (frame.flags & (Flag.Solid | Flag.Result) || frame.kind === Kind.Index || this.readOperand >= 0 || this.iterating) return false;
    if (previous === Previous.Start) return true;
    if (previous === Previous.Operator) return this.operator <= Operator.Colon;
    if (previous !== Previous.Name && previous !== Previous.Value) return false;
    const next = this.text.charCodeAt(this.peek(this.at));
    return next === 44 || next === 41 || next === 93 || next === 125;
  }

  protected override statement(): void {
    super.statement();
    this.frame.flags &= ~Flag.Result;
    this.iterating = false;
  }

  // Words and numbers

  private word(start: number): void {
    const { text } = this;
    let end = start + 1;
    while (end < text.length && isWordPart(text.charCodeAt(end))) end++;
    this.look(end + 1);
    if (end - start <= 3) {
      const quote = text.charCodeAt(end);
      if (quote === 34 || quote === 39) {
        const prefix = prefixOf(text, start, end);
        if (prefix !== undefined) {
          this.string(start, end, prefix);
          return;
        }
      }
    }
    this.at = end;
    if (this.previous !== Previous.Dot && end - start <= 8 && end - start > 1) {
      const word = words.find(text, start, end);
      if (word !== undefined && this.keyword(word, start, end)) return;
    }
    if (this.previous === Previous.Function) return;
    this.name(start, end);
  }

  /** @returns whether the word was a keyword at this place and has been dealt with. */
  private keyword(word: Word, start: number, end: number): boolean {
    const { frame, text } = this;
    switch (word) {
      case Word.Operator:
        // `not in`, `is not`: part of the comparison.
        if (end - start === 3 && text.charCodeAt(start) === 110 && (this.previous === Previous.Name || this.previous === Previous.Value ||
          (this.previous === Previous.Operator && this.operator === Operator.Compare))) {
          this.notStart = start;
          return true;
        }
        break;
      case Word.Or:
        this.or();
        return true;
      case Word.In:
        if (this.iterating) this.operate();
        else this.compare(this.notStart >= 0 && this.blank(this.notStart + 3, start) ? this.notStart : start, true);
        this.iterating = false;
        return true;
      case Word.Is:
        this.compare(start, true);
        return true;
      case Word.Compound: case Word.Class:
        if (end - start === 5 && text.charCodeAt(start) === 109 && !this.softKeyword(end)) return false;
        if (frame.kind === Kind.Root && this.previous === Previous.Start) frame.flags |= Flag.Case;
        if (word === Word.Class) {
          this.previous = Previous.Function;
          return true;
        }
        break;
      case Word.Case:
        if (!this.softKeyword(end)) return false;
        frame.flags |= Flag.Case;
        this.operate(Operator.Case);
        return true;
      case Word.For:
        this.iterating = true;
        if (frame.kind === Kind.Root && this.previous === Previous.Start) frame.flags |= Flag.Case;
        break;
      case Word.Lambda:
        frame.ternaries++;
        frame.flags |= Flag.Lambda;
        break;
      case Word.Def:
        frame.flags |= Flag.Case;
        this.previous = Previous.Function;
        return true;
      case Word.Del:
        this.operate(Operator.Delete);
        return true;
    }
    this.operate();
    return true;
  }

  /** `match` and `case` are keywords only where a statement begins with them and an operand follows. */
  private softKeyword(end: number): boolean {
    if (this.previous !== Previous.Start || this.frame.kind !== Kind.Root) return false;
    const next = this.text.charCodeAt(end);
    if (next !== 32) return false;
    const after = this.text.charCodeAt(end + 1);
    this.look(end + 2);
    return after !== 61 && after !== 46 && after !== 58 && after !== 44;
  }

  private number(): void {
    const { text } = this;
    let at = this.at + 1;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (!isWordPart(unit) && unit !== 46) break;
    }
    this.at = at;
    this.look(at + 1);
    this.value();
  }

  // Punctuation

  private punctuation(unit: number): void {
    const { text, frame, at } = this;
    const next = text.charCodeAt(at + 1);
    this.look(at + 2);
    switch (unit) {
      case 34: case 39: this.string(at, at, Prefix.None); return;
      case 35: {
        let end = at;
        while (end < text.length && !isNewline(text.charCodeAt(end))) end++;
        this.at = end;
        this.look(end + 1);
        return;
      }
      case 92:
        this.at++;
        if (isNewline(next)) {
          this.at += next === 13 && text.charCodeAt(at + 2) === 10 ? 2 : 1;
          this.lines++;
        }
        return;
      case 40: this.parenthesis(); return;
      case 91: this.bracket(); return;
      case 123: {
        const child = this.pushInner(Kind.Object, 125);
        child.flags |= Flag.Key;
        // The items of a set have the set's name; those of a mapping get one at `:`.
        child.copyName(frame);
        this.open(child);
        return;
      }
      case 41: case 93: case 125: this.closeBracket(unit); return;
      case 44:
        this.at++;
        if (frame.kind === Kind.Root) {
          if (this.operator !== Operator.Assign && frame.nameStart < 0) frame.flags |= Flag.Declaring;
          this.begin();
        } else {
          frame.flags &= ~Flag.Result;
          this.comma();
          if (frame.kind === Kind.Object && frame.parent) frame.copyName(frame.parent);
        }
        return;
      case 59:
        this.at++;
        if (frame.kind !== Kind.Root) return;
        this.statement();
        this.begin();
        this.anchor = this.at;
        return;
      case 46:
        if (isDigit(next) && this.previous !== Previous.Name && this.previous !== Previous.Value) this.number();
        else {
          this.at++;
          this.dot();
        }
        return;
      case 58: this.colon(next); return;
      case 61:
        if (next === 61) {
          this.at += 2;
          this.compare(at, true);
        } else {
          this.at++;
          this.equals();
        }
        return;
      case 33:
        this.at++;
        if (next === 61) {
          this.at++;
          this.compare(at, true);
        } else this.operate();
        return;
      case 60: case 62:
        this.at += next === unit || next === 61 ? 2 : 1;
        if (next === unit) this.operate();
        else this.compare(at, true);
        return;
      case 45:
        if (next === 62) {
          this.at += 2;
          this.operate();
          if (frame.kind === Kind.Root) frame.flags |= Flag.Result;
          return;
        }
        break;
      default: break;
    }
    this.at++;
    if (text.charCodeAt(this.at) === 61 && unit > 32 && unit !== 64 && unit !== 126) {
      this.at++;
      this.assign(false);
    } else if (text.charCodeAt(this.at) === unit) this.at++;
    else if (unit >= 33) this.operate();
  }

  private equals(): void {
    const { frame } = this;
    if (frame.flags & Flag.Result && frame.firstStart >= 0) {
      frame.flags &= ~Flag.Result;
      this.lastStart = frame.firstStart;
      this.lastEnd = frame.firstEnd;
    }
    if (frame.kind === Kind.Root && frame.flags & Flag.Declaring) {
      this.lastStart = -1;
      frame.flags &= ~Flag.Declaring;
    }
    if (frame.read >= 0 && this.lastEnd - this.lastStart === 7 && this.text.startsWith('default', this.lastStart)) this.markOptional(frame.read);
    this.assign(true);
  }

  private colon(next: number): void {
    const { frame, at } = this;
    this.at++;
    if (next === 61) {
      this.at++;
      this.assign(true);
      return;
    }
    if (frame.ternaries > 0) {
      frame.ternaries--;
      this.operate();
      return;
    }
    switch (frame.kind) {
      case Kind.Object:
        if (frame.flags & Flag.Key) {
          frame.flags &= ~Flag.Key;
          this.assign(true);
          this.operator = Operator.Colon;
        } else this.operate();
        return;
      case Kind.Parameters: this.annotate(); return;
      case Kind.Root:
        if (frame.flags & Flag.Case || this.previous !== Previous.Name && this.previous !== Previous.Value) {
          this.statement();
          this.begin();
          this.anchor = this.at;
        } else this.annotate();
        return;
      case Kind.Hole:
        // A format specification: text up to the closing brace.
        this.at = at + 1;
        this.pop();
        this.frame.flags |= Flag.Case;
        return;
      default: this.operate();
    }
  }

  /** What follows is a type, up to `=`, a comma or the line's end. */
  private annotate(): void {
    const { frame } = this;
    frame.flags |= Flag.Result;
    frame.firstStart = this.lastStart;
    frame.firstEnd = this.lastEnd;
    this.operate();
  }

}
