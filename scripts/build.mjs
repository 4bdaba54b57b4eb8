/**
 * Bundles the three hosts straight from their sources into dist/: cli.js (which runs program.js, or launcher.js for the
 * commands whose start counts), server.js, extension.js.
 *
 *   node scripts/build.mjs            fast, readable, with source maps
 *   node scripts/build.mjs --minify   as shipped; prints the sizes and fails when one is over its limit
 *   … --outdir=FOLDER                 somewhere else than dist/
 */
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  issuersOf, leaveOutFeatures, leaveOutTypes, loadBuiltinsLate, loadBundlesLate, loadIssuersLate, loadSourceLate,
} from './bundlePlugins.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const minify = process.argv.includes('--minify');
const outdir = resolve(root, process.argv.find((option) => option.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist');

/** Packages that only some runs need: each becomes a file of its own, required at the first use of one of its exports. */
const onDemand = ['yaml'];
/** What stores need, likewise: most runs only look at files. */
const stores = `${root}server/src/stores/index`;
/** What the server needs when a person first asks for secrets. */
const secrets = `${root}server/src/lsp/secrets/index`;
/** What the server needs when an editor first asks for fixes. */
const render = `${root}server/src/core/render/index`;
/** What the extension needs when a person first asks for secrets. */
const dayOne = `${root}client/src/dayOne/index`;

/**
 * Parts of vscode-languageserver that the server does not offer. Each is a mixin around a base class: left out, the base
 * class remains. test/lsp converses with the sources, test/lsp/process with the bundle.
 */
const unusedFeatures = [
  'callHierarchy', 'fileOperations', 'foldingRange', 'inlayHint', 'inlineCompletion', 'inlineValue', 'linkedEditingRange', 'moniker',
  'notebook', 'semanticTokens', 'showDocument', 'textDocumentContent', 'textDocuments', 'typeHierarchy',
  // What the protocol's own package says of them, and what looks for modules of a workspace.
  'protocol.notebook', 'protocol.semanticTokens', 'protocol.callHierarchy', 'protocol.typeHierarchy', 'protocol.inlayHint', 'protocol.fileOperations', 'files',
];
/** Node's own modules that most runs of the command line do without. */
const lateBuiltins = ['node:crypto', 'node:child_process', 'node:tty'];

/** The bundles, each with its largest size in KB (1,000 bytes), minified. */
const bundles = [
  { name: 'program', entry: 'server/src/cli/main.ts', limit: 650, plugins: [loadBuiltinsLate(lateBuiltins)] },
  { name: 'server', entry: 'server/src/lsp/main.ts', limit: 650, plugins: [leaveOutFeatures(unusedFeatures), loadIssuersLate(), leaveOutTypes(root)] },
  // Whose start counts most: one file with all that it needs, so that all of it is kept compiled. It writes into no store.
  { name: 'launcher', entry: 'server/src/cli/launcher.ts', limit: 400, whole: true, plugins: [loadBuiltinsLate(['node:tty'])] },
  { name: 'stores', entry: 'server/src/stores/index.ts', limit: 400, plugins: [] },
  { name: 'extension', entry: 'client/src/extension.ts', limit: 460, plugins: [] },
  { name: 'render', entry: 'server/src/core/render/index.ts', limit: 150, plugins: [] },
  { name: 'secrets', entry: 'server/src/lsp/secrets/index.ts', limit: 100, plugins: [] },
  { name: 'dayOne', entry: 'client/src/dayOne/index.ts', limit: 40, plugins: [] },
];

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
const lateStores = loadSourceLate(stores, await exportsOf(`${stores}.ts`));
const lateDayOne = loadSourceLate(dayOne, await exportsOf(`${dayOne}.ts`));
const lateRender = loadSourceLate(render, await exportsOf(`${render}.ts`));
const lateSecrets = loadSourceLate(secrets, await exportsOf(`${secrets}.ts`));
/** What a bundle leaves to others until it is needed. */
const late = (name) => ({ stores: [], render: [], extension: [lateDayOne], server: [lateRender, lateSecrets, lateStores] })[name] ?? [lateStores];
const results = await Promise.all([
  ...bundles.map(({ name, entry, whole = false, plugins }) => build({
    ...common,
    entryPoints: [entry],
    outfile: `${outdir}/${name}.js`,
    external: ['vscode', './server.js', './cli.js'],
    plugins: [...(whole ? [] : [loadBundlesLate(onDemand), ...late(name)]), ...plugins],
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
writeFileSync(`${outdir}/issuers.js`, await issuersOf(root));
copyFileSync(`${root}scripts/cliLoader.cjs`, `${outdir}/cli.js`);
if (minify) {
  keepCompiledCode();
  reportSizes();
}

/** The names that a source exports at run time. */
async function exportsOf(entry) {
  const { metafile } = await build({ ...common, entryPoints: [entry], format: 'esm', write: false, sourcemap: false, outfile: 'exports.js', packages: 'external' });
  return Object.values(metafile.outputs).flatMap((output) => output.exports ?? []);
}

/** Runs the command line once on small files and keeps what V8 compiled for it, for this version of Node. */
function keepCompiledCode() {
  const folder = mkdtempSync(join(tmpdir(), 'lasthop-build-'));
  writeFileSync(join(folder, 'small.ts'), "export const host = process.env.HOST ?? 'localhost';\n");
  writeFileSync(join(folder, '.env'), 'HOST=localhost\n');
  writeFileSync(join(folder, '.env.example'), '# @sensitive @path={env}/api/mail/password @optional\nMAIL_PASSWORD=\nHOST=\n');
  writeFileSync(join(folder, '.lasthop.yaml'), 'service: api\n');
  const ran = (bundle, ...options) => {
    const { status, stderr } = spawnSync(process.execPath, [`${outdir}/cli.js`, ...options], {
      cwd: folder, encoding: 'utf8', env: { ...process.env, LASTHOP_HOME: join(folder, 'home'), LASTHOP_BUILD_CACHE: `${outdir}/${bundle}.js` },
    });
    if (status !== 0) throw new Error(`the bundled command line ended with ${status}: ${stderr}`);
  };
  ran('program', 'check', 'small.ts');
  ran('launcher', 'run', '--', process.execPath, '-e', '0');
  rmSync(folder, { recursive: true, force: true });
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
