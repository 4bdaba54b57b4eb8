/** `lasthop set`, `get`, `list` and `describe` as people use them, over a store behind a fake program. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Terminal } from '../../server/src/cli/command';
import { lasthopWaiting, type CommandResult } from '../support/commandLine';
import { fake } from '../support/fakes';
import { fileStore, storeWorld, type StoreWorld } from '../support/fakePrograms';
import { matchesSnapshot } from '../support/snapshot';

type Run = (argv: readonly string[], world?: Partial<Terminal> & { readonly input?: string | Buffer }) => Promise<CommandResult>;

const path = 'dev/api/stripe/secret_key';

function commandLine(context: TestContext): StoreWorld & { readonly run: Run } {
  const world = storeWorld(context);
  writeFileSync(join(world.folder, 'home/config.yaml'), JSON.stringify({ stores: fileStore(world) }), { mode: 0o600 });
  writeFileSync(join(world.root, '.lasthop.yaml'), 'service: api\nstore: pass\n');
  return { ...world, run: (argv, more = {}) => lasthopWaiting(world.root, argv, { environment: world.environment, ...more }) };
}

/** Whether a value is nowhere in what was printed and recorded. */
function keepsQuiet(world: StoreWorld, value: string, ...results: readonly CommandResult[]): void {
  for (const { output, said } of results) assert.ok(!(output + said).includes(value));
  assert.ok(!readFileSync(join(world.folder, 'home/state/audit.jsonl'), 'utf8').includes(value));
}

test('a value goes in by a pipe and comes out byte for byte', async (context) => {
  const world = commandLine(context);
  const value = fake('stripe-live-key');
  const set = await world.run(['set', path], { input: `${value}\n` });
  assert.deepEqual(set, { status: 0, output: `Created ${path} in pass (filestore).\n`, said: '' });
  assert.equal(readFileSync(join(world.folder, 'data', path), 'utf8'), value);
  assert.deepEqual(await world.run(['get', path]), { status: 0, output: value, said: '' });
  const again = await world.run(['set', path], { input: 'other' });
  assert.deepEqual([again.status, again.said], [2, `lasthop: pass (filestore) has a value at ${path} already. To replace it: lasthop set ${path} --replace\n`]);
  assert.equal((await world.run(['get', path])).output, value);
  const lines = `${fake('rsa-private-key')}\n`;
  assert.match((await world.run(['set', path, '--replace'], { input: `${lines}\n` })).said, /ends with a line end.*nothing was written/);
  assert.equal((await world.run(['set', path, '--replace'], { input: lines })).output, `Set ${path} in pass (filestore).\n`);
  assert.equal((await world.run(['get', path, '--show'], { outputIsTerminal: true })).output, lines);
  keepsQuiet(world, value, set, again);
});

test('what is no value is refused, and nothing is written', async (context) => {
  const world = commandLine(context);
  const said = async (input: string | Buffer): Promise<string> => (await world.run(['set', path], { input })).said;
  assert.equal(await said(''), 'lasthop: The value is empty. Nothing was written.\n');
  assert.equal(await said('\n'), 'lasthop: The value is empty. Nothing was written.\n');
  assert.match(await said(Buffer.from([0xff, 0xfe])), /not text/);
  assert.match(await said('a\u0000b'), /zero byte/);
  const value = fake('stripe-live-key');
  const argument = await world.run(['set', path, value], { input: 'x' });
  assert.match(argument.said, /A value is never an argument/);
  assert.ok(!argument.said.includes(value));
  assert.ok(!existsSync(join(world.folder, 'data')));
});

test('the hidden prompt', async (context) => {
  const world = commandLine(context);
  const asked: string[] = [];
  const person = (answer: string | undefined): Partial<Terminal> => ({
    inputIsTerminal: true, canAsk: true, readInput: () => { throw new Error('read from the terminal with echo on'); },
    askHidden: (question) => { asked.push(question); return Promise.resolve(answer); },
  });
  assert.equal((await world.run(['set', path], person(undefined))).said, 'lasthop: No value was given. Nothing was written.\n');
  assert.equal((await world.run(['set', path], person('typed'))).status, 0);
  assert.deepEqual(asked, [`Value of ${path} (not shown): `, `Value of ${path} (not shown): `]);
  const taken = await world.run(['set', path], person('again'));
  assert.deepEqual([taken.said, asked.length], [`lasthop: pass (filestore) has a value at ${path} already. To replace it: lasthop set ${path} --replace\n`, 2], 'said before the value is asked for');
  assert.match((await world.run(['set', path, '--owner', 'payments', '--replace'], { input: 'x' })).said, /keeps no owner\. Leave it out; nothing was written\./);
  assert.match((await world.run(['set', path, '--replace'], { inputIsTerminal: true })).said, /^lasthop: There is nobody to ask for the value\. Pipe it in/);
});

