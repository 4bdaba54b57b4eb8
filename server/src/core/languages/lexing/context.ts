/**
 * Follows names, calls and comparisons through a program's tokens, so that a string knows what it is assigned to and
 * which call it is an argument of. Shared by the lexers; knows brackets and operators, no language's grammar.
 */
import { isWordPart } from './characters';
import { Flag, Frame, freeze, holdersOf, Kind, sameFrames, thaw } from './frame';
import { ReadToken, StringToken } from './tokens';
import type { SiteForm } from '../../facts';

/** What the token before was: decides between operand and operator. */
export const enum Previous { Start, Operator, Arrow, Name, Value, Dot, Control, Function }

/** The operator that stands before the operand to come. */
export const enum Operator { Other, Assign, Colon, Compare, Or, Case, Typeof, Module, Delete }

/** A lexer's state at a boundary: frozen. */
export interface State {
  readonly frame: Frame;
  readonly previous: Previous;
  readonly operator: Operator;
}

export const beginning: State = { frame: new Frame(Kind.Root, undefined, false), previous: Previous.Start, operator: Operator.Other };

export function sameState(a: State, b: State): boolean {
  return a === b || (a.previous === b.previous && a.operator === b.operator && sameFrames(a.frame, b.frame));
}

/** How a language reads its environment. */
export interface EnvironmentReaders {
  /** Objects whose members are keys: `process.env`. */
  readonly objects: ReadonlySet<string>;
  /** Functions whose first argument is a key. */
  readonly calls: ReadonlyMap<string, EnvironmentCall>;
}

export interface EnvironmentCall {
  /** The caller gets nothing rather than an error where the key is missing. */
  readonly optional?: boolean;
  /** The function has other uses as well: only `CAPITALS_WITH_UNDERSCORE` are keys. */
  readonly capitals?: boolean;
}

/** What projects call their own reader: `requireEnv`, `get_env_or_default`, `mustGetenv`. */
export const helper = /(?:^|[.:>_])(?:get|require|required|must|must_?get|read|fetch|load|need|expect)_?env(?:ironment)?(?:_?(?:var|variable|or|default|else|fail|throw|required|string|str|int|bool|value))*$/i;
const capitalsOnly: EnvironmentCall = { capitals: true };

/** Callees that give back what they are given: the name of their result is the name of their argument. */
export const transparent = /^(?:String|Buffer\.from|atob|btoa|decodeURIComponent|encodeURIComponent|str|bytes|SecretStr|SecretBytes|(?:base64\.)?b64(?:de|en)code|string|String\.(?:from|valueOf)|(?:std::)?string|b64decode|TextEncoder\.encode|toB64)$/;

/** Last parts of callees that store their second argument under the name given first. */
export const setter = /^(?:set|put|add|append|with|define|header|store|insert|export|register|unset|override|default|field|param|property|option|setx|config|constant|env|attr)(?:$|[A-Z_])|[a-z](?:Header|Property|Param|Parameter|Option|Field|Env|Cookie|Value)$|^(?:Setenv|SetEnv|Set|Put|Add|Append|With|setenv|putenv|setdefault|setattr|update_or_create|KeyValuePair|NameValuePair|Header|BasicHeader|BasicNameValuePair|SetEnvironmentVariable|WithValue|getOrDefault|getOrElse|getProperty|getString|GetValue|optString)$/;

export abstract class Context {
  at: number;
  /** The greatest offset looked at, exclusive. */
  examined: number;
  readonly strings: StringToken[] = [];
  readonly reads: ReadToken[] = [];
  protected frame: Frame;
  protected previous: Previous;
  protected operator: Operator;
  /** The last name (identifier, member, or string used as an index), -1 for none. */
  protected lastStart = -1;
  protected lastEnd = -1;
  /** Where the dotted chain that ends with the last name begins. */
  protected chainStart = -1;
  /** The env read that the last operand is; the one whose default comes next. */
  protected readOperand = -1;
  protected defaultOf = -1;
  /**
   * The last place where a segment could have been cut. A name before it is known by its text only, so that what is
   * found does not depend on where cuts are made.
   */
  protected anchor: number;
  /** Whether reading a key that is not there is an error; else `env.X === 'true'` has an answer. */
  protected readonly absenceRaises: boolean = false;
  private leftStart = -1;
  private leftEnd = -1;
  /** A literal on the left of a comparison, waiting for the name on the right. */
  protected reversed: StringToken | undefined;

