/** YAML that is templated, half-typed, hostile or written in an unusual way; how values are written back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, parseDocument } from 'yaml';
import type { Site } from '../../server/src/core/facts';
import { yaml } from '../../server/src/core/languages/yaml';
import { scalarText, spelling } from '../../server/src/core/languages/yaml/spelling';
import type { Language } from '../../server/src/core/language';
import { readAll } from '../../server/src/core/segment';
import { listFacts } from '../support/listing';
import { createRandom } from '../support/random';
import { plainAnnotate } from '../support/yamlOracle';

const general = yaml.at(-1) as Language;

/** Literals as `name = value`, nothing else. */
function literals(text: string, path = 'values.yaml'): string[] {
  return listFacts(path, text).flatMap((line) => /^literal (.*?)(?: <.*>)? (?:bare|single|double|block|text)\b/s.exec(line)?.[1] ?? []);
}

test('half-typed text: what stands there is read, what follows keeps its meaning', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['a: x\npass\nb: w1\n', ['a = x', 'b = w1']],
    ['a:\n  b: x\npass\n  c: z\n', ['b = x', 'c = z']],
    ['a: x\npassword:hunter2\n', ['a = x', 'password = hunter2']],
    ['a: "unclosed\nb: w1\n', ['a = unclosed', 'b = w1']],
    ["a: 'unclosed\nb: w1\n", ['a = unclosed', 'b = w1']],
    ['a: [x1, "y1\nb: z\n', ['a = x1', 'a = y1', 'b = z']],
    ['a: {k: v1\nb: z\n', ['k = v1', 'b = z']],
    ['a: |\nb: z\n', ['b = z']],
    ['a: &\nb: *\nc: !\nd: z\n', ['b = *', 'd = z']],
    ['- name: X\n  value: \n- name: X2\n  value: z\n', ['name = X', 'name = X2', 'X2 = z']],
    ['- \n- a: z\n-\n', ['a = z']],
    ['\ta: z\n', ['a = z']],
    ['a:\tz\n', ['a = z']],
    ['a: z\r\nb: >-\r\n  one\r\n  two\r\nc: "x\r\n  y"\r\n', ['a = z', 'b = one two', 'c = x y']],
    ['\ufeffa: z\n---\nb: w1', ['a = z', 'b = w1']],
    ['a: z\rb: w1\r', ['a = z', 'b = w1']],
    ['}\n]\na: z\n', ['a = z']],
    ['a: ]\nb: }\nc: z\n', ['a = ]', 'b = }', 'c = z']],
    ['a: @x\nb: `y\nc: %z\n', ['a = @x', 'b = `y', 'c = %z']],
    ['a: b: c\nd: z\n', ['a = b: c', 'd = z']],
    ['? [x1, y1]\n: z\n? q\n: w\n', [' = z', 'q = w']],
    ['a: &x\n  b: z\nc: *x\nd:\n  <<: *x\n', ['b = z']],
    ['a: !!str 12345678\nb: !<tag:yaml.org,2002:str> zz\n', ['a = 12345678', 'b = zz']],
    ['--- # c\na: z\n...\n---\n- b\n--- words here\n--- |\n  lines\n', ['a = z', ' = b', ' = words here', ' = lines\n']],
  ];
  for (const [text, expected] of rows) assert.deepEqual(literals(text), expected, JSON.stringify(text));
});

test('templates: facts beside, around and inside of them', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['{{- if .x }}\na: z\n{{- else }}\na: w1\n{{- end }}\n', ['a = z', 'a = w1']],
    ['a:\n  {{- toYaml .x | nindent 4 }}\n  b: z\n', ['b = z']],
    ['a: {{ .Values.x | default "y" }}\nb: z\n', ['a = {{ .Values.x | default "y" }}', 'b = z']],
    ['a: "{{ .x | default "y" }}-z"\nb: w\n', ['a = {{ .x | default "y" }}-z', 'b = w']],
    ["a: '{{ printf \"%s: x\" .y }}'\n", ['a = {{ printf "%s: x" .y }}']],
    ['a: {{ include "x" (dict\n  "k" "v: w") }}\nb: z\n', ['a = {{ include "x" (dict "k" "v: w") }}', 'b = z']],
    ['{{ .key }}: z\nb: w\n', ['{{ .key }} = z', 'b = w']],
    ['{{/*\na: no\n*/}}\nb: z\n', ['b = z']],
    ['a: |\n{{- if .x }}\n  one\n{{- end }}\n  two\nb: z\n', ['a = {{- if .x }}\none\n{{- end }}\ntwo\n', 'b = z']],
    ['{% if x %}\na: "{{ lookup(\'env\', \'X\') }}"\n{% endif %}\n{# b: no #}\nc: z\n', ["a = {{ lookup('env', 'X') }}", 'c = z']],
    ['- name: {{ .n }}\n  value: {{ .v | quote }}\n', ['name = {{ .n }}', '{{ .n }} = {{ .v | quote }}']],
    ['a: [{{ .x }}, "y1"]\n', ['a = {{ .x }}', 'a = y1']],
    ['{{ unclosed\na: z\n', ['a = z']],
  ];
  for (const [text, expected] of rows) assert.deepEqual(literals(text), expected, JSON.stringify(text));
});

