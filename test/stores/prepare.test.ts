/** What a process is given: which files, which order, what is resolved, what keeps it from starting. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { defaultSettings, type Settings } from '../../server/src/core/settings';
import { prepareEnvironment, type NotReady, type PreparationRequest, type PreparedEnvironment } from '../../server/src/stores/preparedEnvironment';
import { failed } from '../../server/src/stores/store';
import { temporaryFolder, type Files } from '../support/folder';
import { memoryStores, type MemoryOptions, type MemoryStores } from '../support/memoryStores';

interface World extends Partial<Omit<PreparationRequest, 'stores' | 'settings' | 'files'>> {
  readonly files: Files;
  readonly secrets?: MemoryOptions['secrets'];
  readonly accounts?: MemoryOptions['accounts'];
  readonly settings?: Partial<Settings>;
  readonly stores?: MemoryStores;
  readonly in?: string;
}

async function prepare(context: TestContext, world: World): Promise<PreparedEnvironment | NotReady> {
  const root = temporaryFolder(context, world.files);
  const { files: _files, secrets = {}, accounts, settings, stores = memoryStores({ secrets, ...(accounts ? { accounts } : {}) }), in: folder, ...rest } = world;
  return prepareEnvironment({
    root, directory: folder === undefined ? root : `${root}/${folder}`, ...rest, stores, settings: { ...defaultSettings, ...settings },
    environment: { LASTHOP_HOME: `${root}/home`, ...world.environment },
  });
}

async function values(context: TestContext, world: World): Promise<Readonly<Record<string, string>>> {
  const prepared = await prepare(context, world);
  assert.equal(prepared.kind, 'ready', JSON.stringify(prepared));
  return Object.fromEntries([...(prepared as PreparedEnvironment).values].map(([name, value]) => [name, value.reveal()]).sort());
}

async function problems(context: TestContext, world: World): Promise<readonly string[]> {
  const prepared = await prepare(context, world);
  assert.equal(prepared.kind, 'not-ready');
  const { failure, problems: found } = prepared as NotReady;
  return failure ? [failure.message] : found.map(({ name, why }) => `${name}: ${why}`);
}

test('files in the order of the common loaders, below the process environment', async (context) => {
  const files = {
    '.env': 'A=env\nB=env\nC=env\nD=env\nE=env\n', '.env.development': 'A=dev\nB=dev\nC=dev\n',
    '.env.local': 'A=local\nB=local\n', '.env.dev.local': 'A=devlocal\n', '.env.production': 'D=prod\n',
  };
  assert.deepEqual(await values(context, { files, environment: { E: 'process' } }), { A: 'devlocal', B: 'local', C: 'dev', D: 'env' });
  assert.deepEqual(await values(context, { files: { ...files, '.env.test': 'C=test\n' }, environmentName: 'test' }), { A: 'env', B: 'env', C: 'test', D: 'env', E: 'env' });
});

test('read as dotenv reads', async (context) => {
  assert.deepEqual(await values(context, { files: { '.env': 'A="x\\ny" # note\nB=\'$HOME\'\nexport C: d\nE=a#b\n' } }), { A: 'x\ny', B: '$HOME', C: 'd', E: 'a' });
});

test('references of every syntax, also inside a value, each read once', async (context) => {
  const stores = memoryStores({
    secrets: { 'dev/api/db/password': 'p+w', 'one-password:dev/api-stripe/key': 'sk', 'vault:secret/dev/api/x/y': 'v', 'aws-secrets-manager:dev/api/z': 'arn' },
    delay: 5,
  });
  const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:dev/api/z-AbCdEf';
  const files = {
    '.env': [
      'DB=postgres://shop:ref+lasthop://dev/api/db/password+@localhost/shop', 'DB_PASSWORD=ref+lasthop://dev/api/db/password',
      'STRIPE=op://dev/api-stripe/key', 'V="ref+vault://secret/dev/api/x/y#/value"', 'TPL="x {{ op://dev/api-stripe/key }} y"',
      `DB_SECRET_ARN=${arn}`, 'MODEL_KEY=os.environ/AZURE_KEY', 'HOST=local.example.com',
    ].join('\n'),
  };
  const read = await values(context, { files, stores });
  assert.deepEqual(read, {
    DB: ['postgres://shop', 'p+w@localhost/shop'].join(':'), DB_PASSWORD: 'p+w', STRIPE: 'sk', V: 'v', TPL: 'x sk y',
    DB_SECRET_ARN: arn, MODEL_KEY: 'os.environ/AZURE_KEY', HOST: 'local.example.com',
  });
  assert.equal(new Set(stores.reads).size, stores.reads.length);
});

test('many at once, with a cap', async (context) => {
  const names = Array.from({ length: 40 }, (_, index) => `dev/api/p/k${index}`);
  const stores = memoryStores({ secrets: Object.fromEntries(names.map((name) => [name, 'value'])), delay: 3 });
  await values(context, { files: { '.env': names.map((name, index) => `K${index}=ref+lasthop://${name}`).join('\n') }, stores });
  assert.equal(stores.atOnce(), 8);
});

test('the contract’s paths and public examples stand in; an empty line in .env is no definition', async (context) => {
  const files = {
    'api/.env.example': '# @sensitive @path={env}/{service}/stripe/key\nSTRIPE_KEY=\n# @path=op://{env}/api-mail/password\nMAIL=\nPORT=8080\n# @optional\nNOTE=1\n# @optional @path={env}/api/x/y\nMAYBE=\n',
    'api/.env': 'STRIPE_KEY=\n', 'api/src/a.js': '',
  };
  const secrets = { 'staging/api/stripe/key': 'sk', 'one-password:staging/api-mail/password': 'pw' };
  assert.deepEqual(await values(context, { files, secrets, environmentName: 'stage', in: 'api/src' }), { STRIPE_KEY: 'sk', MAIL: 'pw', PORT: '8080' });
});

test('what is missing is told before any store is asked; what cannot be read is never handed on', async (context) => {
  const stores = memoryStores({ secrets: { 'dev/api/a/b': failed('no-access', 'Your key does not open dev/api.').failure } });
  const files = { '.env.example': 'A_TOKEN=\nB=\n# @path={env}/api/a/b\nC=\n', '.env': 'D=1\n' };
  assert.deepEqual(await problems(context, { files, stores }), [
    'A_TOKEN: .env.example asks for it, and .env does not define it. Define it, name its path in the contract (@path={env}/…), or mark it @optional.',
    'B: .env.example asks for it, and .env does not define it. Define it, name its path in the contract (@path={env}/…), or mark it @optional.',
  ]);
  assert.deepEqual(stores.reads, []);
  assert.deepEqual(await problems(context, { files, stores, environment: { A_TOKEN: 'x', B: '' } }), ['C: Your key does not open dev/api.']);
  assert.deepEqual(await problems(context, { files: { '.env': 'A=ref+lasthop://dev/api/none/there\n' } }),
    ['A: Nothing stands at dev/api/none/there. Ask who keeps the secrets of this service.']);
});

test('what only the app’s loader can read is left to it', async (context) => {
  const files = { '.env': 'URL=http://$HOST/x\nC=encrypted:BDqDBibm\nP=\\$5\n' };
  assert.deepEqual(await values(context, { files }), { URL: 'http://$HOST/x', P: '\\$5' });
  assert.deepEqual(await values(context, { files: { ...files, 'package.json': '{"devDependencies":{"vite":"^7"}}' } }), { P: '\\$5' });
});

test('production only when asked for', async (context) => {
  const files = { '.env': 'A=ref+lasthop://prod/api/a/b\n', '.env.production': 'B=2\n' };
  const secrets = { 'prod/api/a/b': 'secret' };
  assert.match((await problems(context, { files, secrets }))[0] ?? '', /^A: names a secret of production, and this is dev\./);
  assert.match((await problems(context, { files, secrets, environmentName: 'production' }))[0] ?? '', /^prod is production: /);
  assert.deepEqual(await values(context, { files, secrets, environmentName: 'live', production: true }), { A: 'secret', B: '2' });
  assert.match((await problems(context, { files, environmentName: 'prdo' }))[0] ?? '', /Did you mean prod\?/);
});

test('the account is looked at before anything is read', async (context) => {
  const files = { '.env': 'A=op://dev/api-a/b\n' };
  const secrets = { 'one-password:dev/api-a/b': 'secret' };
  const pinned = (account: string, production = '9'): Partial<Settings> => ({
    environments: { ...defaultSettings.environments, dev: { pin: { account } }, prod: { production: true, pin: { account: production } } },
  });
  const accounts = { 'one-password': { account: '1' } };
  assert.deepEqual(await values(context, { files, secrets, accounts, settings: pinned('1') }), { A: 'secret' });
  const stores = memoryStores({ secrets, accounts });
  assert.match((await problems(context, { files, stores, settings: pinned('2') }))[0] ?? '', /speaks to account 1, but dev is pinned to 2 .* nothing was read/);
  assert.match((await problems(context, { files, secrets, settings: pinned('2') }))[0] ?? '', /cannot say which account/);
  const unpinned = { environments: { ...defaultSettings.environments, prod: { production: true, pin: { account: '1' } } } };
  assert.match((await problems(context, { files, stores, settings: unpinned }))[0] ?? '', /account 1, which is prod: /);
  assert.match((await problems(context, { files, stores }))[0] ?? '', /nobody has confirmed for dev .* nobody to ask/);
  assert.match((await problems(context, { files, stores, confirm: async () => false }))[0] ?? '', /not confirmed/);
  assert.deepEqual(stores.reads, []);
});

test('a pin that only the repository vouches for keeps wrong accounts out, and does not spare the question', async (context) => {
  const files = { '.env': 'A=op://dev/api-a/b\n' };
  const secrets = { 'one-password:dev/api-a/b': 'secret' };
  const settings = (account: string): Partial<Settings> => ({ environments: { ...defaultSettings.environments, dev: { pin: { account } } } });
  const stores = memoryStores({ secrets, accounts: { 'one-password': { account: '1' } }, voucher: 'nobody' });
  assert.match((await problems(context, { files, stores, settings: settings('2') }))[0] ?? '', /pinned to 2 \(\.lasthop\.yaml\): nothing was read/);
  assert.match((await problems(context, { files, stores, settings: settings('1') }))[0] ?? '', /nobody has confirmed for dev .* approve the pin of \.lasthop\.yaml \(lasthop trust\)/);
  assert.match((await problems(context, { files, stores, settings: settings('1'), confirm: async () => false }))[0] ?? '', /not confirmed/);
  assert.deepEqual(stores.reads, []);
  assert.deepEqual(await values(context, { files, stores, settings: settings('1'), confirm: async () => true }), { A: 'secret' });
  const own = memoryStores({ secrets, accounts: { 'one-password': { account: '1' } }, voucher: 'user' });
  assert.deepEqual(await values(context, { files, stores: own, settings: settings('1') }), { A: 'secret' });
  assert.match((await problems(context, { files, stores: own, settings: settings('2') }))[0] ?? '', /pinned to 2 \(.*config\.yaml\)/);
});

test('an account is confirmed once', async (context) => {
  const root = temporaryFolder(context, { '.env': 'A=op://dev/api-a/b\nB=op://dev/api-a/c\n' });
  const stores = memoryStores({ secrets: { 'one-password:dev/api-a/b': 'x', 'one-password:dev/api-a/c': 'y' }, accounts: { 'one-password': { account: '1' } } });
  const asked: string[] = [];
  const again = (): Promise<PreparedEnvironment | NotReady> => prepareEnvironment({
    root, directory: root, settings: defaultSettings, environment: { LASTHOP_HOME: `${root}/home` }, stores,
    confirm: async ({ store, properties }) => asked.push(`${store} ${properties['account']}`) > 0,
  });
  assert.equal((await again()).kind, 'ready');
  assert.equal((await again()).kind, 'ready');
  assert.deepEqual(asked, ['one-password 1']);
});
