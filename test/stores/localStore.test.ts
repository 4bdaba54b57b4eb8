/** The local store as a store: what it gives, what it refuses, and what it says. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SecretText } from '../../server/src/stores/secretText';
import { Stores } from '../../server/src/stores';
import { openLocalStore } from '../../server/src/stores/local/localStore';
import { defaultSettings } from '../../server/src/core/settings';
import { fake } from '../support/fakes';
import { failureOf, localWorld, moment, valueOf } from '../support/localStores';
import { sshKey } from '../support/openSsh';

const path = 'dev/api/stripe/secret_key';
const value = new SecretText(fake('stripe-live-key'));

test('what is written is read, listed and described', async (context) => {
  const world = localWorld(context);
  const alice = await world.person('alice');
  world.recipients(`dev/ alice ${alice.key}`);
  valueOf(await alice.store.write(path, value, { owner: 'payments' }));
  assert.ok(valueOf(await alice.store.read(path, undefined)).equals(value));
  assert.ok(valueOf(await alice.store.read(path, 'value')).equals(value));
  assert.deepEqual(valueOf(await alice.store.describe(path)), { path, owner: 'payments', created: moment.toISOString(), rotated: moment.toISOString(), readers: ['alice'] });
  for (const other of ['dev/api/stripe/webhook', 'dev/worker/db/url']) valueOf(await alice.store.write(other, new SecretText('line\nline\r\n ☂')));
  assert.equal(valueOf(await alice.store.read('dev/worker/db/url', undefined)).reveal(), 'line\nline\r\n ☂');
  assert.deepEqual(valueOf(await alice.store.list('dev/api/')), [path, 'dev/api/stripe/webhook']);
  assert.deepEqual(valueOf(await alice.store.list('')), [path, 'dev/api/stripe/webhook', 'dev/worker/db/url']);
  assert.equal(alice.store.reference(path), `ref+lasthop://${path}`);
  assert.deepEqual(valueOf(await alice.store.capabilities(path)), { read: 'yes', write: 'yes', list: 'yes' });
  const { remedy, ...closed } = valueOf(await alice.store.capabilities('prod/api/a/b'));
  assert.deepEqual(closed, { read: 'no', write: 'no', list: 'yes' });
  assert.match(remedy ?? '', /^Nobody is named who may read prod\/api\/a\/b\. .*lasthop store add-recipient prod\/ KEY/);
  assert.deepEqual(valueOf(await alice.store.identity()).properties, { folder: world.folder, key: alice.key });
  // Nothing but ciphertext, public keys and what anybody may know.
  for (const file of readdirSync(world.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
    assert.ok(!readFileSync(join(file.parentPath, file.name), 'utf8').includes(value.reveal()));
  }
});

test('a value is created once, and replaced when that is said', async (context) => {
  const world = localWorld(context);
  const alice = await world.person('alice');
  world.recipients(`dev/ alice ${alice.key}`);
  const outcomes = await Promise.all(Array.from({ length: 8 }, (_, at) => alice.store.write(path, new SecretText(`value ${at}`))));
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  const kept = valueOf(await alice.store.read(path, undefined)).reveal();
  assert.equal(kept, `value ${outcomes.findIndex(({ ok }) => ok)}`);
  assert.equal(failureOf(await alice.store.write(path, value)), `exists: The local store has a value at ${path} already. To replace it: lasthop set ${path} --replace`);
  const later = openLocalStore(world.folder, alice.folders, alice.environment, () => new Date('2027-01-01T00:00:00Z'));
  valueOf(await later.write(path, value, { replace: true, owner: 'core' }));
  assert.ok(valueOf(await alice.store.read(path, undefined)).equals(value));
  const { created, rotated, owner } = valueOf(await alice.store.describe(path));
  assert.deepEqual([created, rotated, owner], [moment.toISOString(), '2027-01-01T00:00:00.000Z', 'core']);
  assert.deepEqual(readdirSync(join(world.folder, 'dev/api/stripe')).sort(), ['secret_key.age', 'secret_key.json']);
});

test('the longest prefix decides alone, and without one nothing is written', async (context) => {
  const world = localWorld(context);
  const [alice, bob] = [await world.person('alice'), await world.person('bob')];
  world.recipients(`dev/ alice ${alice.key}`, `dev/ bob ${bob.key}`, `dev/billing/ alice ${alice.key}`, `prod/ alice ${alice.key}`);
  valueOf(alice.store.confirmRecipients(valueOf(await alice.store.unconfirmedRecipients(''))));
  valueOf(bob.store.confirmRecipients(valueOf(await bob.store.unconfirmedRecipients(''))));
  for (const each of [path, 'dev/billing/stripe/key', 'prod/api/stripe/key']) valueOf(await alice.store.write(each, value));
  assert.ok(valueOf(await bob.store.read(path, undefined)).equals(value));
  assert.equal(failureOf(await bob.store.read('dev/billing/stripe/key', undefined)), 'no-access: Your key does not open dev/billing/stripe/key; alice can. Ask for access with what this prints: lasthop store request dev/');
  assert.match(failureOf(await bob.store.read('prod/api/stripe/key', undefined)), /^no-access: /);
  // Writing needs public keys only.
  valueOf(await bob.store.write('prod/api/stripe/new', value));
  assert.ok(valueOf(await alice.store.read('prod/api/stripe/new', undefined)).equals(value));
  assert.equal(failureOf(await alice.store.write('staging/api/stripe/key', value)), 'no-access: Nothing was written. Nobody is named who may read staging/api/stripe/key. Say who, with their public key: lasthop store add-recipient staging/ KEY --name NAME (yours: lasthop store request staging/)');
  assert.ok(!existsSync(join(world.folder, 'staging')));
  assert.equal(alice.store.policy('bob', ['prod/api/stripe/key']), `prod/api/stripe/key alice ${alice.key}\nprod/api/stripe/key bob ${bob.key}\n`);
});

test('a recipient that came with a pull is confirmed before anything is encrypted to it', async (context) => {
  const world = localWorld(context);
  const [alice, mallory, carol] = [await world.person('alice'), await world.person('mallory'), await world.person('carol')];
  world.recipients(`dev/ alice ${alice.key}`, `prod/ alice ${alice.key}`);
  valueOf(await alice.store.write(path, value));
  world.recipients(`dev/ alice ${alice.key}`, `dev/ carol ${carol.key}`, `prod/ alice ${alice.key}`);
  assert.equal(failureOf(await alice.store.write('dev/api/a/b', value)), 'not-trusted: Nothing was written: dev/api/a/b would be encrypted to a key (carol) that nobody has confirmed on this machine. Look at it and confirm: lasthop store confirm');
  assert.ok(!existsSync(join(world.folder, 'dev/api/a')));
  assert.match(failureOf(await alice.store.write(path, value, { replace: true })), /^not-trusted/);
  const unknown = valueOf(await alice.store.unconfirmedRecipients('dev/api/a/b'));
  assert.deepEqual(unknown.map(({ name, prefix, otherKey }) => [name, prefix, otherKey]), [['carol', 'dev/', false]]);
  valueOf(alice.store.confirmRecipients(unknown));
  valueOf(await alice.store.write('dev/api/a/b', value));
  // Confirmed for dev/ is not confirmed for prod/; a name with another key is pointed at.
  world.recipients(`dev/ alice ${alice.key}`, `dev/ carol ${mallory.key}`, `prod/ alice ${alice.key}`, `prod/ carol ${carol.key}`);
  assert.deepEqual(valueOf(await alice.store.unconfirmedRecipients('')).map(({ name, prefix, otherKey }) => [name, prefix, otherKey]), [['carol', 'dev/', true], ['carol', 'prod/', false]]);
  assert.match(failureOf(await alice.store.write('dev/api/c/d', value)), /^not-trusted/);
  // What was confirmed lies outside of the repository, for this store's folder only.
  assert.equal(readdirSync(join(alice.folders.configuration, 'recipients')).length, 1);
  assert.equal(statSync(join(alice.folders.configuration, 'recipients', readdirSync(join(alice.folders.configuration, 'recipients'))[0] as string)).mode & 0o777, 0o600);
});

test('a file in another’s place, a changed, a cut and an unmerged one are refused, each with its own word', async (context) => {
  const world = localWorld(context);
  const alice = await world.person('alice');
  world.recipients(`dev/ alice ${alice.key}`);
  const other = 'dev/api/stripe/other';
  for (const each of [path, other]) valueOf(await alice.store.write(each, value));
  const file = join(world.folder, `${path}.age`);
  const good = readFileSync(file, 'utf8');
  const said = async (content: string): Promise<string> => {
    writeFileSync(file, content);
    return failureOf(await alice.store.read(path, undefined));
  };
  assert.match(await said(readFileSync(join(world.folder, `${other}.age`), 'utf8')), /^invalid: The file of dev\/api\/stripe\/secret_key was made for dev\/api\/stripe\/other: it was renamed, or put in its place/);
  const lines = good.split('\n');
  assert.match(await said(lines.slice(0, -3).join('\n')), /cut off: its end is missing/);
  // The armor's last line is the end of what is encrypted.
  const last = lines[lines.length - 3] as string;
  const swapped = `${last.startsWith('A') ? 'B' : 'A'}${last.slice(1)}`;
  assert.match(await said(good.replace(last, swapped)), /was changed after it was encrypted/);
  assert.match(await said(`<<<<<<< HEAD\n${good}=======\n${good}>>>>>>> theirs\n`), /Two branches changed/);
  assert.match(await said('text\n'), /no age file, or a damaged one/);
  assert.match(await said(''), /cut off/);
  rmSync(file);
  rmSync(file.replace(/age$/, 'json'));
  assert.equal(failureOf(await alice.store.read(path, undefined)), `missing: The local store holds nothing at ${path}. Put it there with \`lasthop set ${path}\`, or pull: somebody may have.`);
  assert.match(failureOf(await alice.store.describe(path)), /^missing/);
});

test('what was deleted is told apart from what never was', async (context) => {
  const world = localWorld(context);
  const alice = await world.person('alice');
  world.recipients(`dev/ alice ${alice.key}`);
  const path = 'dev/api/stripe/key';
  assert.ok((await alice.store.write(path, new SecretText('value'))).ok);
  const file = join(world.folder, `${path}.age`);
  rmSync(file);
  const said = async (): Promise<readonly unknown[]> => {
    const read = await alice.store.read(path, undefined);
    return read.ok ? ['ok'] : [read.failure.kind, read.failure.message];
  };
  assert.deepEqual(await said(), ['deleted', `The secret at ${path} was deleted from the local store: only its description is left. Put it back (git checkout COMMIT -- "*/${path}.age"), or write it anew: lasthop set ${path}`]);
  rmSync(file.replace(/age$/, 'json'));
  assert.equal((await said())[0], 'missing');
  assert.ok((await alice.store.write(path, new SecretText('again'))).ok, 'and can be written anew');
  spawnSync('git', ['init', '--quiet'], { cwd: world.root });
  spawnSync('git', ['add', '.'], { cwd: world.root });
  rmSync(file);
  assert.match(String((await said())[1]), /, and git still has it\. Put it back \(git checkout -- "\*\/dev\/api\/stripe\/key\.age"\)/);
  assert.equal((await alice.store.describe(path)).ok, false);
  assert.equal(spawnSync('git', ['checkout', '--', `*/${path}.age`], { cwd: world.root }).status, 0, 'the command does what it says');
  assert.deepEqual(await said(), ['ok']);
});