test('a template around a manifest changes nothing of what is found in it', () => {
  const plain = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\nstringData:\n  password: "some value"\n';
  const templated = '{{- if .Values.enabled -}}\napiVersion: v1\nkind: Secret\nmetadata:\n  name: x\n  labels:\n    {{- include "labels" . | nindent 4 }}\nstringData:\n  {{- range $k, $v := .Values.s }}\n  {{ $k }}: {{ $v | quote }}\n  {{- end }}\n  password: "some value"\n{{- end }}\n';
  const found = listFacts('chart/templates/secret.yaml', templated);
  for (const line of listFacts('secret.yaml', plain).filter((fact) => fact.startsWith('literal'))) assert.ok(found.includes(line), line);
});

test('hostile text: no crash, no hang, no stack', () => {
  const bomb = Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [${i === 0 ? '"x"' : `*a${i - 1},`.repeat(9)}]`).join('\n');
  const deep = Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
  const texts = [
    bomb, deep, '['.repeat(200_000), '{a: '.repeat(100_000), '- '.repeat(100_000), '? '.repeat(100_000), '["a",'.repeat(50_000), 'a: "{{"a'.repeat(20_000),
    '{{'.repeat(50_000), '${a:-'.repeat(50_000), '- {{\n'.repeat(20_000), 'a: |\n'.repeat(50_000), 'a: {{ x\n'.repeat(20_000), '"'.repeat(100_001), "'".repeat(100_001),
    '\n'.repeat(300_000), ' \n'.repeat(200_000), '#\n'.repeat(200_000), '&a '.repeat(50_000), '!t '.repeat(50_000), '---\n'.repeat(50_000), '...\n'.repeat(50_000),
    'a:\n'.repeat(100_000), '\t'.repeat(100_000), '\ud800: \udfff\n\0: \x01\n', `k: ${'x'.repeat(500_000)}`, `${'x'.repeat(500_000)}: y`, 'a: >\n\n\n'.repeat(20_000),
    `a: "${'x\n '.repeat(100_000)}"`, `a: |\n${'  x\n'.repeat(200_000)}`, `services:\n  a:\n    image: x\n    command: ${'--a '.repeat(50_000)}`,
    `services:\n  a:\n    image: x\n    command: ${'${a:-'.repeat(20_000)}`,
  ];
  const unit = texts.reduce((sum, text) => sum + text.length, 0);
  const start = process.cpuUsage();
  for (const text of texts) readAll(general.reader, text, plainAnnotate);
  const spent = process.cpuUsage(start);
  // A bound that only a square would pass: 100 ns a code unit on a machine ten times slower than today's.
  assert.ok((spent.user + spent.system) * 1000 < unit * 1000, `${spent.user / 1000} ms for ${unit} code units`);
});

test('many lines cost what they are', () => {
  const block = 'key: value\nlist:\n  - name: A\n    value: "b"\n';
  const time = (count: number): number => {
    const text = block.repeat(count);
    const start = process.cpuUsage();
    readAll(general.reader, text, plainAnnotate);
    return process.cpuUsage(start).user / count;
  };
  time(5_000);
  const small = Math.min(time(5_000), time(5_000));
  const large = time(100_000);
  assert.ok(large < small * 12, `${large} µs a block of 500,000 lines, ${small} µs of 25,000`);
});

test('values are quoted so that every reader takes them for the same text', () => {
  const random = createRandom();
  const pieces = ['a', 'yes', 'no', 'on', 'null', '~', '1', '12', '0x1f', '1:30', '2020-01-01', '.5', '-', ' ', ':', ': ', ' #', '#', '"', "'", '\\', '\n', '\t', '{', '}', '[', ']', ',', '&', '*', '!', '|', '>', '%', '@', '`', '{{', 'é', '😀', '\u2028', '\x07', '=', '<<', 'y', 'N', 'e', '.', '+', '---', '_'];
  const values = new Set(Array.from({ length: 4000 }, () => Array.from({ length: random.below(4) }, () => random.pick(pieces)).join('')));
  assert.ok(values.size > 1500, `only ${values.size} values`);
  for (const value of values) {
    const at = (form: Site['form'], inside: boolean): Site => ({ form, content: { start: inside ? 0 : 1, end: 2 }, whole: { start: 0, end: 3 } });
    const seed = `seed ${random.seed}, ${JSON.stringify(value)}`;
    for (const [version, schema] of [['1.1', 'yaml-1.1'], ['1.2', 'core']] as const) {
      for (const [before, after] of [['k: ', '\n'], ['- ', '\n'], ['{k: ', '}'], ['[', ', x]']] as const) {
        for (const written of new Set([scalarText(value, true), spelling.quote?.(value, at('double', false)), spelling.quote?.(value, at('single', false))])) {
          if (written === undefined) continue;
          const read: unknown = parseDocument(before + written + after, { version, schema, logLevel: 'silent' }).toJS();
          const first = Array.isArray(read) ? read[0] : (read as { k: unknown }).k;
          assert.equal(first, value, `${seed} as ${before}${written}${after} in ${version}`);
        }
      }
    }
    const inner = spelling.quote?.(value, at('double', true));
    assert.equal(parse(`"${inner}"`, { logLevel: 'silent' }), value, seed);
    const single = spelling.quote?.(value, at('single', true));
    if (single !== undefined) assert.equal(parse(`'${single}'`, { logLevel: 'silent' }), value, seed);
  }
});
