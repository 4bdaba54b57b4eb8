/** Env files as facts: one row, one text, the listing of what is read from it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf } from '../../server/src/core/languages';
import { readAll, readChanged, type Annotate, type Segment } from '../../server/src/core/segment';
import { applyEdits, changeBetween } from '../../server/src/core/text';
import type { Fact } from '../../server/src/core/facts';
import { assertSameFacts } from '../support/facts';
import { createRandom } from '../support/fakes';

const annotate: Annotate = (_text, _start, _end, facts) => ({ facts, suppressions: [] });

function segmentsOf(path: string, text: string): Segment[] {
  const language = languageOf({ path }, text);
  assert.ok(language, path);
  return readAll(language.reader, text, annotate);
}

/** `kind name [form «written»] …`, every span checked against the text. */
function listing(path: string, text: string): string[] {
  const result: string[] = [];
  let base = 0;
  const at = ({ start, end }: { start: number; end: number }): string => text.slice(base + start, base + end);
  const show = (fact: Fact): string => {
    if (fact.kind === 'envRead') {
      assert.equal(at(fact.nameSpan), fact.name);
      return `read ${fact.name}${fact.optional ? ' optional' : ''}`;
    }
    if (fact.kind !== 'definition' && fact.kind !== 'declaration' && fact.kind !== 'literal') return fact.kind;
    if (fact.nameSpan) assert.equal(at(fact.nameSpan), fact.name);
    if (fact.kind === 'literal') return `literal ${fact.name} ${fact.slot}`;
    const written = fact.site ? ` ${fact.site.form} «${at(fact.site.whole)}»${fact.value === at(fact.site.content) ? '' : ` = ${JSON.stringify(fact.value)}`}` : '';
    const decorators = fact.kind === 'declaration' ? [...fact.decorators].map(([name, value]) => ` @${name}${value === true ? '' : `=${value}`}`).join('') : '';
    return `${fact.kind} ${fact.name}${written}${decorators}`;
  };
  for (const segment of segmentsOf(path, text)) {
    result.push(...segment.facts.map(show), ...segment.syntax.map((problem) => `problem «${at(problem.span)}» ${problem.what.split(':')[0]}`));
    base += segment.length;
  }
  return result;
}

function check(path: string, text: string, expected: readonly string[]): void {
  test(`${path} ${JSON.stringify(text)}`, () => assert.deepEqual(listing(path, text), expected));
}

const env = (text: string, ...expected: string[]): void => check('.env', text, expected);
const contract = (text: string, ...expected: string[]): void => check('.env.example', text, expected);

env('A=1\n', 'definition A bare «1»', 'literal A env-file');
env('A=', 'definition A bare «»');
env('\ufeffexport A = "x y" # why\r\nB=2', 'definition A double «"x y"»', 'literal A env-file', 'definition B bare «2»', 'literal B env-file');
env("A='it # is'#c\n", "definition A single «'it # is'»", 'literal A env-file');
env('A=`x"y\'z`\n', 'definition A backtick «`x"y\'z`»', 'literal A env-file');
env('A="l1\r\nl2\\n"\n', 'definition A double «"l1\r\nl2\\n"» = "l1\\nl2\\n"', 'literal A env-file');
env('A: 1\n', 'definition A bare «1»', 'literal A env-file');
env('A=x#y\n', 'definition A bare «x»', 'literal A env-file');
env('A=1\nA=2\n', 'definition A bare «1»', 'literal A env-file', 'definition A bare «2»', 'literal A env-file');
env('# A=1\n\n', ...[]);
env('KEY:\nB=1\n', 'definition KEY bare «B=1»', 'literal KEY env-file', 'problem «KEY:\nB=1» White space runs over line ends here');
env('A="half\nB=2\n', 'definition A bare «"half»', 'literal A env-file', 'definition B bare «2»', 'literal B env-file', 'problem «A="half» The quote is never closed');
env('A="a"b\n', 'definition A bare «"a"b»', 'literal A env-file', 'problem «A="a"b» Text follows the closing quote');
env('A="a"b"\n', 'definition A double «"a"b"»', 'literal A env-file');
env('just prose\nB=1\n', 'definition B bare «1»', 'literal B env-file', 'problem «just prose» This is no KEY=value');
env('PASSED_THROUGH\n', 'definition PASSED_THROUGH', 'problem «PASSED_THROUGH» A key without “=”');
env('export PASSED  \n', 'definition PASSED', 'problem «export PASSED» A key without “=”');
env('=x\n', 'problem «=x» This is no KEY=value');

