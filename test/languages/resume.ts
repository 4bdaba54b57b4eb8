/** The law of every reader: what is read after an edit is what would be read from scratch, and far segments are kept. */
import assert from 'node:assert/strict';
import { readAll, readChanged, type Annotate, type Reader } from '../../server/src/core/segment';
import { assertSameFacts } from '../support/facts';
import { createRandom } from '../support/fakes';

const annotate: Annotate = (_text, _start, _end, facts) => ({ facts, suppressions: [] });

/** What is typed, pasted and left half-done. */
const fragments = [
  'x', ' ', '\n', '\n\n', '"', "'", '`', '"abc"', "= 'hunter2hunter2'", '(', ')', '{', '}', '[', ']', '${', '/*', '*/', '//', '#', '"""', "'''", ',', ';', ':',
  '=', '=>', '==', '||', '.', '?', '<', '>', '</', '/>', '\\', 'f"', '{{', '\r\n', ' in ', 'process.env.KEY', 'os.environ["KEY"]', 'const {A, B: b} = process.env;\n',
  'os.getenv("A_KEY", "default value")', '\nexport KEY=value value\n', 'type X = ', 'class A {', 'function f(', 'return ', '<div a="b">', '-----BEGIN', '\ud800', '\t', '+', '@',
  '<<EOF\n', '\nEOF\n', '--password hunter2x ', 'def f(a="bcdefgh"):\n', 'r"', '$(',
];

/**
 * Applies random edits to a text one after another, comparing after each of them.
 * @returns the share of segments that were kept as the same objects.
 */
export function checkResuming<State>(reader: Reader<State>, original: string, edits: number, seed: number): number {
  const random = createRandom(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  let text = original;
  let segments = readAll(reader, text, annotate);
  let kept = 0;
  let total = 0;
  let last = 0;
  for (let edit = 0; edit < edits; edit++) {
    if (edit % 12 === 0) {
      // Broken code heals nowhere: from time to time the file is whole again.
      text = original;
      segments = readAll(reader, text, annotate);
    }
    // Every other edit comes right after the one before, as typing does.
    const start = edit % 2 === 1 && edit % 12 !== 0 ? Math.min(text.length, last + pick(3)) : pick(text.length + 1);
    last = start;
    const end = Math.min(text.length, start + (pick(3) === 0 ? pick(40) : 0));
    const inserted = pick(4) === 0 && end > start ? '' : (fragments[pick(fragments.length)] as string);
    const next = text.slice(0, start) + inserted + text.slice(end);
    const before = new Set(segments);
    segments = readChanged(reader, next, annotate, segments, { start, oldEnd: end, newEnd: start + inserted.length });
    text = next;
    assert.equal(segments.reduce((sum, segment) => sum + segment.length, 0), text.length);
    const whole = readAll(reader, text, annotate);
    assertSameFacts(segments, whole, `edit ${edit} (seed ${seed}): ${JSON.stringify(inserted)} for ${start}..${end}: ${JSON.stringify(text.slice(Math.max(0, start - 60), start + 60))}`);
    kept += segments.filter((segment) => before.has(segment)).length;
    total += segments.length;
  }
  return kept / total;
}
