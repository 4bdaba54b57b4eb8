/** Stores behind programs: fake `op`, `vals` and `pass`, and everything that can go wrong with them. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SecretText, type FailureKind, type Outcome } from '../../server/src/stores';
import { fake } from '../support/fakes';
import { storeWorld, writeProgram, type StoreWorld } from '../support/fakePrograms';

const reference = 'op://dev/api-stripe/secret_key';
const op = { 'one-password': { read: ['op', 'read', '--no-newline', '{reference}'] } };

/** The kind and the sentence of a failure. */
function failure(outcome: Outcome<unknown>): readonly [FailureKind, string] {
  assert.ok(!outcome.ok, 'it worked');
  return [outcome.failure.kind, outcome.failure.message];
}

function revealed(outcome: Outcome<SecretText>): string {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.failure.message);
  return outcome.value.reveal();
}

/** What a fake `op` with this body makes of a read. */
async function opSays(world: StoreWorld, script: string, setting = {}): Promise<Outcome<SecretText>> {
  world.program('op', script);
  return world.open({ 'one-password': { ...op['one-password'], ...setting } }).resolve(reference);
}

test('op: the reference arrives whole, one line end goes', async (context) => {
  const world = storeWorld(context);
  world.program('op', `printf '%s|' "$@" > "$0.args"; printf '%s\\n' "$FAKE"`);
  const value = fake('stripe-live-key');
  const stores = world.open(op, { environment: { ...world.environment, FAKE: value } });
  assert.equal(revealed(await stores.resolve(reference)), value);
  assert.equal(readFileSync(join(world.folder, 'bin/op.args'), 'utf8'), `read|--no-newline|${reference}|`);
  assert.equal(revealed(await opSays(world, `printf 'a b\\n\\n'`)), 'a b\n');
  assert.equal(revealed(await opSays(world, `printf 'a b\\r\\n'`)), 'a b');
  assert.equal(revealed(await opSays(world, `printf '  a '`)), '  a ');
});

test('no shell reads what a reference says', async (context) => {
  const world = storeWorld(context);
  world.program('vals', 'printf %s "$2"');
  const nasty = 'ref+file://$(touch${IFS}pwned);`touch${IFS}pwned`;x|y';
  const [kind] = failure(await world.open({ vals: { read: ['vals', 'get', '{reference}'] } }).resolve(nasty));
  assert.equal(kind, 'invalid', 'the reference itself came back');
  assert.ok(!existsSync(join(world.root, 'pwned')));
});

test('placeholders stand whole or in a part of an argument, never in the program', async (context) => {
  const world = storeWorld(context);
  world.program('get', `printf '%s|' "$@"`);
  const stores = world.open({ vault: { read: ['get', '-field={field}', '{path}', '{reference}', 'in {root}', '{other}'] } });
  assert.equal(revealed(await stores.resolve('ref+vault://secret/dev/api#/key')), `-field=key|secret/dev/api|ref+vault://secret/dev/api#/key|in ${world.root}|{other}|`);
  const vault = stores.get('vault');
  assert.ok(vault.ok);
  assert.equal(revealed(await vault.value.read('dev/api/stripe/key', undefined)), `-field=value|dev/api/stripe/key|ref+vault://secret/dev/api/stripe/key#/value|in ${world.root}|{other}|`);
});

test('vals reads what has no store of its own', async (context) => {
  const world = storeWorld(context);
  world.program('vals', 'printf "%s" "value of $2"');
  const stores = world.open({ vals: { read: ['vals', 'get', '{reference}'] } });
  for (const each of ['ref+awssecrets://dev/api/key', 'ref+tfstate://a/b', 'ref+gcpsecrets://p/s', 'secretref+doppler://api/dev/KEY']) {
    assert.equal(revealed(await stores.resolve(each)), `value of ${each}`);
  }
  assert.equal(failure(await stores.resolve(reference))[0], 'unsupported');
  assert.match(failure(await stores.resolve(reference))[1], /1Password is not configured\. Add to .*config\.yaml: stores: \{ one-password: \{ read: \[op, read, --no-newline, "\{reference\}"\] \} \}$/);
});

test('what no store answers is said', async (context) => {
  const stores = storeWorld(context).open({});
  for (const [each, said] of [['env:HOME', /another environment variable/], ['${{ secrets.KEY }}', /GitHub Actions/], ['hello', /no reference/]] as const) {
    assert.match(failure(await stores.resolve(each))[1], said, each);
  }
});

