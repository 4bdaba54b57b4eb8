/**
 * `lasthop move` killed with SIGKILL at random times, 260 times: no literal is lost, no file is half written, nothing
 * readable is left, and the next move finishes. The store is a program that keeps files, each put in its place by a rename.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createRandom, fake } from '../support/fakes';
import { lasthopWaiting } from '../support/commandLine';
import { writeProgram } from '../support/fakePrograms';
import { writeRepository } from '../support/gitIndex';
import { repository } from '../support/repository';

const times = 260;
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lasthop-killed-')));
after(() => rmSync(folder, { recursive: true, force: true }));

const stripe = fake('stripe-live-key');
const password = fake('password-symbols');
const held = { 'dev/api/stripe/secret_key': stripe, 'dev/api/smtp/password': password } as const;
const reference = (path: string): string => `'ref+vault://secret/${path}#/value'`;

const before: Readonly<Record<string, string>> = {
  '.lasthop.yaml': 'service: api\nstore: vault\n',
  '.gitignore': '.env\n',
  '.env': `STRIPE_SECRET_KEY=${stripe}\nPORT=3000\n`,
  '.env.example': 'PORT=3000\nSTRIPE_SECRET_KEY=\n',
  'pay.js': `export const stripeKey = '${stripe}';\n`,
  'mail.js': `export const smtpPassword = '${password}';\n`,
};
const moved: Readonly<Record<string, string>> = {
  ...before,
  '.env': `STRIPE_SECRET_KEY=${reference('dev/api/stripe/secret_key')}\nPORT=3000\nSMTP_PASSWORD=${reference('dev/api/smtp/password')}\n`,
  '.env.example': 'PORT=3000\n# @sensitive @path={env}/api/stripe/secret_key\nSTRIPE_SECRET_KEY=\n# @sensitive @path={env}/api/smtp/password\nSMTP_PASSWORD=\n',
  'pay.js': 'export const stripeKey = process.env.STRIPE_SECRET_KEY;\n',
  'mail.js': 'export const smtpPassword = process.env.SMTP_PASSWORD;\n',
};

interface Place {
  readonly root: string;
  readonly home: string;
  readonly environment: NodeJS.ProcessEnv;
}

function layOut(name: string): Place {
  const root = join(folder, name, 'repository');
  const home = join(folder, name, 'home');
  for (const each of [root, home]) mkdirSync(each, { recursive: true });
  for (const [path, text] of Object.entries(before)) writeFileSync(join(root, path), text);
  writeRepository(root, []);
  const program = join(home, 'store');
  writeProgram(program, [
    `f='${home}/data/'"$(printf %s "$2" | tr / _)"`,
    'case "$1" in',
    '  get) [ -f "$f" ] || { echo "not found" >&2; exit 1; }; cat "$f" ;;',
    // What comes in pieces from a writer that died is nothing.
    `  put) umask 077; mkdir -p '${home}/data'; v="$(cat)"; [ -n "$v" ] || exit 1; printf %s "$v" > "$f.$$"; mv "$f.$$" "$f" ;;`,
    'esac',
  ].join('\n'));
  writeFileSync(join(home, 'config.yaml'), JSON.stringify({ stores: { vault: { read: [program, 'get', '{path}'], write: [program, 'put', '{path}'] } } }), { mode: 0o600 });
  return { root, home, environment: { PATH: process.env['PATH'], LASTHOP_HOME: home, HOME: home } };
}

/** The next move, in this process: it starts in no time. Each tenth is the shipped program all the same. */
async function moveAgain(place: Place, run: number): Promise<{ readonly status: unknown; readonly output: string }> {
  if (run % 10 === 0) return move(place);
  const { status, output, said } = await lasthopWaiting(place.root, ['move', '--all'], { environment: place.environment });
  return { status, output: output + said };
}

/** @param killAfter milliseconds; undefined to let it end */
function move({ root, environment }: Place, killAfter?: number): Promise<{ readonly status: number | null; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(repository, 'dist/cli.js'), 'move', '--all'], { cwd: root, env: environment });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => { output += bytes.toString(); });
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({ status, output });
    });
  });
}

function stored({ home }: Place, path: string): string | undefined {
  try {
    return readFileSync(join(home, 'data', path.replaceAll('/', '_')), 'utf8');
  } catch {
    return undefined;
  }
}

function listed(at: string): string[] {
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? listed(join(at, entry.name)) : [join(at, entry.name)]));
}

function check(place: Place, output: string, what: string): void {
  const files = Object.fromEntries(Object.keys(before).map((path) => [path, readFileSync(join(place.root, path), 'utf8')]));
  const everything = Object.values(files).join('\n');
  for (const [path, value] of Object.entries(held)) assert.ok(everything.includes(value) || stored(place, path) === value, `${what}: a literal is lost`);
  for (const path of ['pay.js', 'mail.js']) assert.ok([before[path], moved[path]].includes(files[path]), `${what}: ${path} is half written`);
  assert.match(files['.env'] ?? '', /^STRIPE_SECRET_KEY=\S+\nPORT=3000\n(?:SMTP_PASSWORD=\S+\n)?$/, what);
  for (const file of [...listed(place.root), ...listed(join(place.home, 'state'))]) {
    if (!file.endsWith('.tmp')) continue;
    assert.equal(statSync(file).mode & 0o077, 0, `${what}: ${file} can be read by others`);
    assert.match(file, /[\\/](?:\.git[\\/]lasthop|state)[\\/]/, `${what}: a leftover lies where it could be checked in`);
  }
  for (const value of Object.values(held)) {
    assert.ok(!output.includes(value), `${what}: printed`);
    for (const file of listed(join(place.home, 'state'))) assert.ok(!readFileSync(file, 'utf8').includes(value), `${what}: kept in ${file}`);
  }
}

test(`killed at ${times} random times`, { timeout: 900_000 }, async () => {
  const measured = layOut('measured');
  mkdirSync(join(measured.home, 'state'));
  const started = performance.now();
  assert.deepEqual((await move(measured)).status, 0);
  const whole = performance.now() - started;
  const seed = Number(process.env['SEED'] ?? 1);
  const random = createRandom(seed);
  let died = 0;
  const one = async (run: number, chance: number): Promise<void> => {
    const place = layOut(String(run));
    mkdirSync(join(place.home, 'state'));
    // Most of the time goes by before the first write: half of the kills come after it.
    const at = whole * (run % 2 === 0 ? chance : 0.5 + chance * 0.6);
    const killed = await move(place, at);
    if (killed.status === null) died++;
    const what = `seed ${seed}, run ${run}, killed after ${at.toFixed(0)} ms`;
    // A program of the store that outlives its caller has its last word.
    await new Promise((resolve) => setTimeout(resolve, 20));
    check(place, killed.output, what);
    const finished = await moveAgain(place, run);
    assert.equal(finished.status, 0, `${what}: ${finished.output}`);
    for (const [path, text] of Object.entries(moved)) assert.equal(readFileSync(join(place.root, path), 'utf8'), text, `${what}: ${path}`);
    for (const [path, value] of Object.entries(held)) assert.equal(stored(place, path), value, what);
    assert.deepEqual(listed(place.root).filter((file) => file.endsWith('.tmp')), [], `${what}: a leftover stays`);
    rmSync(join(folder, String(run)), { recursive: true, force: true });
  };
  // Two at a time: as many as have a processor.
  const lane = async (first: number): Promise<void> => {
    for (let run = first; run < times; run += 2) await one(run, random());
  };
  await Promise.all([lane(0), lane(1)]);
  assert.ok(died >= times / 2, `${died} of ${times} runs died`);
});
