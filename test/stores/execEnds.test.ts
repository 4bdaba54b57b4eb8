/** How programs of stores end: slowly, never, by a signal, with too much, saying too much. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import { SecretText, type FailureKind, type Outcome, type Stores } from '../../server/src/stores';
import { fake } from '../support/fakes';
import { fileStore, storeWorld, type StoreWorld } from '../support/fakePrograms';

const reference = 'op://dev/api-stripe/secret_key';
const op = { read: ['op', 'read', '--no-newline', '{reference}'] };

function failure(outcome: Outcome<unknown>): readonly [FailureKind, string] {
  assert.ok(!outcome.ok, 'it worked');
  return [outcome.failure.kind, outcome.failure.message];
}

function storesWith(world: StoreWorld, script: string, setting = {}): Stores {
  world.program('op', script);
  return world.open({ 'one-password': { ...op, ...setting } });
}

async function opSays(world: StoreWorld, script: string, setting = {}): Promise<readonly [FailureKind, string]> {
  return failure(await storesWith(world, script, setting).resolve(reference));
}

/** Whether a process that wrote its id to a file is gone, or goes within two seconds. */
async function isGone(file: string): Promise<boolean> {
  const id = Number(readFileSync(file, 'utf8'));
  for (let tries = 0; tries < 40; tries++) {
    try {
      process.kill(id, 0);
      // A zombie that nobody waits for still answers.
      if (readFileSync(`/proc/${id}/stat`, 'utf8').includes(') Z ')) return true;
    } catch {
      return true;
    }
    await wait(50);
  }
  return false;
}

test('nothing, no text, the reference itself', async (context) => {
  const world = storeWorld(context);
  assert.deepEqual(await opSays(world, 'exit 0'), ['invalid', 'op printed nothing for dev/api-stripe/secret_key. Check the command in `stores: one-password` and what stands at that path.']);
  assert.match((await opSays(world, "printf '\\377\\376'"))[1], /is no text/);
  assert.match((await opSays(world, 'printf %s "$3"'))[1], /printed the reference itself/);
});

test('a program that fails says what it says only where that cannot be the value', async (context) => {
  const world = storeWorld(context);
  const value = fake('stripe-live-key');
  assert.deepEqual(await opSays(world, 'echo "Error: unknown option: no field secret_key in dev" >&2; exit 3'), [
    'invalid', 'op ended with status 3 for dev/api-stripe/secret_key and says: Error: unknown option: no field secret_key in dev.',
  ]);
  const unsaid = "op ended with status 1 for dev/api-stripe/secret_key and says something that is not repeated here, because it could hold the value. To see for yourself: op read --no-newline op://dev/api-stripe/secret_key > /dev/null";
  for (const text of [`warning: ${value}`, `got ${value} which is bad`, `\\033[31m${value}\\033[0m`, 'invalid value hunter2!', 'error: correct horse battery staple', `error: ${value.slice(0, 9)}`]) {
    assert.deepEqual(await opSays(world, `printf '%b\\n' '${text}' >&2; exit 1`), ['invalid', unsaid], text);
  }
  // A known meaning decides without repeating anything.
  const [kind, message] = await opSays(world, `echo "permission denied for ${value}" >&2; exit 1`);
  assert.deepEqual([kind, message.includes(value)], ['no-access', false]);
  assert.match((await opSays(world, 'exit 7'))[1], /ended with status 7 .* and says nothing\./);
  assert.match((await opSays(world, 'kill -9 $$'))[1], /was ended by SIGKILL/);
  assert.deepEqual((await opSays(world, `printf %s '${value}'; exit 1`))[1].includes(value), false);
});

test('a slow program is ended with everything that it started', async (context) => {
  const world = storeWorld(context);
  const started = performance.now();
  const [kind, message] = await opSays(world, `sleep 60 & echo $! > '${world.folder}/child'; echo $$ > '${world.folder}/parent'; wait`, { timeout: 0.4 });
  assert.ok(performance.now() - started < 5000);
  assert.deepEqual([kind, message], ['slow', 'op gave no answer for dev/api-stripe/secret_key within 0.4 seconds and was ended. It may wait for a login (op signin); `timeout:` in its settings waits longer.']);
  assert.ok(await isGone(join(world.folder, 'child')), 'the child');
  assert.ok(await isGone(join(world.folder, 'parent')), 'the program');
});

test('a program that does not want to end is ended all the same', async (context) => {
  const world = storeWorld(context);
  const [kind] = await opSays(world, `trap '' TERM; echo $$ > '${world.folder}/parent'; while :; do sleep 0.05; done`, { timeout: 0.3 });
  assert.equal(kind, 'slow');
  assert.ok(await isGone(join(world.folder, 'parent')));
});

test('who gives up is obeyed at once', async (context) => {
  const world = storeWorld(context);
  const stores = storesWith(world, `echo $$ > '${world.folder}/parent'; sleep 60`);
  const controller = new AbortController();
  const reading = stores.resolve(reference, { signal: controller.signal });
  while (!existsSync(join(world.folder, 'parent'))) await wait(10);
  controller.abort();
  assert.deepEqual(failure(await reading), ['cancelled', 'op was stopped, as you asked.']);
  assert.ok(await isGone(join(world.folder, 'parent')));
  assert.equal(failure(await stores.resolve(reference, { signal: controller.signal }))[0], 'cancelled', 'not even started');
});

