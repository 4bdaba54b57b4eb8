/**
 * One tolerant lexer for the many languages that share brackets, quotes and `name = "value"`. What differs stands in a
 * table (families.ts). Segments are stretches of some 64 lines, cut where nothing is pending.
 */
import { Class, classOf, isNewline, isWordPart, isWordStart } from '../lexing/characters';
import { Operator, Previous } from '../lexing/context';
import { Flag, Kind } from '../lexing/frame';
import { StringsAndBrackets } from './codeStrings';
import { characterEnd, heredoc, percent, quoted } from './strings';
import { Word, words } from './words';

const lines = 64;
const longest = 16_384;

export class CodeLexer extends StringsAndBrackets {
  /** The name of a declaration whose type stands between it and its `=`. */
  private pinnedStart = -1;
  private pinnedEnd = -1;

  run(): void {
    const { text } = this;
    const { length } = text;
    while (this.at < length) {
      const unit = text.charCodeAt(this.at);
      const unitClass = classOf(unit);
      if (unitClass === Class.Newline) {
        if (this.newline(unit)) break;
      } else if (unitClass === Class.Space) this.at++;
      else if (unitClass === Class.Word) this.word(this.at);
      else if (unitClass === Class.Digit) this.number();
      else {
        this.punctuation(unit);
        if (this.anchor === this.at && this.previous === Previous.Start && this.due(longest) && this.quiet) break;
      }
    }
    if (this.at > length) this.at = length;
    if (this.examined > length + 1) this.examined = length + 1;
    if (this.at > this.examined) this.examined = this.at;
  }

  private due(least = 0): boolean {
    return this.at === this.until || (least === 0 && (this.lines >= lines || this.at >= this.until)) || this.at - this.base >= longest;
  }

  private get quiet(): boolean {
    return !(this.frame.flags & Flag.Solid) && this.pinnedStart < 0 && this.readOperand < 0 && this.afterLine < 0;
  }

  private newline(unit: number): boolean {
    const { text, frame } = this;
    if (unit === 10 && this.comment(unit)) return false;
    this.at++;
    if (unit === 13 && text.charCodeAt(this.at) === 10) this.at++;
    if (this.afterLine > this.at) this.at = this.afterLine;
    this.afterLine = -1;
    this.lines++;
    this.anchor = this.at;
    if (this.family.lines && frame.kind <= Kind.Object && (this.previous === Previous.Name || this.previous === Previous.Value) && !this.continues()) {
      this.statement();
      this.begin();
    }
    if (!this.due() || !this.quiet || frame.kind === Kind.Index) return false;
    if (this.previous === Previous.Start) return true;
    return this.previous === Previous.Operator && this.operator <= Operator.Colon;
  }

  /** The next line goes on with the statement of this one. */
  private continues(): boolean {
    const { text } = this;
    const next = text.charCodeAt(this.peek(this.at));
    return next === 46 || next === 43 || next === 61 || next === 63 || next === 58 || next === 124 || next === 38 || next === 44 || next === 41 || next === 93;
  }

  protected override statement(): void {
    super.statement();
    this.pinnedStart = -1;
    // A block's label belongs to a brace on the same line.
    if (this.family.heredoc === 'hcl') this.frame.firstStart = -1;
  }

  protected override begin(): void {
    super.begin();
    this.pinnedStart = -1;
  }

  // Words and numbers

  private word(start: number): void {
    const { text, family } = this;
    if (family.raw && this.prefix(start)) return;
    let end = start + 1;
    while (end < text.length && isWordPart(text.charCodeAt(end))) end++;
    this.look(end + 2);
    // Rust's macros, Ruby's and Elixir's methods: `env!("X")`.
    if ((text.charCodeAt(end) === 33 || text.charCodeAt(end) === 63) && text.charCodeAt(end + 1) === 40) end++;
    this.at = end;
    if (this.previous !== Previous.Dot && end - start <= 16 && end - start > 1) {
      const word = words.find(text, start, end);
      if (word !== undefined && this.keyword(word, end)) return;
    }
    if (this.previous === Previous.Name && family.asType && end - start === 2 && (text.charCodeAt(start) | 32) === 97 && (text.charCodeAt(start + 1) | 32) === 115) {
      this.pin();
      return;
    }
    if (this.previous === Previous.Name) {
      // `var name Type`: the name is the first. `Type name`: the last.
      if (family.typeAfterName && this.operator === Operator.Typeof) this.pin();
      if (family.infixPairs && end - start === 2 && text.startsWith('to', start)) {
        this.assign(true);
        return;
      }
    } else if (this.previous === Previous.Value) {
      if (family.infixPairs && end - start === 2 && text.startsWith('to', start) && this.lastStart >= 0) {
        this.assign(true);
        return;
      }
      if (this.frame.kind <= Kind.Class) this.statement();
    }
    this.name(start, end);
  }