test('paths that could lead elsewhere, or be another file on another system, are refused', async (context) => {
  const world = localWorld(context);
  const alice = await world.person('alice');
  world.recipients(`dev/ alice ${alice.key}`);
  for (const wrong of ['', 'dev', 'dev/api/key', 'dev/api/stripe/key/more', '../api/stripe/key', 'dev/../../key', 'dev/api/stripe/..', '/dev/api/stripe', 'dev//api/key', 'dev/api/stripe/a b', 'dev/api/stripe/key.', 'dev/api/stripe/.key', 'dev/-rf/stripe/key', 'dev/api/con/key', 'dev/api/stripe/NUL.txt', 'dev/api/com1/key', 'recipients/api/stripe/key', 'dev/api/stripe/ke\u0000y', 'dev\\api\\stripe\\key', `dev/api/stripe/${'k'.repeat(101)}`]) {
    assert.match(failureOf(await alice.store.write(wrong, value)), /^invalid: /, wrong);
    assert.match(failureOf(await alice.store.read(wrong, undefined)), /^invalid: /, wrong);
    assert.equal(alice.store.nameOf(wrong), undefined);
    assert.equal(alice.store.reference(wrong), undefined);
  }
  assert.deepEqual(readdirSync(world.folder), ['recipients']);
  valueOf(await alice.store.write(path, value));
  assert.equal(failureOf(await alice.store.write('dev/API/stripe/key', value)), 'invalid: dev/API/stripe/key differs from dev/api by capitals only: on macOS and Windows both would be one file. Use dev/api, or another name.');
  assert.match(failureOf(await alice.store.write('dev/api/stripe/Secret_Key', value)), /differs from dev\/api\/stripe\/secret_key by capitals only/);
});