// Reads of other keys
env('A=${B}\n', 'definition A bare «${B}»', 'literal A env-file', 'read B');
env('A="${B:-1}/${C-}/${D:?no}/$EE"\n', 'definition A double «"${B:-1}/${C-}/${D:?no}/$EE"»', 'literal A env-file', 'read B optional', 'read C optional', 'read D', 'read EE');
env("A='${B}'\n", "definition A single «'${B}'»", 'literal A env-file');
env('A=\\${B} $$C pa$$WORD x$Y $lower $Up ${{ secrets.Z }} $(cmd)\n', 'definition A bare «\\${B} $$C pa$$WORD x$Y $lower $Up ${{ secrets.Z }} $(cmd)»', 'literal A env-file');
env('A=$2b$10$N9QO8ULOICKGX\n', 'definition A bare «$2b$10$N9QO8ULOICKGX»', 'literal A env-file');
env('A=$HOME\n', 'definition A bare «$HOME»', 'literal A env-file', 'read HOME');

// Contracts
contract('A=\n', 'declaration A bare «»');
contract('A=x\n', 'declaration A bare «x»', 'literal A contract');
contract('A\n', 'declaration A', 'problem «A» A key without “=”');
contract('# Charges cards.\n# @sensitive @path={env}/api/stripe/secret_key @owner=payments\n# @rotate=90d # yearly\nA=\n',
  'declaration A bare «» @sensitive @path={env}/api/stripe/secret_key @owner=payments @rotate=90d');
contract('# @type=enum(a, "b c")   @example="x y" stray text @required\nA=\nB=\n', 'declaration A bare «» @type=enum(a, "b c") @example=x y @required', 'declaration B bare «»');
contract('# @sensitive={preventLeaks=false} @docs(https://example.com/a)\nA=\n', 'declaration A bare «» @sensitive={preventLeaks=false} @docs=(https://example.com/a)');
contract('# @path={env/x\nA=\n', 'declaration A bare «» @path={env/x');
contract('# @todo: later @sensitive\n#@required\nA=\n', 'declaration A bare «» @sensitive @required');
contract('# mail a@example.com @sensitive\nA=\n', 'declaration A bare «»');
contract('# @sensitive\n\nA=\n', 'declaration A bare «»');
contract('# @sensitive\n# ---\n# @required\nA=\n', 'declaration A bare «» @required');
contract('# @sensitive=false\nA= # @optional\n', 'declaration A bare «» @sensitive=false @optional');
contract('# @defaultRequired=false @defaultSensitive\n# ---\n\nA=\n# @required @sensitive=false\nB=\n', 'declaration A bare «» @optional @sensitive', 'declaration B bare «» @required @sensitive=false');
contract('A=\n\n# @defaultRequired=false\n\nB=\n', 'declaration A bare «»', 'declaration B bare «»');
check('.env.production.example', 'A=${B}\n', ['declaration A bare «${B}»', 'literal A contract', 'read B']);

// direnv
const direnv = (text: string, ...expected: string[]): void => check('.envrc', text, expected);
direnv('export A=1\n', 'definition A bare «1»', 'literal A env-file');
direnv('A=1\ndotenv\nuse flake\nPATH_add bin\n# export B=1\n', ...[]);
direnv('  export A="x $BB" C=\'$d\' # e\n', 'definition A double «"x $BB"»', 'literal A env-file', 'read BB', "definition C single «'$d'»", 'literal C env-file');
direnv('export A=a"b c"\\ d; export B=2\n', 'definition A bare «a"b c"\\ d» = "ab c d"', 'literal A env-file');
direnv('export A="$(op read "op://a/b")"\nexport B=$(pwd)/x\n', 'definition A bare «"$(op read "op://a/b")"» = "$(op read op://a/b)"', 'literal A env-file', 'definition B bare «$(pwd)/x»', 'literal B env-file');
direnv('export A="l1\nl2"\nexport B\n', 'definition A double «"l1\nl2"»', 'literal A env-file');
direnv('export A="half\nexport B=1\n', 'definition A bare «"half»', 'literal A env-file', 'definition B bare «1»', 'literal B env-file');