test('a terminal shows a value only to who asked, and never obeys it', async (context) => {
  const world = commandLine(context);
  await world.run(['set', path], { input: 'a\u001b]0;x\u0007b' });
  const screen = (answer?: string): Partial<Terminal> => ({ outputIsTerminal: true, canAsk: answer !== undefined, ask: () => Promise.resolve(answer) });
  for (const answer of [undefined, '', 'n', 'no']) {
    const { status, output, said } = await world.run(['get', path], screen(answer));
    assert.deepEqual([status, output, said], [2, '', 'lasthop: Not shown. Pipe it into a program, or add --show to see it here.\n']);
  }
  assert.equal((await world.run(['get', path], screen('y'))).output, 'a\\u{1b}]0;x\\u{7}b\n');
});

test('production is read only on purpose, and the log says so', async (context) => {
  const world = commandLine(context);
  const production = 'prod/api/stripe/secret_key';
  assert.equal((await world.run(['set', production], { input: 'x' })).status, 0, 'writing is allowed where there are rights');
  const refused = await world.run(['get', production]);
  assert.deepEqual([refused.status, refused.output], [2, '']);
  assert.match(refused.said, /of prod, a production environment.*lasthop get --production prod\/api\/stripe\/secret_key\n$/);
  for (const reference of ['ref+vault://secret/prod/api/stripe/key#/value', 'op://Production/api-stripe/key']) {
    assert.match((await world.run(['get', reference])).said, /a production environment/, reference);
  }
  assert.equal((await world.run(['get', production, '--production'])).output, 'x');
  assert.match((await world.run(['audit', '--path', 'prod/'])).output, /read {10}pass {2}prod\/api\/stripe\/secret_key {2}ok {2}\(lasthop get --production in /);
});

test('paths: what is wrong with one, and what was meant', async (context) => {
  const world = commandLine(context);
  const rows: string[] = [];
  for (const given of [
    '', 'production/api/stripe/key', 'prodd/api/stripe/key', 'mars/api/stripe/key', 'dev/api/stripe', 'dev/api/stripe/key/more', '/dev/api/stripe/key',
    'dev/api//stripe/key', 'dev/../../etc', 'dev/api/stripe/..', 'dev/api/-x/key', 'dev/api/stripe/a key', 'dev/api/ströpe/key', fake('stripe-live-key'),
    'C:\\secrets', 'op://dev/api/key',
  ]) {
    const { status, said } = await world.run(['set', given], { input: 'x' });
    assert.equal(status, 2, given);
    rows.push(`${given === fake('stripe-live-key') ? '(a value)' : given}\n    ${said}`);
  }
  assert.ok(!rows.join('').includes(fake('stripe-live-key')));
  assert.ok(!existsSync(join(world.folder, 'data')));
  matchesSnapshot(rows.join(''), 'stores/snapshots/paths.txt');
});

test('list and describe', async (context) => {
  const world = commandLine(context);
  mkdirSync(join(world.folder, 'data'));
  const empty = await world.run(['list', 'dev/']);
  assert.deepEqual(empty, { status: 0, output: '', said: 'There is nothing in pass (filestore) below dev/. Put a secret there: lasthop set dev/api/stripe/secret_key\n' });
  for (const each of ['dev/worker/queue/token', path, 'staging/api/stripe/secret_key']) await world.run(['set', each], { input: 'x' });
  assert.equal((await world.run(['list', 'dev/'])).output, `${path}\ndev/worker/queue/token\n`);
  assert.deepEqual(JSON.parse((await world.run(['list', 'staging/', '--format', 'json'])).output), { version: 1, store: 'pass', paths: ['staging/api/stripe/secret_key'] });
  assert.equal((await world.run(['describe', path])).output, `Path       ${path}\nStore      pass (filestore)\nYou may    read: unknown, write: unknown\n`);
  assert.deepEqual(JSON.parse((await world.run(['describe', path, '--format', 'json'])).output), {
    version: 1, path, store: 'pass', may: { read: 'unknown', write: 'unknown', list: 'unknown' },
  });
  const missing = await world.run(['describe', 'dev/api/stripe/none']);
  assert.deepEqual([missing.status, missing.said], [2, 'lasthop: pass (filestore) lists nothing at dev/api/stripe/none.\n']);
});

test('a broken configuration stops everything, and says where it is broken', async (context) => {
  const world = commandLine(context);
  writeFileSync(join(world.root, '.lasthop.yaml'), 'service: api\nstores: 7\n');
  const { status, said } = await world.run(['get', path]);
  assert.deepEqual([status, said], [2, 'lasthop: .lasthop.yaml:2: `stores` must be a mapping of keys to values. Mend it first: nothing is read or written until then.\n']);
  writeFileSync(join(world.root, '.lasthop.yaml'), '');
  writeFileSync(join(world.folder, 'home/config.yaml'), 'store: x\n');
  assert.match((await world.run(['get', path])).said, /config\.yaml: `store` is not known here.*Mend it/);
});
