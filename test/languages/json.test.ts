/** The JSON reader: against JSON.parse, after edits, and on what JSON.parse rejects. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Literal } from '../../server/src/core/facts';
import { json } from '../../server/src/core/languages/json';
import { createJsonReader } from '../../server/src/core/languages/json/reader';
import { createDialects } from '../../server/src/core/languages/yaml/dialects';
import type { Language } from '../../server/src/core/language';
import { readAll, readChanged } from '../../server/src/core/segment';
import { changeBetween } from '../../server/src/core/text';
import { corpusFiles, corpusFolder } from '../support/corpus';
import { assertSameFacts } from '../support/facts';
import { type Random, createRandom } from '../support/random';
import { plainAnnotate } from '../support/yamlOracle';

const everyScalar = createJsonReader(createDialects(), true);
const reader = createJsonReader(createDialects());

function ours(text: string): string[] {
  return readAll(everyScalar, text, plainAnnotate)
    .flatMap((segment) => segment.facts).filter((fact): fact is Literal => fact.kind === 'literal')
    .map((literal) => JSON.stringify([literal.path, literal.value])).sort();
}

function parsed(text: string): string[] {
  const found: string[] = [];
  const stack: { value: unknown; path: string[] }[] = [{ value: JSON.parse(text.replace(/^\ufeff/, '')), path: [] }];
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const { value, path } = entry;
    if (Array.isArray(value)) for (const item of value) stack.push({ value: item, path: [...path, '[]'] });
    else if (typeof value === 'object' && value !== null) for (const [key, item] of Object.entries(value)) stack.push({ value: item, path: [...path, key] });
    else found.push(JSON.stringify([path, typeof value === 'string' ? value : String(value)]));
  }
  return found.sort();
}

test('every value of the public trees has the path and value of JSON.parse', (context) => {
  if (corpusFolder() === undefined) return context.skip('no ../shared/corpus beside the repository');
  let files = 0;
  let values = 0;
  for (const file of corpusFiles((path) => path.endsWith('.json'))) {
    const text = file.bytes.toString('utf8');
    let expected: string[];
    try {
      expected = parsed(text);
    } catch {
      ours(text);
      continue;
    }
    files++;
    values += expected.length;
    // JSON.parse rewrites numbers and keeps the last of equal keys only.
    const numbers = (list: readonly string[]): string[] => list.filter((entry) => !/,"-?[\d.]+(?:e[+-]?\d+)?"\]$/i.test(entry));
    assert.deepEqual([...new Set(numbers(ours(text)))], [...new Set(numbers(expected))], file.path);
  }
  context.diagnostic(`${files} files, ${values} values`);
});

function randomJson(random: Random, depth: number): string {
  /** No two keys are alike: of equal ones JSON.parse keeps the last only. */
  let keys = 0;
  const space = (): string => random.pick(['', '', ' ', '\n', '\r\n  ', '\t']);
  const string = (): string => JSON.stringify(random.pick(['a', 'two words', 'q"uote', 'back\\slash', 'é€😀', '{', ']', ',', ':', '', 'name', 'value', '// no comment', '\u2028', '\n'])).replace('é', random.below(2) === 0 ? '\\u00e9' : 'é');
  const node = (left: number): string => {
    switch (left === 0 ? random.below(4) : random.below(7)) {
      case 0: case 1: return string();
      case 2: return random.pick(['0', '-12', '3.5', '1e9', '123456789']);
      case 3: return random.pick(['true', 'false', 'null']);
      case 4: return `[${list(left, node)}]`;
      default: return `{${list(left, (inner) => `"k${keys++}"${space()}:${space()}${node(inner)}`)}}`;
    }
  };
  const list = (left: number, make: (left: number) => string): string => Array.from({ length: random.below(5) }, () => `${space()}${make(left - 1)}${space()}`).join(',');
  return `${space()}{${list(depth, (inner) => `"r${keys++}":${node(inner)}`)}}${space()}`;
}

test('every value of random documents is that of JSON.parse', (context) => {
  const random = createRandom();
  context.diagnostic(`seed ${random.seed}`);
  for (let round = 0; round < 2000; round++) {
    const text = randomJson(random, 5);
    const exact = (list: readonly string[]): string[] => list.map((entry) => entry.replace(',"1e9"]', ',"1000000000"]')).sort();
    assert.deepEqual(exact(ours(text)), parsed(text), `seed ${random.seed}, round ${round}: ${JSON.stringify(text)}`);
  }
});

test('reading on after random edits equals reading afresh', (context) => {
  const random = createRandom();
  context.diagnostic(`seed ${random.seed}`);
  const pieces = ['"', "'", '{', '}', '[', ']', ',', ':', '\n', '\\', '/*', '*/', '//', ' ', 'x', '"name": "A", "value": "b",', '{"name":"X","value":"y"},', '"kind": "Secret", "apiVersion": "v1",'];
  for (let round = 0; round < 20; round++) {
    let text = `[${Array.from({ length: 1 + random.below(60) }, () => randomJson(random, 4)).join(',\n')}]`;
    let segments = readAll(reader, text, plainAnnotate);
    for (let edit = 0; edit < 30; edit++) {
      const before = text;
      const at = random.below(text.length + 1);
      const removed = random.below(3) === 0 ? random.below(Math.min(60, text.length - at + 1)) : 0;
      text = text.slice(0, at) + (random.below(4) === 0 ? '' : random.pick(pieces)) + text.slice(at + removed);
      segments = readChanged(reader, text, plainAnnotate, segments, changeBetween(before, text));
      assertSameFacts(segments, readAll(reader, text, plainAnnotate), `seed ${random.seed}, round ${round}, edit ${edit}`);
    }
  }
});

