/**
 * Law: whatever fails while literals move, and wherever the process dies, every literal stands in its file or in the store,
 * no file is half written, nothing readable is left, nothing that is printed or kept holds a value, and what was broken off
 * can be finished. Each write of the system fails once in each way.
 */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { failed } from '../../server/src/stores';
import { literals, moved, MoveWorld, password, paths, secrets, stripe } from './moveWorld';

type Fault = 'ENOSPC' | 'EACCES' | 'short write' | 'kill' | 'kill after';

/** The acts that change a disk. */
const ACTS = ['openSync', 'writeSync', 'fsyncSync', 'chmodSync', 'fchmodSync', 'renameSync', 'mkdirSync', 'rmSync', 'closeSync'] as const;
type Act = typeof ACTS[number];

// What a process has written outlives it, on the disk or not yet; waiting for the disk would be most of the time.
(require('node:fs') as { fsyncSync: (descriptor: number) => void }).fsyncSync = () => undefined;

let runs = 0;
after(() => assert.ok(runs >= 250, `${runs} runs with a fault`));

/** Runs with the n-th act failing; a dead process does nothing more. Returns how many acts there were. */
async function withFault(at: number, fault: Fault, world: MoveWorld, act: () => Promise<unknown>): Promise<number> {
  const real = Object.fromEntries(ACTS.map((name) => [name, fs[name]])) as unknown as Record<Act, (...given: unknown[]) => unknown>;
  const module = require('node:fs') as Record<Act, (...given: unknown[]) => unknown>;
  let count = 0;
  let dead = false;
  const writing = new Set<unknown>();
  const die = (): never => {
    dead = true;
    throw Object.assign(new Error('killed'), { code: 'KILLED' });
  };
  for (const name of ACTS) {
    module[name] = (...given) => {
      if (dead) {
        // Descriptors of a dead process are closed by the system.
        if (name === 'closeSync') return real.closeSync(...given);
        throw Object.assign(new Error('dead'), { code: 'KILLED' });
      }
      // Reading changes nothing, nor does closing what was only read.
      const reads = name === 'openSync' ? !/^[wa]/.test(String(given[1])) : name === 'closeSync' && !writing.has(given[0]);
      if (reads || ++count !== at) {
        const result = real[name](...given);
        if (name === 'openSync' && !reads) writing.add(result);
        if (name === 'closeSync') writing.delete(given[0]);
        return result;
      }
      if (fault === 'kill') {
        if (name === 'closeSync') real.closeSync(...given);
        return die();
      }
      if (fault === 'kill after') {
        real[name](...given);
        return die();
      }
      if (name === 'closeSync') real.closeSync(...given);
      if (fault === 'short write' && name === 'writeSync') real.writeSync(given[0], given[1], 0, 1);
      throw Object.assign(new Error('the test says no'), { code: fault === 'EACCES' ? 'EACCES' : 'ENOSPC', syscall: name });
    };
  }
  const { store } = world;
  store.before = () => (dead ? failed('cancelled', 'The process is dead.') : undefined);
  try {
    await act();
  } finally {
    Object.assign(module, real);
    store.before = () => undefined;
  }
  return count;
}

function checkNothingLost(world: MoveWorld, what: string): void {
  const files = world.files();
  const everything = Object.values(files).join('\n');
  assert.ok(everything.includes(stripe) || world.store.values.get(paths.stripe) === stripe, `${what}: the first literal is lost`);
  assert.ok(everything.includes(password) || world.store.values.get(paths.password) === password, `${what}: the second literal is lost`);
  for (const [path, text] of Object.entries(literals)) {
    // Whole states only: as it was, as it will be, and between the two moves.
    const states = [String(text), moved[path] ?? '', ...(between[path] ?? [])];
    assert.ok(states.includes(files[path] ?? ''), `${what}: ${path} is half written:\n${files[path]}`);
  }
  for (const { path, mode } of world.leftovers()) assert.equal(mode & 0o077, 0, `${what}: ${path} can be read by others`);
  for (const secret of secrets) {
    assert.ok(!world.output.includes(secret), `${what}: printed`);
    assert.ok(!world.state().includes(secret), `${what}: kept in the state`);
  }
}

/** What files hold when one of the two has moved. */
const between: Readonly<Record<string, readonly string[]>> = {
  '.env': [`# mine\nSTRIPE_SECRET_KEY=ref+lasthop://${paths.stripe}\nPORT=3000\n`, `# mine\nSTRIPE_SECRET_KEY=${stripe}\nPORT=3000\nSMTP_PASSWORD=ref+lasthop://${paths.password}\n`],
  '.env.example': ['PORT=3000\n# @sensitive @path={env}/api/stripe/secret_key\nSTRIPE_SECRET_KEY=\n', 'PORT=3000\nSTRIPE_SECRET_KEY=\n# @sensitive @path={env}/api/smtp/password\nSMTP_PASSWORD=\n'],
};

/** Finishes what stands, as a person would: resume, then move. */
async function finish(world: MoveWorld, what: string): Promise<void> {
  assert.equal(await world.resume(), 0, `${what}: ${world.output}`);
  assert.equal(await world.move(), 0, `${what}: ${world.output}`);
  assert.deepEqual(world.files(), moved, what);
  assert.deepEqual(Object.fromEntries(world.store.values), { [paths.stripe]: stripe, [paths.password]: password }, what);
  assert.equal(world.state(), '', `${what}: a journal entry stays`);
  checkNothingLost(world, what);
}