test('nothing is read or written through a link', async (context) => {
  const world = localWorld(context);
  const alice = await world.person('alice');
  world.recipients(`dev/ alice ${alice.key}`);
  valueOf(await alice.store.write(path, value));
  renameSync(join(world.folder, 'dev/api'), join(world.top, 'elsewhere'));
  symlinkSync(join(world.top, 'elsewhere'), join(world.folder, 'dev/api'));
  assert.match(failureOf(await alice.store.read(path, undefined)), /^invalid: dev\/api in the local store is a symbolic link/);
  assert.match(failureOf(await alice.store.write('dev/api/stripe/new', value)), /symbolic link/);
  assert.deepEqual(valueOf(await alice.store.list('')), []);
  rmSync(join(world.folder, 'dev/api'));
  mkdirSync(join(world.folder, 'dev/api/stripe'), { recursive: true });
  symlinkSync(join(world.top, 'elsewhere/stripe/secret_key.age'), join(world.folder, `${path}.age`));
  assert.match(failureOf(await alice.store.read(path, undefined)), /no plain file/);
  assert.match(failureOf(await alice.store.write(path, value)), /^exists/);
});

test('the folder stays inside the repository', async (context) => {
  const world = localWorld(context);
  const alice = await world.person('alice');
  const open = (folder?: string): Stores => Stores.open({ root: world.root, settings: { ...defaultSettings, stores: folder === undefined ? {} : { lasthop: { folder } } }, environment: alice.environment });
  for (const folder of ['..', '../other', world.top, '.']) assert.match(failureOf(await valueOf(open(folder).get('lasthop')).read(path, undefined)), /^invalid: The folder of the local store lies outside/, folder);
  symlinkSync(world.top, join(world.root, '.lasthop'));
  assert.match(failureOf(await valueOf(open().get('lasthop')).list('')), /lies outside/);
  assert.match(failureOf(await valueOf(open('secrets').get('lasthop')).list('')), /^missing: There is no local store in .*secrets yet/);
});

