/** The walk: what is listed, what is not, and why. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FileTree } from '../../server/src/host/files';
import { workspaceRoot } from '../../server/src/host/workspaceRoot';
import { temporaryFolder, writeFiles, type Files } from '../support/folder';
import { writeRepository } from '../support/gitIndex';

const empty = (...paths: readonly string[]): Files => Object.fromEntries(paths.map((path) => [path, '']));

test('as git lists, and the env files that it ignores', (context) => {
  const folder = temporaryFolder(context, {
    ...empty('a.ts', 'x.log', 'kept.log', '.env', 'sub/.env.local', 'sub/b.ts', 'dist/out.js', 'dist/.env', 'mixed/tracked.ts', 'mixed/other.ts', 'node_modules/m/.env'),
    '.gitignore': '*.log\n.env*\ndist/\nmixed/\n',
  });
  writeRepository(folder, ['kept.log', 'mixed/tracked.ts']);
  const tree = new FileTree(folder);
  assert.deepEqual(tree.walk(''), ['.env', '.gitignore', 'a.ts', 'kept.log', 'mixed/tracked.ts', 'sub/.env.local', 'sub/b.ts']);
  assert.deepEqual(tree.skipped, [{ path: 'node_modules', reason: 'installed packages or a cache' }]);
  assert.deepEqual(tree.walk('dist'), ['dist/.env', 'dist/out.js'], 'what a person names is listed');
  assert.deepEqual(['kept.log', '.env', 'a.ts'].map((path) => tree.gitState(path)), ['tracked', 'ignored', 'untracked']);
});

test('one path is judged as the walk judges it', (context) => {
  const paths = [
    'a.ts', 'x.log', 'kept.log', '.env', 'sub/.env.local', 'sub/b.ts', 'dist/out.js', 'dist/.env', 'dist/deep/x.js', 'mixed/tracked.ts', 'mixed/other.ts',
    'node_modules/m/.env', 'python/pyvenv.cfg', 'python/lib/a.py', 'legacy/a.ts', '.git/x', 'inner/.git/HEAD', 'inner/x.log', 'inner/a.ts',
  ];
  const folder = temporaryFolder(context, { ...empty(...paths), '.gitignore': '*.log\n.env*\ndist/\nmixed/\n' });
  writeRepository(folder, ['kept.log', 'mixed/tracked.ts']);
  if (process.platform !== 'win32') symlinkSync('a.ts', join(folder, 'link.ts'));
  const tree = new FileTree(folder, ['legacy/']);
  for (const below of ['', 'dist', 'sub', 'mixed', 'inner']) {
    const walked = new Set(tree.walk(below));
    for (const path of [...paths, 'link.ts', '.gitignore']) {
      if (below === '' || path.startsWith(`${below}/`)) assert.equal(tree.lists(path, below), walked.has(path), `${path} below '${below}'`);
    }
  }
  assert.ok(tree.lists('new/file.ts'), 'what is not there yet');
});

test('links are not followed, pipes not opened, loops no trap', (context) => {
  if (process.platform === 'win32') return context.diagnostic('links and pipes of Windows differ');
  const folder = temporaryFolder(context, empty('real/a.ts', 'real/.env.shared'));
  const outside = temporaryFolder(context, empty('secret.ts', '.env'));
  symlinkSync('..', join(folder, 'real/loop'));
  symlinkSync(outside, join(folder, 'outside'));
  symlinkSync(join(outside, 'secret.ts'), join(folder, 'b.ts'));
  symlinkSync('real/.env.shared', join(folder, '.env'));
  symlinkSync(join(outside, '.env'), join(folder, '.env.outside'));
  symlinkSync('nowhere', join(folder, '.env.broken'));
  mkdirSync(join(folder, '.env.local'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const tree = new FileTree(folder);
  assert.deepEqual(tree.walk(''), ['.env', 'real/.env.shared', 'real/a.ts']);
  assert.deepEqual(tree.skipped.map(({ path, reason }) => `${path}: ${reason}`), [
    '.env.broken: symbolic link', '.env.outside: symbolic link', 'b.ts: symbolic link', 'outside: symbolic link',
    'pipe: not a regular file', 'real/loop: symbolic link',
  ]);
});

test('a repository within: its own index and rules', (context) => {
  const folder = temporaryFolder(context, { ...empty('inner/x.log', 'inner/kept.txt', 'x.txt'), '.gitignore': '*.txt\n' });
  writeRepository(folder, []);
  writeRepository(join(folder, 'inner'), ['x.log']);
  const tree = new FileTree(folder);
  assert.deepEqual(tree.walk(''), ['.gitignore', 'inner/kept.txt', 'inner/x.log']);
  assert.deepEqual(['inner/x.log', 'inner/kept.txt', 'x.txt'].map((path) => tree.gitState(path)), ['tracked', 'untracked', 'ignored']);
});

test('folders of packages and caches, told by what they hold', (context) => {
  const folder = temporaryFolder(context, empty(
    'venv/pyvenv.cfg', 'venv/a.py', 'target/CACHEDIR.TAG', 'target/a', 'vendor/modules.txt', 'vendor/a.go', 'lib/vendor/a.js', 'web/node_modules/a.js'));
  assert.deepEqual(new FileTree(folder).walk(''), ['lib/vendor/a.js']);
  assert.deepEqual(new FileTree(folder).walk('target'), ['target/CACHEDIR.TAG', 'target/a']);
});

test('excluded by the configuration', (context) => {
  const folder = temporaryFolder(context, empty('a.ts', 'gen/b.ts', 'c.min.js'));
  assert.deepEqual(new FileTree(folder, ['gen/', '*.min.js']).walk(''), ['a.ts']);
});

test('env files above', (context) => {
  const folder = temporaryFolder(context, empty('.env', 'a/.env.example', 'a/b/c/x.ts', 'a/other/.env'));
  assert.deepEqual(new FileTree(folder).envFilesAbove('a/b/c'), ['a/.env.example', '.env']);
});

test('the root: the nearest configuration or repository', (context) => {
  const folder = temporaryFolder(context, empty('repo/services/api/.lasthop.yaml', 'repo/services/api/src/a.ts', 'repo/lib/a.ts', 'loose/a/b.ts'));
  writeRepository(join(folder, 'repo'), []);
  writeFiles(folder, empty('.lasthop.yaml'));
  assert.equal(workspaceRoot(join(folder, 'repo/services/api/src')), join(folder, 'repo/services/api'));
  assert.equal(workspaceRoot(join(folder, 'repo/lib')), join(folder, 'repo'), 'nothing above a repository is looked at');
  assert.equal(workspaceRoot(join(folder, 'loose/a')), folder);
});
