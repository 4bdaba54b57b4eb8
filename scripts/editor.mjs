/**
 * `npm run editor`: the sample shop in a real VS Code in the browser, with the extension on.
 * Prints the address and stays until Ctrl+C. `npm run editor -- PATH` opens another folder.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layOutSample } from './sample.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const [asked] = process.argv.slice(2);

step('node_modules/typescript/bin/tsc', '-b');
step('scripts/build.mjs', '--minify');
step('out/test/e2e/install.js');
step('scripts/package.mjs', '.e2e/lasthop.vsix');

const folder = asked === undefined ? `${root}sample` : resolve(process.env.INIT_CWD ?? '.', asked);
if (asked === undefined) await layOutSample(folder);
const { startCodeServer } = require('../out/test/e2e/codeServer.js');
const { vsix } = require('../out/test/e2e/paths.js');
const server = await startCodeServer({ install: [vsix], testDriver: false });
console.log(`
Open http://127.0.0.1:${server.port}/?${new URLSearchParams({ folder })}
Findings are underlined; Ctrl+. shows their fixes. Stop with Ctrl+C.`);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { void server.stop().then(() => process.exit(0)); });

function step(script, ...options) {
  const { status } = spawnSync(process.execPath, [root + script, ...options], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 2);
}
