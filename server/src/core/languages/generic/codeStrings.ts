/** Brackets and strings of the code family: what opens, what a string is at its place. */
import { Class, classOf, isNewline, isWordPart, isWordStart } from '../lexing/characters';
import { Context, Operator, Previous, type State } from '../lexing/context';
import { Flag, holdersOf, Kind } from '../lexing/frame';
import type { StringToken } from '../lexing/tokens';
import type { CodeFamily } from './family';
import { prefixed, type StringRange } from './strings';

/** Calls that compare their receiver with their argument. */
const comparing = /\.(?:equals|equalsIgnoreCase|Equals|contentEquals|eql|equal)$/;

/** Methods that give another value where the environment has none. */
const otherwise = /^(?:unwrap_or|or|orElse|getOrElse|otherwise|withDefault)$/;

/** Blocks of Terraform that have a name (Terraform language: blocks and labels); the last label is it. */
const labelled: ReadonlySet<string> = new Set(['variable', 'output', 'resource', 'provider', 'ephemeral']);
/** Functions of Terraform whose result is what they are given, in another form or with a mark on it. */
const passing: ReadonlySet<string> = new Set([
  'sensitive', 'nonsensitive', 'tostring', 'trimspace', 'chomp', 'base64encode', 'base64gzip', 'urlencode', 'coalesce', 'try', 'ephemeralasnull',
]);

interface Comment {
  readonly open: string;
  readonly close: string | undefined;
}

/** What begins a comment, by its first unit; longer openings first. */
export type Comments = ReadonlyMap<number, readonly Comment[]>;

export function commentsOf(family: CodeFamily): Comments {
  const found = new Map<number, Comment[]>();
  for (const comment of [
    ...(family.blockComments ?? []).map(([open, close]): Comment => ({ open, close })),
    ...family.lineComments.map((open): Comment => ({ open, close: undefined })),
  ]) {
    const first = comment.open.charCodeAt(0);
    found.set(first, [...(found.get(first) ?? []), comment]);
  }
  return found;
}

export abstract class StringsAndBrackets extends Context {
  protected lines = 0;
  /** The name before an index that may turn out to be empty: `char key[] = "…"`. */
  private arrayStart = -1;
  /** A heredoc has begun on this line: where to go on after the line, -1 for none. */
  protected afterLine = -1;

  constructor(text: string, base: number, state: State, until: number, protected readonly family: CodeFamily, private readonly comments: Comments) {
    super(text, base, state, until);
  }

  protected parenthesis(): void {
    const { previous } = this;
    const module = this.operator === Operator.Module && previous === Previous.Operator;
    const fallback = previous === Previous.Name && this.readOperand >= 0 && otherwise.test(this.text.slice(this.lastStart, this.lastEnd)) ? this.readOperand : -1;
    if (previous === Previous.Name && this.family.heredoc === 'hcl' && passing.has(this.text.slice(this.lastStart, this.lastEnd))) this.pushInner(Kind.Group, 41);
    else if (previous === Previous.Name) this.pushCall(41, this.chainStart, this.lastEnd);
    else if (previous === Previous.Value) this.pushCall(41, -1, -1);
    else this.pushInner(previous === Previous.Control ? Kind.Control : Kind.Group, 41);
    if (module) this.frame.flags |= Flag.Module;
    this.at++;
    this.begin();
    if (fallback >= 0) {
      this.readOperand = fallback;
      this.or();
    }
  }

  protected bracket(): void {
    const { previous, text, at } = this;
    if (this.family.raw === 'lua' && this.prefix(at)) return;
    if (previous === Previous.Name || previous === Previous.Value) {
      const child = this.push(Kind.Index, 93);
      if (previous === Previous.Name) {
        child.callStart = this.chainStart;
        child.callEnd = this.lastEnd;
        this.arrayStart = this.lastStart;
      } else this.arrayStart = -1;
    } else this.pushInner(Kind.List, 93);
    this.look(at + 1);
    this.at++;
    if (text.charCodeAt(this.at) === 58) this.at++;
    this.begin();
  }

  protected brace(): void {
    const { frame, previous, family } = this;
    const label = frame.firstStart >= 0 && family.heredoc === 'hcl' ? this.text.slice(frame.firstStart, frame.firstEnd) : '';
    frame.firstStart = -1;
    const inner = frame.kind > Kind.Class || previous === Previous.Operator;
    const child = inner ? this.pushInner(Kind.Object, 125) : this.push(Kind.Block, 125);
    // Perl: `$ENV{KEY}`.
    if (family.id === 'perl' && previous === Previous.Name && this.callee(this.chainStart, this.lastEnd) === '$ENV') {
      child.kind = Kind.Index;
      child.flags |= Flag.Solid;
      child.callStart = this.chainStart;
      child.callEnd = this.lastEnd;
    }
    child.first = label;
    if (label !== '') {
      frame.clearName();
      frame.name = label;
    }
    this.at++;
    this.begin();
    this.anchor = this.at;
  }

