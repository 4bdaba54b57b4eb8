/** Git's view of a path, without git: index versions, split indexes, ignore rules, worktrees, submodules. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseIndex, readTrackedPaths } from '../../server/src/host/gitIndex';
import { GitRepository } from '../../server/src/host/gitRepository';
import { temporaryFolder, writeFiles } from '../support/folder';
import { indexBytes, writeRepository } from '../support/gitIndex';

const paths = ['.env', 'a', 'a/b/cé.txt', `deep/${'x'.repeat(5000)}`, 'src/main.ts', 'src/main.tsx'];

test('every version of the index', () => {
  for (const version of [2, 3, 4] as const) {
    for (const hashLength of [20, 32] as const) {
      assert.deepEqual(parseIndex(indexBytes(paths, { version, hashLength }), hashLength).paths, paths, `version ${version}`);
    }
  }
  assert.throws(() => parseIndex(Buffer.from('DIRC\0\0\0\x09\0\0\0\0'), 20), RangeError);
});

test('a broken index says nothing rather than something wrong', (context) => {
  const folder = temporaryFolder(context);
  assert.deepEqual(readTrackedPaths(folder, 20), new Set());
  for (let length = 0; length < 200; length += 7) {
    writeFileSync(join(folder, 'index'), indexBytes(paths).subarray(0, length));
    assert.equal(readTrackedPaths(folder, 20), undefined, `${length} bytes`);
  }
});

test('a split index: the shared part, less what was deleted, and what was added', (context) => {
  const folder = temporaryFolder(context);
  const id = Buffer.alloc(20, 0xab);
  // EWAH: three bits, two words (a head for one literal word, the word), the head's place.
  const bitmap = Buffer.from('000000030000000200000002000000000000000000000002' + '00000000', 'hex');
  writeFileSync(join(folder, `sharedindex.${id.toString('hex')}`), indexBytes(['a', 'b', 'c']));
  writeFileSync(join(folder, 'index'), indexBytes(['', 'd'], { extension: ['link', Buffer.concat([id, bitmap])] }));
  assert.deepEqual([...readTrackedPaths(folder, 20) ?? []].sort(), ['a', 'c', 'd']);
});

test('ignore rules: nearest first, negation, folders, exclude file', (context) => {
  const folder = temporaryFolder(context, {
    '.gitignore': '*.log\n/build/\n.env*\n!.env.example\nsecret\n', 'sub/.gitignore': '!keep.log\nlocal/\n', 'sub/deep/.gitignore': '*\n',
  });
  writeRepository(folder, ['tracked.log', 'src/a.ts']);
  writeFileSync(join(folder, '.git/info/exclude'), 'mine\n');
  const repository = GitRepository.holding(join(folder, 'sub')) as GitRepository;
  assert.equal(repository.top, folder);
  const expected: Readonly<Record<string, string>> = {
    'x.log': 'ignored', 'sub/x.log': 'ignored', 'sub/keep.log': 'untracked', 'sub/local/a': 'ignored', 'local/a': 'untracked',
    'build/a.js': 'ignored', 'sub/build/a.js': 'untracked', '.env': 'ignored', 'sub/.env.local': 'ignored', '.env.example': 'untracked',
    'sub/deep/a': 'ignored', 'mine': 'ignored', 'sub/mine/a': 'ignored', 'tracked.log': 'tracked', 'src/a.ts': 'tracked', 'Build/a': 'untracked',
    'secret/a': 'ignored', 'secrets': 'untracked',
  };
  for (const [path, state] of Object.entries(expected)) assert.equal(repository.state(path), state, path);
  assert.ok(repository.tracksBelow('src') && !repository.tracksBelow('sub'));
});

test('a folder in no repository', (context) => {
  const folder = temporaryFolder(context, { '.gitignore': 'x\n' });
  const outside = new GitRepository(folder, undefined);
  assert.equal(outside.state('x'), 'unknown');
  assert.ok(outside.isIgnored('x') && !outside.isIgnored('y'));
});

test('a .git file leads to a worktree or submodule', (context) => {
  const folder = temporaryFolder(context, {
    'main/.git/worktrees/w/HEAD': 'x', 'main/.git/worktrees/w/commondir': '../..\n', 'main/.git/info/exclude': 'mine\n', 'main/.git/HEAD': 'x',
    'w/.git': 'gitdir: ../main/.git/worktrees/w\n', 'w/a': '',
  });
  writeFileSync(join(folder, 'main/.git/worktrees/w/index'), indexBytes(['a']));
  const worktree = GitRepository.holding(join(folder, 'w')) as GitRepository;
  assert.equal(worktree.state('a'), 'tracked');
  assert.equal(worktree.state('mine'), 'ignored');
});

test('the same as git says', (context) => {
  const folder = temporaryFolder(context, { '.gitignore': '*.log\n!b.log\nout/\n', 'a.log': '', 'b.log': '', 'c.txt': '', 'out/x': '', 'é/ü.txt': '', 'd': '' });
  const git = (...options: string[]): string | undefined => {
    const result = spawnSync('git', ['-C', folder, ...options], { encoding: 'utf8', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } });
    return result.status === 0 ? result.stdout : undefined;
  };
  if (git('init', '-q') === undefined) return context.diagnostic('no git here to compare with');
  writeFiles(folder, { 'long/name/of/a/file': '' });
  mkdirSync(join(folder, 'empty'));
  for (const version of ['2', '4']) {
    git('add', '.');
    git('rm', '-q', '--cached', 'd');
    git('update-index', `--index-version=${version}`);
    const tracked = readTrackedPaths(join(folder, '.git'), 20);
    assert.deepEqual([...tracked ?? []].sort(), git('ls-files', '-z')?.split('\0').filter(Boolean).sort(), `version ${version}`);
  }
  git('update-index', '--index-version=2', '--split-index');
  git('rm', '-q', '--cached', 'c.txt');
  writeFiles(folder, { 'new.txt': '' });
  git('add', 'new.txt');
  assert.deepEqual([...readTrackedPaths(join(folder, '.git'), 20) ?? []].sort(), git('ls-files', '-z')?.split('\0').filter(Boolean).sort(), 'split');
  const repository = GitRepository.holding(folder) as GitRepository;
  for (const path of ['a.log', 'b.log', 'c.txt', 'out/x']) {
    assert.equal(repository.isIgnored(path), git('check-ignore', '--no-index', '-q', path) !== undefined, path);
  }
});
