/** Fetching, approving and handing values to programs over the protocol: with a store behind a fake program, and never without trust. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { parse } from 'dotenv';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import {
  methods, type Access, type Answer, type EnvironmentParams, type Fetched, type FolderParams, type KeyStatus,
} from '../../server/src/lsp/protocol';
import { fake } from '../support/fakes';
import { writeProgram } from '../support/fakePrograms';
import { temporaryFolder } from '../support/folder';
import { until, withEditor, type Editor, type EditorOptions } from './editor';

const contract = '# @sensitive @path={env}/api/stripe/secret_key\nSTRIPE_SECRET_KEY=\n# @sensitive @path={env}/api/database/url\nDATABASE_URL=\nPORT=8080\n';
const settings = 'service: api\nstore: pass\nstores:\n  pass:\n    read: [filestore, "{path}"]\n  one-password:\n    read: [filestore, "{path}"]\n';
const files = { '.env.example': contract, '.lasthop.yaml': settings, '.gitignore': '.env\n.env.local\n', 'src/app.js': '' };

/** A machine of the test's own: a home, and a program that prints the files of a folder. */
function machine(context: TestContext, secrets: Readonly<Record<string, string>>, pause = 0): { readonly program: string } {
  const folder = temporaryFolder(context);
  const before = { PATH: process.env['PATH'], LASTHOP_HOME: process.env['LASTHOP_HOME'] };
  const program = join(folder, 'bin', 'filestore');
  for (const [path, value] of Object.entries(secrets)) {
    mkdirSync(dirname(join(folder, 'data', path)), { recursive: true });
    writeFileSync(join(folder, 'data', path), value);
  }
  mkdirSync(dirname(program));
  writeProgram(program, `sleep ${pause}; [ -f '${folder}/data/'"$1" ] || { echo "Error: $1 is not in the password store." >&2; exit 1; }; cat '${folder}/data/'"$1"`);
  Object.assign(process.env, { PATH: `${dirname(program)}:/usr/bin:/bin`, LASTHOP_HOME: join(folder, 'home') });
  context.after(() => Object.assign(process.env, before));
  return { program };
}

async function ask<T>(editor: Editor, method: string, more: object = {}): Promise<Answer<T>> {
  return editor.connection.sendRequest(method, { uri: editor.uri('src/app.js'), ...more });
}

async function taken<T>(answer: Promise<Answer<T>>): Promise<T> {
  const given = await answer;
  assert.ok(given.ok, JSON.stringify(given));
  return given.value;
}

async function refused<T>(answer: Promise<Answer<T>>): Promise<{ readonly kind: string; readonly message: string }> {
  const given = await answer;
  assert.ok(!given.ok, 'it was not refused');
  return given;
}

async function approved(editor: Editor): Promise<void> {
  const { trust } = await taken(ask<Access>(editor, methods.access));
  assert.ok(trust);
  await taken(ask<null>(editor, methods.approve, trust));
}

const withSecrets = (options: EditorOptions, body: (editor: Editor) => Promise<void>): Promise<void> => withEditor({ folders: [files], ...options }, body);

test('what a repository runs is shown to the letter, works once it is approved, and asks again when it changes', async (context) => {
  machine(context, { 'dev/api/stripe/secret_key': fake('stripe-test-key', 1), 'dev/api/database/url': 'postgres://shop@localhost/shop' });
  await withSecrets({}, async (editor) => {
    const { trust } = await taken(ask<Access>(editor, methods.access));
    assert.match(trust?.text ?? '', /read +filestore \{path\}/);
    assert.equal((await refused(ask<Fetched>(editor, methods.fetch))).kind, 'not-trusted');
    assert.ok(!existsSync(join(editor.folders[0] ?? '', '.env.local')), 'nor are public values written: the whole fetch waits');
    assert.equal((await refused(ask<null>(editor, methods.approve, { root: trust?.root, hash: '0'.repeat(64) }))).kind, 'invalid');
    await taken(ask<null>(editor, methods.approve, trust));
    assert.equal((await taken(ask<Access>(editor, methods.access))).trust, undefined);
    editor.write('.lasthop.yaml', settings.replace('{path}"]\n  one', '{path}", more]\n  one'));
    assert.match((await taken(ask<Access>(editor, methods.access))).trust?.text ?? '', /more/);
  });
});

