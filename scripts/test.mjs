/**
 * `npm test`: types, generated files, bundles, then every test file.
 *
 *   npm test                     everything
 *   npm test -- rules cli/text   only the test files whose path holds one of the words, each in a process of its own
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';
import report from './reporter.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);
/** These take longest and begin first, the longest before all, so that no processor is left with one of them at the end. */
const long = [
  'hostile/files', 'stores/moveFaults', 'cli/runProcess', 'followed', 'stores/localFaults', 'hostile/prefixes', 'hostile/linear', 'hostile/large',
  'laws/incremental', 'hostile/findings', 'cli/secrets', 'languages/treeSitterOracle', 'languages/yamlSpeed', 'core/memory', 'sample',
];
/**
 * The short files of these folders share a process each, which starts, reads and compiles the product once. Not those that wait for
 * processes of their own, nor those that change what others would see of theirs.
 */
const together = /^(?:classifier|cli|core|detection|detectors|host|lsp|providers|stores)\/(?!execEnds|\w+Faults|process)/;
const changesItsProcess = /process\.env(?:\.\w+|\[[^\]]*\]) = |Object\.assign\(process|process\.(?:chdir|umask)\(|setFlagsFromString|^(?:before|beforeEach|after|afterEach)\(/m;

await Promise.all([step('node_modules/typescript/bin/tsc', '-b'), step('scripts/build.mjs')]);
await step('scripts/generate.mjs', '--check');

// From the sources, so that a compiled test whose source is gone does not run.
const names = readdirSync(`${root}test`, { recursive: true })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.test.ts') && (words.length === 0 || words.some((word) => path.includes(word))))
  .map((path) => path.slice(0, -'.test.ts'.length))
  .sort();
const alone = names.filter((name) => words.length > 0 || long.includes(name) || !together.test(name) || changesItsProcess.test(readFileSync(`${root}test/${name}.test.ts`, 'utf8')));
const files = [
  ...alone.sort((a, b) => rank(a) - rank(b)).map((name) => `${root}out/test/${name}.test.js`),
  ...groups(names.filter((name) => !alone.includes(name))),
];
// One more than there are processors: some mostly wait for programs that they start.
const tests = run({ files, concurrency: availableParallelism() + 1, timeout: 300_000 });
tests.on('test:fail', () => { process.exitCode = 1; });
for await (const text of report(tests)) process.stdout.write(text);

function rank(name) {
  const place = long.indexOf(name);
  return place < 0 ? long.length : place;
}

/** A file for each folder that loads its tests; one that cannot be loaded is a test that fails, and keeps the others from nothing. */
function groups(members) {
  const folder = `${root}out/test/groups`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const folders = [...new Set(members.map((name) => name.split('/')[0]))];
  return folders.map((name) => {
    const file = `${folder}/${name}.test.js`;
    const paths = members.filter((path) => path.startsWith(`${name}/`));
    const load = (path) => `try { require('../${path}.test.js'); } catch (error) { test('${path}.test.ts cannot be loaded', () => { throw error; }); }`;
    writeFileSync(file, `'use strict';\nconst test = require('node:test');\n${paths.map(load).join('\n')}\n`);
    return file;
  });
}

function step(script, ...options) {
  return new Promise((resolve) => {
    spawn(process.execPath, [root + script, ...options], { cwd: root, stdio: 'inherit' }).on('close', (status) => {
      if (status !== 0) process.exit(status ?? 2);
      resolve();
    });
  });
}
