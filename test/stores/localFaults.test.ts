/** The plug is pulled, or the disk refuses, at every single change that the local store makes on disk. */
import assert from 'node:assert/strict';
import fs, { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { addRecipient, rekey, removeRecipient } from '../../server/src/stores/local/administration';
import { examine } from '../../server/src/stores/local/doctor';
import { isTemporary } from '../../server/src/stores/local/disk';
import { SecretText } from '../../server/src/stores/secretText';
import type { Outcome } from '../../server/src/stores/store';
import { fake } from '../support/fakes';
import { withFault, type Fault } from '../support/faultyDisk';
import { localWorld, valueOf, type LocalWorld, type Person } from '../support/localStores';

const paths = ['dev/api/stripe/secret_key', 'dev/worker/db/password'];
const before = new SecretText(fake('stripe-live-key'));
const after = new SecretText(fake('opaque-32'));
/** Belongs to nobody: systems count to 2^22 at most. */
const deadProcess = '99999999';

interface Scene {
  readonly world: LocalWorld;
  readonly alice: Person;
  readonly bob: Person;
}

async function scene(context: TestContext): Promise<Scene> {
  const world = localWorld(context);
  const [alice, bob] = [await world.person('alice'), await world.person('bob')];
  world.recipients(`dev/ alice ${alice.key}`);
  return { world, alice, bob };
}

interface Act {
  readonly name: string;
  prepare(scene: Scene): Promise<void>;
  act(scene: Scene): Promise<Outcome<unknown>>;
  /** What stands at a path when the act was done. */
  readonly done: SecretText;
}

const writeAll = async ({ alice }: Scene): Promise<void> => {
  for (const path of paths) valueOf(await alice.store.write(path, before));
};
const acts: readonly Act[] = [
  { name: 'create', prepare: async () => undefined, act: ({ alice }) => alice.store.write(paths[0] as string, after, { owner: 'core' }), done: after },
  { name: 'replace', prepare: writeAll, act: ({ alice }) => alice.store.write(paths[0] as string, after, { replace: true }), done: after },
  { name: 'add-recipient', prepare: writeAll, act: ({ alice, bob }) => addRecipient(alice.store, { prefix: 'dev/', name: 'bob', key: bob.key, only: false }), done: before },
  {
    name: 'remove-recipient',
    async prepare(all) {
      await writeAll(all);
      valueOf(await addRecipient(all.alice.store, { prefix: 'dev/', name: 'bob', key: all.bob.key, only: false }));
    },
    act: ({ alice }) => removeRecipient(alice.store, 'dev/', 'bob'),
    done: before,
  },
];

/** As after a process of that number died: its lock is there, and it is not. */
function buryLocks({ alice }: Scene): void {
  const folder = join(alice.folders.state, 'locks');
  if (existsSync(folder)) for (const name of readdirSync(folder)) writeFileSync(join(folder, name), deadProcess);
}

function filesOf({ world, alice }: Scene): string[] {
  return [world.folder, alice.folders.configuration].flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
}

/** Every secret is whole, and nothing lies about in clear. */
async function isWhole(all: Scene, { name, done }: Act, where: string): Promise<void> {
  for (const path of paths) {
    const read = await all.alice.store.read(path, undefined);
    if (!read.ok) assert.equal(`${name} ${read.failure.kind}`, 'create missing', `${where}: ${read.failure.message}`);
    else assert.ok(read.value.equals(before) || read.value.equals(done), `${where}: ${path} holds neither value`);
  }
  for (const file of filesOf(all)) {
    const text = readFileSync(file, 'latin1');
    assert.ok(!text.includes(before.reveal()) && !text.includes(after.reveal()), `${where}: ${file} holds a value in clear`);
  }
}

async function run(context: TestContext, act: Act, fault: Fault): Promise<number> {
  // Disks of busy machines take long; the faults come all the same.
  context.mock.method(fs, 'fsyncSync', () => undefined);
  const all = await scene(context);
  await act.prepare(all);
  const template = join(all.world.top, '..', `${basename(all.world.top)}-template`);
  context.after(() => rmSync(template, { recursive: true, force: true }));
  cpSync(all.world.top, template, { recursive: true });
  for (let at = 0; ; at++) {
    const where = `${act.name}, ${fault.kind} at change ${at}`;
    rmSync(all.world.top, { recursive: true });
    cpSync(template, all.world.top, { recursive: true });
    let outcome: Outcome<unknown> | undefined;
    const count = await withFault(at, fault, async () => { outcome = await act.act(all); });
    buryLocks(all);
    await isWhole(all, act, where);
    if (fault.kind === 'refuse') assert.deepEqual(filesOf(all).filter((file) => isTemporary(file.slice(file.lastIndexOf('/') + 1))), [], `${where}: a temporary file is left`);
    // What was said to be done is done.
    if (outcome?.ok && act.name !== 'add-recipient' && act.name !== 'remove-recipient') assert.ok(valueOf(await all.alice.store.read(paths[0] as string, undefined)).equals(act.done), where);
    if (at >= count) {
      assert.ok(outcome?.ok, where);
      return count;
    }
    await completes(all, act, where);
  }
}

/** The same again, or what its message says, brings everything to its end. */
async function completes(all: Scene, act: Act, where: string): Promise<void> {
  const { alice, bob } = all;
  const again = await act.act(all);
  if (!again.ok) assert.ok(['create exists', 'remove-recipient missing', 'remove-recipient invalid'].includes(`${act.name} ${again.failure.kind}`), `${where}: ${again.failure.message}`);
  valueOf(await rekey(alice.store, ''));
  const [first = ''] = paths;
  assert.ok(valueOf(await alice.store.read(first, undefined)).equals(act.done), where);
  assert.equal((await bob.store.read(first, undefined)).ok, act.name === 'add-recipient', where);
  assert.deepEqual(valueOf(await examine(alice.store)).problems, [], where);
}

const counts: number[] = [];

for (const fault of [{ kind: 'die' }, { kind: 'refuse', code: 'ENOSPC' }] as const) {
  for (const act of acts) {
    test(`${act.name}: ${fault.kind === 'die' ? 'killed' : 'a full disk'} at every change`, async (context) => {
      counts.push(await run(context, act, fault));
    });
  }
}

test('that were at least 250 changes', () => {
  assert.ok(counts.reduce((sum, count) => sum + count, 0) >= 250, `only ${counts.join(' + ')}`);
});