  private pin(): void {
    if (this.pinnedStart >= 0) return;
    this.pinnedStart = this.lastStart;
    this.pinnedEnd = this.lastEnd;
  }

  private keyword(word: Word, end: number): boolean {
    const { text } = this;
    const next = text.charCodeAt(end);
    if (next === 58 && text.charCodeAt(end + 1) !== 58 || next === 46) return false;
    const operator = text.charCodeAt(this.peek(end));
    if (operator === 61 && word !== Word.Declare) return false;
    switch (word) {
      case Word.Or:
        this.or();
        return true;
      case Word.Statement:
        this.statement();
        this.operate();
        return true;
      case Word.Control:
        this.previous = Previous.Control;
        return true;
      case Word.Module:
        if (next === 40) return false;
        this.statement();
        this.operate(Operator.Module);
        return true;
      case Word.Declare:
        this.operate(this.family.typeAfterName ? Operator.Typeof : Operator.Other);
        return true;
      case Word.Operator:
        this.operate();
        return true;
    }
  }

  private number(): void {
    const { text } = this;
    let at = this.at + 1;
    while (at < text.length && (isWordPart(text.charCodeAt(at)) || (text.charCodeAt(at) === 46 && isWordPart(text.charCodeAt(at + 1))))) at++;
    this.look(at + 2);
    this.at = at;
    this.value();
  }

  // Punctuation

  private punctuation(unit: number): void {
    const { text, at, family, frame } = this;
    if (this.comment(unit)) return;
    const next = text.charCodeAt(at + 1);
    this.look(at + 3);
    switch (unit) {
      case 34: this.string(at, quoted(text, at, family)); return;
      case 39:
        if (family.single === 'character') {
          const end = characterEnd(text, at);
          this.look(at + 15);
          this.at = end > 0 ? end : at + 1;
          if (end > 0) this.value();
        } else if (family.single === 'none' || (at > 0 && isWordPart(text.charCodeAt(at - 1)) && !family.adjacent)) this.at++;
        else this.string(at, quoted(text, at, family));
        return;
      case 96:
        if (family.backtick === 'raw' || family.backtick === 'string') this.string(at, quoted(text, at, family));
        else this.at++;
        return;
      case 40: this.parenthesis(); return;
      case 91: this.bracket(); return;
      case 123: this.brace(); return;
      case 41: case 93: case 125: this.closeBracket(unit); return;
      case 44:
        this.at++;
        if (frame.kind <= Kind.Class) {
          // Ruby's `set :password, "…"`.
          if (family.arrowPairs && this.previous === Previous.Name && text.charCodeAt(this.lastStart - 1) === 58) {
            this.assign(true);
            return;
          }
          frame.clearName();
          this.begin();
        } else this.comma();
        return;
      case 59:
        this.at++;
        this.statement();
        this.begin();
        this.anchor = this.at;
        return;
      case 46:
        this.at++;
        if (next !== 61) this.dot();
        return;
      case 58: this.colon(next); return;
      case 61: this.equals(next); return;
      case 33:
        if (next === 61) {
          this.at += text.charCodeAt(at + 2) === 61 ? 3 : 2;
          this.compare(at, true);
          return;
        }
        break;
      case 63: this.question(next); return;
      case 124:
        if (next === 124) {
          this.at += 2;
          this.or();
          return;
        }
        break;
      case 60: this.less(); return;
      case 45:
        if (next === 62) {
          this.at += 2;
          if (family.infixPairs && this.lastStart >= 0 && this.previous === Previous.Value) this.assign(true);
          else this.dot();
          return;
        }
        break;
      case 64: case 35:
        if (unit === 64 && family.raw && this.prefix(at)) return;
        // Ruby's instance variables, annotations, `#define`.
        this.at++;
        return;
      case 37:
        if (family.heredoc === 'ruby' && (this.previous === Previous.Operator || this.previous === Previous.Start)) {
          const range = percent(text, at);
          if (range) {
            this.string(at, range);
            return;
          }
        }
        break;
      case 47:
        if (family.heredoc === 'ruby' && this.previous !== Previous.Name && this.previous !== Previous.Value && this.regex()) return;
        break;
      case 92:
        this.at += 2;
        return;
      default: break;
    }
    this.at++;
    if (text.charCodeAt(this.at) === 61 && text.charCodeAt(this.at + 1) !== 61 && unit !== 62) {
      this.at++;
      this.assign(false);
    } else this.operate();
  }