test('identities: none, a named one, an SSH key, one that others can read', async (context) => {
  const world = localWorld(context);
  const [alice, bob] = [await world.person('alice'), await world.person('bob')];
  const ssh = sshKey();
  world.recipients(`dev/ alice ${alice.key}`, `prod/ alice ${alice.key}`, `prod/ carol ${ssh.publicKey}`);
  valueOf(alice.store.confirmRecipients(valueOf(await alice.store.unconfirmedRecipients(''))));
  valueOf(await alice.store.write(path, value));
  valueOf(await alice.store.write('prod/api/stripe/key', value));
  const home = join(world.top, 'carol');
  mkdirSync(join(home, '.ssh'), { recursive: true });
  const as = (environment: Record<string, string>) => openLocalStore(world.folder, { configuration: join(home, 'configuration'), state: join(home, 'state') }, environment);
  assert.match(failureOf(await as({ HOME: home }).read(path, undefined)), /^bad-credential: You have no identity on this machine yet.*lasthop store request/);
  assert.equal(failureOf(await as({ LASTHOP_IDENTITY_FILE: '/nowhere/key' }).read(path, undefined)), 'bad-credential: LASTHOP_IDENTITY_FILE names /nowhere/key, and there is no such file.');
  assert.match(failureOf(await as({ LASTHOP_IDENTITY_FILE: 'key' }).read(path, undefined)), /no absolute path/);
  assert.ok(valueOf(await as({ LASTHOP_IDENTITY_FILE: alice.identityFile }).read(path, undefined)).equals(value));
  writeFileSync(join(home, '.ssh/id_ed25519'), ssh.privateKey, { mode: 0o600 });
  writeFileSync(join(home, '.ssh/id_ed25519.pub'), `${ssh.publicKey} carol@laptop\n`);
  assert.ok(valueOf(await as({ HOME: home }).read('prod/api/stripe/key', undefined)).equals(value));
  assert.match(failureOf(await as({ HOME: home }).read(path, undefined)), /^no-access: Your key does not open/);
  assert.equal(valueOf(await as({ HOME: home }).capabilities('prod/api/stripe/key')).read, 'yes');
  assert.ok(valueOf(await as({ LASTHOP_IDENTITY_FILE: join(home, '.ssh/id_ed25519') }).read('prod/api/stripe/key', undefined)).equals(value));
  writeFileSync(join(home, '.ssh/id_ed25519'), sshKey('aes256-ctr').privateKey);
  assert.match(failureOf(await as({ HOME: home }).read('prod/api/stripe/key', undefined)), /^locked: .*protected by a passphrase/);
  assert.equal(statSync(alice.identityFile).mode & 0o777, 0o600);
  assert.equal(statSync(alice.folders.configuration).mode & 0o777, 0o700);
  if (process.platform !== 'win32') {
    chmodSync(alice.identityFile, 0o644);
    assert.match(failureOf(await openLocalStore(world.folder, alice.folders, alice.environment).read(path, undefined)), /^bad-credential: Others on this machine can read .*chmod 600/);
  }
  assert.match(failureOf(await bob.store.read(path, undefined)), /^no-access/);
});

