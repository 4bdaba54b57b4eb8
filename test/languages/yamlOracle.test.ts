/** Our reader against the `yaml` package, on public trees. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corpusFiles, corpusFolder } from '../support/corpus';
import { createRandom } from '../support/random';
import { randomYaml } from '../support/randomYaml';
import { compare, oracleScalars, ourScalars } from '../support/yamlOracle';

test('every scalar of the public trees is found, with the path, value and range of the yaml package', (context) => {
  if (corpusFolder() === undefined) return context.skip('no ../shared/corpus beside the repository');
  let files = 0;
  let rejected = 0;
  let scalars = 0;
  const wrong: string[] = [];
  for (const file of corpusFiles((path) => /\.ya?ml$/.test(path))) {
    const text = file.bytes.toString('utf8');
    const expected = oracleScalars(text.includes('{{') ? masked(text) : text);
    if (!expected) {
      rejected++;
      ourScalars(text);
      continue;
    }
    files++;
    scalars += expected.length;
    wrong.push(...compare(text.includes('{{') ? masked(text) : text, expected).map((line) => `${file.path}: ${line}`));
  }
  context.diagnostic(`${files} files, ${scalars} scalars, ${wrong.length} different; ${rejected} files the package rejects`);
  assert.deepEqual(wrong.slice(0, 20), []);
});

/** Templates as words of equal length, or as blanks where they have lines of their own: so the package can read most of them. */
function masked(text: string): string {
  return text
    .replace(/^[ \t]*(?:\{\{.*?\}\}[ \t]*)+$/gms, (lines) => lines.replace(/[^\n]/g, ' '))
    .replace(/\{\{.*?\}\}/gs, (action) => action.replace(/[^\n]/g, 'x'));
}

test('every scalar of random documents is found alike', (context) => {
  const random = createRandom();
  context.diagnostic(`seed ${random.seed}`);
  let accepted = 0;
  let scalars = 0;
  const rounds = Number(process.env['LASTHOP_ROUNDS']) || 2000;
  for (let round = 0; round < rounds; round++) {
    let text = randomYaml(random, 3);
    if (random.below(4) === 0) text += `---\n${randomYaml(random, 3)}`;
    if (random.below(6) === 0) text = text.replaceAll('\n', '\r\n');
    if (random.below(8) === 0) text = text.trimEnd();
    const expected = oracleScalars(text);
    if (!expected) {
      ourScalars(text);
      continue;
    }
    accepted++;
    scalars += expected.length;
    assert.deepEqual(compare(text, expected), [], `seed ${random.seed}, round ${round}: ${JSON.stringify(text)}`);
  }
  context.diagnostic(`${accepted} of ${rounds} documents accepted by the package, ${scalars} scalars`);
  assert.ok(accepted > rounds / 2, 'most of what the generator makes is valid');
});