test('without a fault', async (context) => {
  const world = new MoveWorld(context);
  assert.equal(await world.move(), 0, world.output);
  assert.deepEqual(world.files(), moved);
  assert.deepEqual(Object.fromEntries(world.store.values), { [paths.stripe]: stripe, [paths.password]: password });
  assert.deepEqual(world.leftovers(), []);
  assert.equal(await world.move(), 0, 'twice is once');
  assert.deepEqual(world.files(), moved);
});

describe('each act of the system fails once', async () => {
  for (const fault of ['ENOSPC', 'EACCES', 'short write', 'kill', 'kill after'] as const) {
    test(fault, async (context) => {
      const acts = await withFault(0, fault, new MoveWorld(context), () => new MoveWorld(context).move());
      assert.ok(acts > 40, `${acts} acts`);
      for (let at = 1; at <= acts; at++) {
        const what = `${fault} at act ${at} of ${acts}`;
        const world = new MoveWorld(context);
        await withFault(at, fault, world, () => world.move());
        runs++;
        checkNothingLost(world, what);
        const died = fault.startsWith('kill');
        if (!died) assert.deepEqual(world.leftovers(), [], what);
        world.bury();
        await finish(world, what);
        assert.deepEqual(world.leftovers(), [], what);
        discard(world);
      }
    });
  }
});

describe('the store fails', () => {
  const answers: readonly [string, (world: MoveWorld) => void, RegExp][] = [
    ['it is down', ({ store }) => { store.before = () => failed('down', 'Nobody answers at store.invalid.'); }, /Nobody answers/],
    ['writing is not allowed', ({ store }) => { store.rights = { read: 'yes', write: 'no', list: 'yes' }; }, /may not write/],
    ['reading is not allowed', ({ store }) => { store.rights = { read: 'no', write: 'yes', list: 'yes' }; }, /may not read/],
    ['the write is refused', ({ store }) => { store.before = (act) => (act === 'write' ? failed('locked', 'It is sealed.') : undefined); }, /It is sealed\. No file was changed/],
    ['it does not answer in time', ({ store }) => { store.before = (act) => (act === 'write' ? failed('slow', 'No answer in 30 s.') : undefined); }, /No answer/],
    ['it cannot be read back', ({ store }) => { store.before = (act) => (act === 'read' ? failed('no-access', 'Not for you.') : undefined); }, /could not be read back: Not for you/],
    ['it gives another value back', ({ store }) => { store.seen = () => 'something else'; }, /another value/],
    ['it cuts the value short', ({ store }) => { store.seen = (value) => value.slice(0, -1); }, /another value/],
    ['another value stands there', ({ store }) => { for (const path of Object.values(paths)) store.values.set(path, 'not this one'); }, /Another value stands at dev\/api\/\w+\/\w+.*left alone/],
  ];
  for (const [name, arrange, expected] of answers) {
    test(name, async (context) => {
      const world = new MoveWorld(context);
      arrange(world);
      const held = new Map(world.store.values);
      assert.notEqual(await world.move(), 0);
      runs++;
      assert.deepEqual(world.files(), literals, 'the files are as they were');
      assert.match(world.output, expected);
      for (const [path, value] of held) assert.equal(world.store.values.get(path), value, 'nothing is replaced');
      for (const secret of secrets) assert.ok(!(world.output + world.state()).includes(secret));
    });
  }

  test('the same value stands there already: it is used', async (context) => {
    const world = new MoveWorld(context);
    world.store.values.set(paths.stripe, stripe);
    assert.equal(await world.move(), 0);
    assert.deepEqual(world.files(), moved);
    assert.match(world.output, /was in the store of the test at dev\/api\/stripe\/secret_key already/);
  });
});

describe('the files change under us', () => {
  for (const path of ['.env', '.env.example', 'src/pay.js'] as const) {
    for (const when of ['capabilities', 'write', 'read'] as const) {
      test(`${path}, during ${when}`, async (context) => {
        const world = new MoveWorld(context);
        const changed = `${String(literals[path])}# by somebody else\n`;
        world.store.before = (act) => {
          if (act === when) writeFileSync(join(world.root, path), changed);
          return undefined;
        };
        assert.equal(await world.move(), 2);
        runs++;
        assert.deepEqual(world.files(), { ...literals, [path]: changed }, 'all files are as they were, the change included');
        assert.match(world.output, new RegExp(`${path.replace(/\./g, '\\.')} was not edited: it was changed meanwhile\\. No file was changed`));
        world.store.before = () => undefined;
        assert.equal(await world.resume(), 0, world.output);
        assert.ok(!world.files()['src/pay.js']?.includes(stripe), 'finished around the change');
        assert.ok(world.files()[path]?.endsWith('# by somebody else\n'));
      });
    }
  }

  test('a file that is read-only is refused before the store is asked', { skip: process.getuid?.() === 0 ? 'permissions do not bind root' : false }, async (context) => {
    const world = new MoveWorld(context);
    chmodSync(join(world.root, 'src/pay.js'), 0o444);
    assert.equal(await world.move(), 2);
    assert.deepEqual([...world.store.values], []);
  });

  test('a literal that vanished meanwhile leaves nothing to finish', async (context) => {
    const world = new MoveWorld(context);
    world.store.before = (act) => (act === 'write' ? failed('slow', 'No answer.') : undefined);
    assert.equal(await world.move(), 2);
    for (const path of ['.env', 'src/pay.js']) writeFileSync(join(world.root, path), '');
    world.store.before = () => undefined;
    assert.equal(await world.resume(), 0);
    assert.match(world.output, /there is nothing to finish/);
    assert.equal(await world.resume(), 0);
    assert.match(world.output, /No move was broken off here/);
  });
});

function discard(world: MoveWorld): void {
  for (const folder of [world.root, world.home]) rmSync(folder, { recursive: true, force: true });
}

