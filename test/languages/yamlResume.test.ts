/** The law of resumable reading: after any edit, the facts of `readChanged` are those of `readAll`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDialects } from '../../server/src/core/languages/yaml/dialects';
import { createYamlReader } from '../../server/src/core/languages/yaml/reader';
import { readAll, readChanged } from '../../server/src/core/segment';
import { changeBetween } from '../../server/src/core/text';
import { assertSameFacts } from '../support/facts';
import { corpusFiles } from '../support/corpus';
import { createRandom } from '../support/random';
import { randomYaml } from '../support/randomYaml';
import { plainAnnotate } from '../support/yamlOracle';

const PIECES = [
  '\n', '\n', ' ', '  ', '    ', ':', ': ', '- ', '-', '"', "'", '{', '}', '[', ']', ',', '|', '>', '|-', '#', ' # x', '---\n', '\n---\n', '...\n', '&a ', '*a', '!t ',
  'key: value\n', '  - name: A\n    value: b\n', '{{ .Values.x }}', '{{', '}}', '\n{{- if .x }}\n', '? ', '\t', '\r\n', 'kind: Secret\n', 'data:\n', 'password: hunter2\n',
  '  text: |\n    a\n\n    b\n', '${X:-y}', '\\', 'é', '\ud800', '\n\n\n\n', 'services:\n  db:\n    image: x\n',
];

test('reading on after random edits equals reading afresh', (context) => {
  const random = createRandom();
  context.diagnostic(`seed ${random.seed}`);
  const reader = createYamlReader(createDialects());
  const samples = [...corpusFiles((path) => /\.ya?ml$/.test(path))].filter((_, index) => index % 40 === 0).map((file) => file.bytes.toString('utf8').slice(0, 20_000));
  for (let round = 0; round < 60; round++) {
    const parts: string[] = [];
    for (let i = random.below(6); i >= 0; i--) parts.push(randomYaml(random, 4));
    if (samples.length > 0) parts.splice(random.below(parts.length), 0, samples[random.below(samples.length)] ?? '');
    let text = parts.join(random.below(2) === 0 ? '\n---\n' : '\n');
    let segments = readAll(reader, text, plainAnnotate);
    for (let edit = 0; edit < 40; edit++) {
      const at = random.below(text.length + 1);
      const removed = random.below(3) === 0 ? random.below(Math.min(200, text.length - at + 1)) : 0;
      const before = text;
      text = text.slice(0, at) + (random.below(4) === 0 ? '' : PIECES[random.below(PIECES.length)]) + text.slice(at + removed);
      segments = readChanged(reader, text, plainAnnotate, segments, changeBetween(before, text));
      assertSameFacts(segments, readAll(reader, text, plainAnnotate), `seed ${random.seed}, round ${round}, edit ${edit}`);
    }
  }
});

const EDITED: readonly (readonly [string, string, number, string])[] = [
  ['what follows an action that ends a line', `a: b\n{{- with .X\n\n---\nc: '"d '\n\n---\n- ">{{ .y }}0": >\n  text\n`, -9, '{{'],
  ['a collection between the name and the value of an item', `jobs:\n    steps:\n  - name: Checkout\n        with:\n${'          key: text of some length\n'.repeat(12)}          last: x\n    value: b\n`, 320, '# a comment\n'],
];
for (const [name, text, place, inserted] of EDITED) {
  test(`read on as afresh: ${name}`, () => {
    const reader = createYamlReader(createDialects());
    for (let at = Math.max(0, (place < 0 ? text.length + place : place) - 30); at < text.length; at++) {
      const changed = text.slice(0, at) + inserted + text.slice(at);
      const after = readChanged(reader, changed, plainAnnotate, readAll(reader, text, plainAnnotate), { start: at, oldEnd: at, newEnd: at + inserted.length });
      assertSameFacts(after, readAll(reader, changed, plainAnnotate), `at ${at}`);
    }
  });
}

const LINE = '        - name: "item"\n          value: text of some length\n';
const ENTRIES = 'kind: Deployment\napiVersion: apps/v1\nmetadata:\n  name: api\nspec:\n';
const LONG: Readonly<Record<string, string>> = {
  documents: 'a: b\nc:\n  - d: e\n    f: g\n---\n'.repeat(600),
  'one document': ENTRIES + Array.from({ length: 1000 }, (_, i) => `  key${i % 7}:\n    sub: value ${i % 5}\n    other: x\n`).join(''),
  'items of one list': `${ENTRIES}  env:\n${LINE.repeat(2000)}`,
  'a long block scalar': `${ENTRIES}  text: |\n${'    some words\n    PASSWORD=x\n'.repeat(1500)}  after: x\n`,
  'a nested list': `apiVersion: v1\nkind: List\nitems:\n${'- kind: Service\n  apiVersion: v1\n  metadata:\n    name: x\n  spec:\n    a: b\n'.repeat(600)}`,
  'comments': '# nothing here\n'.repeat(4000),
};

for (const [name, text] of Object.entries(LONG)) {
  test(`an edit in the middle keeps nearly every segment: ${name}`, () => {
    const reader = createYamlReader(createDialects());
    const middle = text.indexOf('\n', text.length >> 1) + 1;
    const edits: readonly string[] = ['# a comment\n', '\n', text.slice(middle, text.indexOf('\n', middle) + 1)];
    const before = readAll(reader, text, plainAnnotate);
    assert.ok(before.length > 10, `${before.length} segments`);
    for (const inserted of edits) {
      const changed = text.slice(0, middle) + inserted + text.slice(middle);
      const after = readChanged(reader, changed, plainAnnotate, before, { start: middle, oldEnd: middle, newEnd: middle + inserted.length });
      assertSameFacts(after, readAll(reader, changed, plainAnnotate), JSON.stringify(inserted));
      const kept = new Set(before);
      const fresh = after.filter((segment) => !kept.has(segment)).length;
      assert.ok(fresh <= 6, `${fresh} of ${after.length} segments are new after inserting ${JSON.stringify(inserted)}`);
    }
  });
}
