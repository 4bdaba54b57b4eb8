/** `--staged` and `--since`: what git knows, asked of a real git where there is one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { lasthop } from '../support/commandLine';
import { fake } from '../support/fakes';
import { temporaryFolder, writeFiles } from '../support/folder';

const leak = (seed: number): string => `const password = '${fake('password-symbols', seed)}';\n`;

/** A repository with one commit; undefined where there is no git. */
function repository(context: TestContext): { readonly folder: string; readonly git: (...options: readonly string[]) => void } | undefined {
  const folder = temporaryFolder(context, { 'old.js': leak(1), 'sub/clean.js': 'a();\n' });
  const git = (...options: readonly string[]): void => {
    const { status, stderr } = spawnSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false', ...options], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  };
  if (spawnSync('git', ['--version']).status !== 0) {
    context.diagnostic('no git here');
    return undefined;
  }
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'one');
  return { folder, git };
}

function found(folder: string, ...argv: readonly string[]): string[] {
  const { output, said } = lasthop(folder, ['check', '--format', 'json', ...argv]);
  assert.equal(said, '');
  return (JSON.parse(output) as { findings: { path: string; start: { line: number } }[] }).findings.map(({ path, start }) => `${path}:${start.line}`);
}

test('what is staged, not what lies on the disk', (context) => {
  const made = repository(context);
  if (!made) return;
  const { folder, git } = made;
  assert.deepEqual(found(folder, '--staged'), []);
  writeFiles(folder, { 'new.js': `\n${leak(2)}`, 'sub/clean.js': leak(3), '-odd name\'.js': leak(4) });
  git('add', '.');
  writeFiles(folder, { 'new.js': leak(5), 'sub/clean.js': 'a();\n', 'untracked.js': leak(6) });
  assert.deepEqual(found(folder, '--staged'), ['-odd name\'.js:1', 'new.js:2', 'sub/clean.js:1']);
  assert.deepEqual(found(folder, '--staged', 'sub'), ['sub/clean.js:1']);
  assert.deepEqual(found(join(folder, 'sub'), '--staged'), ['../-odd name\'.js:1', '../new.js:2', 'clean.js:1']);
});

test('what changed since a revision, and what is untracked', (context) => {
  const made = repository(context);
  if (!made) return;
  const { folder, git } = made;
  assert.deepEqual(found(folder, '--since', 'HEAD'), []);
  git('checkout', '-q', '-b', 'topic');
  writeFiles(folder, { 'topic.js': leak(2) });
  git('add', '.');
  git('commit', '-q', '-m', 'two');
  writeFiles(folder, { 'sub/clean.js': leak(3), 'untracked.js': leak(4) });
  assert.deepEqual(found(folder, '--since', 'HEAD~1'), ['sub/clean.js:1', 'topic.js:1', 'untracked.js:1']);
  assert.deepEqual(found(folder, '--since', 'HEAD'), ['sub/clean.js:1', 'untracked.js:1']);
});

test('revisions that are none, folders without git', (context) => {
  const made = repository(context);
  if (!made) return;
  for (const revision of ['nope', '--output=x', '-h', '']) {
    const { status, said } = lasthop(made.folder, ['check', `--since=${revision}`]);
    assert.deepEqual([status, said.slice(0, 40)], [2, 'lasthop: --since needs a revision that t'], revision);
  }
  assert.equal(lasthop(temporaryFolder(context), ['check', '--staged']).status, 2);
});
