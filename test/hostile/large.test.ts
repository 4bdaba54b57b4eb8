/**
 * What is large and nothing else: deep nesting, many keys, one long line. Eight times as much may not cost much more than
 * eight times the time, from bytes to report, with the look before reading and without it.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';
import { check } from '../../server/src/cli/check';
import { createCandidateTest } from '../../server/src/core/candidates';
import { detectors } from '../../server/src/core/detectors';
import { providers } from '../../server/src/core/providers';
import { characters, createRandom } from '../support/fakes';
import { temporaryFolder, writeFiles } from '../support/folder';
import { steepness, type Growth } from '../support/growth';

/** Linear is 8 (collections of a growing heap make it up to 20), quadratic 64. Sizes are of what is repeated: up to 10^5. */
const LINEAR: Growth = { small: 12_500, factor: 8, bound: 32 };

const random = createRandom(11);
const many = (count: number, unit: (at: number) => string): string => Array.from({ length: count }, (_, at) => unit(at)).join('');
type Shape = readonly [path: string, make: (size: number) => string];

const shapes: Readonly<Record<string, Shape>> = {
  'brackets in JSON': ['a.json', (size) => '['.repeat(size)],
  'objects in JSON': ['a.json', (size) => '{"a":'.repeat(size) + '}'.repeat(size)],
  'flow in YAML': ['a.yaml', (size) => `a: ${'[{b: '.repeat(size / 2)}${'}]'.repeat(size / 2)}`],
  'levels of YAML': ['a.yaml', (size) => many(Math.floor(Math.sqrt(size) * 2), (at) => `${' '.repeat(at)}k:\n`)],
  'parentheses in JavaScript': ['a.js', (size) => 'f('.repeat(size)],
  'templates in TypeScript': ['a.ts', (size) => '`${'.repeat(size / 4)],
  'braces in Python': ['a.py', (size) => 'x = {'.repeat(size)],
  'elements of JSX': ['a.tsx', (size) => '<div a="'.repeat(size)],
  'keys in JSON': ['a.json', (size) => `{${many(size, (at) => `"key${at}": "value ${at}",\n`)}"z": 1}`],
  'keys in YAML': ['a.yaml', (size) => many(size, (at) => `key${at}: value ${at}\n`)],
  'keys of a Compose service': ['compose.yaml', (size) => `services:\n  a:\n    environment:\n${many(size / 2, (at) => `      KEY${at}: value\n`)}`],
  'keys in an env file': ['.env', (size) => many(size / 8, (at) => `KEY${at}=value${at}\n`)],
  'one long line of base64': ['a.js', (size) => `x = "${characters(random, 'base64', size * 20)}"`],
  'one long line of words': ['a.txt', (size) => 'password: '.repeat(size * 2)],
  'one long line of code': ['a.min.js', (size) => many(size, (at) => `var a${at}=f("b",${at});`)],
  'comments that allow': ['a.js', (size) => '/* gitleaks:allow */ '.repeat(size / 4)],
};

for (const [name, [path, make]] of Object.entries(shapes)) {
  it(name, (context) => {
    const folder = temporaryFolder(context, {});
    const file = join(folder, path);
    const ratio = steepness((text) => {
      if (path === '.env') writeFiles(folder, { '.env.example': text });
      check({ paths: [file], directory: folder, overlay: new Map([[file, Buffer.from(text)]]) });
    }, make, LINEAR);
    assert.equal(ratio, undefined, `${LINEAR.factor} times as much took ${ratio?.toFixed(0)} times the time`);
  });
}

it('the look before reading', () => {
  const mayConcern = createCandidateTest(detectors, providers, new Set());
  const steep = ['password: ', 'password: password:\n', 'api_key = ', 'token=token ', 'secret "', 'user:pass@', '# password: x\n', 'a'].flatMap((unit) => {
    const ratio = steepness((text) => {
      mayConcern({ path: 'a.yaml', bytes: Buffer.from(text), text, readsCount: false });
    }, (size) => unit.repeat(size), { ...LINEAR, small: 2_000 });
    return ratio === undefined ? [] : [`${JSON.stringify(unit)} repeated took ${ratio.toFixed(0)} times the time`];
  });
  assert.deepEqual(steep, []);
});
