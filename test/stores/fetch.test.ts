/** Fetching: which file, which keys, what stays, what is refused; and that nothing goes anywhere else. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { parse } from 'dotenv';
import { defaultSettings, type Settings } from '../../server/src/core/settings';
import { findFamily } from '../../server/src/stores/envFamily';
import { fetchSecrets, type FetchRefused, type FetchRequest, type FetchResult } from '../../server/src/stores/fetch';
import { prepareEnvironment } from '../../server/src/stores/preparedEnvironment';
import { failed } from '../../server/src/stores/store';
import { fake } from '../support/fakes';
import { temporaryFolder, type Files } from '../support/folder';
import { memoryStores, type MemoryOptions } from '../support/memoryStores';

const contract = '# @sensitive @path={env}/api/stripe/key\nSTRIPE_KEY=\n# @sensitive @path={env}/api/db/url\nDB_URL=\nPORT=8080\n';
const secrets = { 'dev/api/stripe/key': 'sk-one', 'dev/api/db/url': 'postgres://a:b@c/d', 'staging/api/stripe/key': 'sk-staging', 'staging/api/db/url': 'x' };

interface Place {
  readonly root: string;
  fetch(request?: Partial<Omit<FetchRequest, 'stores' | 'settings'>> & { secrets?: MemoryOptions['secrets']; settings?: Partial<Settings>; in?: string; delay?: number }): Promise<FetchResult | FetchRefused>;
  read(path?: string): string;
}

function place(context: TestContext, files: Files, git = true): Place {
  const root = temporaryFolder(context, { '.gitignore': '.env\n.env.local\nhome/\n', ...files });
  if (git) spawnSync('git', ['init', '-q', root]);
  return {
    root,
    fetch: ({ secrets: own = secrets, settings, in: folder = '', delay = 0, ...rest } = {}) => fetchSecrets({
      root, directory: join(root, folder), family: findFamily(root, join(root, folder)), environment: { LASTHOP_HOME: join(root, 'home') },
      settings: { ...defaultSettings, ...settings }, stores: memoryStores({ secrets: own, delay }), ...rest,
    }),
    read: (path = '.env.local') => readFileSync(join(root, path), 'utf8'),
  };
}

function names(result: FetchResult | FetchRefused): Readonly<Record<string, readonly string[]>> {
  assert.equal(result.kind, 'fetched', JSON.stringify(result));
  const { added, updated, unchanged, removed, obsolete, kept, missing, without } = result as FetchResult;
  const all = { added, updated, unchanged, removed, obsolete, kept: kept.map(({ name }) => name), missing: missing.map(({ name }) => name), without: without.map(({ name }) => name) };
  return Object.fromEntries(Object.entries(all).filter(([, list]) => list.length > 0));
}

function refusal(result: FetchResult | FetchRefused): string {
  assert.equal(result.kind, 'refused', JSON.stringify(result));
  return (result as FetchRefused).failure.message;
}

test('a new file, for its owner only, and again nothing to do', async (context) => {
  const { root, fetch, read } = place(context, { '.env.example': contract });
  assert.deepEqual(names(await fetch()), { added: ['STRIPE_KEY', 'DB_URL', 'PORT'] });
  assert.deepEqual(parse(read()), { STRIPE_KEY: 'sk-one', DB_URL: 'postgres://a:b@c/d', PORT: '8080' });
  assert.equal(statSync(join(root, '.env.local')).mode & 0o777, 0o600);
  const before = statSync(join(root, '.env.local')).mtimeMs;
  const again = await fetch();
  assert.deepEqual([names(again), (again as FetchResult).changed], [{ unchanged: ['STRIPE_KEY', 'DB_URL', 'PORT'] }, false]);
  assert.equal(statSync(join(root, '.env.local')).mtimeMs, before);
});

test('what a killed fetch left is removed, also where nothing changed since; a dry run touches nothing', async (context) => {
  const { root, fetch } = place(context, { '.env.example': contract });
  await fetch();
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const left = [`.git/lasthop/..env.local.${pid}.0123456789ab.tmp`, `..env.local.${pid}.0123456789ab.tmp`].map((name) => join(root, name));
  mkdirSync(join(root, '.git/lasthop'), { recursive: true });
  for (const file of left) writeFileSync(file, 'STRIPE_KEY=half');
  await fetch({ dryRun: true });
  assert.deepEqual(left.map((file) => existsSync(file)), [true, true]);
  assert.equal((await fetch() as FetchResult).changed, false);
  assert.deepEqual(left.map((file) => existsSync(file)), [false, false]);
});

test('what a person wrote stays byte for byte, what a fetch wrote is updated', async (context) => {
  const mine = '\ufeff# mine\r\nexport EXTRA = "x" # why\r\n\r\nDB_URL=\'by hand\'\r\n# end';
  const { fetch, read } = place(context, { '.env.example': contract, '.env.local': mine });
  assert.deepEqual(names(await fetch()), { added: ['STRIPE_KEY', 'PORT'], kept: ['DB_URL'] });
  const first = `${mine}\r\n\r\nSTRIPE_KEY=sk-one\r\nPORT=8080\r\n`;
  assert.equal(read(), first);
  assert.deepEqual(names(await fetch({ secrets: { ...secrets, 'dev/api/stripe/key': 'sk two' } })), { updated: ['STRIPE_KEY'], unchanged: ['PORT'], kept: ['DB_URL'] });
  assert.equal(read(), first.replace('sk-one', "'sk two'"));
  assert.deepEqual(names(await fetch({ environmentName: 'staging' })), { updated: ['STRIPE_KEY'], unchanged: ['PORT'], kept: ['DB_URL'] });
  assert.equal(parse(read())['STRIPE_KEY'], 'sk-staging');
});

test('what was fetched from one environment is not handed to a program of another', async (context) => {
  const { root, fetch, read } = place(context, { '.env.example': contract });
  await fetch();
  writeFileSync(join(root, '.env.local'), read().replace(/^DB_URL=.*$/m, 'DB_URL=by hand'));
  const value = async (environmentName: string): Promise<readonly (string | undefined)[]> => {
    const prepared = await prepareEnvironment({ root, directory: root, settings: defaultSettings, environment: { LASTHOP_HOME: join(root, 'home') }, environmentName, stores: memoryStores({ secrets }) });
    assert.equal(prepared.kind, 'ready');
    return prepared.kind === 'ready' ? ['STRIPE_KEY', 'DB_URL', 'PORT'].map((name) => prepared.values.get(name)?.reveal()) : [];
  };
  assert.deepEqual(await value('dev'), ['sk-one', 'by hand', '8080']);
  assert.deepEqual(await value('staging'), ['sk-staging', 'by hand', '8080']);
});

test('a line of an earlier fetch that a person changed is theirs', async (context) => {
  const { root, fetch, read } = place(context, { '.env.example': contract });
  await fetch();
  writeFileSync(join(root, '.env.local'), read().replace('sk-one', 'sk-mine'));
  assert.deepEqual(names(await fetch({ secrets: { ...secrets, 'dev/api/stripe/key': 'new', 'dev/api/db/url': 'new' } })), { updated: ['DB_URL'], unchanged: ['PORT'], kept: ['STRIPE_KEY'] });
  assert.equal(parse(read())['STRIPE_KEY'], 'sk-mine');
});

test('empty lines and the contract’s own words are nobody’s; references, placeholders, doubles and other files are kept', async (context) => {
  const paths = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => `# @path={env}/api/x/${name.toLowerCase()}\n${name}_KEY=${name === 'B' ? 'fill-me' : ''}\n`).join('');
  const files = { '.env.example': paths, '.env': 'E_KEY=by hand\nF_KEY=ref+lasthop://dev/api/x/f\n', '.env.local': 'A_KEY=\nB_KEY=fill-me\nC_KEY=op://dev/api-x/c\nD_KEY=1\nD_KEY=2\nG_KEY=your-key-here\n' };
  const { fetch } = place(context, files);
  const result = await fetch({ secrets: Object.fromEntries('abcdefg'.split('').map((name) => [`dev/api/x/${name}`, `value ${name}`])) });
  assert.deepEqual(names(result), { added: ['F_KEY'], updated: ['A_KEY', 'B_KEY'], kept: ['C_KEY', 'D_KEY', 'E_KEY', 'G_KEY'] });
  assert.deepEqual((result as FetchResult).kept.map(({ why }) => why.slice(0, 30)), [
    'is a reference in .env.local; ', 'stands 2 times in .env.local. ', 'was set by hand in .env.', 'holds a placeholder in .env.lo',
  ]);
  const told = await fetch({ replace: ['C_KEY', 'D_KEY', 'E_KEY', 'G_KEY'], secrets: Object.fromEntries('abcdefg'.split('').map((name) => [`dev/api/x/${name}`, `value ${name}`])) });
  assert.deepEqual(names(told), { unchanged: ['A_KEY', 'B_KEY', 'F_KEY'], updated: ['C_KEY', 'G_KEY'], kept: ['D_KEY', 'E_KEY'] }, 'what a person set stays even so');
});

test('nine of ten come, and an old value stays where the new one cannot be read', async (context) => {
  const { fetch, read } = place(context, { '.env.example': contract });
  const none = failed('no-access', 'Ask for access.').failure;
  assert.deepEqual(names(await fetch({ secrets: { ...secrets, 'dev/api/db/url': none } })), { added: ['STRIPE_KEY', 'PORT'], missing: ['DB_URL'] });
  await fetch();
  const result = await fetch({ secrets: { 'dev/api/stripe/key': none, 'dev/api/db/url': 'new' } });
  assert.deepEqual(names(result), { updated: ['DB_URL'], unchanged: ['PORT'], missing: ['STRIPE_KEY'] });
  assert.match((result as FetchResult).missing[0]?.why ?? '', /Ask for access\. What the last fetch wrote is still there\./);
  assert.deepEqual(parse(read()), { STRIPE_KEY: 'sk-one', DB_URL: 'new', PORT: '8080' });
});

test('what the contract no longer asks for is named, and removed only when told', async (context) => {
  const { root, fetch, read } = place(context, { '.env.example': contract });
  await fetch();
  writeFileSync(join(root, '.env.example'), contract.split('\n').slice(2).join('\n'));
  assert.deepEqual(names(await fetch()), { unchanged: ['DB_URL', 'PORT'], obsolete: ['STRIPE_KEY'] });
  assert.ok(parse(read())['STRIPE_KEY']);
  assert.deepEqual(names(await fetch({ prune: true, dryRun: true })), { unchanged: ['DB_URL', 'PORT'], removed: ['STRIPE_KEY'] });
  assert.deepEqual(names(await fetch({ prune: true })), { unchanged: ['DB_URL', 'PORT'], removed: ['STRIPE_KEY'] });
  assert.deepEqual(Object.keys(parse(read())), ['DB_URL', 'PORT']);
});

test('a dry run reads and writes nothing, not even its memory', async (context) => {
  const { root, fetch } = place(context, { '.env.example': contract });
  const result = await fetch({ dryRun: true });
  assert.deepEqual([names(result), (result as FetchResult).changed], [{ added: ['STRIPE_KEY', 'DB_URL', 'PORT'] }, true]);
  assert.deepEqual([existsSync(join(root, '.env.local')), existsSync(join(root, 'home'))], [false, false]);
});

test('only where git is known to look away', async (context) => {
  const { root, fetch } = place(context, { '.env.example': contract, 'kept.env': 'A=1\n' });
  assert.match(refusal(await fetch({ to: 'kept.env' })), /does not ignore kept\.env.*echo 'kept\.env' >> \.gitignore$/);
  spawnSync('git', ['-C', root, 'add', 'kept.env']);
  assert.match(refusal(await fetch({ to: 'kept.env' })), /git rm --cached kept\.env/);
  symlinkSync(join(root, 'kept.env'), join(root, '.env.local'));
  assert.match(refusal(await fetch()), /git tracks kept\.env/);
  assert.match(refusal(await fetch({ to: '../elsewhere/.env' })), /outside of this workspace/);
  const without = place(context, { '.env.example': contract }, false);
  assert.match(refusal(await without.fetch()), /no git repository.*git init/);
  for (const each of [root, without.root]) assert.deepEqual(readdirSync(each).filter((name) => name.includes('.tmp')), []);
});

test('never production, never another service’s, never a path of production', async (context) => {
  const files = { '.env.example': `${contract}# @path={env}/worker/x/y\nOTHER_KEY=\n# @path=prod/api/x/y\nLIVE_KEY=\n` };
  const { fetch, read } = place(context, files);
  assert.match(refusal(await fetch({ environmentName: 'prod' })), /^prod is production/);
  assert.match(refusal(await fetch()), /Which service this folder is cannot be told: its contract names secrets of api, worker\./);
  const all = { ...secrets, 'dev/worker/x/y': 'worker', 'prod/api/x/y': 'live' };
  const result = await fetch({ service: 'api', secrets: all });
  assert.deepEqual(names(result), { added: ['STRIPE_KEY', 'DB_URL', 'PORT'], missing: ['OTHER_KEY', 'LIVE_KEY'] });
  assert.ok(!/worker|live/.test(read()));
  assert.match(refusal(await place(context, {}).fetch()), /lasthop init/);
});

test('a path that says neither environment nor service is nobody’s to fetch, unless the team has a rule', async (context) => {
  const files = { '.env.example': '# @path=op://Private/Bank/password\nA_KEY=\n# @path=op://{env}/api-stripe/key\nB_KEY=\n# @path=op://Api-{env}/stripe/key\nC_KEY=\n' };
  const all = { 'one-password:Private/Bank/password': 'mine', 'one-password:dev/api-stripe/key': 'b', 'one-password:Api-dev/stripe/key': 'c' };
  const { fetch, read } = place(context, files);
  assert.deepEqual(names(await fetch({ service: 'api', secrets: all })), { added: ['B_KEY'], missing: ['A_KEY', 'C_KEY'] });
  assert.ok(!read().includes('mine'));
  assert.deepEqual(names(await fetch({ service: 'api', secrets: all, settings: { paths: { 'one-password': '{service}-{env}/{provider}/{purpose}' } } })), { added: ['C_KEY'], unchanged: ['B_KEY'], missing: ['A_KEY'] });
});

test('the file that the app reads', async (context) => {
  const cases: readonly (readonly [Files, string])[] = [
    [{}, '.env.local'],
    [{ 'package.json': '{"dependencies":{"dotenv":"^18"}}' }, '.env'],
    [{ 'package.json': '{"dependencies":{"dotenv":"^18"}}', 'src/env.ts': "config({ path: ['.env.local', '.env'] })" }, '.env.local'],
    [{ 'package.json': '{"devDependencies":{"vite":"^7"}}' }, '.env.local'],
    [{ 'package.json': '{"scripts":{"dev":"node --env-file=.env src/server.js"}}' }, '.env'],
    [{ 'requirements.txt': 'flask==3\npython-dotenv==1.1\n' }, '.env'],
    [{ 'go.mod': 'require github.com/joho/godotenv v1.5.1\n' }, '.env'],
    [{ 'compose.yaml': 'services:\n  api:\n    env_file:\n      - ./.env\n' }, '.env'],
    [{ 'package.json': '{"dependencies":{"dotenv"' }, '.env.local'],
  ];
  for (const [files, expected] of cases) {
    const { root, fetch } = place(context, { '.env.example': contract, ...files });
    const result = await fetch();
    assert.equal((result as FetchResult).shown, expected, JSON.stringify(files));
    assert.ok(existsSync(join(root, expected)));
  }
});

test('a value that its reader would read as another is not written', async (context) => {
  const strange = { 'dev/api/stripe/key': 'pa$$word$HOME', 'dev/api/db/url': `it's \\ "so"` };
  const vite = place(context, { '.env.example': contract, 'package.json': '{"devDependencies":{"vite":"^7"}}' });
  assert.deepEqual(names(await vite.fetch({ secrets: strange })), { added: ['DB_URL', 'PORT'], missing: ['STRIPE_KEY'] });
  const python = place(context, { '.env.example': contract, 'requirements.txt': 'python-dotenv' });
  assert.deepEqual(names(await python.fetch({ secrets: strange })), { added: ['STRIPE_KEY', 'PORT'], missing: ['DB_URL'] });
  const none = place(context, { '.env.example': contract });
  assert.deepEqual(names(await none.fetch({ secrets: { ...strange, 'dev/api/stripe/key': '`"\'\r' } })), { added: ['DB_URL', 'PORT'], missing: ['STRIPE_KEY'] });
  assert.equal(parse(none.read())['DB_URL'], strange['dev/api/db/url']);
});

test('a key file of several lines, a value of every sign', async (context) => {
  const values = { 'dev/api/stripe/key': fake('rsa-private-key'), 'dev/api/db/url': fake('password-symbols') };
  const { fetch, read } = place(context, { '.env.example': contract });
  await fetch({ secrets: values });
  assert.deepEqual(parse(read()), { STRIPE_KEY: values['dev/api/stripe/key'], DB_URL: values['dev/api/db/url'], PORT: '8080' });
});

test('stopped: the file is untouched', async (context) => {
  const { root, fetch } = place(context, { '.env.example': contract, '.env.local': 'A=1\n' });
  const stop = new AbortController();
  const fetching = fetch({ signal: stop.signal, delay: 20 });
  setTimeout(() => stop.abort(), 5);
  refusal(await fetching);
  assert.equal(readFileSync(join(root, '.env.local'), 'utf8'), 'A=1\n');
  assert.ok(!existsSync(join(root, 'home/state')));
});

test('changed meanwhile, read-only, a folder: the file is as it was', async (context) => {
  const { root, fetch, read } = place(context, { '.env.example': contract, '.env.local': 'A=1\n' });
  const fetching = fetch({ delay: 20 });
  writeFileSync(join(root, '.env.local'), 'A=2\n');
  assert.match(refusal(await fetching), /as it was: it was changed meanwhile/);
  chmodSync(join(root, '.env.local'), 0o400);
  assert.match(refusal(await fetch()), /read-only/);
  assert.equal(read(), 'A=2\n');
  chmodSync(join(root, '.env.local'), 0o600);
  writeFileSync(join(root, '.env.local'), Buffer.from([0x41, 0x3d, 0xff, 0x0a]));
  assert.match(refusal(await fetch()), /not UTF-8/);
  assert.match(refusal(await place(context, { '.env.example': contract, '.env.local/a': '' }).fetch()), /not a file/);
});

test('the memory holds no value and is for its owner only', async (context) => {
  const { root, fetch } = place(context, { '.env.example': contract });
  await fetch();
  const folder = join(root, 'home/state/fetched');
  const [name] = readdirSync(folder);
  const text = readFileSync(join(folder, name ?? ''), 'utf8');
  assert.ok(!text.includes('sk-one') && !text.includes(Buffer.from('sk-one').toString('base64')));
  assert.equal(statSync(join(folder, name ?? '')).mode & 0o777, 0o600);
});