  constructor(protected readonly text: string, protected readonly base: number, state: State, protected readonly until: number) {
    this.at = this.examined = this.anchor = base;
    this.frame = thaw(state.frame);
    this.previous = state.previous;
    this.operator = state.operator;
  }

  state(): State {
    return { frame: freeze(this.frame, this.text, (start, end) => this.callee(start, end)), previous: this.previous, operator: this.operator };
  }

  protected name(start: number, end: number): void {
    if (this.reversed !== undefined) this.nameReversed(start, end);
    if (this.previous !== Previous.Dot) {
      this.chainStart = start;
      this.readOperand = -1;
    } else if (this.chainStart < 0) this.chainStart = start;
    this.lastStart = start;
    this.lastEnd = end;
    this.previous = Previous.Name;
  }

  protected value(): void {
    this.lastStart = -1;
    this.readOperand = -1;
    this.previous = Previous.Value;
  }

  protected dot(): void {
    if (this.previous !== Previous.Name) this.chainStart = -1;
    this.previous = Previous.Dot;
  }

  /** A string that is a value: finds out what it is assigned to and whose argument it is. */
  protected literal(start: number, end: number, contentStart: number, contentEnd: number, form: SiteForm, escaped: boolean): StringToken {
    const token = new StringToken(start, end, contentStart, contentEnd, form, escaped);
    const frame = this.frame;
    if (this.previous !== Previous.Operator || (this.operator !== Operator.Compare && this.operator !== Operator.Case)) this.place(token, frame);
    if (this.previous === Previous.Operator && this.operator === Operator.Compare) {
      token.compared = true;
      token.nameStart = this.leftStart;
      token.nameEnd = this.leftEnd;
    } else if (this.previous === Previous.Operator && this.operator === Operator.Case) {
      token.compared = true;
    } else if (this.previous === Previous.Operator && this.operator === Operator.Or && this.defaultOf >= 0) {
      token.read = this.defaultOf;
    } else if (frame.kind === Kind.Call && frame.read >= 0 && frame.nameStart >= 0 && this.text.startsWith('default', frame.nameStart) && frame.nameEnd - frame.nameStart === 7) {
      token.read = frame.read;
      this.markOptional(frame.read);
    } else if (frame.kind === Kind.Call && frame.argument > 0 && frame.nameStart < 0 && frame.name === '') {
      this.nameArgument(token, frame);
    } else this.named(token, frame.name, frame.nameStart, frame.nameEnd);
    if (frame.flags & Flag.Fixed) token.fixed = true;
    if (frame.kind === Kind.Object || frame.kind === Kind.List || frame.kind === Kind.Group) token.holders = frame.holders ??= holdersOf(frame, this.text);
    this.strings.push(token);
    this.value();
    return token;
  }

  private place(token: StringToken, frame: Frame): void {
    if ((frame.call === '' && frame.callStart < 0) || frame.flags & Flag.Lambda || frame.kind === Kind.Index) return;
    token.call = this.callOf(frame);
    token.argument = frame.argument;
  }

  private nameArgument(token: StringToken, frame: Frame): void {
    if (frame.read >= 0) {
      if (frame.argument !== 1) return;
      token.read = frame.read;
      this.markOptional(frame.read);
    } else if (frame.argument === 1 && (frame.firstStart >= 0 || frame.first !== '')) {
      const call = token.call;
      if (!setter.test(call.slice(call.lastIndexOf('.') + 1))) return;
      this.named(token, frame.first, frame.firstStart, frame.firstEnd);
    }
  }

  private named(token: StringToken, name: string, start: number, end: number): void {
    if (start >= this.anchor) {
      token.nameStart = start;
      token.nameEnd = end;
    } else token.name = start >= 0 ? this.text.slice(start, end) : name;
  }

  /** A string at a place where it is no value: a key, an index, a type, a module's name. */
  protected otherString(start: number, end: number, contentStart: number, contentEnd: number, role: StringToken['role']): void {
    const token = new StringToken(start, end, contentStart, contentEnd, 'double', false);
    token.role = role;
    this.strings.push(token);
  }