test('more than a value is no value', async (context) => {
  const world = storeWorld(context);
  assert.deepEqual(await opSays(world, 'yes'), ['invalid', 'op printed far more than a value for dev/api-stripe/secret_key and was ended. Check the command in the settings.']);
});

test('a daemon that a program leaves behind does not hold it up', async (context) => {
  const world = storeWorld(context);
  const started = performance.now();
  const outcome = await storesWith(world, 'sleep 20 & printf done').resolve(reference);
  assert.equal(outcome.ok && outcome.value.reveal(), 'done');
  assert.ok(performance.now() - started < 5000);
});

test('a program whose interpreter is missing, a program without the right to run', async (context) => {
  const world = storeWorld(context);
  world.program('op', '');
  const { writeFileSync, chmodSync } = await import('node:fs');
  writeFileSync(join(world.folder, 'bin/op'), '#!/no/such/interpreter\n');
  assert.match(failure(await world.open({ 'one-password': op }).resolve(reference))[1], /interpreter/);
  chmodSync(join(world.folder, 'bin/op'), 0o644);
  assert.equal(failure(await world.open({ 'one-password': op }).resolve(reference))[0], 'not-installed');
});

test('the environment is passed on, except what is ours', async (context) => {
  const world = storeWorld(context);
  world.program('op', 'printf "%s" "$OP_TOKEN_NAME|$LASTHOP_IDENTITY|$LASTHOP_HOME|"');
  const stores = world.open({ 'one-password': op }, { environment: { ...world.environment, OP_TOKEN_NAME: 'theirs', LASTHOP_IDENTITY: 'ours' } });
  const outcome = await stores.resolve(reference);
  assert.equal(outcome.ok && outcome.value.reveal(), 'theirs|||');
});

test('a value is in no list of processes, while it is written and read', async (context) => {
  const world = storeWorld(context);
  const value = fake('stripe-live-key');
  const settings = fileStore(world);
  world.program('slowly', `sleep 0.15; exec filestore "$@"`);
  const slow = (command: readonly string[] | undefined): readonly string[] => ['slowly', ...(command ?? []).slice(1)];
  const pass = settings.pass ?? {};
  const stores = world.open({ pass: { read: slow(pass.read), write: slow(pass.write), list: slow(pass.list) } });
  const store = stores.get('pass');
  assert.ok(store.ok);
  const seen: string[] = [];
  let looking = true;
  const looks = (async () => {
    while (looking) {
      for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
        try {
          const line = readFileSync(`/proc/${id}/cmdline`, 'utf8');
          if (line.includes('slowly') || line.includes('filestore')) seen.push(line);
        } catch {
          // Gone meanwhile.
        }
      }
      await wait(10);
    }
  })();
  assert.ok((await store.value.write('dev/api/stripe/key', new SecretText(value))).ok);
  assert.ok((await store.value.read('dev/api/stripe/key', undefined)).ok);
  looking = false;
  await looks;
  assert.ok(seen.length > 5, 'the programs were seen');
  assert.ok(!seen.some((line) => line.includes(value)));
});

test('a write is create-only, and says what it cannot see', async (context) => {
  const world = storeWorld(context);
  world.program('blind', 'case "$1" in get) exit 9 ;; put) cat > "$0.written" ;; esac');
  const store = world.open({ pass: { read: ['blind', 'get', '{path}'], write: ['blind', 'put', '{path}'] } }).get('pass');
  assert.ok(store.ok);
  const [kind, message] = failure(await store.value.write('dev/api/stripe/key', new SecretText('x')));
  assert.deepEqual([kind, /^Whether dev\/api\/stripe\/key is taken cannot be seen, so nothing was written\. /.test(message)], ['invalid', true]);
  assert.ok(!existsSync(join(world.folder, 'bin/blind.written')));
  world.program('forgetful', 'case "$1" in get) printf other ;; put) cat > /dev/null ;; esac');
  const forgetful = world.open({ pass: { read: ['forgetful', 'get', '{path}'], write: ['forgetful', 'put', '{path}'] } }).get('pass');
  assert.ok(forgetful.ok);
  assert.match(failure(await forgetful.value.write('dev/api/stripe/key', new SecretText('x'), { replace: true }))[1], /reading it back gives another value/);
  const readOnly = world.open({ pass: { read: ['blind', 'get', '{path}'] } }).get('pass');
  assert.ok(readOnly.ok);
  assert.deepEqual(failure(await readOnly.value.write('dev/api/stripe/key', new SecretText('x'))), ['unsupported', 'pass (blind) is not set up to write. Add `write:` with a program and its arguments to `stores: pass`.']);
  assert.equal(failure(await readOnly.value.list(''))[0], 'unsupported');
});

test('nothing that we hand out shows a value or the environment', async (context) => {
  const world = storeWorld(context);
  const token = fake('github-token');
  world.program('op', 'printf %s "$TOKEN"');
  const stores = world.open({ 'one-password': op }, { environment: { ...world.environment, TOKEN: token } });
  const store = stores.get('one-password');
  const value = await stores.resolve(reference);
  assert.ok(value.ok && value.value.reveal() === token);
  const held = [stores, store, value, value.value, new SecretText(token), { nested: [value] }];
  for (const each of held) assert.ok(!(inspect(each, { depth: 10, showHidden: true }) + JSON.stringify(each) + String(each)).includes(token));
});