test('who has no key puts a secret there for those who have one', async (context) => {
  const world = localWorld(context);
  const alice = await world.person('alice');
  world.recipients(`dev/ alice ${alice.key}`);
  const home = join(world.top, 'machine');
  const machine = { LASTHOP_HOME: home, HOME: home };
  const builder = openLocalStore(world.folder, { configuration: home, state: join(home, 'state') }, machine);
  valueOf(builder.confirmRecipients(valueOf(await builder.unconfirmedRecipients(''))));
  const { status, output, said } = await alice.run(['set', path], { environment: machine, input: value.reveal() });
  assert.deepEqual([status, output.split('\n')[0]], [0, `Created ${path} in the local store; it could not be read back by you.`]);
  assert.match(said, /^lasthop: You have no identity on this machine yet.*lasthop store request/);
  assert.ok(valueOf(await alice.store.read(path, undefined)).equals(value));
});

test('where there is no store, the doctor says how one is made', async (context) => {
  const world = localWorld(context);
  const alice = await world.person('alice');
  writeFileSync(join(world.root, '.env.example'), `# @sensitive @path=${path}\nSTRIPE_KEY=\n`);
  assert.match((await alice.run(['doctor'])).output, /There is no local store in [^\n]*\n {4}lasthop store init\n/);
});

test('what a repository says of a secret reaches no terminal as it is', async (context) => {
  const world = localWorld(context);
  const [alice, bob] = [await world.person('alice'), await world.person('bob')];
  world.recipients(`dev/ alice ${alice.key}`);
  valueOf(await alice.store.write(path, value));
  const metadata = join(world.folder, `${path}.json`);
  writeFileSync(metadata, readFileSync(metadata, 'utf8').replace('"alice ', '"\\u001b[2Jmallory '));
  assert.match(failureOf(await bob.store.read(path, undefined)), /^no-access: Your key does not open dev\/api\/stripe\/secret_key; somebody else can\./);
  writeFileSync(metadata, '<<<<<<< HEAD\n');
  assert.deepEqual(valueOf(await alice.store.describe(path)), { path });
});

test('values that no process could be given, and fields, are refused', async (context) => {
  const world = localWorld(context);
  const alice = await world.person('alice');
  world.recipients(`dev/ alice ${alice.key}`);
  assert.match(failureOf(await alice.store.write(path, new SecretText(''))), /^invalid: .*empty/);
  assert.match(failureOf(await alice.store.write(path, new SecretText('x'.repeat(1024 * 1024 + 1)))), /larger than a megabyte/);
  valueOf(await alice.store.write(path, new SecretText('x'.repeat(300_000))));
  assert.equal(valueOf(await alice.store.read(path, undefined)).reveal().length, 300_000);
  assert.match(failureOf(await alice.store.read(path, 'other')), /^invalid: .*has no field "other"/);
  const stopped = AbortSignal.abort();
  assert.match(failureOf(await alice.store.read(path, undefined, { signal: stopped })), /^cancelled/);
  assert.match(failureOf(await alice.store.write('dev/api/a/b', value, {}, { signal: stopped })), /^cancelled/);
});

test('recipients that cannot be read let nothing be written', async (context) => {
  const world = localWorld(context);
  const alice = await world.person('alice');
  const said = async (...rules: readonly string[]): Promise<string> => {
    world.recipients(...rules);
    return failureOf(await alice.store.write(path, value));
  };
  assert.match(await said(`dev/ alice ${alice.key.slice(0, -1)}`), /^invalid: .*recipients:1: This is no public key/);
  assert.match(await said('# comment', '', `dev alice ${alice.key}`), /recipients:3: A prefix is the beginning of paths/);
  assert.match(await said(`/ alice ${alice.key}`), /A prefix is/);
  assert.match(await said('<<<<<<< HEAD', `dev/ alice ${alice.key}`), /Two branches changed who may read/);
  assert.match(await said(`dev/ alice,bob ${alice.key}`), /A name holds/);
  rmSync(world.folder, { recursive: true });
  assert.match(failureOf(await alice.store.write(path, value)), /^missing: There is no local store in .*lasthop store init/);
});
