/**
 * Packs the extension: `node scripts/package.mjs [FILE]` (default lasthop.vsix). The bundles must be built with --minify before.
 * Fails when the package is over its limit or holds anything that is not meant to ship.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = process.argv[2] ?? 'lasthop.vsix';
const limit = 1_000_000; // bytes

const vsce = createRequire(`${root}.e2e/package.json`).resolve('@vscode/vsce/vsce');
const { status, stdout, stderr } = spawnSync(process.execPath, [
  vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file,
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
