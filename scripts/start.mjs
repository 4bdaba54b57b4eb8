/**
 * `npm start`: builds, lays out the sample shop and checks it. `npm start -- PATH` checks any folder or file.
 * With a PATH the exit status is that of `lasthop check`: 0 nothing found, 1 findings, 2 could not be checked.
 * The sample is full of findings on purpose, so there 0 means that it was checked.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layOutSample } from './sample.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [path, ...options] = process.argv.slice(2);

await import('./build.mjs');
if (path === undefined) {
  const { kept, notes } = await layOutSample(`${root}sample`);
  console.log(kept
    ? 'sample/ is as you left it (delete the folder for a fresh one).'
    : 'Laid out sample/: a small shop whose secrets stand where they should not. All of them are made up.');
  for (const note of notes) console.log(note);
  console.log();
  const status = lasthop('check', 'sample');
  if (status === 2) process.exit(2);
  console.log(`
In this repository:
  npm run editor                                   the sample in VS Code: squiggles, and fixes under the lightbulb
  npm start -- ../your/project                     the same check on a folder of yours
  node dist/cli.js explain secret-in-manifest      what a rule means and what to do`);
} else {
  process.exitCode = lasthop('check', resolve(process.env.INIT_CWD ?? '.', path), ...options);
}

function lasthop(...options) {
  return spawnSync(process.execPath, [`${root}dist/cli.js`, ...options], { cwd: root, stdio: 'inherit' }).status ?? 2;
}