  protected closeBracket(unit: number): void {
    const inner = this.frame;
    const { firstEnd, callStart, callEnd, kind: innerKind } = inner;
    let { firstStart } = inner;
    let lastEnd = firstEnd;
    if (innerKind === Kind.Index && unit === 125 && firstStart < 0 && this.lastStart >= 0) {
      firstStart = this.lastStart;
      lastEnd = this.lastEnd;
    }
    const kind = this.close(unit);
    this.at++;
    if (kind === undefined) return;
    this.previous = Previous.Value;
    if (kind === Kind.Block) {
      this.statement();
      this.begin();
      this.anchor = this.at;
    } else if (kind === Kind.Index && innerKind === Kind.Index && firstStart >= 0) {
      this.lastStart = firstStart;
      this.lastEnd = lastEnd;
      if (callStart >= 0 && this.family.environment.objects.has(this.callee(callStart, callEnd))) this.read(callStart, this.at, firstStart, lastEnd, false);
    } else if (kind === Kind.Index && this.text.charCodeAt(this.at - 2) === 91 && this.arrayStart >= 0) {
      this.lastStart = this.arrayStart;
      this.lastEnd = callEnd;
    } else if (kind === Kind.Control) this.begin();
  }

  protected prefix(at: number): boolean {
    const { text, family } = this;
    // Letters or marks, then a quote or bracket: all else is no prefix.
    let mark = at;
    while (mark < at + 4 && (family.raw === 'csharp' ? text.charCodeAt(mark) === 64 || text.charCodeAt(mark) === 36 : isWordStart(text.charCodeAt(mark)))) mark++;
    const next = text.charCodeAt(mark);
    this.look(mark + 1);
    if (family.raw === 'lua' ? next !== 91 : mark === at || (next !== 34 && (next !== 35 || family.raw !== 'rust'))) return false;
    const range = prefixed(text, at, family);
    this.look(at + 24);
    if (!range) return false;
    this.string(at, range);
    return true;
  }

  protected string(start: number, range: StringRange): void {
    const { text, frame, family } = this;
    const { contentStart, contentEnd, end, form } = range;
    this.look(range.examined);
    if (end - start > 60) for (let inside = start; inside < end; inside++) if (text.charCodeAt(inside) === 10) this.lines++;
    this.at = end;
    if (frame.flags & Flag.Module || (this.operator === Operator.Module && this.previous === Previous.Operator)) {
      this.otherString(start, end, contentStart, contentEnd, 'module');
      this.value();
      return;
    }
    if (frame.kind === Kind.Index && this.previous === Previous.Start && text.charCodeAt(this.peek(end)) === frame.closer) {
      this.otherString(start, end, contentStart, contentEnd, 'index');
      frame.firstStart = contentStart;
      frame.firstEnd = contentEnd;
      this.previous = Previous.Value;
      return;
    }
    if (this.previous === Previous.Start && this.isKey(end)) {
      this.otherString(start, end, contentStart, contentEnd, 'key');
      this.lastStart = contentStart;
      this.lastEnd = contentEnd;
      this.previous = Previous.Value;
      return;
    }
    if (family.heredoc === 'hcl' && frame.kind <= Kind.Block && (this.previous === Previous.Name || this.previous === Previous.Value)) {
      // A block's label: `variable "db_password" {`, `resource "aws_ssm_parameter" "db_password" {`.
      if (this.previous === Previous.Name ? labelled.has(text.slice(this.lastStart, this.lastEnd)) : frame.firstStart >= 0) {
        frame.firstStart = contentStart;
        frame.firstEnd = contentEnd;
      }
      this.otherString(start, end, contentStart, contentEnd, 'key');
      this.previous = Previous.Value;
      return;
    }
    const adjacent = family.adjacent && this.previous === Previous.Name && frame.nameStart < 0 && frame.name === '' && frame.kind !== Kind.Call;
    const { lastStart, lastEnd } = this;
    const first = frame.kind === Kind.Call && frame.argument === 0 && this.previous === Previous.Start;
    const token = this.literal(start, end, contentStart, contentEnd, form, range.escaped);
    if (adjacent && !token.compared && lastStart >= this.anchor) this.adjacent(token, lastStart, lastEnd);
    if (token.call !== '' && comparing.test(token.call)) {
      token.compared = true;
      if (frame.callStart >= this.anchor) this.receiver(token, frame.callStart, frame.callEnd);
    }
    if (first) this.firstArgument(token, family.environment);
    if (family.heredoc === 'hcl' && frame.kind <= Kind.Object && !token.compared) this.inBlock(token);
  }

