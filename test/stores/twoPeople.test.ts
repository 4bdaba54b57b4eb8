/** Two people and the local store, by the command line alone: the second gets `dev/` and a running app, and nothing of `prod/`. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'dotenv';
import { fake } from '../support/fakes';
import { temporaryFolder } from '../support/folder';
import { repository } from '../support/repository';

const program = join(repository, 'dist', 'cli.js');

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

test('clone, doctor, request, run, fetch; production stays shut', (context) => {
  const folder = temporaryFolder(context, {
    'shop/.env.example': '# @sensitive @path={env}/shop/stripe/secret_key\nSTRIPE_KEY=\nPORT=8080\n',
    'shop/.gitignore': '.env\n.env.local\n.env.*.local\n', 'shop/.lasthop.yaml': 'service: shop\n',
  });
  const [shop, clone] = [join(folder, 'shop'), join(folder, 'clone')];
  const as = (name: string, at: string) => (argv: readonly string[], input = ''): Result => spawnSync(process.execPath, [program, ...argv], {
    cwd: at, env: { LASTHOP_HOME: join(folder, name), HOME: join(folder, name), PATH: process.env['PATH'] }, encoding: 'utf8', input,
  });
  const git = (at: string, ...argv: readonly string[]): void => {
    const { status, stderr } = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...argv], { cwd: at, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  };
  const done = ({ status, stdout, stderr }: Result): string => {
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  };
  const [dev, prod] = [fake('stripe-test-key'), fake('stripe-live-key')];
  const print = ['--', process.execPath, '-e', 'process.stdout.write(`${process.env.STRIPE_KEY} ${process.env.PORT}`)'];
  const alice = as('alice', shop);
  const bob = as('bob', clone);

  git(shop, 'init', '-q');
  done(alice(['store', 'init', '--prefix', 'dev/', '--prefix', 'prod/', '--name', 'alice']));
  done(alice(['set', 'dev/shop/stripe/secret_key'], dev));
  done(alice(['set', 'prod/shop/stripe/secret_key'], prod));
  git(shop, 'add', '--all');
  git(shop, 'commit', '-q', '-m', 'shop');
  git(folder, 'clone', '-q', shop, clone);

  const before = bob(['run', ...print]);
  assert.deepEqual([before.status, before.stdout, /lasthop store request/.test(before.stderr)], [2, '', true], before.stderr);
  const first = bob(['doctor']);
  assert.deepEqual([first.status, /✗ You can read none of the 1 secrets[^\n]*\n {4}lasthop store request\n/.test(first.stdout)], [1, true], first.stdout);
  const asked = /lasthop (store add-recipient dev\/ \S+)/.exec(done(bob(['store', 'request'])))?.[1] ?? '';
  done(alice([...asked.split(' '), '--name', 'bob']));
  git(shop, 'add', '--all');
  git(shop, 'commit', '-q', '-m', 'bob reads dev');
  git(clone, 'pull', '-q');

  const ran = bob(['run', ...print]);
  assert.deepEqual([done(ran), ran.stderr], [`${dev} 8080`, '']);
  assert.ok(!done(bob(['fetch'])).includes(dev));
  assert.deepEqual(parse(readFileSync(join(clone, '.env.local'))), { STRIPE_KEY: dev, PORT: '8080' });
  done(bob(['doctor']));
  done(bob(['fetch', '--check']));

  // Not by default, and when asked for, the key does not fit.
  assert.match(bob(['run', '--env', 'prod', ...print]).stderr, /^lasthop: prod is production/);
  const refused = bob(['run', '--production', '--env', 'prod', ...print]);
  assert.deepEqual([refused.status, refused.stdout, refused.stderr.includes(prod)], [2, '', false]);
  assert.equal(bob(['get', '--production', 'prod/shop/stripe/secret_key']).status, 2);
  assert.equal(done(alice(['run', '--production', '--env', 'prod', ...print])), `${prod} 8080`);
});