test('a path never becomes an option, leads out of the store or carries a credential', async (context) => {
  const world = storeWorld(context);
  world.program('get', 'printf x');
  const stores = world.open({ vals: { read: ['get', '{path}'] }, gopass: { read: ['get', '{path}'] } });
  const gopass = stores.get('gopass');
  assert.ok(gopass.ok);
  for (const path of ['-o/tmp/x', 'a/../../b', 'a\nb', 'a\u0000b']) assert.equal(failure(await gopass.value.read(path, undefined))[0], 'invalid', JSON.stringify(path));
  const [kind, message] = failure(await stores.resolve(`ref+doppler://api/dev/KEY?token=${fake('doppler-token')}`));
  assert.equal(kind, 'invalid');
  assert.ok(!message.includes(fake('doppler-token')));
  assert.ok(!readFileSync(join(world.folder, 'home/state/audit.jsonl'), 'utf8').includes(fake('doppler-token')));
});

test('a program that is not there, or only in the repository', async (context) => {
  const world = storeWorld(context);
  const missing = failure(await world.open(op).resolve(reference));
  assert.deepEqual(missing, ['not-installed', "The program op, which reads 1Password (op), is not on this machine's PATH. Install it: https://developer.1password.com/docs/cli/get-started."]);
  mkdirSync(join(world.root, 'node_modules/.bin'), { recursive: true });
  writeProgram(join(world.root, 'node_modules/.bin/op'), 'printf stolen');
  const environment = { ...world.environment, PATH: `.:${world.root}/node_modules/.bin:${world.environment.PATH}` };
  const [kind, message] = failure(await world.open(op, { environment }).resolve(reference));
  assert.deepEqual([kind, message.includes('except inside this repository')], ['not-installed', true]);
  const relative = { 'one-password': { read: ['./gone', '{reference}'] } };
  assert.equal(failure(await world.open(relative).resolve(reference))[0], 'not-installed');
  writeProgram(join(world.root, 'gone'), 'printf here');
  assert.equal(failure(await world.open(relative, { trusted: false }).resolve(reference))[0], 'not-trusted', 'the file is part of what is approved');
  assert.equal(revealed(await world.open(relative).resolve(reference)), 'here');
});

test('what programs say, by what it means', async (context) => {
  const world = storeWorld(context);
  const says: readonly (readonly [string, FailureKind])[] = [
    ['[ERROR] 2026/11/02 10:00:00 account is not signed in', 'bad-credential'],
    ['[ERROR] 2026/11/02 10:00:00 could not read secret: error initializing client: authorization prompt dismissed, please try again', 'locked'],
    [`[ERROR] 2026/11/02 10:00:00 could not read secret '${reference}': "dev" isn't a vault in this account`, 'missing'],
    ['Error: dev/api/key is not in the password store.', 'missing'],
    ['gpg: decryption failed: No secret key', 'no-access'],
    ['gpg: public key decryption failed: Inappropriate ioctl for device', 'locked'],
    ['Error: entry is not in the password store', 'missing'],
    ['expand aws: operation error: ExpiredTokenException: The security token is expired', 'bad-credential'],
    ['api error AccessDeniedException: User is not authorized to perform', 'no-access'],
    ['ResourceNotFoundException: Secrets Manager', 'missing'],
    ['Error making API request. Code: 403. Errors: * permission denied', 'no-access'],
    ['No value found at secret/data/dev', 'missing'],
    ['No data found at secret/data/dev/api/stripe', 'deleted'],
    ["InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.", 'deleted'],
    ['rpc error: code = FailedPrecondition desc = Secret Version [projects/1/secrets/a/versions/1] is in DESTROYED state.', 'deleted'],
    ['Secret api-key is currently in a deleted but recoverable state, and its name cannot be reused', 'deleted'],
    ['Error: Vault is sealed', 'locked'],
    ['dial tcp 127.0.0.1:8200: connect: connection refused', 'down'],
    ['\u001b[31mDoppler Error:\u001b[0m you must provide a token', 'bad-credential'],
    ['Doppler Error: Could not find requested secret: NOPE', 'missing'],
    ['You are not logged in.', 'bad-credential'],
    ['context deadline exceeded', 'slow'],
  ];
  for (const [text, kind] of says) {
    const outcome = await opSays(world, `printf '%b\\n' ${JSON.stringify(text.replaceAll('\u001b', '\\033').replaceAll('`', ''))} >&2; exit 1`);
    assert.equal(failure(outcome)[0], kind, text);
    assert.match(failure(outcome)[1], /^1Password \(op\) .*\(op ended with status 1\.\)$/);
  }
});
