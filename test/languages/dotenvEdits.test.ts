/** Writing env files: quoting, appending and removing, byte for byte. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEnv } from 'node:util';
import { parse } from 'dotenv';
import { appendEntry, commentEntry, removeEntry } from '../../server/src/core/languages/dotenv/edits';
import { EnvOutline, entriesOf } from '../../server/src/core/languages/dotenv/outline';
import { quoteValue } from '../../server/src/core/languages/dotenv/quote';
import { contractReader, realFileReader } from '../../server/src/core/languages/dotenv/reader';
import { readAll, type Reader } from '../../server/src/core/segment';
import { applyEdits, shift, type Span } from '../../server/src/core/text';
import { createRandom } from '../support/fakes';

function quoted(value: string, written: string | undefined): void {
  test(`${JSON.stringify(value)} is written ${written ?? 'not at all'}`, () => assert.equal(quoteValue(value), written));
}

quoted('', '');
quoted('plain-1.2_3/x:y@z%+,=', 'plain-1.2_3/x:y@z%+,=');
quoted('two words', "'two words'");
quoted('a#b', "'a#b'");
quoted('a$b', "'a$b'");
quoted('a"b', `'a"b'`);
quoted(`it's #1`, `"it's #1"`);
quoted(`it's "x"`, `it's "x"`);
quoted('C:\\new dir', "'C:\\new dir'");
quoted('C:\\dir\\', 'C:\\dir\\');
quoted('a\\\\b', 'a\\\\b');
quoted('l1\nl2', "'l1\nl2'");
quoted("l1's\nl2", `"l1's\nl2"`);
quoted('l1\r\nl2', '"l1\\r\\nl2"');
quoted(' led', "' led'");
quoted(`'"#`, "`'\"#`");
quoted('\'"#`', undefined);

test('what is written reads back in dotenv, whatever follows; single-quoted and bare values in Node too', () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 0x7fffffff);
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const signs = ['a', 'b', '1', ' ', '"', "'", '`', '#', '$', '\\', '\n', '\r', '=', '\u2028', 'é', '\\n', '\\"', '\t', '\ufeff'];
  let written = 0;
  for (let round = 0; round < 20_000; round++) {
    const value = Array.from({ length: below(8) }, () => signs[below(signs.length)]).join('');
    const spelled = quoteValue(value);
    if (spelled === undefined) continue;
    written++;
    for (const behind of ['', '\n', '\r\nB="x"\nC=\'y\'\nD=`z`\n', '\n#"\'`\n']) assert.equal(parse(`A=${spelled}${behind}`)['A'], value, `seed ${seed}: ${JSON.stringify(spelled)}`);
    if (spelled.startsWith("'")) assert.equal(parseEnv(`A=${spelled}\n`)['A'], value);
  }
  assert.ok(written > 15_000, `${written}`);
});

function appends(before: string, [key, value, comment]: readonly [string, string, string?], after: string | undefined): void {
  test(`${key}=${value} goes to the end of ${JSON.stringify(before)}`, () => {
    const edits = appendEntry(new EnvOutline(before), key, value, comment);
    assert.equal(edits && applyEdits(before, edits), after);
  });
}

appends('', ['A', '1'], 'A=1\n');
appends('\ufeff', ['A', '1'], '\ufeffA=1\n');
appends('B=2', ['A', '1'], 'B=2\nA=1\n');
appends('B=2\n', ['A', 'x y', '@sensitive'], "B=2\n# @sensitive\nA='x y'\n");
appends('B=2\r\n', ['A', '', 'why'], 'B=2\r\n# why\r\nA=\r\n');
appends('B=2\r\n', ['A', 'l1\nl2'], "B=2\r\nA='l1\r\nl2'\r\n");
appends('B=2\rC=3', ['A', '1'], 'B=2\rC=3\rA=1\r');
appends('B=2\n# trailing\n', ['A', '1'], 'B=2\n# trailing\n\nA=1\n');
appends('B:\n', ['A', '1'], 'B:\n\nA=1\n');
appends('B="half\n', ['A', '"x"'], 'B="half\nA=\'"x"\'\n');
appends('B=2\n', ['A B', '1'], undefined);
appends('B=2\n', ['A', '\'"#`'], undefined);

function entrySpan(reader: Reader<unknown>, text: string, name: string, nth: number): Span {
  let base = 0;
  let seen = 0;
  for (const segment of readAll(reader, text, (_text, _start, _end, facts) => ({ facts, suppressions: [] }))) {
    for (const fact of segment.facts) {
      if ((fact.kind === 'definition' || fact.kind === 'declaration') && fact.name === name && seen++ === nth) return shift(fact.span, base);
    }
    base += segment.length;
  }
  throw new Error(`no ${name}`);
}

function removes(before: string, name: string, after: string, nth = 0): void {
  test(`${name} is removed from ${JSON.stringify(before)}`, () => {
    for (const reader of [realFileReader, contractReader]) {
      assert.equal(applyEdits(before, removeEntry(new EnvOutline(before), entrySpan(reader as Reader<unknown>, before, name, nth)) ?? []), after);
    }
  });
}

removes('A=1\nB=2\nC=3\n', 'B', 'A=1\nC=3\n');
removes('A=1\nB=2', 'B', 'A=1\n');
removes('\ufeffA=1\nB=2\n', 'A', '\ufeffB=2\n');
removes('A=1\r\n  export B = "x" # why\r\nC=3\r\n', 'B', 'A=1\r\nC=3\r\n');
removes('A=1\rB=2\rC=3\r', 'B', 'A=1\rC=3\r');
removes('A=1\n\n# About B.\n# @sensitive\nB=2\n\nC=3\n', 'B', 'A=1\n\n\nC=3\n');
removes('# Heading\nA=1\nB=2\n', 'A', '# Heading\nB=2\n');
removes('# Heading\n# @sensitive\nA=1\nB=2\n', 'A', '# Heading\nB=2\n');
removes('# Heading\n# lasthop-allow x: why\nA=1\nB=2\n', 'A', '# Heading\nB=2\n');
removes('# ---\n# About A.\nA=1\n', 'A', '# ---\n');
removes('#A=0\n# About A.\nA=1\n', 'A', '#A=0\n');
removes('A="x\n# y"\nB=2\n', 'B', 'A="x\n# y"\n');
removes('A="l1\nl2"\nB=2\n', 'A', 'B=2\n');
removes('A=1\nA=2\n', 'A', 'A=1\n', 1);
removes('A=1\nA=2\n', 'A', 'A=2\n');
removes('A=1\nKEY_ALONE\nB=2\n', 'KEY_ALONE', 'A=1\nB=2\n');
removes('X:\n# c\nB=2\nC=3\n', 'B', 'X:\n# c\nC=3\n');
removes('X:\n\nB=2\nC=3\n', 'B', 'X:\n\nC=3\n');
removes('X:\n# @a\nB=2\nC=3\n', 'B', 'X:\n# @a\nC=3\n');

test('appending and removing again leaves the bytes, and every other entry, as they were', () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 0x7fffffff);
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pieces = ['A=1\n', 'B="x"\n', "C='y\nz'\n", '# c\n', '\n', 'K:\n', 'half="\n', 'H\n', '"', '\r', "q='", '#"\n', 'D=1'];
  let appended = 0;
  for (let round = 0; round < 5_000; round++) {
    const text = Array.from({ length: below(9) }, () => pieces[below(pieces.length)]).join('');
    const value = ['', '1', 'x y', `it's`, '"', 'l1\nl2', '#'][below(7)] as string;
    const edits = appendEntry(new EnvOutline(text), 'NEW_KEY', value);
    if (!edits) continue;
    appended++;
    const after = applyEdits(text, edits);
    const message = `seed ${seed}: ${JSON.stringify(text)} → ${JSON.stringify(after)}`;
    assert.ok(after.startsWith(text), message);
    assert.deepEqual(parse(after), { ...parse(text), NEW_KEY: value }, message);
    const back = applyEdits(after, removeEntry(new EnvOutline(after), entrySpan(realFileReader as Reader<unknown>, after, 'NEW_KEY', 0)) ?? []);
    assert.deepEqual(parse(back), parse(text), message);
    assert.ok(back.startsWith(text) && /^(?:\r\n|\r|\n)*$/.test(back.slice(text.length)), message);
  }
  assert.ok(appended > 4_000, `${appended}`);
});

test('a comment above an entry is its own line and leaves every value as it was', () => {
  const seed = 5;
  const random = createRandom(seed);
  const parts = ['KEY=', 'KEY', 'OTHER:', 'A=1', "B='x", "y'", '# note', ' ', '\n', '\r\n', '\ufeff', '"', 'export '];
  let commented = 0;
  for (let round = 0; round < 5000; round++) {
    const text = Array.from({ length: 1 + Math.floor(random() * 9) }, () => parts[Math.floor(random() * parts.length)]).join('');
    const edits = commentEntry(new EnvOutline(text), 'KEY', '@sensitive @path={env}/a/b/c');
    if (!edits) continue;
    commented++;
    const after = applyEdits(text, edits);
    const what = `seed ${seed}, round ${round}: ${JSON.stringify(text)}`;
    assert.deepEqual(parse(after), parse(text), what);
    assert.ok(after.split(/\r\n|\r|\n/).some((line) => /^\ufeff?# @sensitive @path=\{env\}\/a\/b\/c$/.test(line)), what);
  }
  assert.ok(commented > 500, `${commented} were commented`);
});

test('what an edit makes of the lines is read where it may differ, and is what reading all of them gives', () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 0x7fffffff);
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const parts = ['KEY=', 'OTHER:', 'A=1', "B='x", 'C="y"', '# note', ' ', '\n', '\n', '\r\n', '\r', '\ufeff', '"', "'", '\\', 'export ', '=', '\u2028', `L=${'x'.repeat(1500)}\n`];
  const some = (): string => Array.from({ length: below(12) }, () => parts[below(parts.length)]).join('');
  let local = 0;
  for (let round = 0; round < 20_000; round++) {
    const text = some() + some() + some();
    const start = below(text.length + 1);
    const edit = { span: { start, end: start + below(text.length - start + 1) }, newText: below(3) === 0 ? '' : some() };
    const env = new EnvOutline(text);
    const { before, after } = env.reread(edit.span, edit.newText);
    const all = entriesOf(env.lines);
    const first = env.lines.indexOf(before[0] ?? env.lines[0] as never);
    const kept = entriesOf(env.lines.slice(0, before.length > 0 ? first : env.lines.length));
    const expected = entriesOf(new EnvOutline(applyEdits(text, [edit])).lines);
    const rest = all.slice(kept.length + entriesOf(before).length);
    if (before.length === 0) continue;
    assert.deepEqual([...kept, ...entriesOf(after), ...rest], expected, `seed ${seed}: ${JSON.stringify(text)} ${JSON.stringify(edit)}`);
    if (before.length < env.lines.length) local++;
  }
  assert.ok(local > 2_000, `${local}`);
});