  /** Remembers a first argument that is one plain string, as the name of what the second may be; sees env reads. */
  protected firstArgument(token: StringToken, readers: EnvironmentReaders): void {
    const frame = this.frame;
    const length = token.contentEnd - token.contentStart;
    if (length === 0 || length > 80 || token.escaped || token.form === 'template') return;
    for (let at = token.contentStart; at < token.contentEnd; at++) {
      const unit = this.text.charCodeAt(at);
      if (!isWordPart(unit) && unit !== 45 && unit !== 46 && unit !== 58) return;
    }
    frame.firstStart = token.contentStart;
    frame.firstEnd = token.contentEnd;
    const reader = readers.calls.get(token.call) ?? (helper.test(token.call) ? capitalsOnly : undefined);
    if (reader === undefined) return;
    const key = this.text.slice(token.contentStart, token.contentEnd);
    if (!(reader.capitals ? /^[A-Z][A-Z0-9_]+$/ : /^[A-Za-z_]\w*$/).test(key)) return;
    this.strings.pop();
    token.role = 'key';
    this.strings.push(token);
    this.read(frame.callStart >= 0 ? frame.callStart : token.start, token.end, token.contentStart, token.contentEnd, reader.optional === true);
    frame.read = this.readOperand;
    frame.flags |= Flag.Solid;
    this.readOperand = -1;
  }

  protected read(start: number, end: number, nameStart: number, nameEnd: number, optional: boolean): void {
    const read = new ReadToken(start, end, nameStart, nameEnd);
    read.optional = optional;
    this.readOperand = this.reads.push(read) - 1;
  }

  protected markOptional(read: number): void {
    if (this.reads[read] !== undefined) this.reads[read].optional = true;
  }

  // Operators

  /** `=` and its kin: what follows belongs to the last name. `plain` is false for `||=`, `+=`. */
  protected assign(plain: boolean): void {
    const frame = this.frame;
    const read = this.readOperand;
    if (read >= 0 && read === this.reads.length - 1) {
      if (plain) this.reads.pop();
      else this.markOptional(read);
    }
    this.readOperand = -1;
    frame.name = '';
    frame.nameStart = this.lastStart;
    frame.nameEnd = this.lastEnd;
    this.lastStart = -1;
    this.previous = Previous.Operator;
    this.operator = Operator.Assign;
  }

  /** `at` is where the operator stands; `named` is false where the left side is no value of its name (`typeof x`). */
  protected compare(at: number, named: boolean): void {
    if (!this.absenceRaises) this.markOptional(this.readOperand);
    this.leftStart = named ? this.lastStart : -1;
    this.leftEnd = this.lastEnd;
    const literal = this.strings[this.strings.length - 1];
    if (this.previous === Previous.Value && literal?.role === 'literal' && this.blank(literal.end, at)) {
      literal.compared = true;
      literal.nameStart = literal.read = literal.argument = -1;
      literal.name = literal.call = '';
      this.reversed = literal;
    }
    this.lastStart = this.readOperand = -1;
    this.previous = Previous.Operator;
    this.operator = Operator.Compare;
  }

  private nameReversed(start: number, end: number): void {
    const literal = this.reversed as StringToken;
    if (this.previous === Previous.Dot || (this.previous === Previous.Operator && this.operator === Operator.Compare)) {
      literal.nameStart = start;
      literal.nameEnd = end;
    } else this.reversed = undefined;
  }

  /** `||`, `??`, `or`: a literal that follows may be the default of an env read. */
  protected or(): void {
    this.defaultOf = this.readOperand;
    this.markOptional(this.readOperand);
    this.readOperand = this.lastStart = -1;
    this.previous = Previous.Operator;
    this.operator = Operator.Or;
  }

  protected operate(operator: Operator = Operator.Other): void {
    this.previous = Previous.Operator;
    this.operator = operator;
    this.lastStart = this.readOperand = -1;
    this.reversed = undefined;
  }

  protected comma(): void {
    const frame = this.frame;
    if (frame.kind === Kind.Call) frame.argument++;
    frame.flags &= ~Flag.Lambda;
    frame.ternaries = 0;
    if (frame.kind !== Kind.List) {
      if (frame.kind !== Kind.Group) frame.clearName();
      if (frame.kind === Kind.Object) frame.flags |= Flag.Key;
    }
    this.begin();
    if (frame.kind !== Kind.Call) this.anchor = this.at;
  }

