/** Env files as facts, a stretch of lines at a time. */
import type { Fact, Site, SiteForm, ValueClass } from '../../facts';
import type { Reader, Reading, SyntaxProblem } from '../../segment';
import { span } from '../../text';
import { type Decorator, type DecoratorValue, isDivider, readDecorators } from './decorators';
import { addInterpolations } from './interpolation';
import { type LineKind, LineScanner } from './scan';

/** What is known at a line start. A real file needs only `dropping`. */
export interface DotenvState {
  /** The line before was none that dotenv reads: of a run of such lines (a pasted key) only the first is a problem. */
  readonly dropping: boolean;
  /** Decorators of the comment block that ends here. */
  readonly block: readonly Decorator[];
  /** No key was seen yet: comment blocks are the file's header. */
  readonly header: boolean;
  /** `@defaultRequired` and `@defaultSensitive` of the header. */
  readonly defaults: readonly Decorator[];
}

/** A segment is about this many lines: few objects for a long file, little to re-read for a keystroke. */
const linesPerSegment = 32;
/** It grows up to this many rather than end shortly before an old boundary… */
const linesToOldBoundary = 64;
/** …or where lines may belong together (a pasted PEM block, a comment). */
const mostLinesPerSegment = 192;
/** A block of comments holds no more decorators than this. */
const mostDecorators = 256;
/** An old boundary within so many code units is near. */
const near = 2_000;

const keyAlone = /^(?:export\s+)?([A-Z_][A-Z0-9_]*)$/;
const start: DotenvState = { dropping: false, block: [], header: true, defaults: [] };
const noDecorators: ReadonlyMap<string, DecoratorValue> = new Map();

export const realFileReader: Reader<DotenvState> = createReader('real');
export const contractReader: Reader<DotenvState> = createReader('contract');

function createReader(kind: 'real' | 'contract'): Reader<DotenvState> {
  return {
    begin: () => start,
    next: (text, offset, state, until) => readLines(text, offset, state, until, kind),
    same: (a, b) => a === b || (a.dropping === b.dropping && a.header === b.header && sameDecorators(a.block, b.block) && sameDecorators(a.defaults, b.defaults)),
  };
}

function sameDecorators(a: readonly Decorator[], b: readonly Decorator[]): boolean {
  return a.length === b.length && a.every((one, index) => one[0] === b[index]?.[0] && one[1] === b[index]?.[1]);
}

function readLines(text: string, offset: number, before: DotenvState, until: number, kind: 'real' | 'contract'): Reading<DotenvState> {
  const scanner = new LineScanner(text);
  const facts: Fact[] = [];
  const syntax: SyntaxProblem[] = [];
  let { dropping, block, header, defaults } = before;
  let previous: LineKind | undefined;
  let at = offset;
  for (let lines = 0; at < text.length && lines < mostLinesPerSegment; lines++) {
    const line = scanner.read(at);
    const apart = (previous === 'entry' || previous === 'blank') && line !== 'malformed';
    if (apart && (at >= until || lines >= (until > at && until - at < near ? linesToOldBoundary : linesPerSegment))) break;
    switch (line) {
      case 'comment':
        if (kind === 'contract') {
          if (isDivider(text, scanner.start)) [block, defaults] = [[], header ? withDefaults(defaults, block) : defaults];
          else {
            const found = readDecorators(text, scanner.start, scanner.end);
            if (found.length > 0 && block.length < mostDecorators) block = [...block, ...found];
          }
        }
        break;
      case 'blank':
        if (block.length > 0) [block, defaults] = [[], header ? withDefaults(defaults, block) : defaults];
        break;
      case 'entry':
        readEntry(text, offset, scanner, facts, syntax, kind, block, defaults);
        block = [];
        if (kind === 'contract') header = false;
        break;
      case 'malformed':
        if (!dropping || endsLikeName(text, scanner.end)) readMalformed(text, offset, scanner, dropping, facts, syntax, kind, block, defaults);
        block = [];
        break;
    }
    dropping = line === 'malformed';
    previous = line;
    at = scanner.next;
  }
  const same = dropping === before.dropping && block === before.block && header === before.header && defaults === before.defaults;
  const after = same ? before : { dropping, block, header, defaults };
  return { end: at, examined: scanner.examined, state: after, facts, syntax };
}

