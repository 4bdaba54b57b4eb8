/** The bundled `lasthop run` as a process: how it ends, what it passes on, and what is to be seen of values. */
import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fake } from '../support/fakes';
import { writeFiles } from '../support/folder';
import { fileStore, storeWorld, type StoreWorld } from '../support/fakePrograms';
import { repository } from '../support/repository';

const program = join(repository, 'dist', 'cli.js');
const secret = fake('stripe-live-key');
/** Milliseconds that a process may take here; each needs one or two seconds at most. A hang fails, and leaves nothing behind. */
const limit = 60_000;
/** For those that are waited for on the spot. */
const bounded = { encoding: 'utf8', timeout: limit, killSignal: 'SIGKILL' } as const;

interface Place extends StoreWorld {
  run(...argv: readonly string[]): SpawnSyncReturns<string>;
}

function place(context: TestContext, files: Readonly<Record<string, string>> = {}): Place {
  const world = storeWorld(context);
  writeFileSync(join(world.folder, 'home/config.yaml'), JSON.stringify({ stores: fileStore(world) }), { mode: 0o600 });
  writeFiles(world.root, {
    '.lasthop.yaml': 'service: api\nstore: pass\n', '.env.example': '# @sensitive @path={env}/api/stripe/key\nSTRIPE_KEY=\nPLAIN=\n', '.env': 'PLAIN="a b"\n', ...files,
  });
  writeFiles(world.folder, { 'data/dev/api/stripe/key': secret });
  return {
    ...world,
    run: (...argv) => spawnSync(process.execPath, [program, 'run', ...argv], { cwd: world.root, env: world.environment, ...bounded }),
  };
}

