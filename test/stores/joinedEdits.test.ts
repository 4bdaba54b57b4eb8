/** Edits one after the other are the same as their join at once, whatever they are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, span, type TextEdit } from '../../server/src/core/text';
import { joinedEdits } from '../../server/src/stores/joinedEdits';
import { createRandom } from '../support/fakes';

test('joined edits make the same text', () => {
  const seed = 11;
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  for (let round = 0; round < 20_000; round++) {
    const before = 'abcdefghijklmnopqrst'.slice(0, below(20));
    let text = before;
    let all: readonly TextEdit[] = [];
    for (let step = 0; step < 4; step++) {
      const edits: TextEdit[] = [];
      for (let at = 0; at <= text.length && edits.length < 3;) {
        const start = at + below(Math.max(1, text.length - at));
        const end = Math.min(text.length, start + below(4));
        edits.push({ span: span(start, end), newText: 'XYZ'.slice(0, below(4)).toLowerCase().repeat(step % 2) + String(step).repeat(below(3)) });
        at = end + 1;
      }
      all = joinedEdits(all, edits);
      text = applyEdits(text, edits);
    }
    assert.equal(applyEdits(before, all), text, `seed ${seed}, round ${round}`);
    for (const [at, edit] of all.entries()) assert.ok(at === 0 || (all[at - 1] as TextEdit).span.end <= edit.span.start);
  }
});
