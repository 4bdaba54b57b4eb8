/** `lasthop run` and `lasthop fetch` with secrets of the local store, beside a Node that does nothing. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { median } from './statistics.mjs';

const RUNS = 25;

/** Yields a row for each. */
export async function* launchRows(root, scratch) {
  const few = await repository(root, join(scratch, 'run'), 20);
  const many = await repository(root, join(scratch, 'fetch'), 200);
  const times = { run: [], fetch: [], nothing: [] };
  for (let round = 0; round < RUNS; round++) {
    times.nothing.push(timeOf(few, '-e', '0'));
    times.run.push(timeOf(few, join(root, 'dist/cli.js'), 'run', '--', 'true'));
    rmSync(join(many.folder, '.env.local'), { force: true });
    times.fetch.push(timeOf(many, join(root, 'dist/cli.js'), 'fetch'));
  }
  const nothing = median(times.nothing);
  for (const [what, limit, own] of [['run: `lasthop run -- true` with 20 local secrets / `node -e 0`', 2.5, times.run], ['fetch: `lasthop fetch` of 200 local secrets / `node -e 0`', 4, times.fetch]]) {
    yield { what, limit, ratio: median(own) / nothing, detail: `${median(own).toFixed(0)} / ${nothing.toFixed(0)} ms` };
  }
}

/** A git repository with a contract and a local store that this user can read. */
async function repository(root, folder, count) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const environment = { ...process.env, LASTHOP_HOME: join(folder, 'home'), HOME: join(folder, 'home') };
  spawnSync('git', ['init', '-q', folder]);
  writeFileSync(join(folder, '.gitignore'), '.env.local\nhome/\n');
  writeFileSync(join(folder, '.lasthop.yaml'), 'service: api\n');
  const names = Array.from({ length: count }, (_, index) => `service_${index}`);
  writeFileSync(join(folder, '.env.example'), names.map((name) => `# @sensitive @path={env}/api/${name}/token\n${name.toUpperCase()}_TOKEN=\n`).join(''));
  const made = spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'store', 'init'], { cwd: folder, env: environment, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`lasthop store init ended with ${made.status}: ${made.stderr}`);
  const require = createRequire(join(root, 'out/server/src/stores/index.js'));
  const { SecretText, Stores } = require('./index.js');
  const { defaultSettings } = require('../core/settings.js');
  const store = Stores.open({ root: folder, settings: defaultSettings, environment }).standard().value;
  for (const name of names) {
    const written = await store.write(`dev/api/${name}/token`, new SecretText(`made-up ${name} $ value`));
    if (!written.ok) throw new Error(written.failure.message);
  }
  return { folder, environment };
}

function timeOf({ folder, environment }, ...options) {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, options, { cwd: folder, env: environment, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${options.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - began;
}