/** What is waited for, or a failure that says what did not come; then the process is ended. */
async function within<T>(what: string, child: ChildProcess, wanted: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, refuse) => {
    timer = setTimeout(() => {
      child.kill('SIGKILL');
      refuse(new Error(`${what} did not come within ${limit / 1000} seconds`));
    }, limit);
  });
  try {
    return await Promise.race([wanted, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function there(file: string): Promise<void> {
  for (let waited = 0; waited < limit && !existsSync(file); waited += 20) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('the program has its values, sees its arguments as they were given, and nothing else is said', (context) => {
  const { run } = place(context);
  const script = 'process.stdout.write(JSON.stringify([process.env.STRIPE_KEY, process.env.PLAIN, ...process.argv.slice(1)]))';
  const { status, stdout, stderr } = run(process.execPath, '-e', script, '--', '--env', '$PLAIN', '*', 'a  b');
  assert.deepEqual([status, stderr], [0, '']);
  assert.deepEqual(JSON.parse(stdout), [secret, 'a b', '--env', '$PLAIN', '*', 'a  b']);
});

test('it ends as the program ends', (context) => {
  const { run } = place(context);
  assert.equal(run('--', 'sh', '-c', 'exit 7').status, 7);
  for (const signal of ['TERM', 'INT', 'KILL', 'HUP']) assert.equal(run('sh', '-c', `kill -${signal} $$`).signal, `SIG${signal}`);
  // A core file would hold our memory.
  assert.deepEqual([run('sh', '-c', 'ulimit -c 0; kill -QUIT $$').status, run('sh', '-c', 'ulimit -c 0; kill -SEGV $$').status], [131, 139]);
  const absent = run('no-such-program');
  assert.deepEqual([absent.status, /no program called no-such-program/.test(absent.stderr)], [127, true]);
  assert.equal(run('./.env').status, 126);
  const large = place(context, { '.env': `PLAIN=${'x'.repeat(300_000)}\n` }).run('true');
  assert.deepEqual([large.status, /larger than the system hands over \(E2BIG\)/.test(large.stderr)], [126, true], large.stderr.slice(0, 300));
});

test('signals reach the program, once each', { skip: process.platform === 'win32' && 'no signals' }, async (context) => {
  const { root, environment } = place(context);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGQUIT'] as const) {
    const heard = join(root, `heard-${signal}`);
    const script = `
      let count = 0;
      process.on('${signal}', () => { count++; });
      require('node:fs').writeFileSync(${JSON.stringify(`${heard}.ready`)}, '');
      setTimeout(() => { require('node:fs').writeFileSync(${JSON.stringify(heard)}, String(count)); process.exit(9); }, 700);`;
    const child = spawn(process.execPath, [program, 'run', process.execPath, '-e', script], { cwd: root, env: environment, stdio: 'ignore', detached: true });
    const ended = new Promise<number | null>((resolve) => { child.on('exit', resolve); });
    await within(`the program that waits for ${signal}`, child, there(`${heard}.ready`));
    child.kill(signal);
    assert.equal(await within(`the end by ${signal}`, child, ended), 9, signal);
    assert.equal(readFileSync(heard, 'utf8'), '1', signal);
  }
});

test('what is missing keeps it from starting', (context) => {
  const { run, root, folder } = place(context, { '.env': 'OTHER_TOKEN=op://dev/api-x/y\n' });
  writeFiles(folder, { 'data/dev/api/stripe/key': '' });
  const { status, stdout, stderr } = run('touch', 'started');
  assert.deepEqual([status, stdout, existsSync(join(root, 'started'))], [2, '', false]);
  assert.match(stderr, /^lasthop: touch was not started: one key is missing for api in dev\.\n {2}PLAIN {2}/);
});

test('a folder that nothing is known of', (context) => {
  const { folder, environment } = place(context, {});
  const { status, stderr } = spawnSync(process.execPath, [program, 'run', 'true'], { cwd: folder, env: environment, ...bounded });
  assert.deepEqual([status, /^lasthop: No contract .* true gets nothing from us\..*\n$/.test(stderr)], [0, true], stderr);
});

test('values are in no command line and in no file', async (context) => {
  const { root, folder, environment } = place(context);
  const lines = await commandLinesDuring(spawn(process.execPath, [program, 'run', 'sleep', '1'], { cwd: root, env: environment, stdio: 'ignore' }));
  assert.ok(lines.some((line) => line.includes('sleep')));
  assert.ok(!lines.some((line) => line.includes(secret)));
  assert.deepEqual(holding(folder, secret), ['data/dev/api/stripe/key']);
});

test('nor while they are fetched, read, set and moved, with every program that takes part', async (context) => {
  const [moving, other] = [fake('stripe-test-key', 5), fake('stripe-test-key', 6)];
  const { root, folder, environment, program: install } = place(context, { '.gitignore': '.env*\n', 'src/mail.js': `const stripeKey = '${moving}';\n` });
  spawnSync('git', ['init', '--quiet'], { cwd: root, ...bounded });
  // Slow enough to be seen.
  renameSync(join(folder, 'bin/filestore'), join(folder, 'bin/kept'));
  // A store whose references can stand where a literal was.
  const { pass } = (JSON.parse(readFileSync(join(folder, 'home/config.yaml'), 'utf8')) as { readonly stores: { readonly pass: object } }).stores;
  writeFileSync(join(folder, 'home/config.yaml'), JSON.stringify({ stores: { vault: pass } }), { mode: 0o600 });
  writeFileSync(join(root, '.lasthop.yaml'), 'service: api\nstore: vault\n');
  install('filestore', `sleep 0.2; exec '${join(folder, 'bin/kept')}' "$@"`);
  const acts = [
    { words: ['get', 'dev/api/stripe/key'], value: secret, at: [] }, { words: ['fetch'], value: secret, at: ['.env.local'] },
    { words: ['set', 'dev/api/stripe/other'], value: other, at: ['data/dev/api/stripe/other'] },
    { words: ['move', 'src/mail.js', '--path', 'dev/api/stripe/test_key'], value: moving, at: ['data/dev/api/stripe/test_key'] },
  ];
  for (const { words, value, at } of acts) {
    const child = spawn(process.execPath, [program, ...words], { cwd: root, env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => said.push(bytes));
    child.stdin.end(words[0] === 'set' ? value : '');
    const lines = await commandLinesDuring(child);
    assert.equal(child.exitCode, 0, `${words.join(' ')}: ${words[0] === 'get' ? '' : Buffer.concat(said).toString()}`);
    assert.ok(lines.some((line) => line.includes('filestore')), `${words[0]}: the store’s program was seen`);
    assert.ok(!lines.some((line) => line.includes(value)), words[0]);
    const found = holding(folder, value).map((file) => file.replace(/^repository\//, ''));
    assert.deepEqual(found.filter((file) => file !== 'data/dev/api/stripe/key'), at, words[0]);
  }
});

/** Of every process that is to be seen until `child` has ended. */
async function commandLinesDuring(child: ChildProcess): Promise<readonly string[]> {
  const lines = new Set<string>();
  let over = false;
  child.on('close', () => { over = true; });
  const end = Date.now() + limit;
  while (!over) {
    if (Date.now() > end) {
      child.kill('SIGKILL');
      assert.fail(`${child.spawnargs.slice(2, 4).join(' ')} did not end within ${limit / 1000} seconds`);
    }
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        lines.add(readFileSync(`/proc/${pid}/cmdline`, 'latin1'));
      } catch {
        // It ended meanwhile.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return [...lines];
}

/** Files that hold a text, relative. */
function holding(folder: string, text: string): readonly string[] {
  return spawnSync('grep', ['-rlF', text, '.'], { cwd: folder, ...bounded }).stdout.split('\n').filter((line) => line !== '').map((line) => line.slice(2)).sort();
}

test('redacted: what the program prints, in pieces and encoded, on both streams', (context) => {
  const { run } = place(context);
  const script = `
    const key = process.env.STRIPE_KEY;
    process.stdout.write('a ' + key.slice(0, 10));
    process.stderr.write('e ' + Buffer.from(key).toString('base64') + '\\n');
    setTimeout(() => { process.stdout.write(key.slice(10) + ' z\\n'); process.stdout.write(Buffer.from([0, 255, 10])); process.exitCode = 3; }, 120);`;
  const { status, stdout, stderr } = run('--redact', process.execPath, '-e', script);
  assert.equal(status, 3);
  assert.equal(stdout, 'a [redacted STRIPE_KEY] z\n\u0000\ufffd\n');
  assert.match(stderr, /^e \[redacted STRIPE_KEY\]={0,2}\n$/);
});

test('redacted: a reader that goes away ends the program as it would without us', (context) => {
  const { root, environment } = place(context);
  const { stdout } = spawnSync('sh', ['-c', `'${process.execPath}' '${program}' run --redact yes | head -n 2`], { cwd: root, env: environment, ...bounded });
  assert.equal(stdout, 'y\ny\n');
});

test('standard input is the program’s', (context) => {
  const { root, environment } = place(context);
  const { stdout } = spawnSync(process.execPath, [program, 'run', '--redact', 'cat'], { cwd: root, env: environment, ...bounded, input: `hello ${secret}` });
  assert.equal(stdout, 'hello [redacted STRIPE_KEY]');
});