test('a pair of name and value with a collection between them is read alike, wherever it was cut', () => {
  const inner = Array.from({ length: 40 }, (_, number) => `"k${number}": ${'1'.repeat(20)}`).join(',\n');
  const text = `[{"name": "API_TOKEN", "more": {${inner}}, "value": "v"}]`;
  const at = text.indexOf('"k20"');
  const next = `${text.slice(0, at)} ${text.slice(at)}`;
  const segments = readChanged(reader, next, plainAnnotate, readAll(reader, text, plainAnnotate), changeBetween(text, next));
  assert.ok(segments.length > 1);
  assertSameFacts(segments, readAll(reader, next, plainAnnotate));
});

/** `name = value (form)` of every literal. */
function check(text: string, expected: readonly string[]): void {
  let base = 0;
  const found: string[] = [];
  for (const segment of readAll(reader, text, plainAnnotate)) {
    for (const fact of segment.facts) {
      if (fact.kind !== 'literal') continue;
      const { content, whole, form } = fact.site;
      found.push(`${fact.path?.join('.')}|${fact.name ?? ''} = ${fact.value} (${form}${fact.slot ? `, ${fact.slot}` : ''}) ${text.slice(base + content.start, base + content.end)}|${text.slice(base + whole.start, base + whole.end)}`);
    }
    base += segment.length;
  }
  assert.deepEqual(found, expected);
}

test('what JSON.parse rejects is read all the same', () => {
  check('{ // c\n  "a": "x", /* "b": "y" */ \'c\': \'it\\\'s\', d: "e",\n}', [
    'a|a = x (double) x|"x"', "c|c = it's (single) it\\'s|'it\\'s'", 'd|d = e (double) e|"e"',
  ]);
  check('{"a": "unclosed\n "b": "y" "c": "z"}', ['a|a = unclosed (double) unclosed|"unclosed', 'b|b = y (double) y|"y"', 'c|c = z (double) z|"z"']);
  check('{"x": {"a": [{"b": "c"}, "d"}, "e": "f"', ['x.a.[].b|b = c (double) c|"c"', 'x.a.[]|a = d (double) d|"d"', 'e|e = f (double) f|"f"']);
  check('\ufeff{"a": "\\u0041\\n"}', ['a|a = A\n (double) \\u0041\\n|"\\u0041\\n"']);
  for (const text of ['', '{', '[', '"', '}', ']', ':', ',', '{"', '{"a', '{"a"', '{"a":', '\\', '"\\', '/*', '\ud800', '[[[[', '{{{{']) readAll(reader, text, plainAnnotate);
});

test('names and values in lists of pairs, and Kubernetes objects', () => {
  check('{"environment": [{"name": "DB_PASSWORD", "value": "x y"}, {"value": "z1", "name": "LATER"}]}', [
    'environment.[].name|name = DB_PASSWORD (double) DB_PASSWORD|"DB_PASSWORD"', 'environment.[].value|DB_PASSWORD = x y (double) x y|"x y"',
    'environment.[].value|LATER = z1 (double) z1|"z1"', 'environment.[].name|name = LATER (double) LATER|"LATER"',
  ]);
  check('{"apiVersion": "v1", "kind": "Secret", "data": {"password": "aHVudGVyMg=="}}', [
    'apiVersion|apiVersion = v1 (double) v1|"v1"', 'kind|kind = Secret (double) Secret|"Secret"',
    'data.password|password = hunter2 (double, kubernetes-secret-data) aHVudGVyMg==|"aHVudGVyMg=="',
  ]);
});

test('deep nesting and long lines cost their length', () => {
  readAll(reader, '['.repeat(300_000), plainAnnotate);
  readAll(reader, '{"a":'.repeat(200_000), plainAnnotate);
  readAll(reader, '[1,'.repeat(200_000), plainAnnotate);
  readAll(reader, '{"a":"b",'.repeat(100_000), plainAnnotate);
  const minified = `{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":"v${i}"`).join(',')}}`;
  assert.ok(readAll(reader, minified, plainAnnotate).length > 100);
});

test('which files are JSON', () => {
  const of = (path: string): string | undefined => json.find((language: Language) => language.accepts({ path }, ''))?.id;
  assert.deepEqual(
    ['package.json', 'a.tfvars.json', 'terraform.tfstate', 'composer.lock', 'tsconfig.build.json', '.vscode/settings.json', 'a.json5', '.eslintrc', 'a.jsonc', 'a.js', 'yarn.lock'].map(of),
    ['json', 'json', 'json', 'json', 'jsonc', 'jsonc', 'jsonc', 'jsonc', 'jsonc', undefined, undefined],
  );
});

test('values are quoted so that JSON.parse reads them back', () => {
  const random = createRandom();
  const spelling = (json[1] as Language).spelling;
  const span = { start: 0, end: 2 };
  for (let round = 0; round < 500; round++) {
    const value = Array.from({ length: random.below(12) }, () => random.pick(['a', '"', "'", '\\', '\n', '\u2028', 'é', '\ud83d\ude00', '\0', '/', '`', '$'])).join('');
    const quoted = spelling.quote?.(value, { content: { start: 1, end: 1 }, whole: span, form: 'double' });
    assert.equal(JSON.parse(quoted ?? ''), value);
  }
});
