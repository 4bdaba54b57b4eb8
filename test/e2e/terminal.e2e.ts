/** The bundled command line at a real terminal, and over the real `pass` with a real gpg. Needs Debian's python3, pass and gnupg. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fake } from '../support/fakes';
import { fileStore, storeWorld, type StoreWorld } from '../support/fakePrograms';
import { atTerminal, type Session, type Step } from '../support/pseudoTerminal';
import { repository } from '../support/repository';

const program = join(repository, 'dist', 'cli.js');
const path = 'dev/api/stripe/secret_key';

interface Place extends StoreWorld {
  at(argv: readonly string[], steps: readonly Step[], input?: string): Promise<Session>;
  stored(of?: string): string;
}

function place(context: TestContext): Place {
  const world = storeWorld(context);
  writeFileSync(join(world.folder, 'home/config.yaml'), JSON.stringify({ stores: fileStore(world) }), { mode: 0o600 });
  writeFileSync(join(world.root, '.lasthop.yaml'), 'service: api\nstore: pass\n');
  const environment = { ...world.environment, TERM: 'xterm' };
  return {
    ...world,
    at: (argv, steps, input) => atTerminal([process.execPath, program, ...argv], steps, world.root, environment, input),
    stored: (of = path) => readFileSync(join(world.folder, 'data', of), 'utf8'),
  };
}

const asks = 'not shown): ';

test('a value is typed unseen, mended, and stored', async (context) => {
  const world = place(context);
  const value = fake('stripe-live-key');
  const { status, screen, echo } = await world.at(['set', path], [{ after: asks, type: `wrong\u0015${value}X\u007f\u001b[A\r` }]);
  assert.equal(status, 0, screen);
  assert.deepEqual(echo, [false, true]);
  assert.ok(!screen.includes(value.slice(0, 6)) && !screen.includes('wrong'));
  assert.equal(world.stored(), value);
});

test('pasted lines are one answer, marked by the terminal or not; none of them is left for the shell', async (context) => {
  const world = place(context);
  const key = fake('ec-private-key');
  for (const pasted of [`\u001b[200~${key}\r\u001b[201~\r`, `${key}\r`]) {
    const { status, screen, echo } = await world.at(['set', path, '--replace'], [{ after: asks, type: pasted.replaceAll('\n', '\r') }]);
    assert.equal(status, 0, screen);
    assert.deepEqual(echo, [false, true]);
    assert.ok(!screen.includes(key.slice(40, 60)));
    assert.equal(world.stored(), key);
  }
});

test('Ctrl+C, Ctrl+D and signals put the terminal back', async (context) => {
  const world = place(context);
  for (const key of ['abc\u0003', '\u0004']) {
    const { status, screen, echo } = await world.at(['set', path], [{ after: asks, type: key }]);
    assert.deepEqual([status, echo], [2, [false, true]]);
    assert.match(screen, /No value was given\. Nothing was written\./);
  }
  const ended = await world.at(['set', path], [{ after: asks, signal: 'SIGTERM' }]);
  assert.deepEqual([ended.status, ended.echo], [-15, [false, true]]);
  const interrupted = await world.at(['set', path], [{ after: asks, signal: 'SIGINT' }]);
  assert.deepEqual([interrupted.status, interrupted.echo], [2, [false, true]]);
  assert.throws(() => world.stored());
});

test('a value is shown after a yes; a question reaches a person whose standard input is a pipe', async (context) => {
  const world = place(context);
  await world.at(['set', path], [], 'piped');
  assert.equal(world.stored(), 'piped');
  assert.match((await world.at(['get', path], [{ after: '[y/N] ', type: 'y\r' }])).screen, /\r\npiped\r\n$/);
  assert.match((await world.at(['get', path], [{ after: '[y/N] ', type: 'n\r' }])).screen, /Not shown\./);
  writeFileSync(join(world.root, '.lasthop.yaml'), 'stores: { vals: { read: [vals, get, "{reference}"] } }\n');
  assert.match((await world.at(['trust'], [{ after: '[y/N] ', type: 'y\r' }], 'n\nno\n')).screen, /Approved\./);
});

test('Ctrl+C while a program reads ends both', async (context) => {
  const world = place(context);
  world.program('filestore', `echo started > /dev/stderr; echo $$ > '${world.folder}/parent'; sleep 60`);
  const { screen } = await world.at(['get', path, '--show'], [{ afterFile: join(world.folder, 'parent'), signal: 'SIGINT' }]);
  assert.match(screen, /filestore was stopped, as you asked\./);
  assert.throws(() => process.kill(Number(readFileSync(join(world.folder, 'parent'), 'utf8')), 0));
});

test('the real pass with a real gpg: write, read, list, missing, locked out', (context) => {
  const world = storeWorld(context);
  const gnupg = join(world.folder, 'gnupg');
  mkdirSync(gnupg, { mode: 0o700 });
  const environment: Record<string, string> = { ...world.environment, PATH: '/usr/bin:/bin', GNUPGHOME: gnupg, PASSWORD_STORE_DIR: join(world.folder, 'store') };
  const run = (name: string, argv: readonly string[], input = '') => spawnSync(name, argv, { cwd: world.root, env: environment, input, encoding: 'utf8' });
  const lasthop = (argv: readonly string[], input = '') => run(process.execPath, [program, ...argv], input);
  context.after(() => run('gpgconf', ['--kill', 'all']));
  const generated = run('gpg', ['--batch', '--pinentry-mode', 'loopback', '--passphrase', '', '--quick-generate-key', 'ada@example.org', 'default', 'default', 'never']);
  assert.equal(generated.status, 0, generated.stderr);
  assert.equal(run('pass', ['init', 'ada@example.org']).status, 0);
  writeFileSync(join(world.folder, 'home/config.yaml'), [
    'stores:', '  pass:', '    read: [pass, show, "{path}"]', '    write: [pass, insert, --multiline, --force, "{path}"]', '',
  ].join('\n'), { mode: 0o600 });
  writeFileSync(join(world.root, '.lasthop.yaml'), 'store: pass\n');
  const value = fake('stripe-live-key');
  const missing = lasthop(['get', path]);
  assert.deepEqual([missing.status, missing.stdout], [2, '']);
  assert.match(missing.stderr, /^lasthop: pass has nothing at dev\/api\/stripe\/secret_key/);
  assert.equal(lasthop(['set', path], value).status, 0);
  assert.equal(lasthop(['get', path]).stdout, value);
  assert.match(lasthop(['set', path], 'other').stderr, /has a value at .* already/);
  assert.equal(run('pass', ['show', path]).stdout, value);
  // Another person's key.
  run('gpgconf', ['--kill', 'all']);
  environment.GNUPGHOME = join(world.folder, 'other');
  mkdirSync(environment.GNUPGHOME, { mode: 0o700 });
  const locked = lasthop(['get', path]);
  assert.deepEqual([locked.status, locked.stdout], [2, '']);
  assert.match(locked.stderr, /^lasthop: pass knows you and does not let you read dev\/api\/stripe\/secret_key: ask whoever manages it for access\./);
  assert.ok(!locked.stderr.includes(value));
  run('gpgconf', ['--kill', 'all']);
});
