/** The comparison that the laws of reading on rest upon: whatever is changed in facts, however deep, is noticed; how they are cut is not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAnnotator } from '../../server/src/core/annotate';
import { detectors } from '../../server/src/core/detectors';
import { languageOf } from '../../server/src/core/languages';
import { readAll, type Segment } from '../../server/src/core/segment';
import { assertSameFacts } from '../support/facts';
import { fake } from '../support/fakes';

const annotate = createAnnotator(detectors);

const texts: Readonly<Record<string, string>> = {
  '.env.example': '# @sensitive @path={env}/api/stripe/key\nSTRIPE_KEY=\n\nHALF="\n',
  'deploy.yaml': `kind: Pod\nspec:\n  containers:\n  - env:\n    - name: A\n      value: ${fake('github-token')} # lasthop-allow inline-secret: a test\n---\nkind: Secret\n`,
  'app.ts': `const key = process.env["KEY"] ?? "${fake('stripe-live-key')}";\nconnect({ url: "${fake('postgres-url')}" });\n`,
};

function segmentsOf(path: string): Segment[] {
  const text = texts[path] ?? '';
  const language = languageOf({ path }, text);
  assert.ok(language);
  return readAll(language.reader, text, annotate);
}

/** Each way to spoil one place of a value; every function does it and returns what undoes it. */
function* spoilings(value: unknown): Generator<() => () => void> {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Map) {
    for (const [key, item] of [...value]) {
      yield () => { value.set(key, `${String(item)}x`); return () => value.set(key, item); };
      yield () => { value.delete(key); return () => value.set(key, item); };
    }
    return;
  }
  const holder = value as Record<string, unknown>;
  for (const [key, item] of Object.entries(holder)) {
    const other = typeof item === 'number' ? item + 1 : typeof item === 'boolean' ? !item : typeof item === 'string' ? `${item}x` : item === undefined ? 0 : undefined;
    yield () => { holder[key] = other; return () => { holder[key] = item; }; };
    yield* spoilings(item);
  }
  if (!Array.isArray(value)) yield () => { holder['more'] = 1; return () => { delete holder['more']; }; };
}

for (const path of Object.keys(texts)) {
  test(`${path}: each change is noticed`, () => {
    const [one, two] = [segmentsOf(path), structuredClone(segmentsOf(path).map(({ facts, suppressions, syntax, length }) => ({ facts, suppressions, syntax, length }))) as unknown as Segment[]];
    assertSameFacts(one, two);
    let count = 0;
    for (const { facts, suppressions, syntax } of two) {
      for (const item of [...facts, ...suppressions, ...syntax]) {
        for (const spoil of spoilings(item)) {
          const undo = spoil();
          assert.throws(() => assertSameFacts(one, two), assert.AssertionError, JSON.stringify(item));
          assert.throws(() => assertSameFacts(two, one), assert.AssertionError, JSON.stringify(item));
          undo();
          count++;
        }
      }
      for (const list of [facts, suppressions, syntax] as unknown[][]) {
        const [first] = list.splice(0, 1);
        if (first === undefined) continue;
        assert.throws(() => assertSameFacts(one, two), assert.AssertionError);
        list.unshift(first);
      }
    }
    assertSameFacts(one, two);
    assert.ok(count > 30, `${count} changes`);
  });
}

test('one segment or many, the facts are the same', () => {
  const of = (lengths: readonly number[], at: number): Segment[] => {
    let base = 0;
    return lengths.map((length) => {
      const inside = at >= base && at < base + length;
      const span = { start: at - base, end: at - base + 1 };
      base += length;
      return { length, facts: inside ? [{ kind: 'envRead', name: 'A', optional: false, span, nameSpan: span }] : [], suppressions: [], syntax: [] } as unknown as Segment;
    });
  };
  assertSameFacts(of([10], 7), of([2, 3, 5], 7));
  assertSameFacts(of([2, 8], 7), of([6, 1, 1, 2], 7));
  assert.throws(() => assertSameFacts(of([10], 7), of([2, 3, 5], 6)), assert.AssertionError);
  assert.throws(() => assertSameFacts(of([10], 7), of([2, 3, 5], 11)), assert.AssertionError);
});
