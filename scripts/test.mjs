/**
 * `npm test`: types, generated files, bundles, then every test file.
 *
 *   npm test                     everything
 *   npm test -- rules cli/text   only the test files whose path holds one of the words
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';
import report from './reporter.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);
/** These take longest and begin first, so that no processor is left with one of them at the end. */
const long = /^(?:hostile|followed|cli\/runProcess|core\/memory|laws\/incremental|sample|stores\/\w+Faults|languages\/(?:treeSitterOracle|yamlSpeed))/;

step('node_modules/typescript/bin/tsc', '-b');
step('scripts/build.mjs');
step('scripts/generate.mjs', '--check');

// From the sources, so that a compiled test whose source is gone does not run.
const files = readdirSync(`${root}test`, { recursive: true })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.test.ts') && (words.length === 0 || words.some((word) => path.includes(word))))
  .sort((a, b) => long.test(b) - long.test(a) || (a < b ? -1 : 1))
  .map((path) => `${root}out/test/${path.slice(0, -'.ts'.length)}.js`);
// One more than there are processors: some mostly wait for programs that they start.
const tests = run({ files, concurrency: availableParallelism() + 1, timeout: 300_000 });
tests.on('test:fail', () => { process.exitCode = 1; });
for await (const text of report(tests)) process.stdout.write(text);

function step(script, ...options) {
  const { status } = spawnSync(process.execPath, [root + script, ...options], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 2);
}