  /** A value in a block of Terraform: held by the block; `name = "…"` says what the `value` beside it is called. */
  private inBlock(token: StringToken): void {
    const { frame, text } = this;
    if (frame.kind === Kind.Block) token.holders = frame.holders ??= holdersOf(frame, text);
    const { contentStart, contentEnd, form } = token;
    const name = token.nameStart >= 0 ? text.slice(token.nameStart, token.nameEnd) : token.name;
    if ((name !== 'name' && name !== 'key' && name !== 'secret_name') || form === 'template' || contentEnd - contentStart > 80) return;
    const given = text.slice(contentStart, contentEnd);
    if (/^[\w./:-]+$/.test(given)) frame.first = given;
  }

  /** Terraform: what a variable's `default` or a parameter's `value` is called is the block, or the `name` beside it. */
  protected nameByBlock(): void {
    const { frame, text } = this;
    if (this.family.heredoc !== 'hcl' || frame.first === '' || frame.nameStart < 0 || frame.nameEnd - frame.nameStart > 15) return;
    const name = text.slice(frame.nameStart, frame.nameEnd);
    if (name !== 'default' && name !== 'value' && name !== 'plaintext_value') return;
    frame.clearName();
    frame.name = frame.first;
  }

  /** SQL's `IDENTIFIED BY 'x'` names what it holds by its meaning. */
  private adjacent(token: { name: string; nameStart: number; nameEnd: number }, start: number, end: number): void {
    if (this.family.id === 'sql' && end - start === 2 && this.text.slice(start, end).toLowerCase() === 'by') {
      token.name = 'password';
      return;
    }
    token.nameStart = start;
    token.nameEnd = end;
  }

  private receiver(token: { name: string; nameStart: number; nameEnd: number }, start: number, end: number): void {
    const parts = this.text.slice(start, end).split('.');
    token.nameStart = -1;
    token.name = parts.length > 1 ? (parts[parts.length - 2] as string).trim() : '';
  }

  private isKey(end: number): boolean {
    const { text, frame } = this;
    const at = this.peek(end);
    const unit = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    this.look(at + 3);
    if (unit === 58) return next !== 58 && frame.ternaries === 0;
    if (unit === 61) return next === 62 ? this.family.arrowPairs === true : next !== 61 && next !== 126;
    if (unit === 45) return next === 62 && this.family.infixPairs === true;
    return unit === 116 && next === 111 && this.family.infixPairs === true && !isWordPart(text.charCodeAt(at + 2));
  }

  protected heredoc(range: StringRange): void {
    const { at } = this;
    this.look(range.examined);
    for (let inside = at; inside < range.end; inside++) if (this.text.charCodeAt(inside) === 10) this.lines++;
    this.literal(at, range.end, range.contentStart, range.contentEnd, 'block', false);
    // What stands behind the opening word is read before the lines are left out.
    let word = at + 2;
    while (word < range.contentStart && !isWordPart(this.text.charCodeAt(word))) word++;
    while (isWordPart(this.text.charCodeAt(word))) word++;
    this.at = this.text.charCodeAt(word) === 34 || this.text.charCodeAt(word) === 39 ? word + 1 : word;
    this.afterLine = range.end;
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

  protected regex(): boolean {
    const { text } = this;
    for (let end = this.at + 1; end < text.length && end < this.at + 300; end++) {
      const unit = text.charCodeAt(end);
      if (isNewline(unit)) break;
      if (unit === 92) end++;
      else if (unit === 47) {
        this.look(end + 1);
        this.at = end + 1;
        this.value();
        return true;
      }
    }
    this.look(this.at + 301);
    return false;
  }

  protected comment(unit: number): boolean {
    const { text, at } = this;
    const comments = this.comments.get(unit);
    if (comments === undefined) return false;
    for (const { open, close } of comments) {
      if (!text.startsWith(open, at)) continue;
      this.look(at + open.length);
      // PHP's attributes and C's directives are no comments.
      if (open === '#' && text.charCodeAt(at + 1) === 91 && this.family.id === 'php') continue;
      if (close === undefined) {
        let end = at;
        while (end < text.length && !isNewline(text.charCodeAt(end))) end++;
        this.at = end;
      } else {
        const end = text.indexOf(close, at + open.length);
        this.at = end < 0 ? text.length : end + close.length;
      }
      this.look(this.at + 1);
      return true;
    }
    return false;
  }
}
