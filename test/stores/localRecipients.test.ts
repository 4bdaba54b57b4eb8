/** `lasthop store`: who may read what, as people use it from machines of their own. */
import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, cpSync, existsSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { SecretText } from '../../server/src/stores/secretText';
import { fake } from '../support/fakes';
import { localWorld, valueOf, type LocalWorld, type Person } from '../support/localStores';
import { sshKey } from '../support/openSsh';

const path = 'dev/api/stripe/secret_key';
const value = new SecretText(fake('stripe-live-key'));

interface Team extends LocalWorld {
  readonly alice: Person;
  readonly bob: Person;
}

/** Alice has made the store and put a secret in; Bob has cloned it. */
async function team(context: TestContext): Promise<Team> {
  const world = localWorld(context);
  const [alice, bob] = [await world.person('alice'), await world.person('bob')];
  assert.equal((await alice.run(['store', 'init', '--name', 'alice'])).status, 0);
  assert.equal((await alice.run(['set', path], { input: value.reveal() })).status, 0);
  return { ...world, alice, bob };
}

test('init: an identity, the folder, one reader, and what the store cannot do', async (context) => {
  const world = localWorld(context);
  const alice = await world.person('alice');
  rmSync(alice.identityFile);
  const made = await alice.run(['store', 'init', '--name', 'alice']);
  assert.deepEqual([made.status, made.said], [0, '']);
  assert.match(made.output, /^Made your identity: .*\/alice\/identity\. Keep a copy/);
  assert.match(made.output, /Made a local store in \.lasthop\/store: alice may read dev\/\. Check it in/);
  assert.match(made.output, /Production has no reader until you name one/);
  assert.match(made.output, /keeps no record of who read(.|\n)*may have kept it(.|\n)*does not prove who wrote/);
  assert.match(readFileSync(join(world.folder, 'recipients'), 'utf8'), /^# Who may read.*\n# .*\ndev\/ alice age1\w{58}\n$/);
  assert.match(readFileSync(join(world.folder, '.gitattributes'), 'utf8'), /^\*\.age -text -diff -merge$/m);
  assert.equal(statSync(alice.identityFile).mode & 0o777, 0o600);
  const again = await alice.run(['store', 'init']);
  assert.match(again.output, /^Your identity is .*\nThere is a local store in \.lasthop\/store already\.\nYou may read dev\/\.\n$/);
  const other = localWorld(context);
  const carol = await other.person('carol');
  writeFileSync(join(other.top, 'carol/.gitconfig'), '[core]\n\tname = x\n[user]\n\temail = c@example.org\n\tname = Carol Ng\n');
  assert.match((await carol.run(['store', 'init', '--prefix', 'dev'])).said, /A prefix is the beginning of paths/);
  assert.match((await carol.run(['store', 'init', '--prefix', 'dev/', '--prefix', 'staging/'])).output, /carol-ng may read dev\/, staging\//);
});

test('a newcomer asks, an admin runs what was printed, the newcomer reads', async (context) => {
  const { alice, bob, folder } = await team(context);
  const refused = await bob.run(['get', path]);
  assert.deepEqual([refused.status, refused.output, refused.said], [2, '', `lasthop: Your key does not open ${path}; alice can. Ask for access with what this prints: lasthop store request dev/\n`]);
  const asked = await bob.run(['store', 'request', '--name', 'bob']);
  assert.match(asked.output, /Send this to alice;/);
  const command = /lasthop (store add-recipient .*)\n/.exec(asked.output)?.[1] ?? '';
  assert.equal(command, `store add-recipient dev/ ${bob.key} --name bob`);
  const added = await alice.run(command.split(' '));
  assert.deepEqual(added, { status: 0, output: 'bob may read dev/.\nEncrypted anew: 1 of 1 secret. Commit and push it.\n', said: '' });
  assert.equal((await bob.run(['get', path])).output, value.reveal());
  assert.deepEqual(valueOf(await bob.store.describe(path)).readers, ['alice', 'bob']);
  assert.match((await bob.run(['store', 'request'])).output, /You may read dev\/ already/);
  assert.deepEqual((await alice.run(command.split(' '))).output, 'bob may read dev/.\nThe secret there is encrypted to exactly its recipients.\n');
  // Who acts is in the log of the machine, what is secret is not.
  const log = readFileSync(join(alice.folders.state, 'audit.jsonl'), 'utf8');
  assert.match(log, /"act":"recipients","provider":"lasthop","path":"dev\/"/);
  assert.match(log, /"act":"rekey".*secret_key/);
  assert.ok(!log.includes(value.reveal()));
  assert.ok(existsSync(join(folder, `${path}.age`)));
});

test('a rule for a longer prefix keeps who could read, unless it is to begin with one alone', async (context) => {
  const { alice, bob } = await team(context);
  const carol = sshKey().publicKey;
  await alice.run(['store', 'add-recipient', 'dev/', bob.key, '--name', 'bob']);
  const billing = await alice.run(['store', 'add-recipient', 'dev/billing/', ...carol.split(' '), '--name', 'carol']);
  assert.match(billing.output, /^carol may read dev\/billing\/, and so may, as before, alice and bob\.\nThere is no secret there yet\.\n$/);
  const alone = await alice.run(['store', 'add-recipient', 'dev/core/', alice.key, '--name', 'alice', '--only']);
  assert.match(alone.output, /^alice may read dev\/core\/\.\n/);
  await alice.run(['set', 'dev/core/db/password'], { input: 'value' });
  assert.match((await bob.run(['get', 'dev/core/db/password'])).said, /does not open/);
});

test('removing: encrypted anew, and what must be rotated is listed', async (context) => {
  const { alice, bob } = await team(context);
  await alice.run(['store', 'add-recipient', 'dev/', bob.key, '--name', 'bob']);
  const removed = await alice.run(['store', 'remove-recipient', 'dev/', 'bob']);
  assert.equal(removed.status, 0);
  assert.match(removed.output, /^bob may no longer read dev\/\.\nEncrypted anew: 1 of 1 secret\..*\n\nThese could be read by somebody who no longer may(.|\n)* {2}dev\/api\/stripe\/secret_key {2}\(bob\)\n$/);
  assert.match((await bob.run(['get', path])).said, /does not open/);
  assert.equal((await alice.run(['get', path])).output, value.reveal());
  assert.match((await alice.run(['store', 'remove-recipient', 'dev/', 'bob'])).said, /bob is no recipient of this store\. Its recipients: alice\./);
  assert.match((await alice.run(['store', 'remove-recipient', 'dev/', 'alice'])).said, /alice is the last who can read dev\/: nobody could open/);
  await alice.run(['store', 'add-recipient', 'dev/api/', bob.key, '--name', 'bob', '--only']);
  assert.match((await alice.run(['store', 'remove-recipient', 'dev/api/', 'bob'])).said, /bob is the last who is named for dev\/api\/; without it, everybody of dev\/ \(alice\) could read it/);
  assert.match((await alice.run(['store', 'remove-recipient', 'dev/api/', 'alice'])).said, /alice is not named for dev\/api\/ or below it, but for dev\//);
});

test('who cannot read a secret cannot pass it on, and is told who can', async (context) => {
  const { alice, bob } = await team(context);
  await bob.run(['store', 'confirm', alice.key]);
  const tried = await bob.run(['store', 'add-recipient', 'dev/', bob.key, '--name', 'bob']);
  assert.equal(tried.status, 2);
  assert.match(tried.said, /You may read .* but its file was not encrypted to your key yet\. Ask somebody who can open it \(alice\) to run: lasthop store rekey/);
  assert.match(tried.said, /1 secret is not encrypted to the recipients yet/);
  // He changed the rules, and still cannot read; Alice is shown the new line before she encrypts to him.
  assert.match((await bob.run(['get', path])).said, /not encrypted to your key yet/);
  assert.match((await alice.run(['store', 'rekey'])).said, /would be encrypted to a key \(bob\) that nobody has confirmed/);
  assert.match((await bob.run(['get', path])).said, /not encrypted to your key yet/);
});

test('recipients are confirmed by a person, or by naming their keys', async (context) => {
  const { alice, bob, folder } = await team(context);
  await alice.run(['store', 'add-recipient', 'dev/', bob.key, '--name', 'bob']);
  const nobody = await bob.run(['store', 'confirm']);
  assert.equal(nobody.status, 2);
  assert.match(nobody.said, new RegExp(`dev/ +alice +${alice.key}(.|\n)*lasthop store confirm KEY`));
  assert.match((await bob.run(['set', 'dev/api/a/b'], { input: 'value' })).said, /nobody has confirmed on this machine/);
  const answers = (answer: string) => ({ canAsk: true, ask: () => Promise.resolve(answer), input: 'value' });
  const no = await bob.run(['set', 'dev/api/a/b'], answers(''));
  assert.equal(no.status, 2);
  assert.match(no.said, /This key is new to this machine(.|\n)*alice(.|\n)*Nothing was changed\./);
  assert.equal((await bob.run(['set', 'dev/api/a/b'], answers('y'))).status, 0);
  assert.equal((await bob.run(['set', 'dev/api/c/d'], { input: 'value' })).status, 0);
  assert.match((await bob.run(['store', 'confirm'])).output, /Every recipient of this store is confirmed/);
  assert.match((await bob.run(['store', 'confirm', (await localWorld(context).person('dave')).key])).said, /is no recipient of this store\. Nothing was confirmed/);
  // Another clone asks again.
  cpSync(folder, join(folder, '../../../clone/.lasthop/store'), { recursive: true });
  writeFileSync(join(folder, '../../../clone/.lasthop.yaml'), '');
  assert.equal((await alice.run(['set', 'dev/api/e/f'], { input: 'value', directory: join(folder, '../../../clone') })).status, 2);
});

test('doctor finds what is wrong, and sweeps what was left', async (context) => {
  const { alice, folder } = await team(context);
  const healthy = await alice.run(['store', 'doctor']);
  assert.deepEqual(healthy, { status: 0, output: 'The local store is in order: 1 secret.\n', said: '' });
  for (const name of ['second', 'third', 'fourth']) await alice.run(['set', `dev/api/stripe/${name}`], { input: 'value' });
  const at = (name: string): string => join(folder, 'dev/api/stripe', name);
  copyFileSync(at('second.age'), at('third.age'));
  rmSync(at('secret_key.json'));
  rmSync(at('fourth.age'));
  writeFileSync(join(folder, 'dev/api/notes.txt'), '');
  copyFileSync(at('second.age'), join(folder, 'dev/api/misplaced.age'));
  symlinkSync(at('second.age'), at('link.age'));
  writeFileSync(at('.second.age.0123456789ab.tmp'), 'ciphertext');
  utimesSync(at('.second.age.0123456789ab.tmp'), 1, 1);
  chmodSync(alice.folders.configuration, 0o777);
  const found = await alice.run(['store', 'doctor']);
  assert.equal(found.status, 1);
  for (const expected of [
    /✗ The file of dev\/api\/stripe\/third was made for dev\/api\/stripe\/second/, /✗ dev\/api\/stripe\/secret_key: no readable metadata.*lasthop store rekey/,
    /✗ dev\/api\/stripe\/fourth\.json describes a secret that is not there/, /✗ dev\/api\/notes\.txt is none of the store's files/,
    /✗ dev\/api\/misplaced\.age is at no canonical path/, /✗ dev\/api\/stripe\/link\.age is a symbolic link/, /· 1 temporary file that a killed process left was removed/,
    /✗ Others can write to .*chmod 700/,
  ]) assert.match(found.output, expected);
  assert.ok(!existsSync(at('.second.age.0123456789ab.tmp')));
  assert.match((await alice.run(['store', 'rekey'])).output, /Encrypted anew: 1 of 3 secrets/);
});

test('words that are no act, no prefix and no key', async (context) => {
  const { alice } = await team(context);
  const said = async (...argv: readonly string[]): Promise<string> => {
    const { status, said: text } = await alice.run(['store', ...argv]);
    assert.equal(status, 2, argv.join(' '));
    return text;
  };
  assert.match(await said(), /one of init, request, confirm/);
  assert.match(await said('toString'), /one of init/);
  assert.match(await said('add-recipient', 'dev/'), /Name a prefix and a public key/);
  assert.match(await said('add-recipient', 'dev/', alice.key), /Say whose key it is with --name/);
  assert.match(await said('add-recipient', 'dev/', 'bob', '--name', 'bob'), /This is no public key/);
  assert.match(await said('add-recipient', '../', alice.key, '--name', 'bob'), /A prefix is/);
  const secret = readFileSync(alice.identityFile, 'utf8').trim().split('\n').pop() as string;
  const leaked = await said('add-recipient', 'dev/', secret, '--name', 'alice');
  assert.match(leaked, /This is a private key/);
  assert.ok(!leaked.includes(secret));
});
