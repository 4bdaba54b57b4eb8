/**
 * Bundles the three hosts straight from their sources into dist/: cli.js, server.js, extension.js.
 *
 *   node scripts/build.mjs            fast, readable, with source maps
 *   node scripts/build.mjs --minify   as shipped; prints the sizes and fails when one is over its limit
 *   … --outdir=FOLDER                 somewhere else than dist/
 */
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const minify = process.argv.includes('--minify');
const outdir = resolve(root, process.argv.find((option) => option.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist');

/** Largest size of each bundle in KB (1,000 bytes), minified. */
const bundles = [
  { name: 'cli', entry: 'server/src/cli/main.ts', limit: 650 },
  { name: 'server', entry: 'server/src/lsp/main.ts', limit: 650 },
  { name: 'extension', entry: 'client/src/extension.ts', limit: 460 },
].filter(({ entry }) => existsSync(root + entry));
/** Packages that only some runs need: each becomes a file of its own, required at the first use of one of its exports. */
const onDemand = ['yaml'];

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify,
  sourcemap: minify ? false : 'linked',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

if (minify) rmSync(outdir, { recursive: true, force: true });
const results = await Promise.all([
  ...bundles.map(({ name, entry }) => build({
    ...common,
    entryPoints: [entry],
    outfile: `${outdir}/${name}.js`,
    external: ['vscode', './server.js', './cli.js'],
    plugins: [loadOnDemand()],
    banner: name === 'cli' ? { js: '#!/usr/bin/env node' } : {},
  })),
  build({ ...common, entryPoints: onDemand.map((name) => ({ in: name, out: name })), outdir }),
]);
/** Which sources went into which bundle, with their bytes: read by the tests that keep the layers apart. */
const contents = Object.fromEntries(results.flatMap(({ metafile }) =>
  Object.entries(metafile.outputs).filter(([file]) => file.endsWith('.js')).map(([file, { bytes, inputs }]) => [basename(file), {
    bytes,
    inputs: Object.fromEntries(Object.entries(inputs).map(([input, { bytesInOutput }]) => [input, bytesInOutput])),
  }])));
mkdirSync(`${root}out`, { recursive: true });
writeFileSync(`${root}out/bundles.json`, JSON.stringify(contents, undefined, 1));
if (minify) reportSizes();

/** Replaces an on-demand package by getters that require its bundle when first read. */
function loadOnDemand() {
  const require = createRequire(import.meta.url);
  return {
    name: 'load-on-demand',
    setup(hooks) {
      const filter = new RegExp(`^(?:${onDemand.join('|')})$`);
      hooks.onResolve({ filter }, ({ path }) => ({ path, namespace: 'on-demand' }));
      hooks.onResolve({ filter: /^\.\//, namespace: 'on-demand' }, ({ path }) => ({ path, external: true }));
      hooks.onLoad({ filter, namespace: 'on-demand' }, ({ path }) => ({
        contents: Object.keys(require(path))
          .map((name) => `Object.defineProperty(exports, ${JSON.stringify(name)}, { enumerable: true, get: () => require('./${path}.js').${name} });`)
          .join('\n'),
        loader: 'js',
      }));
    },
  };
}

function reportSizes() {
  const limits = new Map(bundles.map(({ name, limit }) => [`${name}.js`, limit]));
  let over = false;
  for (const [file, { bytes }] of Object.entries(contents)) {
    const limit = limits.get(file);
    if (limit !== undefined && bytes > limit * 1000) over = true;
    console.log(`${file.padEnd(14)} ${(bytes / 1000).toFixed(1).padStart(7)} KB${limit === undefined ? '' : `  (limit ${limit})`}`);
  }
  if (over) {
    console.error('A bundle is over its limit.');
    process.exitCode = 1;
  }
}
