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

test('what git has ever held: removed files, old versions, other branches, each value once', (context) => {
  const made = repository(context);
  if (!made) return;
  const { folder, git } = made;
  writeFiles(folder, { 'old.js': `\n\n${leak(2)}`, 'gone.js': leak(3) });
  git('add', '.');
  git('commit', '-q', '-m', 'two');
  git('rm', '-q', 'gone.js');
  writeFiles(folder, { 'old.js': `// moved\n\n\n${leak(2)}`, 'never.js': leak(9) });
  git('commit', '-q', '-am', 'three');
  git('checkout', '-q', '-b', 'side', 'HEAD~2');
  writeFiles(folder, { 'sub/side.js': leak(4), '-odd name\'.js': leak(5) });
  git('add', 'sub', '--', '-odd name\'.js');
  git('commit', '-q', '-m', 'four');
  git('checkout', '-q', '-');
  assert.deepEqual(found(folder, '--history').sort(), ['-odd name\'.js:1', 'gone.js:1', 'old.js:1', 'old.js:3', 'sub/side.js:1']);
  assert.deepEqual(found(folder, '--history', 'gone.js'), ['gone.js:1']);
  assert.deepEqual(found(join(folder, 'sub'), '--history', '.'), ['side.js:1']);
  const { output, status } = lasthop(folder, ['check', '--history', '--format', 'json']);
  const { findings } = JSON.parse(output) as { findings: { path: string; message: string; fingerprint: string; fixes: unknown[] }[] };
  const first = spawnSync('git', ['-C', folder, 'rev-list', '--max-parents=0', 'HEAD'], { encoding: 'utf8' }).stdout.slice(0, 12);
  assert.equal(status, 1);
  assert.ok(findings.some(({ path, message }) => path === 'old.js' && message.endsWith(`In git’s history since commit ${first}: rotate it.`)));
  assert.equal(new Set(findings.map(({ fingerprint }) => fingerprint)).size, findings.length);
  assert.ok(findings.every(({ fixes }) => fixes.length === 0));
  for (const seed of [1, 2, 3, 4, 5]) assert.ok(!output.includes(fake('password-symbols', seed)));
});

test('a broken configuration is one finding in history, too', (context) => {
  const made = repository(context);
  if (!made) return;
  writeFiles(made.folder, { '.lasthop.yaml': 'rules:\n  inline-secrets: off\n' });
  const { output, status } = lasthop(made.folder, ['check', '--history', '--format', 'json', '--', 'no-such-file.js']);
  const { findings } = JSON.parse(output) as { findings: { rule: string; path: string; start: object }[] };
  assert.deepEqual(findings.map(({ rule, path, start }) => [rule, path, start]), [['invalid-configuration', '.lasthop.yaml', { line: 2, column: 3 }]]);
  assert.equal(status, 1);
});

test('history that is not there is said', (context) => {
  const made = repository(context);
  if (!made) return;
  const { folder, git } = made;
  writeFiles(folder, { 'new.js': leak(2) });
  git('add', '.');
  git('commit', '-q', '-m', 'two');
  const shallow = join(temporaryFolder(context, {}), 'clone');
  assert.equal(spawnSync('git', ['clone', '-q', '--depth', '1', `file://${folder}`, shallow]).status, 0);
  const { status, said } = lasthop(shallow, ['check', '--history']);
  assert.equal(status, 2);
  assert.match(said, /This clone is shallow: what is older was not checked\. Fetch it, then check again: git fetch --unshallow/);
  const none = lasthop(temporaryFolder(context, { 'a.js': '' }), ['check', '--history']);
  assert.deepEqual([none.status, none.said], [2, 'lasthop: This is no git repository: --staged, --since and --history need one.\n']);
  const empty = temporaryFolder(context, { 'a.js': leak(1) });
  assert.equal(spawnSync('git', ['-C', empty, 'init', '-q']).status, 0);
  const nothing = lasthop(empty, ['check', '--history']);
  assert.deepEqual([nothing.status, nothing.output], [0, 'Nothing was checked: this repository has no commits yet.\n']);
  assert.equal(lasthop(empty, ['check', '--history', '--format', 'sarif']).said, 'lasthop: Nothing was checked: this repository has no commits yet.\n');
  assert.equal(lasthop(folder, ['check', '--history', 'never.js']).output, 'Nothing was checked: no commit has held a file to read here.\n');
  assert.match(lasthop(folder, ['check', '--history', '--staged']).said, /do not go with it/);
});
