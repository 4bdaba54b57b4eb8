/** The resuming driver against reading from scratch, with a small reader that has state and looks ahead. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Fact } from '../../server/src/core/facts';
import { readAll, readChanged, type Annotate, type Reader } from '../../server/src/core/segment';
import { applyEdits, changeBetween } from '../../server/src/core/text';
import { assertSameFacts } from '../support/facts';
import { createRandom } from '../support/fakes';

const annotate: Annotate = (_text, _start, _end, facts) => ({ facts, suppressions: [] });

/** Words; `(` and `)` change the depth (the state); a word is named after its depth and the character after the next blank. */
const words: Reader<number> = {
  begin: () => 0,
  same: (a, b) => a === b,
  next(text, offset, state, until) {
    const facts: Fact[] = [];
    let at = offset;
    let depth = state;
    let examined = offset;
    for (let count = 0; count < 5 && at < text.length && (count === 0 || at < until); count++) {
      const start = at;
      while (at < text.length && text[at] !== ' ') {
        if (text[at] === '(') depth++;
        if (text[at] === ')') depth--;
        at++;
      }
      const blank = Math.min(at + 1, text.length);
      examined = Math.min(blank + 1, text.length);
      facts.push({
        kind: 'envRead', name: `${depth}${text.slice(start, at)}${text[blank] ?? ''}`, optional: false,
        span: { start: start - offset, end: at - offset }, nameSpan: { start: start - offset, end: at - offset },
      });
      at = blank;
    }
    return { end: at, examined, state: depth, facts };
  },
};

it('a changed text is read as from scratch, and far segments are kept as the same objects', () => {
  const random = createRandom(20261123);
  const pick = (below: number): number => Math.floor(random() * below);
  let text = Array.from({ length: 120 }, () => 'ab(c)d'.slice(pick(3), 3 + pick(4))).join(' ');
  let segments = readAll(words, text, annotate);
  let kept = 0;
  let total = 0;
  for (let edit = 0; edit < 700; edit++) {
    const start = pick(text.length + 1);
    const end = Math.min(text.length, start + pick(12));
    const next = applyEdits(text, [{ span: { start, end }, newText: 'a b(c) d e)f('.slice(pick(6), 6 + pick(7)) }]);
    const old = new Set(segments);
    segments = readChanged(words, next, annotate, segments, changeBetween(text, next));
    text = next;
    assertSameFacts(segments, readAll(words, text, annotate), `edit ${edit}`);
    assert.equal(segments.reduce((sum, segment) => sum + segment.length, 0), text.length);
    kept += segments.filter((segment) => old.has(segment)).length;
    total += segments.length;
  }
  assert.ok(kept / total > 0.5, `only ${kept} of ${total} segments were kept`);
});
