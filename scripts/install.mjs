/**
 * Installs the dependencies when what stands in node_modules is not what package-lock.json asks for.
 * Runs before `npm start` and `npm test`, so that both work on a fresh clone and cost nothing afterwards.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Lasthop needs Node 20 or newer; this is ${process.version}.`);
  process.exit(2);
}
if (!installed()) {
  console.error('Installing dependencies (only when package-lock.json has changed) …');
  process.exitCode = install();
}

/** npm keeps what it installed in node_modules/.package-lock.json; packages of other platforms are absent there. */
function installed() {
  const wanted = packages('package-lock.json');
  const present = packages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version);
}

function packages(file) {
  try {
    return JSON.parse(readFileSync(root + file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** No install script of a dependency needs to run: esbuild and TypeScript come as packages of their platform. */
function install() {
  const npm = process.env.npm_execpath;
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const run = npm
    ? spawnSync(process.execPath, [npm, ...options], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', options, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (run.status !== 0) console.error('The dependencies could not be installed (`npm ci` says why above).');
  return run.status ?? 2;
}
