import type { Segment } from '../../server/src/core/segment';

/**
 * Everything a file's segments hold, with absolute spans: what must be equal between two readings of one text, however
 * the text was cut into segments.
 */
export function absolute(segments: readonly Segment[]): unknown[] {
  const facts: unknown[] = [];
  const marks: unknown[] = [];
  const problems: unknown[] = [];
  let base = 0;
  for (const segment of segments) {
    for (const fact of segment.facts) facts.push(moved(fact, base));
    for (const mark of segment.suppressions) marks.push(moved(mark, base));
    for (const problem of segment.syntax) problems.push(moved(problem, base));
    base += segment.length;
  }
  return [...facts, ...marks, ...problems];
}

function moved(value: unknown, by: number): unknown {
  if (Array.isArray(value)) return value.map((item) => moved(item, by));
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, moved(item, by)]));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length === 2 && 'start' in value && 'end' in value) {
    return { start: (value.start as number) + by, end: (value.end as number) + by };
  }
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined).map(([key, item]) => [key, moved(item, by)]));
}
