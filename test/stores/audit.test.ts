/** The audit log: every act, no value, whole lines from many processes, and a reader that bears with damage. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { appendAudit, readAudit, type AuditEntry } from '../../server/src/stores/audit';
import { SecretText } from '../../server/src/stores';
import { lasthop } from '../support/commandLine';
import { fake } from '../support/fakes';
import { fileStore, storeWorld } from '../support/fakePrograms';
import { temporaryFolder } from '../support/folder';
import { localWorld, type Person } from '../support/localStores';

const entry = (path: string, time = '2026-11-25T10:00:00.000Z'): AuditEntry => ({ time, who: 'ada', act: 'read', provider: 'lasthop', path, outcome: 'ok' });

test('every act is written down with its outcome, none with its value', async (context) => {
  const world = storeWorld(context);
  const value = fake('stripe-live-key');
  const stores = world.open(fileStore(world), { now: () => new Date('2026-11-25T10:00:00Z'), command: 'lasthop test' });
  const store = stores.get('pass');
  assert.ok(store.ok);
  const path = 'dev/api/stripe/key';
  await store.value.write(path, new SecretText(value));
  await store.value.write(path, new SecretText(value));
  await store.value.read(path, undefined);
  await store.value.read('dev/api/stripe/none', undefined);
  await store.value.list('dev/');
  await store.value.describe(path);
  await store.value.capabilities(path);
  await store.value.identity();
  await stores.resolve('op://dev/api/key');
  const log = readFileSync(join(world.folder, 'home/state/audit.jsonl'), 'utf8');
  const entries = log.trim().split('\n').map((line) => JSON.parse(line) as AuditEntry).filter(({ act }) => act !== 'approve');
  assert.deepEqual(entries.map(({ act, path: of, outcome }) => [act, of, outcome].join(' ')), [
    `write ${path} ok`, `write ${path} exists`, `read ${path} ok`, 'read dev/api/stripe/none missing', 'list dev/ ok', `describe ${path} ok`,
    `capabilities ${path} ok`, 'identity  ok',
  ]);
  const { who = '' } = entries[0] ?? {};
  assert.ok(who !== '');
  assert.deepEqual(entries[0], { time: '2026-11-25T10:00:00.000Z', who, act: 'write', provider: 'pass', path, outcome: 'ok', root: world.root, command: 'lasthop test' });
  assert.ok(!log.includes(value));
  assert.equal(statSync(join(world.folder, 'home/state/audit.jsonl')).mode & 0o777, 0o600);
});

test('whose key it was, in the local store', async (context) => {
  const world = localWorld(context);
  const [alice, bob] = [await world.person('alice'), await world.person('bob')];
  world.recipients(`dev/ alice ${alice.key}`, `prod/ bob ${bob.key}`);
  await alice.run(['set', 'dev/api/stripe/key'], { input: fake('stripe-live-key') });
  await alice.run(['get', 'dev/api/stripe/key']);
  await bob.run(['get', 'dev/api/stripe/key']);
  await alice.run(['store', 'rekey']);
  await alice.run(['list']);
  const entries = async (person: Person): Promise<readonly AuditEntry[]> =>
    (await person.run(['audit', '--format', 'json'])).output.trim().split('\n').map((line) => JSON.parse(line) as AuditEntry);
  const acts = (await entries(alice)).map(({ act, path, outcome, as }) => [act, path, outcome, as ?? '-']);
  for (const [act, outcome] of [['write', 'ok'], ['read', 'ok']]) assert.ok(acts.some((each) => JSON.stringify(each) === JSON.stringify([act, 'dev/api/stripe/key', outcome, `alice ${alice.key}`])), JSON.stringify(acts));
  assert.deepEqual(acts.at(-1), ['list', '', 'ok', '-'], 'a list needs no key');
  assert.deepEqual((await entries(bob)).map(({ act, outcome, as }) => [act, outcome, as]), [['read', 'no-access', `bob ${bob.key}`]]);
  assert.match((await alice.run(['audit'])).output, / \S+ as alice {2}read {10}lasthop {2}dev\/api\/stripe\/key {2}ok /);
});

test('many processes at once: every line is whole, and none is lost, also while the log moves aside', async (context) => {
  const folder = temporaryFolder(context);
  const file = join(folder, 'audit.jsonl');
  const processes = 6;
  const lines = 150;
  const program = join(__dirname, '../../server/src/stores/audit.js');
  const script = `const { appendAudit } = require(${JSON.stringify(program)});
    for (let n = 0; n < ${lines}; n++) appendAudit(process.argv[1], { time: new Date().toISOString(), who: 'p' + process.argv[2], act: 'read', provider: 'lasthop', path: 'dev/' + process.argv[2] + '/' + n + '/' + 'x'.repeat(n), outcome: 'ok' }, 70000);`;
  await Promise.all(Array.from({ length: processes }, (_, index) => new Promise<void>((settle, refuse) => {
    spawn(process.execPath, ['-e', script, file, String(index)], { stdio: 'inherit' }).on('close', (status) => (status === 0 ? settle() : refuse(new Error(`status ${status}`))));
  })));
  const { entries, broken } = readAudit(file);
  assert.deepEqual(broken, []);
  assert.equal(new Set(entries.map(({ path }) => path)).size, processes * lines);
  assert.ok(readdirSync(folder).includes('audit.1.jsonl'), 'it moved aside');
  assert.ok(!readdirSync(folder).includes('audit.jsonl.lock'));
});

test('the log is bounded: three old ones are kept, read oldest first', (context) => {
  const file = join(temporaryFolder(context), 'audit.jsonl');
  for (let n = 0; n < 100; n++) appendAudit(file, entry(`dev/${n}`), 500);
  assert.deepEqual(readdirSync(dirname(file)).sort(), ['audit.1.jsonl', 'audit.2.jsonl', 'audit.3.jsonl', ...(readdirSync(dirname(file)).includes('audit.jsonl') ? ['audit.jsonl'] : [])]);
  const numbers = readAudit(file).entries.map(({ path }) => Number(path.slice(4)));
  assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b));
  assert.equal(numbers.at(-1), 99);
});

test('a lock that was left behind is passed over after ten seconds', (context) => {
  const folder = temporaryFolder(context, { 'audit.jsonl.lock': '' });
  const file = join(folder, 'audit.jsonl');
  for (let n = 0; n < 20; n++) appendAudit(file, entry(`dev/${n}`), 500);
  assert.deepEqual(readdirSync(folder).sort(), ['audit.jsonl', 'audit.jsonl.lock']);
  const { utimesSync } = require('node:fs') as typeof import('node:fs');
  utimesSync(join(folder, 'audit.jsonl.lock'), new Date(0), new Date(0));
  appendAudit(file, entry('dev/last'), 500);
  assert.ok(readdirSync(folder).includes('audit.1.jsonl'));
});

test('lasthop audit: chosen by path and time, broken lines said', (context) => {
  const home = temporaryFolder(context);
  const file = join(home, 'state/audit.jsonl');
  appendAudit(file, entry('dev/api/stripe/key', '2026-11-24T23:59:59.123Z'));
  appendFileSync(file, 'half a li\n{"time":7}\n');
  appendAudit(file, { ...entry('prod/api/stripe/key'), outcome: 'no-access', command: 'lasthop get --production', root: '/the/\u001b[2Jroot' });
  appendAudit(file, entry(`a?token=${fake('doppler-token')}`));
  const audit = (...argv: string[]) => lasthop(home, ['audit', ...argv], { environment: { LASTHOP_HOME: home } });
  assert.deepEqual(audit(), {
    status: 0,
    output: '2026-11-24T23:59:59Z  ada  read          lasthop  dev/api/stripe/key  ok\n'
      + '2026-11-25T10:00:00Z  ada  read          lasthop  prod/api/stripe/key  no-access  (lasthop get --production in /the/\\u{1b}[2Jroot)\n'
      + '2026-11-25T10:00:00Z  ada  read          lasthop  a  ok\n',
    said: `lasthop: ${file}:2 is no entry of the log and was passed over.\nlasthop: ${file}:3 is no entry of the log and was passed over.\n`,
  });
  assert.equal(audit('--path', 'prod/').output.split('\n').length, 2);
  assert.equal(audit('--since', '2026-11-25').output.split('\n').length, 3);
  assert.equal(audit('--since', '2026-11-24T23:59:59Z', '--path', 'dev/').output.split('\n').length, 2);
  assert.deepEqual(JSON.parse(audit('--path', 'dev/', '--format', 'json').output), entry('dev/api/stripe/key', '2026-11-24T23:59:59.123Z'));
  assert.match(audit('--path', 'none/').said, /No entry of the log is of that kind\.\n$/);
  assert.deepEqual([audit('--since', 'yesterday').status, audit('--since', 'yesterday').said], [2, 'lasthop: --since needs a date such as 2026-11-25 or 2026-11-25T09:00:00Z.\n']);
  assert.match(lasthop(home, ['audit'], { environment: { LASTHOP_HOME: join(home, 'other') } }).said, /^Nothing was recorded yet in /);
});

test('a log that cannot be written is said once, and keeps nobody from a secret', async (context) => {
  const world = storeWorld(context);
  const warnings: string[] = [];
  writeFileSync(join(world.folder, 'home/state'), 'a file where the folder should be');
  const stores = world.open(fileStore(world), { onWarning: (message) => warnings.push(message) });
  const store = stores.get('pass');
  assert.ok(store.ok);
  assert.ok((await store.value.write('dev/api/stripe/key', new SecretText('x'))).ok);
  assert.ok((await store.value.read('dev/api/stripe/key', undefined)).ok);
  assert.equal(warnings.length, 1);
  assert.match(warnings[0] ?? '', /^The audit log .*audit\.jsonl cannot be written \((?:ENOTDIR|EEXIST)\): what is read and written now is not recorded\. Mend that/);
});

test('folders that are made for the log are the user’s own', (context) => {
  const home = temporaryFolder(context);
  chmodSync(home, 0o755);
  mkdirSync(join(home, 'a'));
  appendAudit(join(home, 'a/b/audit.jsonl'), entry('dev/x'));
  assert.equal(statSync(join(home, 'a/b')).mode & 0o777, 0o700);
});
