/** The bundled `lasthop run` and `lasthop fetch` killed at any moment, on a full disk and at a real terminal. Needs Debian's python3. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createRandom, fake } from '../support/fakes';
import { fileStore, storeWorld, type StoreWorld } from '../support/fakePrograms';
import { writeFiles } from '../support/folder';
import { atTerminal, type Session, type Step } from '../support/pseudoTerminal';
import { repository } from '../support/repository';

const program = join(repository, 'dist', 'cli.js');
const [first, second] = [fake('stripe-live-key'), fake('opaque-32')];
const contract = '# @sensitive @path={env}/api/stripe/key\nSTRIPE_KEY=\n# @sensitive @path={env}/api/db/password\nDB_PASSWORD=\n';
const mine = '# mine\nEXTRA="1"\n';

function place(context: TestContext): StoreWorld & { readonly file: string; store(value: string): void } {
  const world = storeWorld(context);
  writeFileSync(join(world.folder, 'home/config.yaml'), JSON.stringify({ stores: fileStore(world) }), { mode: 0o600 });
  writeFiles(world.root, { '.lasthop.yaml': 'service: api\nstore: pass\n', '.env.example': contract, '.gitignore': '.env.local\n' });
  spawnSync('git', ['init', '-q', world.root]);
  const store = (value: string): void => writeFiles(world.folder, { 'data/dev/api/stripe/key': value, 'data/dev/api/db/password': `pw-${value}` });
  store(first);
  return { ...world, file: join(world.root, '.env.local'), store };
}

function lasthop({ root, environment }: StoreWorld, ...argv: readonly string[]): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], { cwd: root, env: environment, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

/** Files that hold a value in clear, outside of the store. */
function holding({ folder }: StoreWorld): string[] {
  const { stdout } = spawnSync('grep', ['-rlE', `${first}|${second}`, folder, '--exclude-dir=data'], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line !== '');
}

test('fetch killed 300 times: the file is the old one or the new one, for its owner only, and the next fetch mends everything', async (context) => {
  // Two at a time: as many as have a processor.
  const after = await Promise.all([11, 12].map((seed) => killFetching(context, createRandom(seed), 150)));
  assert.ok(after.reduce((sum, rounds) => sum + rounds, 0) >= 20, `only ${after.join(' + ')} rounds came as far as the rename`);
  context.diagnostic(`${after.join(' + ')} of all rounds after the rename`);
});

