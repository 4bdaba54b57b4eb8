/**
 * Packs the extension: `npm run package`, which builds first, or `node scripts/package.mjs [FILE]` (default lasthop.vsix)
 * after a build with --minify.
 * Fails when the package is over its limit or holds anything that is not meant to ship.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = process.argv[2] ?? 'lasthop.vsix';
const limit = 1_000_000; // bytes

// The version is that of test/e2e/package.json, whose installation serves where it is there; npm fetches it for itself elsewhere.
const { dependencies } = JSON.parse(readFileSync(`${root}test/e2e/package.json`, 'utf8'));
const [command, ...first] = packer(`@vscode/vsce@${dependencies['@vscode/vsce']}`);
const { status, stdout, stderr } = spawnSync(command, [
  ...first, 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file,
], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
if (status !== 0) {
  console.error(`${stdout}${stderr}`);
  process.exit(status ?? 2);
}
const { size } = statSync(root + file);
console.log(`${file.padEnd(20)} ${(size / 1000).toFixed(1).padStart(7)} KB  (limit ${limit / 1000})`);
if (size > limit) {
  console.error('The package is over its limit.');
  process.exit(1);
}

function packer(name) {
  if (existsSync(`${root}.e2e/node_modules/@vscode/vsce`)) {
    return [process.execPath, createRequire(`${root}.e2e/package.json`).resolve('@vscode/vsce/vsce')];
  }
  return ['npm', 'exec', '--yes', `--package=${name}`, '--', 'vsce'];
}
