/** No pattern can be made slow: all are bounded, none takes a line ending unless it says how far, and hostile texts cost in proportion. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectors } from '../../server/src/core/detectors';
import type { FormDetector } from '../../server/src/core/detector';
import { createRecogniser } from '../../server/src/core/recogniser';

const forms = detectors.filter((detector): detector is FormDetector => detector.by === 'form');

test('every repetition in a pattern is bounded', () => {
  for (const { id, pattern } of forms) {
    const unbounded = withoutClasses(pattern.source).match(/(?<!\\)[*+](?!\?<)|\{\d+,\}/g) ?? [];
    assert.deepEqual(unbounded, [], `${id}: ${pattern.source}`);
  }
});

test('a pattern takes no line ending unless it says how many code units it looks ahead', () => {
  for (const { id, pattern, lines } of forms) {
    if (lines !== undefined) continue;
    const classes = pattern.source.match(/\[\^(?:\\.|[^\]\\])*\]/g) ?? [];
    for (const each of classes) assert.match(each, /\\[ns]/, `${id}: ${each} takes line endings`);
    assert.doesNotMatch(withoutClasses(pattern.source).replace(/\(\?[=!][^)]*\)/g, ''), /\\[snrWD](?![\])|])/, `${id}: ${pattern.source}`);
  }
});

test('hostile texts cost in proportion to their length', () => {
  const fillers = ['', 'a', 'A1', '0', ' ', '=', '"', '-', '\\\n  -', ':@', 'user=x ', '/'];
  for (const detector of forms) {
    const recognise = createRecogniser([detector]);
    const texts = (length: number): string[] => detector.keywords.slice(0, 2).flatMap((keyword) => fillers.flatMap((filler) => [
      keyword.padEnd(keyword.length + 1000, filler === '' ? keyword : filler).repeat(Math.ceil(length / 1000)).slice(0, length),
      (keyword + filler.repeat(3)).repeat(Math.ceil(length / (keyword.length + 1))).slice(0, length),
    ]));
    const cost = (length: number, all = texts(length)): number => Math.min(...[1, 2].map(() => {
      const start = process.cpuUsage().user;
      for (const text of all) recognise(text, 0, text.length);
      return process.cpuUsage().user - start;
    }));
    const small = cost(2_000);
    const large = cost(8_000);
    assert.ok(large < 16 * small + 20_000, `${detector.id}: four times the text took ${(large / small).toFixed(1)} times as long`);
  }
});

function withoutClasses(source: string): string {
  return source.replace(/\[(?:\\.|[^\]\\])*\]/g, 'c');
}
