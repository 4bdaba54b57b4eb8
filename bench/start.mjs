/** Starting: one small file checked, beside a Node that does nothing. And the sizes of what is started. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './statistics.mjs';

const RUNS = 31;

/** Yields one row. */
export function* startRows(root, scratch) {
  const folder = join(scratch, 'small');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'small.ts'), "export const host = process.env.HOST ?? 'localhost';\n");
  const times = { ours: [], nothing: [] };
  for (let run = 0; run < RUNS; run++) {
    times.ours.push(timeOf(folder, join(root, 'dist/cli.js'), 'check', 'small.ts'));
    times.nothing.push(timeOf(folder, '-e', '0'));
  }
  const [ours, nothing] = [median(times.ours), median(times.nothing)];
  yield { what: 'start: `lasthop check` of one small file / `node -e 0`', limit: 2, ratio: ours / nothing, detail: `${ours.toFixed(0)} / ${nothing.toFixed(0)} ms` };
}

function timeOf(folder, ...options) {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, options, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${options.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - began;
}

/** Sizes of the minified bundles, as shares of their limits. */
export function* sizeRows(root) {
  const limits = { 'extension.js': 460, 'server.js': 650, 'program.js': 650, 'launcher.js': 400, 'stores.js': 400 };
  for (const [file, limit] of Object.entries(limits)) {
    const size = statSync(join(root, 'dist', file)).size / 1000;
    yield { what: `size: dist/${file} minified / ${limit} KB`, limit: 1, ratio: size / limit, detail: `${size.toFixed(0)} KB` };
  }
}
