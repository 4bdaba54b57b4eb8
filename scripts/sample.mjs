/** Lays out the sample shop from examples/shop. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const templates = `${root}examples/shop`;

/** Files that git would ignore but that somebody committed by force: what `env-file-exposed` is about. */
const committedByForce = ['worker/.env'];

/**
 * Writes the shop into `folder`, its fake secrets assembled now, as a git repository whose files are staged.
 * A folder that holds the current sample already is left as it is, so that fixes tried on it stay.
 * @returns whether the folder was kept, and what a reader should know.
 */
export async function layOutSample(folder) {
  const files = templateFiles();
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex');
  const stamp = join(folder, '.git', 'lasthop-sample');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === version) return { kept: true, notes: [] };
  const fake = await fakes();
  rmSync(folder, { recursive: true, force: true });
  for (const { path, text } of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text.replace(/\{\{([a-z][a-z0-9:#-]*)\}\}/g, (_, name) => fake(name)));
  }
  const notes = stage(folder);
  if (existsSync(dirname(stamp))) writeFileSync(stamp, `${version}\n`);
  return { kept: false, notes };
}

/** The templates by the path they get: `dot-env` stands for `.env`, so that no tool takes the template for the file. */
function templateFiles() {
  return readdirSync(templates, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
    .map((file) => ({
      path: file.slice(templates.length + 1).replaceAll('\\', '/').replace(/(^|\/)dot-/g, '$1.'),
      text: readFileSync(file, 'utf8'),
    }));
}

/** The fake secrets that the tests use too, by name. */
async function fakes() {
  const { outputFiles } = await build({
    entryPoints: [`${root}test/support/fakes.ts`], bundle: true, write: false, format: 'esm', platform: 'node', logLevel: 'warning',
  });
  const { fake } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  return fake;
}

/** Staged, not committed: that makes files tracked without needing anybody's name. */
function stage(folder) {
  const git = (...options) => spawnSync('git', options, { cwd: folder, encoding: 'utf8', env: withoutGit(process.env) });
  const made = git('-c', 'init.defaultBranch=main', 'init', '--quiet');
  if (made.error || made.status !== 0) return ['git is not installed or did not start: tracked and ignored files cannot be told apart, so `env-file-exposed` stays silent.'];
  const staged = [git('add', '--all'), git('add', '--force', ...committedByForce)];
  return staged.every(({ status }) => status === 0) ? [] : ['git could not stage the files of sample/; `env-file-exposed` may stay silent.'];
}

/** An environment in which git looks at `cwd` only, also when we run inside a hook. */
function withoutGit(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('GIT_')));
}