function readEntry(
  text: string, base: number, scanner: LineScanner, facts: Fact[], syntax: SyntaxProblem[],
  kind: 'real' | 'contract', block: readonly Decorator[], defaults: readonly Decorator[],
): void {
  const name = text.slice(scanner.keyStart, scanner.keyEnd);
  const value = scanner.value();
  const nameSpan = span(scanner.keyStart - base, scanner.keyEnd - base);
  const whole = span(scanner.start - base, scanner.wholeEnd - base);
  const site: Site = {
    content: span(scanner.contentStart - base, scanner.contentEnd - base),
    whole: span(scanner.wholeStart - base, scanner.wholeEnd - base),
    form: formOf(scanner.quote),
  };
  // The annotator decides the class of a value; here only whether there is one.
  const valueClass: ValueClass = value === '' ? 'empty' : 'opaque';
  if (kind === 'real') facts.push({ kind: 'definition', span: whole, name, nameSpan, site, value, valueClass });
  else {
    const own = scanner.comment < 0 ? block : [...block, ...readDecorators(text, scanner.comment, scanner.end)];
    facts.push({ kind: 'declaration', span: whole, name, nameSpan, site, value, valueClass, decorators: decoratorsOf(own, defaults, value) });
  }
  if (value !== '') {
    facts.push({ kind: 'literal', span: site.whole, site, value, name, nameSpan, slot: kind === 'real' ? 'env-file' : 'contract' });
    if (site.form !== 'single' && value.indexOf('$') >= 0) addInterpolations(text, scanner.contentStart, scanner.contentEnd, base, facts);
  }
  const what = misreading(text, scanner);
  if (what) syntax.push({ span: span(scanner.start - base, Math.max(scanner.wholeEnd, scanner.valueStart) - base), what });
}

/** What a person who wrote the entry probably did not mean. */
function misreading(text: string, scanner: LineScanner): string | undefined {
  if (hasLineBreak(text, scanner.keyEnd, scanner.wholeStart)) {
    return 'White space runs over line ends here: dotenv takes the value from another line than the key.';
  }
  const first = text.charAt(scanner.wholeStart);
  if (scanner.wholeStart === scanner.wholeEnd || !(first === '"' || first === "'" || first === '`')) return undefined;
  const next = text.indexOf(first, scanner.wholeStart + 1);
  if (next < 0 || next >= scanner.wholeEnd) return 'The quote is never closed: it becomes part of the value.';
  if (scanner.quote === 0) return 'Text follows the closing quote: the quotes become part of the value.';
  return undefined;
}

function hasLineBreak(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) return true;
  }
  return false;
}

/** A line that dotenv drops. A key alone is still one for Compose and `docker run`, which pass it through. */
function readMalformed(
  text: string, base: number, scanner: LineScanner, dropping: boolean, facts: Fact[], syntax: SyntaxProblem[],
  kind: 'real' | 'contract', block: readonly Decorator[], defaults: readonly Decorator[],
): void {
  let end = scanner.end;
  while (end > scanner.start && text.charCodeAt(end - 1) <= 32) end--;
  const line = span(scanner.start - base, end - base);
  const key = end - scanner.start > 200 ? null : keyAlone.exec(text.slice(scanner.start, end));
  if (!key) {
    if (!dropping) syntax.push({ span: line, what: 'This is no KEY=value: dotenv drops the line.' });
    return;
  }
  const name = key[1] as string;
  const nameSpan = span(line.end - name.length, line.end);
  syntax.push({ span: line, what: 'A key without “=”: dotenv drops it, Compose takes its value from the shell.' });
  if (kind === 'real') facts.push({ kind: 'definition', span: line, name, nameSpan, value: '', valueClass: 'empty' });
  else facts.push({ kind: 'declaration', span: line, name, nameSpan, value: '', valueClass: 'empty', decorators: decoratorsOf(block, defaults, '') });
}

/** Not so where a small letter ends the line: the cheap test before the whole one. */
function endsLikeName(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  return last < 97;
}

function formOf(quote: number): SiteForm {
  return quote === 34 ? 'double' : quote === 39 ? 'single' : quote === 96 ? 'backtick' : 'bare';
}

function withDefaults(defaults: readonly Decorator[], block: readonly Decorator[]): readonly Decorator[] {
  const found = block.filter(([name]) => name === 'defaultRequired' || name === 'defaultSensitive');
  return found.length === 0 ? defaults : [...defaults, ...found];
}

/** A key's decorators, with what the header's defaults say where the key itself says nothing. */
function decoratorsOf(own: readonly Decorator[], defaults: readonly Decorator[], value: string): ReadonlyMap<string, DecoratorValue> {
  if (own.length === 0 && defaults.length === 0) return noDecorators;
  const decorators = new Map(own);
  for (const [name, given] of defaults) {
    if (name === 'defaultSensitive' && !decorators.has('sensitive') && !decorators.has('public')) {
      if (given === true || given === 'true') decorators.set('sensitive', true);
      else if (given === 'false') decorators.set('sensitive', 'false');
    }
    if (name === 'defaultRequired' && !decorators.has('required') && !decorators.has('optional')) {
      if (given === 'false' || (given === 'infer' && value === '')) decorators.set('optional', true);
    }
  }
  return decorators;
}