// Random edits: reading what changed equals reading all.
for (const [path, pieces] of [
  ['.env', ['A=1', 'B="x', '"', "'", '`', '\\', '\n', '\n', '\r\n', '\r', '#', 'export ', ':', ' ', '=', '\u2028', '$X', 'K\n', 'A=1\nB=2\n', 'KEY:\n']],
  ['.env.example', ['A=1\n', 'B=\n', '# @sensitive\n', '# @defaultRequired=false\n', '\n', '# ---\n', '"', '@', '#', 'C', '=', '\r', '\n']],
  ['.envrc', ['export A=1\n', 'export B="x', '"', "'", '\\', '\n', '\r', '$(', ')', '#', ' ', ';', 'C=', 'export ']],
] as const) {
  test(`${path}: incremental equals from scratch`, () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 0x7fffffff);
    const random = createRandom(seed);
    const below = (limit: number): number => Math.floor(random() * limit);
    const language = languageOf({ path }, '');
    assert.ok(language);
    for (let round = 0; round < 30; round++) {
      let text = Array.from({ length: below(400) }, () => pieces[below(pieces.length)]).join('');
      let segments: Segment[] = readAll(language.reader, text, annotate);
      for (let edit = 0; edit < 60; edit++) {
        const start = below(text.length + 1);
        const end = Math.min(text.length, start + below(below(4) === 0 ? 60 : 3));
        const newText = Array.from({ length: below(below(6) === 0 ? 80 : 3) }, () => pieces[below(pieces.length)]).join('');
        const next = applyEdits(text, [{ span: { start, end }, newText }]);
        segments = readChanged(language.reader, next, annotate, segments, edit % 2 ? changeBetween(text, next) : { start, oldEnd: end, newEnd: start + newText.length });
        assertSameFacts(segments, readAll(language.reader, next, annotate), `seed ${seed}, round ${round}, edit ${edit}: ${JSON.stringify(next.slice(0, 300))}`);
        text = next;
      }
    }
  });
}

test('a keystroke in a long file re-reads a small part and keeps the rest, and typed lines do not pile up segments', () => {
  let text = Array.from({ length: 10_000 }, (_, index) => `KEY_${index}=value ${index}\n`).join('');
  const language = languageOf({ path: '.env' }, text);
  assert.ok(language);
  let segments: Segment[] = readAll(language.reader, text, annotate);
  const usual = segments.length;
  for (const typed of 'NEW_KEY=1\n'.repeat(40)) {
    const start = text.indexOf('KEY_5000=');
    const next = applyEdits(text, [{ span: { start, end: start }, newText: typed }]);
    const old = new Set(segments);
    segments = readChanged(language.reader, next, annotate, segments, { start, oldEnd: start, newEnd: start + 1 });
    text = next;
    const read = segments.filter((segment) => !old.has(segment));
    const length = read.reduce((sum, segment) => sum + segment.length, 0);
    assert.ok(length < (text.includes('NEW') ? 800 : 4_000), `${length} code units in ${read.length} segments were read`);
  }
  assert.ok(segments.length <= usual + 8, `${segments.length} segments, ${usual} before`);
});

for (const [direction, step] of [['down', 1], ['up', -1]] as const) {
  test(`going ${direction} through a file, changing every line, leaves segments of some length`, () => {
    let text = Array.from({ length: 600 }, (_, index) => `KEY_${index}=value ${index}\n`).join('');
    const language = languageOf({ path: '.env' }, text);
    assert.ok(language);
    let segments: Segment[] = readAll(language.reader, text, annotate);
    for (let count = 0, line = step > 0 ? 0 : 599; count < 600; count++, line += step) {
      const start = text.indexOf(`KEY_${line}=`);
      text = applyEdits(text, [{ span: { start, end: start }, newText: '#' }]);
      segments = readChanged(language.reader, text, annotate, segments, { start, oldEnd: start, newEnd: start + 1 });
    }
    assertSameFacts(segments, readAll(language.reader, text, annotate));
    assert.ok(text.length / segments.length > 120, `${segments.length} segments`);
  });
}