test('programs that a contract names are approved one file after the other, and run for a fetch and a debug session only then', async (context) => {
  const { program } = machine(context, { 'from/contract': 'one', 'from/env': 'two' });
  const ran = `${program}.ran`;
  writeProgram(program, `touch '${ran}'; printf '%s' "$1"`);
  const folder = { ...files, '.lasthop.yaml': 'service: api\n', '.env.example': `# @sensitive\nA_TOKEN=exec('filestore from/contract')\nB_TOKEN=\n`, '.env': `B_TOKEN=exec(["filestore", "from/env"])\n` };
  await withEditor({ folders: [folder] }, async (editor) => {
    const whole: Omit<EnvironmentParams, 'uri'> = { env: {}, envFiles: [], whole: true };
    for (const file of ['.env', '.env.example']) {
      assert.equal((await refused(ask<Fetched>(editor, methods.fetch))).kind, 'not-trusted');
      if (file === '.env') assert.ok(!existsSync(ran));
      assert.match((await refused(ask(editor, methods.environment, whole))).message, /nobody has approved that/);
      const { trust } = await taken(ask<Access>(editor, methods.access));
      assert.ok(trust?.text.startsWith(`${file} of the repository`), trust?.text);
      await taken(ask<null>(editor, methods.approve, trust));
    }
    assert.deepEqual(await taken(ask(editor, methods.environment, whole)), { A_TOKEN: 'from/contract', B_TOKEN: 'from/env' });
    assert.deepEqual((await taken(ask<Fetched>(editor, methods.fetch))).added, ['A_TOKEN', 'B_TOKEN'], 'as a reference in .env would');
    // In a launch configuration nobody can approve it.
    assert.match((await refused(ask(editor, methods.environment, { env: { C_TOKEN: "exec('filestore x')" }, envFiles: [], whole: false }))).message, /outside of a contract or env file/);
  });
});

test('a fetch names keys, writes the git-ignored file, and the status follows', async (context) => {
  const secret = fake('stripe-test-key', 2);
  machine(context, { 'dev/api/stripe/secret_key': secret, 'dev/api/database/url': 'postgres://shop@localhost/shop' });
  await withSecrets({}, async (editor) => {
    await approved(editor);
    const fetched = await taken(ask<Fetched>(editor, methods.fetch));
    assert.deepEqual(fetched.added, ['STRIPE_SECRET_KEY', 'DATABASE_URL', 'PORT']);
    assert.deepEqual([fetched.file, fetched.uri, fetched.service, fetched.environment], ['.env.local', editor.uri('.env.local'), 'api', 'dev']);
    const file = join(editor.folders[0] ?? '', '.env.local');
    assert.equal(parse(readFileSync(file))['STRIPE_SECRET_KEY'], secret);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    await until(async () => (await ask<KeyStatus>(editor, methods.status) as unknown as KeyStatus).missing.length === 0, 'the status');
    assert.ok(!editor.received.some((message) => message.includes(secret)), 'no message holds the value');
  });
});

test('what a fetch leaves alone is told apart; placeholders are replaced when told, start scripts wrapped', async (context) => {
  const secret = fake('stripe-test-key', 5);
  machine(context, { 'dev/api/stripe/secret_key': secret, 'dev/api/database/url': 'postgres://shop@localhost/shop' });
  const scripts = '{\n  "scripts": { "dev": "node --env-file=.env src/app.js", "start": "node src/app.js" }\n}\n';
  const env = 'STRIPE_SECRET_KEY=op://dev/api/stripe/secret_key\nDATABASE_URL=changeme\nPORT=9000\n';
  await withEditor({ folders: [{ ...files, 'package.json': scripts, '.env': env }] }, async (editor) => {
    await approved(editor);
    const first = await taken(ask<Fetched>(editor, methods.fetch));
    assert.deepEqual(first.kept.map(({ name, holds }) => [name, holds]), [['STRIPE_SECRET_KEY', 'reference'], ['DATABASE_URL', 'placeholder']]);
    const warning = 'STRIPE_SECRET_KEY is a reference in .env: plain `npm run dev` would hand it to the app as if it were the secret.';
    assert.deepEqual([first.added, first.start], [[], { warning, remedy: 'Start it with `lasthop run -- npm run dev`.', wraps: true }]);

    const second = await taken(ask<Fetched>(editor, methods.fetch, { replace: ['DATABASE_URL', 'PORT'] }));
    assert.deepEqual([second.updated, second.kept.map(({ name }) => name)], [['DATABASE_URL'], ['STRIPE_SECRET_KEY']]);
    const root = editor.folders[0] ?? '';
    assert.deepEqual(parse(readFileSync(join(root, '.env'))), { STRIPE_SECRET_KEY: 'op://dev/api/stripe/secret_key', DATABASE_URL: 'postgres://shop@localhost/shop', PORT: '9000' });

    await editor.open('package.json', `${scripts}\n`);
    assert.match((await refused(ask<null>(editor, methods.wrapStart))).message, /^package\.json has unsaved changes/);
    await editor.close(editor.uri('package.json'));
    assert.deepEqual(await taken(ask<readonly string[]>(editor, methods.wrapStart)), [editor.uri('package.json')]);
    await until(() => readFileSync(join(root, 'package.json'), 'utf8') === scripts.replace('"node --env', '"lasthop run -- node --env'), 'the wrapped script');
    const third = await taken(ask<Fetched>(editor, methods.fetch));
    assert.deepEqual([third.start, third.kept.map(({ holds }) => holds)], [undefined, ['reference']], 'the start script resolves it now');
  });
});

