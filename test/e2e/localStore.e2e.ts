/** The bundled local store beside the real `age`, `ssh-keygen` and GNOME keyring of Debian, and killed at random times. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createRandom, fake } from '../support/fakes';
import { temporaryFolder } from '../support/folder';
import { repository } from '../support/repository';

const program = join(repository, 'dist', 'cli.js');
const path = 'dev/api/stripe/secret_key';
const value = fake('stripe-live-key');

interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly said: string;
}

interface Machine {
  readonly root: string;
  readonly store: string;
  readonly home: (name: string) => string;
  as(name: string, argv: readonly string[], input?: string, more?: NodeJS.ProcessEnv): Ended;
}

function machine(context: TestContext): Machine {
  const top = temporaryFolder(context, { 'repository/.lasthop.yaml': 'service: api\n' });
  const root = join(top, 'repository');
  const home = (name: string): string => join(top, name);
  return {
    root, home, store: join(root, '.lasthop', 'store'),
    as: (name, argv, input = '', more = {}) => command(process.execPath, [program, ...argv], {
      cwd: root, input, env: { PATH: process.env['PATH'], HOME: home(name), LASTHOP_HOME: join(home(name), 'lasthop'), ...more },
    }),
  };
}

function command(file: string, argv: readonly string[], options: { readonly cwd?: string; readonly input?: string | Buffer; readonly env?: NodeJS.ProcessEnv } = {}): Ended {
  const { status, stdout, stderr, error } = spawnSync(file, [...argv], { encoding: 'utf8', timeout: 120_000, ...options });
  if (error) throw error;
  return { status, output: stdout, said: stderr };
}

function right(ended: Ended): string {
  assert.equal(ended.status, 0, ended.said + ended.output);
  return ended.output;
}

function keyOf(text: string): string {
  return /age1[a-z0-9]{58}/.exec(text)?.[0] ?? assert.fail(`no key in ${text}`);
}

test('age reads what lasthop wrote, lasthop reads what age wrote, and neither gives a stranger anything', (context) => {
  const { as, home, store } = machine(context);
  right(as('alice', ['store', 'init', '--name', 'alice', '--prefix', 'dev/', '--prefix', 'prod/']));
  const alice = join(home('alice'), 'lasthop', 'identity');
  right(as('alice', ['set', path], value));
  right(as('alice', ['set', 'prod/api/stripe/secret_key'], `live ${value}`));
  const asked = right(as('bob', ['store', 'request', '--name', 'bob']));
  right(as('alice', (/lasthop (store add-recipient .+)/.exec(asked)?.[1] ?? '').split(' ')));
  const bob = join(home('bob'), 'lasthop', 'identity');
  assert.equal(right(as('bob', ['get', path])), value);
  const file = (name: string): string => join(store, `${name}.age`);
  for (const identity of [alice, bob]) assert.equal(right(command('age', ['-d', '-i', identity, file(path)])), `lasthop-secret-1 ${path}\n${value}`);
  assert.equal(right(command('age', ['-d', '-i', alice, file('prod/api/stripe/secret_key')])), `lasthop-secret-1 prod/api/stripe/secret_key\nlive ${value}`);
  const stranger = command('age', ['-d', '-i', bob, file('prod/api/stripe/secret_key')]);
  assert.deepEqual([stranger.status, stranger.output], [1, '']);
  assert.match(stranger.said, /no identity matched/);
  const refused = as('bob', ['get', 'prod/api/stripe/secret_key', '--production']);
  assert.deepEqual([refused.status, refused.output], [2, '']);
  assert.match(refused.said, /Your key does not open prod\/api\/stripe\/secret_key; alice can\./);
  // The other way round, armored and binary.
  for (const [name, options] of [['armored', ['-a']], ['binary', []]] as const) {
    const other = `dev/api/age/${name}`;
    mkdirSync(join(store, 'dev/api/age'), { recursive: true });
    right(command('age', [...options, '-r', keyOf(readFileSync(alice, 'utf8')), '-r', keyOf(readFileSync(bob, 'utf8')), '-o', file(other)], { input: `lasthop-secret-1 ${other}\n${value}` }));
    assert.equal(right(as('bob', ['get', other])), value);
  }
  const due = as('alice', ['store', 'doctor']);
  assert.match(due.output, /dev\/api\/age\/armored, dev\/api\/age\/binary: no readable metadata.*lasthop store rekey/);
  right(as('alice', ['store', 'rekey']));
  assert.equal(right(as('alice', ['store', 'doctor'])), 'The local store is in order: 4 secrets.\n');
  assert.equal(right(command('age', ['-d', '-i', bob, file('dev/api/age/binary')])), `lasthop-secret-1 dev/api/age/binary\n${value}`);
});

test('keys of ssh-keygen: as recipients, as identities, with a passphrase', (context) => {
  const { as, home, store } = machine(context);
  for (const name of ['carol', 'dave']) {
    mkdirSync(join(home(name), '.ssh'), { recursive: true, mode: 0o700 });
    right(command('ssh-keygen', ['-q', '-t', 'ed25519', '-N', name === 'dave' ? 'a passphrase' : '', '-f', join(home(name), '.ssh/id_ed25519')]));
  }
  const identity = join(home('carol'), '.ssh/id_ed25519');
  const publicKey = (name: string): string => readFileSync(join(home(name), '.ssh/id_ed25519.pub'), 'utf8').trim();
  right(as('carol', ['store', 'init', '--ssh', '--name', 'carol']));
  right(as('carol', ['set', path], value));
  assert.equal(right(as('carol', ['get', path])), value);
  assert.equal(right(command('age', ['-d', '-i', identity, join(store, `${path}.age`)])), `lasthop-secret-1 ${path}\n${value}`);
  const other = 'dev/api/age/ssh';
  mkdirSync(join(store, 'dev/api/age'), { recursive: true });
  right(command('age', ['-a', '-r', publicKey('carol'), '-o', join(store, `${other}.age`)], { input: `lasthop-secret-1 ${other}\n${value}` }));
  assert.equal(right(as('carol', ['get', other])), value);
  assert.equal(right(as('ci', ['get', other], '', { LASTHOP_IDENTITY_FILE: identity })), value);
  right(as('carol', ['store', 'add-recipient', 'dev/', ...publicKey('dave').split(' '), '--name', 'dave']));
  assert.match(as('dave', ['get', path]).said, /protected by a passphrase, which Lasthop does not ask for/);
  const agent = command('age', ['-d', '-i', identity, join(store, `${path}.age`)]);
  assert.equal(right(agent), `lasthop-secret-1 ${path}\n${value}`);
});

test('the identity in the GNOME keyring; when it is locked, a word at once', (context) => {
  const world = machine(context);
  const { as, home } = world;
  const runtime = join(home('alice'), 'run');
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  const lasthop = `${process.execPath} ${program}`;
  const { root } = world;
  const inSession = (script: string): Ended => command('dbus-run-session', ['--', 'bash', '-c', script], {
    cwd: root, env: { PATH: process.env['PATH'], HOME: home('alice'), LASTHOP_HOME: join(home('alice'), 'lasthop'), XDG_RUNTIME_DIR: runtime, VALUE: value },
  });
  const first = inSession(`set -e; printf x | gnome-keyring-daemon --unlock --components=secrets >/dev/null
    ${lasthop} store init --keychain --name alice; printf %s "$VALUE" | ${lasthop} set ${path}; ${lasthop} get ${path}`);
  assert.ok(right(first).endsWith(value), first.output);
  const file = readFileSync(join(home('alice'), 'lasthop/identity'), 'utf8');
  assert.match(file, /# public key: age1.*\n# The private key is in the keychain of this system\.\n$/);
  assert.ok(!file.includes(['AGE', 'SECRET', 'KEY'].join('-')));
  const started = Date.now();
  const locked = inSession(`gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1; ${lasthop} get ${path}`);
  assert.equal(locked.status, 2);
  assert.match(locked.said, /^lasthop: The keyring \(Secret Service\) is locked\. Unlock it and try again\.$/m);
  const none = as('alice', ['get', path]);
  assert.match(none.said, /is not running in this session, and your identity is kept in it/);
  assert.ok(Date.now() - started < 30_000, 'nothing waits for somebody who is not there');
});

test('killed 260 times while it writes: every file is whole, and every value is one that was written', async (context) => {
  // Two stores at a time: as many as have a processor.
  await Promise.all([11, 12].map((seed) => killWriting(machine(context), createRandom(seed), 130)));
});

async function killWriting({ as, home, root, store }: Machine, random: () => number, kills: number): Promise<void> {
  right(as('alice', ['store', 'init', '--name', 'alice']));
  const paths = Array.from({ length: 6 }, (_, at) => `dev/api/service/key${at}`);
  for (const each of paths) right(as('alice', ['set', each], `${value}:start`));
  // The same bundle in a loop, so that the time of a kill falls into writing and not into starting.
  const script = `const { openLocalStore, SecretText, userFolders } = require(${JSON.stringify(join(repository, 'dist', 'stores.js'))});
    const store = openLocalStore(${JSON.stringify(store)}, userFolders(process.env), process.env);
    (async () => { for (let turn = 0; ; turn++) for (const path of ${JSON.stringify(paths)}) {
      const { ok, failure } = await store.write(path, new SecretText(process.env.VALUE + ':' + turn), { replace: true });
      if (!ok) { console.error(failure.message); process.exit(1); }
      if (turn === 0) process.stdout.write('.');
    } })();`;
  for (let kill = 0; kill < kills; kill++) {
    const child = spawn(process.execPath, ['-e', script], { cwd: root, env: { PATH: process.env['PATH'], LASTHOP_HOME: join(home('alice'), 'lasthop'), VALUE: value }, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<string | null>((settle) => child.on('exit', (_status, signal) => settle(signal)));
    let said = '';
    child.stderr.on('data', (piece: Buffer) => { said += piece.toString(); });
    await new Promise<void>((settle) => { child.stdout.once('data', () => settle()); child.once('exit', () => settle()); });
    await new Promise((settle) => setTimeout(settle, random() * 25));
    child.kill('SIGKILL');
    assert.equal(await ended, 'SIGKILL', said);
    if (kill % 20 === 0) for (const each of paths) assert.match(right(as('alice', ['get', each])), new RegExp(`^${value}:(?:start|\\d+)$`), `after kill ${kill}`);
  }
  for (const each of paths) assert.match(right(as('alice', ['get', each])), new RegExp(`^${value}:(?:start|\\d+)$`));
  const { output } = as('alice', ['store', 'doctor']);
  assert.match(output, /in order: 6 secrets/);
  for (const entry of readdirSync(store, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())) {
    assert.ok(!readFileSync(join(entry.parentPath, entry.name), 'latin1').includes(value), `${entry.name} holds a value in clear`);
  }
}

test('two processes that create at once: one wins, the other is told', async (context) => {
  const { as, home, root } = machine(context);
  right(as('alice', ['store', 'init', '--name', 'alice']));
  for (let round = 0; round < 5; round++) {
    const ends = await Promise.all([0, 1, 2].map((number) => new Promise<{ readonly status: number | null; readonly said: string }>((settle) => {
      const child = spawn(process.execPath, [program, 'set', `dev/api/race/key${round}`], { cwd: root, env: { PATH: process.env['PATH'], LASTHOP_HOME: join(home('alice'), 'lasthop') }, stdio: ['pipe', 'ignore', 'pipe'] });
      let said = '';
      child.stderr.on('data', (piece: Buffer) => { said += piece.toString(); });
      child.on('close', (status) => settle({ status, said }));
      child.stdin.end(`value ${number}`);
    })));
    const winners = ends.flatMap(({ status }, number) => (status === 0 ? [number] : []));
    assert.equal(winners.length, 1, JSON.stringify(ends));
    for (const { status, said } of ends) if (status !== 0) assert.match(said, /has a value at dev\/api\/race\/key\d already/);
    assert.equal(right(as('alice', ['get', `dev/api/race/key${round}`])), `value ${winners[0]}`);
  }
});