  /** What comes next has nothing before it: after an opening bracket, a comma, the end of a statement. */
  protected begin(): void {
    this.lastStart = this.readOperand = -1;
    this.reversed = undefined;
    this.previous = Previous.Start;
    this.operator = Operator.Other;
  }

  /** What was pending ends: a new statement begins. */
  protected statement(): void {
    const frame = this.frame;
    frame.clearName();
    frame.ternaries = 0;
    frame.flags &= ~(Flag.Declaring | Flag.Alias | Flag.Case | Flag.Module);
    if (frame.kind === Kind.Class) frame.flags |= Flag.Key;
    this.lastStart = this.readOperand = -1;
    this.reversed = undefined;
  }

  // Brackets

  protected push(kind: Kind, closer: number): Frame {
    const parent = this.frame;
    if (this.reversed !== undefined) {
      // Compared with more than a name.
      this.reversed.nameStart = -1;
      this.reversed = undefined;
    }
    let frame = parent.spare;
    if (frame === undefined) {
      frame = new Frame(kind, parent, true);
      parent.spare = frame;
    }
    frame.reset(kind, this.at, closer);
    frame.flags = parent.flags & Flag.Solid;
    this.frame = frame;
    return frame;
  }

  /** Values inside a list, mapping or group in arguments are still arguments; a list's and a group's have the name, too. */
  protected pushInner(kind: Kind, closer: number): Frame {
    const parent = this.frame;
    const frame = this.push(kind, closer);
    if ((parent.kind === Kind.Call || parent.flags & Flag.Arguments) && !(parent.flags & Flag.Lambda)) {
      frame.flags |= Flag.Arguments;
      frame.call = parent.call;
      frame.callStart = parent.callStart;
      frame.callEnd = parent.callEnd;
      frame.argument = parent.argument;
    }
    if (kind !== Kind.Object) frame.copyName(parent);
    return frame;
  }

  /** The arguments of the callee that the last name ends, or of an unnamed one. */
  protected pushCall(closer: number, from: number, to: number): Frame {
    const parent = this.frame;
    const frame = this.push(Kind.Call, closer);
    frame.callStart = from;
    frame.callEnd = to;
    if (from >= 0 && (parent.nameStart >= 0 || parent.name !== '') && to - from < 24 && transparent.test(this.callee(from, to))) frame.copyName(parent);
    return frame;
  }

  protected pop(): void {
    const parent = this.frame.parent;
    if (parent === undefined) return;
    if (parent.owned) this.frame = parent;
    else this.frame = thaw(parent);
  }

  /**
   * Leaves the innermost level that ends with `closer`. A closer that fits no level nearby is ignored, so that a
   * half-typed line cannot undo the nesting of the rest of the file.
   * @returns the kind that was left, or undefined.
   */
  protected close(closer: number): Kind | undefined {
    let frame: Frame | undefined = this.frame;
    for (let depth = 0; frame !== undefined && depth < 32; depth++, frame = frame.parent) {
      if (frame.closer !== closer) continue;
      for (; depth > 0; depth--) this.pop();
      const { kind, read } = this.frame;
      this.pop();
      this.lastStart = -1;
      this.reversed = undefined;
      if (kind !== Kind.Group) this.readOperand = kind === Kind.Call ? read : -1;
      if (kind === Kind.Call && read >= 0) (this.reads[read] as ReadToken).end = this.at + 1;
      return kind;
    }
    return undefined;
  }

  // Text

  /** The dotted name between two offsets, without the spaces, comments and `?` `!` between its parts. */
  protected callee(start: number, end: number): string {
    const text = this.text;
    if (end - start > 200) start = end - 200;
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      if (!isWordPart(unit) && unit !== 46 && unit !== 58) {
        return text.slice(start, end).replace(/->/g, '.').replace(/\/\*.*?\*\/|\/\/.*|\s+|[?!]/g, '').replace(/\.{2,}/g, '.');
      }
    }
    return text.slice(start, end);
  }

  private callOf(frame: Frame): string {
    return frame.callStart >= 0 ? this.callee(frame.callStart, frame.callEnd) : frame.call;
  }

  protected blank(start: number, end: number): boolean {
    for (let at = start; at < end; at++) {
      const unit = this.text.charCodeAt(at);
      if (unit !== 32 && unit !== 9 && unit !== 10 && unit !== 13) return false;
    }
    return start <= end;
  }
}