test('a fetch stops when it is cancelled, and leaves nothing behind', async (context) => {
  machine(context, { 'dev/api/stripe/secret_key': 'one', 'dev/api/database/url': 'two' }, 20);
  await withSecrets({}, async (editor) => {
    await approved(editor);
    const cancellation = new CancellationTokenSource();
    const asked = editor.connection.sendRequest<Answer<Fetched>>(methods.fetch, { uri: editor.uri('src/app.js') }, cancellation.token);
    setTimeout(() => cancellation.cancel(), 300);
    assert.equal((await refused(asked)).kind, 'cancelled');
    assert.ok(!existsSync(join(editor.folders[0] ?? '', '.env.local')));
  });
});

test('an env file with unsaved changes keeps a fetch from starting', async (context) => {
  machine(context, { 'dev/api/stripe/secret_key': 'one', 'dev/api/database/url': 'two' });
  await withSecrets({}, async (editor) => {
    await approved(editor);
    await editor.open('.env.local', 'PORT=9090\n');
    assert.match((await refused(ask<Fetched>(editor, methods.fetch))).message, /^\.env\.local has unsaved changes/);
    assert.ok(!existsSync(join(editor.folders[0] ?? '', '.env.local')));
  });
});

test('a debug session gets values for its references, or for all that the contract asks for', async (context) => {
  const secret = fake('stripe-test-key', 3);
  machine(context, { 'dev/api/stripe/secret_key': secret, 'dev/api/database/url': 'postgres://shop@localhost/shop', 'dev/mail/password': 'hunter' });
  await withSecrets({}, async (editor) => {
    await approved(editor);
    editor.write('debug.env', 'MAIL=op://dev/mail/password\nPORT=1\nOTHER=op://dev/mail/password\n');
    const env: EnvironmentParams['env'] = { STRIPE: 'op://dev/api/stripe/secret_key', NODE_ENV: 'development', OTHER: 'plain' };
    const envFiles = [join(editor.folders[0] ?? '', 'debug.env')];
    assert.deepEqual(await taken(ask(editor, methods.environment, { env, envFiles, whole: false })), { STRIPE: secret, MAIL: 'hunter' });
    const whole = await taken(ask<Record<string, string>>(editor, methods.environment, { env: { PORT: '3000' }, envFiles: [], whole: true }));
    assert.deepEqual([whole['STRIPE_SECRET_KEY'], whole['DATABASE_URL'], whole['PORT']], [secret, 'postgres://shop@localhost/shop', undefined]);
    const production = await refused(ask(editor, methods.environment, { env: { KEY: 'op://prod/api/stripe/secret_key' }, envFiles: [], whole: false }));
    assert.match(production.message, /production/);
  });
});

test('one secret by key, path and reference; none of production', async (context) => {
  const secret = fake('stripe-test-key', 4);
  machine(context, { 'dev/api/stripe/secret_key': secret, 'prod/api/stripe/secret_key': 'never' });
  await withSecrets({}, async (editor) => {
    await approved(editor);
    for (const name of ['STRIPE_SECRET_KEY', 'dev/api/stripe/secret_key', 'op://dev/api/stripe/secret_key']) {
      assert.equal(await taken(ask<string>(editor, methods.secret, { secret: name })), secret, name);
    }
    assert.match((await refused(ask(editor, methods.secret, { secret: 'prod/api/stripe/secret_key' }))).message, /production/);
    assert.match((await refused(ask(editor, methods.secret, { secret: 'NO_SUCH_KEY' }))).message, /no value here/);
  });
});

test('in Restricted Mode nothing is read and nothing runs, until trust is granted', async (context) => {
  const { program } = machine(context, { 'dev/api/stripe/secret_key': 'one', 'dev/api/database/url': 'two' });
  const ran = `${program}.ran`;
  writeProgram(program, `touch '${ran}'; echo value`);
  await withSecrets({ initializationOptions: { trusted: false } }, async (editor) => {
    const params: FolderParams & Record<string, unknown> = { uri: editor.uri('src/app.js'), env: { A: 'op://dev/x/y' }, envFiles: [], whole: true, secret: 'op://dev/x/y', root: '', hash: '' };
    for (const method of [methods.access, methods.makeIdentity, methods.approve, methods.fetch, methods.wrapStart, methods.environment, methods.secret]) {
      assert.equal((await refused(ask(editor, method, params))).kind, 'not-trusted', method);
    }
    assert.equal((await ask<KeyStatus>(editor, methods.status) as unknown as KeyStatus).missing.length, 2, 'counting keys is parsing');
    assert.ok(!existsSync(ran));
    await editor.connection.sendNotification(methods.trusted);
    await approved(editor);
    await taken(ask<Fetched>(editor, methods.fetch));
    assert.ok(existsSync(ran));
  });
});