  private equals(next: number): void {
    const { text, at, family } = this;
    if (next === 61) {
      this.at += text.charCodeAt(at + 2) === 61 ? 3 : 2;
      this.compare(at, true);
    } else if (next === 62) {
      this.at += 2;
      if (family.arrowPairs) this.assign(true);
      else {
        this.operate();
        this.frame.flags |= Flag.Lambda;
      }
    } else if (next === 126) {
      this.at += 2;
      this.operate();
    } else {
      this.at++;
      if (this.pinnedStart >= 0) {
        this.lastStart = this.pinnedStart;
        this.lastEnd = this.pinnedEnd;
        this.pinnedStart = -1;
      }
      this.assign(true);
      this.nameByBlock();
    }
  }

  private colon(next: number): void {
    const { frame, at } = this;
    if (next === 58) {
      this.at += 2;
      this.dot();
      return;
    }
    if (next === 61) {
      this.at += 2;
      this.assign(true);
      return;
    }
    this.at++;
    if (frame.ternaries > 0) {
      frame.ternaries--;
      const read = this.readOperand;
      this.operate();
      if (read >= 0) {
        this.readOperand = read;
        this.or();
      }
      return;
    }
    if (this.previous !== Previous.Name && this.previous !== Previous.Value) {
      // `:symbol`
      if (isWordStart(next) && this.previous !== Previous.Dot) this.at = at + 1;
      return;
    }
    const { lastStart, lastEnd } = this;
    this.assign(true);
    this.nameByBlock();
    this.operator = Operator.Colon;
    this.pinnedStart = lastStart;
    this.pinnedEnd = lastEnd;
  }

  private question(next: number): void {
    if (next === 63 || next === 58) {
      this.at += this.text.charCodeAt(this.at + 2) === 61 ? 3 : 2;
      this.or();
    } else if (next === 46) {
      this.at += 2;
      this.dot();
    } else {
      this.at++;
      if (!isNewline(next) && next !== 32) return;
      this.frame.ternaries++;
      const read = this.readOperand;
      this.markOptional(read);
      this.operate();
    }
  }

  private less(): void {
    const { text, at, family } = this;
    if (family.heredoc && text.charCodeAt(at + 1) === 60) {
      const range = heredoc(text, at, family);
      if (range && range.form === 'block') {
        this.heredoc(range);
        return;
      }
      if (range) this.look(range.examined);
    }
    if (this.previous === Previous.Name) {
      if (family.leftArrow && text.charCodeAt(at + 1) === 45) {
        this.at += 2;
        this.assign(true);
        return;
      }
      // Type arguments of a call: `GetValue<string>("x")`.
      let end = at + 1;
      while (end < at + 80 && (isWordPart(text.charCodeAt(end)) || isTypePart(text.charCodeAt(end)))) end++;
      this.look(end + 1);
      if (text.charCodeAt(end) === 40 && text.charCodeAt(end - 1) === 62) {
        this.at = end;
        return;
      }
    }
    this.at++;
    this.operate();
  }

}

/** Blank, `, . ? & * [ ] : < >`. */
function isTypePart(unit: number): boolean {
  return unit === 32 || unit === 44 || unit === 46 || unit === 63 || unit === 38 || unit === 42 || unit === 91 || unit === 93 || unit === 58 || unit === 60 || unit === 62;
}
