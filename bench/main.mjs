/**
 * `npm run bench [-- keystroke tree start run sizes scanner]`: every limit as a ratio of two things measured in this run.
 * Exits 1 when a limit is missed. A "/" in a row divides the second into the first; smaller is better throughout.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { keystrokeRows } from './keystroke.mjs';
import { launchRows } from './launch.mjs';
import { scannerRows } from './scanner.mjs';
import { sizeRows, startRows } from './start.mjs';
import { treeRows } from './tree.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const scratch = `${root}/.bench`;
const parts = { sizes: sizeRows, start: startRows, run: launchRows, scanner: scannerRows, keystroke: keystrokeRows, tree: treeRows };
const chosen = process.argv.slice(2);

mkdirSync(scratch, { recursive: true });
run('node_modules/typescript/bin/tsc', '-b');
run('scripts/build.mjs', '--minify');
if (loadavg()[0] > 0.5 * availableParallelism()) console.log(`The machine is busy (load ${loadavg()[0].toFixed(1)}): expect noise.`);

let missed = 0;
for (const [name, measure] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  for await (const result of measure(root, scratch)) {
    if (result.note === undefined) print(result);
    else console.log(`     not measured: ${result.note}`);
  }
}
process.exitCode = missed > 0 ? 1 : 0;
if (missed > 0) console.log(`${missed} limits missed`);

function print({ what, limit, ratio, detail }) {
  const met = ratio <= limit;
  if (!met) missed++;
  console.log(`${met ? 'ok  ' : 'MISS'} ${what.padEnd(88)} ${ratio.toFixed(2).padStart(6)}  (limit ${limit})  ${detail}`);
}

function run(script, ...options) {
  const { status } = spawnSync(process.execPath, [`${root}/${script}`, ...options], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(2);
}