/** @returns how many rounds came as far as the rename */
async function killFetching(context: TestContext, random: () => number, kills: number): Promise<number> {
  const world = place(context);
  const temporaries = join(world.root, '.git/lasthop');
  const fetched = join(world.folder, 'home/state/fetched');
  for (const folder of [temporaries, fetched]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(world.file, mine, { mode: 0o600 });
  const times = Array.from({ length: 9 }, (_, round) => {
    world.store(round % 2 === 0 ? second : first);
    const began = performance.now();
    assert.equal(lasthop(world, 'fetch').status, 0);
    return performance.now() - began;
  });
  const usual = times.sort((a, b) => a - b)[4] ?? 0;
  const texts = new Set<string>();
  let killed = 0;
  let after = 0;
  for (let round = 0; killed < kills; round++) {
    world.store(round % 2 === 0 ? second : first);
    const before = readFileSync(world.file, 'utf8');
    const child = spawn(process.execPath, [program, 'fetch'], { cwd: world.root, env: world.environment, stdio: 'ignore' });
    const ended = new Promise<boolean>((resolve) => { child.on('exit', (_status, signal) => resolve(signal === 'SIGKILL')); });
    // Half of them at any time, half of them about the time of its writes.
    const kill = (): boolean => child.kill('SIGKILL');
    const watched = [undefined, fetched, undefined, temporaries, undefined, world.root][round % 6];
    const watcher = watched === undefined ? undefined : watch(watched, () => setTimeout(kill, random() * 4));
    const timer = watched === undefined ? setTimeout(kill, random() * 1.2 * usual) : undefined;
    if (await ended) killed++;
    clearTimeout(timer);
    watcher?.close();
    const now = readFileSync(world.file, 'utf8');
    if (now !== before) after++;
    texts.add(now);
    assert.equal(statSync(world.file).mode & 0o077, 0);
    for (const file of holding(world)) {
      assert.ok(file === world.file || file.startsWith(temporaries), file);
      assert.equal(statSync(file).mode & 0o077, 0, file);
    }
  }
  for (const text of texts) assert.ok(text.startsWith(mine) && [first, second].some((value) => text.includes(value) && text.includes(`pw-${value}`)), 'a half-written file');
  assert.ok(texts.size === 2, String(texts.size));
  world.store(first);
  const { status, said } = lasthop(world, 'fetch');
  assert.deepEqual([status, /kept/.test(said)], [0, false], said);
  assert.deepEqual([readdirSync(temporaries), holding(world)], [[], [world.file]]);
  return after;
}

test('a full disk: the old file stays, the sentence says why', { skip: process.getuid?.() !== 0 && 'only root can make a small file system' }, (context) => {
  const world = place(context);
  const small = join(world.folder, 'small');
  mkdirSync(small);
  assert.equal(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96k', 'tmpfs', small]).status, 0, 'a tmpfs could be mounted');
  try {
    fillAndFetch(world, small);
  } finally {
    spawnSync('umount', ['-l', small]);
  }
});

function fillAndFetch(world: StoreWorld, small: string): void {
  spawnSync('git', ['init', '-q', '--template=', small]);
  writeFiles(small, { '.lasthop.yaml': 'service: api\nstore: pass\n', '.env.example': contract, '.gitignore': '.env.local\n', '.env.local': mine });
  const there = { ...world, root: small };
  spawnSync('sh', ['-c', `cat /dev/zero > '${small}/full' 2>/dev/null`]);
  const { status, said } = lasthop(there, 'fetch');
  assert.deepEqual([status, readFileSync(join(small, '.env.local'), 'utf8')], [2, mine], said);
  assert.match(said, /\.env\.local is as it was: .*ENOSPC/);
  rmSync(join(small, 'full'));
  assert.deepEqual(readdirSync(small, { recursive: true }).filter((name) => String(name).endsWith('.tmp')), []);
  assert.equal(lasthop(there, 'fetch').status, 0);
  assert.ok(readFileSync(join(small, '.env.local'), 'utf8').startsWith(mine));
}

test('a read-only file', (context) => {
  const world = place(context);
  writeFileSync(world.file, mine, { mode: 0o400 });
  const { status, said } = lasthop(world, 'fetch');
  assert.deepEqual([status, readFileSync(world.file, 'utf8'), /chmod u\+w/.test(said)], [2, mine, true], said);
});

test('Ctrl+C at a terminal reaches the program once; lasthop ends as it ends', async (context) => {
  const world = place(context);
  const script = "let n=0;process.on('SIGINT',()=>{n++;console.log('heard',n);setTimeout(()=>process.exit(n===1?5:6),400)});console.log('ready');setTimeout(()=>{},20000)";
  const { status, screen } = await atTerminal([process.execPath, program, 'run', process.execPath, '-e', script], [{ after: 'ready', type: '\u0003' }], world.root, { ...world.environment, TERM: 'xterm' });
  assert.deepEqual([status, screen.match(/heard/g)?.length], [5, 1], screen);
  const killed = await atTerminal([process.execPath, program, 'run', 'sleep', '20'], [{ type: '\u0003' }], world.root, { ...world.environment, TERM: 'xterm' });
  assert.equal(killed.status, -2);
});

test('a SIGINT to lasthop alone reaches the program once, before and after Ctrl+C', async (context) => {
  const world = place(context);
  const script = "let n=0;process.on('SIGINT',()=>console.log('heard '+ ++n));process.on('SIGTERM',()=>process.exit(10+n));console.log('ready');setTimeout(()=>{},20000)";
  const at = (steps: readonly Step[]): Promise<Session> => atTerminal([process.execPath, program, 'run', process.execPath, '-e', script], steps, world.root, { ...world.environment, TERM: 'xterm' });
  const mixed = await at([
    { after: 'ready', signal: 'SIGINT' }, { after: 'heard 1', type: '\u0003' }, { after: 'heard 2', type: '\u0003' }, { after: 'heard 3', signal: 'SIGINT' },
    { after: 'heard 4', signal: 'SIGTERM' },
  ]);
  assert.equal(mixed.status, 14, mixed.screen);
  // Long enough for a second one to come.
  const once = await at([{ after: 'ready', type: '\u0003' }, { after: 'heard 1', type: ' ' }, { type: ' ' }, { signal: 'SIGTERM' }]);
  assert.equal(once.status, 11, once.screen);
});

test('Ctrl+C while it fetches: nothing is written', async (context) => {
  const world = place(context);
  world.program('slow', 'touch "$0.ready"; sleep 5; echo never');
  writeFileSync(join(world.folder, 'home/config.yaml'), JSON.stringify({ stores: { pass: { read: ['slow'] } } }), { mode: 0o600 });
  writeFileSync(world.file, mine);
  const { status, screen } = await atTerminal([process.execPath, program, 'fetch'], [{ afterFile: join(world.folder, 'bin/slow.ready'), type: '\u0003' }], world.root, { ...world.environment, TERM: 'xterm' });
  assert.equal(readFileSync(world.file, 'utf8'), mine);
  assert.ok(status === 2 || status === -2, `${status} ${screen}`);
  assert.ok(!existsSync(join(world.folder, 'home/state/fetched')));
});
