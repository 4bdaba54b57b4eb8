/** Where a file's text may not be shown: every place that a detector, a name or the classifier takes for a secret. */
import type { Engine } from './engine';
import type { Fact, ValueClass } from './facts';
import type { Segment } from './segment';
import { firstIndex, type Span } from './text';

/** Classes that say what a value is, so that showing it gives nothing away. */
const shown: ReadonlySet<ValueClass> = new Set(['empty', 'boolean', 'number', 'reference', 'interpolation', 'placeholder']);

/** Places of a text, asked for by the stretch that is to be shown. */
export class HiddenSpans {
  private readonly sorted: readonly Span[];
  /** The greatest end up to each place. */
  private readonly reach: readonly number[];

  constructor(spans: readonly Span[]) {
    this.sorted = [...spans].sort((a, b) => a.start - b.start);
    let reach = 0;
    this.reach = this.sorted.map(({ end }) => (reach = Math.max(reach, end)));
  }

  /** Those that may overlap a stretch, in order. */
  near(start: number, end: number): readonly Span[] {
    const first = firstIndex(this.reach.length, (index) => (this.reach[index] ?? 0) > start);
    return this.sorted.slice(first, firstIndex(this.sorted.length, (index) => (this.sorted[index]?.start ?? 0) >= end));
  }
}

/** Every such place of a file, absolute; some may overlap. Whether a finding was made of it does not matter. */
export function secretSpans(engine: Engine, path: string): Span[] {
  return [...factSpans(engine.segments(path)), ...engine.valueSpans(path)];
}

function factSpans(segments: readonly Segment[]): Span[] {
  const spans: Span[] = [];
  let base = 0;
  for (const segment of segments) {
    for (const fact of segment.facts) {
      for (const { start, end } of secretsOf(fact)) spans.push({ start: start + base, end: end + base });
    }
    base += segment.length;
  }
  return spans;
}

function secretsOf(fact: Fact): readonly Span[] {
  switch (fact.kind) {
    case 'definition':
    case 'declaration':
      return fact.site && !shown.has(fact.valueClass) ? [fact.site.content] : [];
    case 'literal': {
      const recognised = (fact.recognitions ?? []).map(({ span }) => span);
      const judged = fact.valueClass === 'opaque' || fact.valueClass === 'weak';
      const named = fact.credentialName === true && !(fact.valueClass && shown.has(fact.valueClass));
      return judged || named ? [...recognised, fact.site.content] : recognised;
    }
    default:
      return [];
  }
}
