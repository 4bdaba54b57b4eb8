/** Words of JavaScript: keywords, names, and the members that are reads of the environment. */
import { isCapitals, isWordPart, isWordStart } from '../lexing/characters';
import { Operator, Previous } from '../lexing/context';
import { Flag, Kind } from '../lexing/frame';
import { environment } from './environment';
import { MarkupContext } from './markup';
import { Word, words } from './words';

export const none: readonly number[] = [];

export abstract class NameContext extends MarkupContext {
  /** Keys of the destructuring pattern being read or just read: their offsets, and where its strings begin. */
  protected pattern: readonly number[] = none;
  protected patternStrings = 0;
  /** Where the operand of a `typeof` begins. */
  protected typeofStart = -1;

  protected word(start: number): void {
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
  protected adjoin(): void {
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
  protected destructured(): void {
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

  protected number(): void {
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
}
