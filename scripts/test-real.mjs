/**
 * `npm run test:real`: the shipped package in real editors and at a real terminal, the local store beside the real age, the code lexers on real packages, and laws of `npm test` at length.
 *
 *   npm run test:real                all of them
 *   npm run test:real -- user        only the suites whose name holds one of the words
 *
 * Needs Debian's chromium, neovim, emacs-nox, elpa-eglot, pass, gnupg, python3, age, openssh-client, dbus-daemon, gnome-keyring and
 * libsecret-tools (`.ci/run` installs them); the rest goes into .e2e/.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';
import report from './reporter.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);

step('node_modules/typescript/bin/tsc', '-b');
step('scripts/build.mjs', '--minify');
step('out/test/e2e/install.js');
step('scripts/package.mjs', '.e2e/lasthop.vsix');

// Laws whose length in `npm test` is what a change can wait for, at length.
process.env.LASTHOP_LAW_EDITS ??= '10000';
process.env.LASTHOP_ORACLE_BYTES ??= '3000000';
process.env.LASTHOP_LAW_FIXES ??= '4000';
process.env.LASTHOP_GROWTH ??= '1';
const laws = ['laws/incremental', 'laws/fixesRandom', 'languages/treeSitterOracle', 'hostile/large', 'hostile/linear', 'hostile/findings'];

const files = readdirSync(`${root}test/e2e`)
  .filter((name) => name.endsWith('.e2e.ts') && (words.length === 0 || words.some((word) => name.includes(word))))
  .sort()
  .map((name) => `${root}out/test/e2e/${name.slice(0, -'.ts'.length)}.js`)
  .concat(laws.filter((name) => words.length === 0 || words.some((word) => name.includes(word))).map((name) => `${root}out/test/${name}.test.js`));
// One after another: each has an editor of its own, and two cores are enough for one.
const tests = run({ files, concurrency: 1, timeout: 900_000 });
tests.on('test:fail', () => { process.exitCode = 1; });
for await (const text of report(tests)) process.stdout.write(text);

function step(script, ...options) {
  const { status } = spawnSync(process.execPath, [root + script, ...options], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 2);
}
