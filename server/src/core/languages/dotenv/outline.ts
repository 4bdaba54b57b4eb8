/** The lines of an env text, read once. What an edit would make of them is read only where it may differ. */
import { grouped } from '../../notes';
import { firstIndex, type Span } from '../../text';
import { isDivider } from './decorators';
import { LineScanner, type LineKind } from './scan';

export interface EnvLine {
  /** Where the line starts, and where its content does; absolute, as all offsets here. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
  /** Start of the next line. */
  readonly next: number;
  readonly kind: LineKind;
  /** A comment of dashes and the like, which belongs to no entry. */
  readonly divider: boolean;
  /** Of entries: the key, where the value starts and ends, and what a loader reads. A key alone on a line that loaders drop has no more. */
  readonly key: string;
  readonly wholeStart: number;
  readonly wholeEnd: number;
  readonly value: string;
}

/** What lines read as before an edit and after it; the same wherever nothing is listed. */
export interface Rereading {
  readonly before: readonly EnvLine[];
  readonly after: readonly EnvLine[];
}

/** Code units of a line that may be a key alone. */
const LONGEST_KEY = 200;
/** Behind an edit lines mostly read as before within so many code units. */
const NEAR = 1_000;

export class EnvOutline {
  readonly lines: readonly EnvLine[];
  /** For each line the greatest offset that it or one above looked at, exclusive; infinite from the first that saw the end. */
  private readonly reach: readonly number[];
  /** The first line that looks in vain for a quote, by the quote. */
  private readonly unclosed = new Map<string, number>();
  private readonly byKey: ReadonlyMap<string, readonly EnvLine[]>;
  private byValue: ReadonlyMap<string, readonly EnvLine[]> | undefined;

  constructor(readonly text: string) {
    const reach: number[] = [];
    this.lines = [...scan(text, 0, ({ examinedOtherwise, unclosed }) => {
      const quote = unclosed === 0 ? '' : String.fromCharCode(unclosed);
      if (quote !== '' && !this.unclosed.has(quote)) this.unclosed.set(quote, reach.length);
      reach.push(examinedOtherwise >= text.length ? Number.POSITIVE_INFINITY : examinedOtherwise);
    })];
    this.reach = reach;
    this.byKey = grouped(this.lines, (line) => (line.key === '' ? undefined : line.key));
  }

  /** The entries of a key, and the lines where it stands alone. */
  named(key: string): readonly EnvLine[] {
    return this.byKey.get(key) ?? [];
  }

  /** The entries that hold a value. */
  holding(value: string): readonly EnvLine[] {
    this.byValue ??= grouped(this.lines, (line) => (line.kind === 'entry' ? line.value : undefined));
    return this.byValue.get(value) ?? [];
  }

  /** Index of the first line whose content does not end before an offset; the number of lines where all do. */
  lineAt(offset: number): number {
    return firstIndex(this.lines.length, (index) => (this.lines[index] as EnvLine).end >= offset);
  }

  /** The lines that replacing a span may read otherwise, before and after. */
  reread({ start, end }: Span, newText: string): Rereading {
    let first = firstIndex(this.lines.length, (index) => (this.reach[index] as number) > start);
    for (const [quote, line] of this.unclosed) if (line < first && newText.includes(quote)) first = line;
    const from = Math.min(start, this.lines[first]?.at ?? start);
    const shift = start + newText.length - end;
    for (let ahead = NEAR; ; ahead *= 8) {
      const stop = Math.min(this.text.length, end + ahead);
      const window = this.text.slice(from, start) + newText + this.text.slice(end, stop);
      const after: EnvLine[] = [];
      let looked = 0;
      let kept = firstIndex(this.lines.length, (index) => (this.lines[index] as EnvLine).at >= end);
      for (const line of scan(window, 0, ({ examined }) => { looked = examined; })) {
        const at = line.at + from - shift;
        while ((this.lines[kept]?.at ?? Number.POSITIVE_INFINITY) < at) kept++;
        // Here both texts go on alike, so all that follows is read alike.
        if (line.at + from >= start + newText.length && this.lines[kept]?.at === at) return { before: this.lines.slice(first, kept), after };
        if (looked >= window.length && stop < this.text.length) break;
        after.push(line);
      }
      if (stop === this.text.length) return { before: this.lines.slice(first), after };
    }
  }
}

export function envOutline(text: string): EnvOutline {
  return new EnvOutline(text);
}

function keyAlone(line: string): string {
  return /^(?:export\s+)?([A-Z_][A-Z0-9_]*)\s*$/.exec(line)?.[1] ?? '';
}

/** Entries as a loader sees them. */
export function entriesOf(lines: readonly EnvLine[]): string[] {
  return lines.flatMap((line) => (line.kind === 'entry' ? [`${line.key}=${line.value}`] : []));
}

/** `heard` is shown the scanner after each line: how far it looked. */
function* scan(text: string, from: number, heard: (scanner: LineScanner) => void): Iterable<EnvLine> {
  const scanner = new LineScanner(text);
  for (let at = from; at < text.length; at = scanner.next) {
    const kind = scanner.read(at);
    heard(scanner);
    const entry = kind === 'entry';
    yield {
      at, start: scanner.start, end: scanner.end, next: scanner.next, kind,
      divider: kind === 'comment' && isDivider(text, scanner.start),
      key: entry ? text.slice(scanner.keyStart, scanner.keyEnd) : kind === 'malformed' ? keyAlone(text.slice(scanner.start, Math.min(scanner.end, scanner.start + LONGEST_KEY))) : '',
      wholeStart: entry ? scanner.wholeStart : scanner.end,
      wholeEnd: entry ? scanner.wholeEnd : scanner.end,
      value: entry ? scanner.value() : '',
    };
  }
}
