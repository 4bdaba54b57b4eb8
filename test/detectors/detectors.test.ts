/** Every detector finds its own examples and nothing in its negatives, and is well-formed and linear. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { detectors } from '../../server/src/core/detectors';
import type { DetectorExamples } from '../../server/src/core/detector';
import { createRecogniser } from '../../server/src/core/recogniser';

const recognise = createRecogniser(detectors);
const all: DetectorExamples[] = readdirSync(__dirname)
  .filter((name) => name.endsWith('.js') && !name.endsWith('.test.js'))
  .flatMap((name) => (require(join(__dirname, name)) as { readonly all: readonly DetectorExamples[] }).all);

function found(text: string): { detector: string; secret: string }[] {
  return recognise(text, 0, text.length).map(({ detector, span }) => ({ detector, secret: text.slice(span.start, span.end) }));
}

for (const examples of all) {
  test(`${examples.detector}: examples`, () => {
    for (const { text, secret } of examples.positive) {
      assert.deepEqual(found(text), [{ detector: examples.detector, secret }], text);
    }
    for (const { text, why } of examples.negative) {
      assert.deepEqual(found(text).filter(({ detector }) => detector === examples.detector), [], `${why}: ${text}`);
    }
  });
}

test('every detector has examples, a source, an id of its own and keywords of three characters or more', () => {
  const ids = new Set<string>();
  for (const detector of detectors) {
    const own = all.filter((examples) => examples.detector === detector.id);
    assert.ok(own.some((examples) => examples.positive.length >= 2), `${detector.id} has no two positives`);
    assert.ok(own.some((examples) => examples.negative.length >= 1), `${detector.id} has no negative`);
    assert.match(detector.source, /^https:\/\//, detector.id);
    assert.match(detector.id, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, detector.id);
    assert.ok(!ids.has(detector.id), `${detector.id} twice`);
    ids.add(detector.id);
    assert.match(detector.title, /^(?:an? |the |[A-Z]|[a-z]+ (?:registry )?credentials)/, `${detector.id}: the title is a noun phrase`);
    assert.match(detector.purpose, /^[a-z][a-z0-9_]*$/, detector.id);
    if (detector.by === 'form') for (const keyword of detector.keywords) assert.ok(keyword.length >= 3, `${detector.id}: ${keyword}`);
    else assert.ok(detector.value.source.startsWith('^') && detector.value.source.endsWith('$'), `${detector.id}: the value is not anchored`);
  }
});

test('examples name detectors that exist', () => {
  const ids = new Set(detectors.map(({ id }) => id));
  for (const examples of all) assert.ok(ids.has(examples.detector), examples.detector);
});

test('a keyword stands in each positive of a form detector', () => {
  for (const detector of detectors) {
    if (detector.by !== 'form') continue;
    for (const { positive } of all.filter((examples) => examples.detector === detector.id)) {
      for (const { text } of positive) {
        const lower = text.toLowerCase();
        assert.ok(detector.keywords.some((keyword) => lower.includes(keyword.toLowerCase())), `${detector.id}: ${text}`);
      }
    }
  }
});
