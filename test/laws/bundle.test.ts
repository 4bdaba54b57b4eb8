/** What is shipped: the sizes, and which packages stand in which bundle. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { repository, textOf } from '../support/repository';

interface Bundle {
  readonly bytes: number;
  /** Bytes by source file. */
  readonly inputs: Readonly<Record<string, number>>;
}

const bundles = (): Readonly<Record<string, Bundle>> => JSON.parse(textOf('out/bundles.json')) as Record<string, Bundle>;

function inputsOf(name: string): string[] {
  const inputs = Object.keys(bundles()[name]?.inputs ?? {});
  assert.ok(inputs.length > 0, `${name} was built from something`);
  return inputs;
}

test('minified bundles keep within their limits', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lasthop-bundle-'));
  try {
    const built = spawnSync(process.execPath, ['scripts/build.mjs', '--minify', `--outdir=${folder}`], { cwd: repository, encoding: 'utf8' });
    assert.equal(built.status, 0, built.stdout + built.stderr);
    for (const name of ['program.js', 'launcher.js', 'stores.js', 'server.js', 'extension.js']) assert.ok(bundles()[name], `${name} was built`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the command line holds no vscode package, the extension no rule, no bundle a test', () => {
  const wrong = (name: string, pattern: RegExp) => inputsOf(name).filter((input) => pattern.test(input));
  assert.deepEqual(wrong('program.js', /vscode|node_modules\/(?!yaml|ignore)/), []);
  for (const late of ['launcher.js', 'stores.js', 'yaml.js']) assert.deepEqual(wrong(late, /vscode/), [], late);
  assert.deepEqual(wrong('extension.js', /server\/src\/(?!lsp\/)/), []);
  for (const name of Object.keys(bundles())) assert.deepEqual(wrong(name, /^(?:test|docs|examples)\//), [], name);
});

test('what starts a program loads no rule, no engine and no detector', () => {
  const wrong = inputsOf('launcher.js').filter((input) => /core\/(?:rules|render|detectors|engine|recogniser|languages\/(?!dotenv))/.test(input));
  assert.deepEqual(wrong, []);
});

test('what a bundle leaves to another is looked for in that very one', () => {
  const left: Readonly<Record<string, readonly string[]>> = { 'program.js': ['stores', 'yaml'], 'server.js': ['render', 'stores', 'secrets', 'yaml'], 'extension.js': ['dayOne'] };
  for (const [name, others] of Object.entries(left)) {
    for (const other of others) assert.ok(textOf(`dist/${name}`).includes(`require("./${other}.js")`), `${name} never loads ${other}.js`);
  }
});

test('every bundle is in the package', () => {
  const packed = textOf('.vscodeignore').split('\n');
  for (const name of ['cli.js', 'issuers.js', ...Object.keys(bundles())]) assert.ok(packed.includes(`!dist/${name}`), name);
});
