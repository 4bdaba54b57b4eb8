import assert from 'node:assert/strict';
import type { Segment } from '../../server/src/core/segment';
import type { Span } from '../../server/src/core/text';

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

/**
 * Fails where `absolute` of the two differs. Compared in place, as the laws of reading on do so tens of thousands of times;
 * what differs is said by the slow way.
 */
export function assertSameFacts(read: readonly Segment[], expected: readonly Segment[], message?: string): void {
  if ((['facts', 'suppressions', 'syntax'] as const).every((list) => isSameList(read, expected, list))) return;
  assert.deepEqual(absolute(read), absolute(expected), message);
  assert.fail(`the two comparisons disagree: ${message ?? ''}`);
}

function isSameList(read: readonly Segment[], expected: readonly Segment[], list: 'facts' | 'suppressions' | 'syntax'): boolean {
  let [segment, item, base, other, otherItem, otherBase] = [0, 0, 0, 0, 0, 0];
  for (;;) {
    for (let at = read[segment]; at && item >= at[list].length; at = read[++segment], item = 0) base += at.length;
    for (let at = expected[other]; at && otherItem >= at[list].length; at = expected[++other], otherItem = 0) otherBase += at.length;
    const [one, two] = [read[segment], expected[other]];
    if (!one || !two) return one === two;
    if (!isSame(one[list][item++], base, two[list][otherItem++], otherBase)) return false;
  }
}

/** Whether `moved` would make equal values of the two. */
function isSame(one: unknown, base: number, two: unknown, otherBase: number): boolean {
  if (typeof one !== 'object' || one === null || typeof two !== 'object' || two === null) return Object.is(one, two);
  if (Array.isArray(one) || Array.isArray(two)) {
    return Array.isArray(one) && Array.isArray(two) && one.length === two.length && one.every((item, index) => isSame(item, base, two[index], otherBase));
  }
  if (one instanceof Map || two instanceof Map) {
    return one instanceof Map && two instanceof Map && one.size === two.size && [...one].every(([key, item]) => two.has(key) && isSame(item, base, two.get(key), otherBase));
  }
  const [start, otherStart] = [spanStart(one), spanStart(two)];
  if (start !== undefined || otherStart !== undefined) {
    return start !== undefined && otherStart !== undefined && start + base === otherStart + otherBase && (one as Span).end + base === (two as Span).end + otherBase;
  }
  let count = 0;
  for (const key in one) {
    const item = (one as Record<string, unknown>)[key];
    if (item === undefined) continue;
    count++;
    if (!isSame(item, base, (two as Record<string, unknown>)[key], otherBase)) return false;
  }
  for (const key in two) if ((two as Record<string, unknown>)[key] !== undefined) count--;
  return count === 0;
}

/** Of what `moved` takes for a span. */
function spanStart(value: object): number | undefined {
  if (!('start' in value && 'end' in value)) return undefined;
  for (const key in value) if (key !== 'start' && key !== 'end') return undefined;
  return (value as Span).start;
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
