/** `lasthop init`: what it writes, that it touches nothing else, and that it has nothing to do the second time. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { lasthop, lasthopWaiting, type CommandResult } from '../support/commandLine';
import { fake } from '../support/fakes';
import { temporaryFolder, type Files } from '../support/folder';
import { repository } from '../support/repository';

const app = `
const port = Number(process.env.APP_PORT ?? '3000');
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
const db = connect(process.env.DATABASE_URL);
const level = process.env.LOG_LEVEL || 'info';
const key = process.env.MAIL_API_KEY ?? '{{key}}';
if (process.env.NODE_ENV === 'production') start(port, db, stripe, level, key);
`;

function place(context: TestContext, files: Files): string {
  const root = temporaryFolder(context, files);
  spawnSync('git', ['init', '-q', root]);
  return root;
}

function init(root: string, ...options: readonly string[]): Promise<CommandResult> {
  return lasthopWaiting(root, ['init', ...options]);
}

test('from the code: secrets with their path, defaults, what is optional; no value of a secret', async (context) => {
  const key = fake('opaque-32');
  const root = place(context, { 'package.json': '{"name":"@acme/web"}', 'src/app.js': app.replace('{{key}}', key), 'test/a.test.js': 'process.env.TEST_ONLY;\n', 'docs/x.js': 'process.env.NOT_OURS;\n' });
  const { status, output } = await init(root, '--no-hook');
  assert.equal(status, 0);
  assert.match(output, /^Wrote \.env\.example: 6 keys \(3 secret, 4 optional\)\.\nAdded to \.gitignore: \.env, \.env\.local, \.env\.\*\.local\.\n/);
  const contract = readFileSync(join(root, '.env.example'), 'utf8');
  assert.equal(contract, `# The environment variables of web: which there are, which are secret and where those come from.
# Checked in. No secret stands here: lasthop fetch brings them, lasthop run -- CMD hands them over.

# Read in src/app.js
# @sensitive @path={env}/web/database/url
DATABASE_URL=

# Read in src/app.js
# @sensitive @path={env}/web/stripe/secret_key
STRIPE_SECRET_KEY=

# Read in src/app.js
# @optional
APP_PORT=3000

# Read in src/app.js
# @optional
LOG_LEVEL=info

# Read in src/app.js
# @sensitive @optional @path={env}/web/mail/api_key
MAIL_API_KEY=

# Read in test/a.test.js
# @optional
TEST_ONLY=
`);
  const before = statSync(join(root, '.env.example')).mtimeMs;
  assert.match((await init(root, '--no-hook')).output, /^Contracts and ignore entries are complete\.\n/);
  assert.equal(statSync(join(root, '.env.example')).mtimeMs, before);
  const { findings } = JSON.parse(lasthop(root, ['check', '--format', 'json']).output) as { readonly findings: readonly { readonly rule: string; readonly path: string }[] };
  assert.deepEqual(findings.filter(({ rule, path }) => /undeclared-read|env-file-exposed|secret-in-example/.test(rule) && !path.startsWith('docs/')), []);
});

test('a contract is completed and stays as it was, byte for byte', async (context) => {
  const mine = '\ufeff# Ours\r\n\r\n# @type=port\r\nAPP_PORT=8080\r\nLOG_LEVEL = "debug" # loud';
  const root = place(context, { '.env.example': mine, 'app.js': app, '.gitignore': '.env*\n' });
  assert.match((await init(root, '--no-hook')).output, /Completed \.env\.example: 3 keys.*\nAdded to \.gitignore: !\.env\.example\./);
  const after = readFileSync(join(root, '.env.example'), 'utf8');
  assert.ok(after.startsWith(`${mine}\r\n\r\n# Read in app.js\r\n# @sensitive @path={env}/`), JSON.stringify(after));
  assert.ok(!/[^\r]\n/.test(after));
  assert.equal(spawnSync('git', ['check-ignore', '-q', '.env.example'], { cwd: root }).status, 1);
});

test('each service its own', async (context) => {
  const root = place(context, {
    'api/package.json': '{}', 'api/src/a.js': 'process.env.API_TOKEN;', 'worker/requirements.txt': '', 'worker/w.py': 'import os\nos.environ["QUEUE_URL"]\n', 'README.md': '`process.env.X`',
    '.env.example': 'SHARED=1\n', 'api/src/b.js': 'process.env.SHARED;', 'compose.yaml': 'services:\n  api:\n    environment:\n      A: ${FROM_SHELL}\n',
  });
  await init(root, '--no-hook');
  assert.match(readFileSync(join(root, 'api/.env.example'), 'utf8'), /@path=\{env\}\/api\/.*\nAPI_TOKEN=\n$/);
  assert.match(readFileSync(join(root, 'worker/.env.example'), 'utf8'), /QUEUE_URL=\n$/);
  assert.match(readFileSync(join(root, '.env.example'), 'utf8'), /^SHARED=1\n\n# Read in compose\.yaml\nFROM_SHELL=\n$/);
});

test('a reference that a developer uses tells the path; what only an env file defines is declared', async (context) => {
  const root = place(context, { 'a.js': 'process.env.PAYMENT_KEY;', '.env': `PAYMENT_KEY=ref+lasthop://dev/shop/stripe/secret_key\nDEBUG_SQL=true\nNAME_OF=somebody\nOWN_KEY=${fake('stripe-live-key')}\n` });
  await init(root, '--no-hook');
  const contract = readFileSync(join(root, '.env.example'), 'utf8');
  assert.match(contract, /# @sensitive @path=\{env\}\/shop\/stripe\/secret_key\nPAYMENT_KEY=\n/);
  assert.match(contract, /DEBUG_SQL=true\n/);
  assert.match(contract, /NAME_OF=\n/);
  assert.match(contract, /# @sensitive @path=.*\nOWN_KEY=\n/);
});

test('a dry run shows a diff and writes nothing', async (context) => {
  const root = place(context, { 'app.js': app });
  const { output } = await init(root, '--dry-run');
  assert.match(output, /^--- \/dev\/null\n\+\+\+ b\/\.env\.example\n/);
  assert.match(output, /\+\+\+ b\/\.gitignore\n@@ .* @@\n\+\.env\n/);
  assert.deepEqual([existsSync(join(root, '.env.example')), existsSync(join(root, '.gitignore'))], [false, false]);
});

test('the hook: only when asked for, and never over another', async (context) => {
  const root = place(context, { 'app.js': app });
  const hook = join(root, '.git/hooks/pre-commit');
  await init(root);
  assert.ok(!existsSync(hook));
  assert.match((await init(root, '--hook')).output, /Wrote the pre-commit hook/);
  assert.equal(statSync(hook).mode & 0o111, 0o111);
  assert.ok(!/hook/.test((await init(root, '--hook')).output));
  writeFileSync(hook, '#!/bin/sh\nmake lint\n');
  assert.match((await init(root, '--hook')).output, /add to \.git\/hooks\/pre-commit:\n\n {2}lasthop check --staged \|\| exit 1\n/);
  assert.equal(readFileSync(hook, 'utf8'), '#!/bin/sh\nmake lint\n');
  writeFileSync(join(root, 'lefthook.yml'), 'pre-commit: {}\n');
  assert.match((await init(root, '--hook')).output, /add to lefthook\.yml/);
  const asked = place(context, { 'app.js': app });
  await lasthopWaiting(asked, ['init'], { canAsk: true, ask: async () => 'yes' });
  assert.ok(existsSync(join(asked, '.git/hooks/pre-commit')));
});

test('the hook stops a secret', async (context) => {
  const root = place(context, { 'app.js': app });
  await init(root, '--hook');
  writeFileSync(join(root, 'bad.js'), `const key = '${fake('stripe-live-key')}';\n`);
  mkdirSync(join(root, 'bin'));
  writeFileSync(join(root, 'bin/lasthop'), `#!/bin/sh\nexec '${process.execPath}' '${join(repository, 'dist/cli.js')}' "$@"\n`, { mode: 0o755 });
  const git = (...argv: readonly string[]): number | null => spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...argv], { cwd: root, env: { ...process.env, PATH: `${root}/bin:${process.env['PATH']}` } }).status;
  git('add', 'bad.js');
  assert.equal(git('commit', '-q', '-m', 'x'), 1);
  writeFileSync(join(root, 'bad.js'), 'const key = 1;\n');
  git('add', 'bad.js');
  assert.equal(git('commit', '-q', '-m', 'x'), 0);
});

test('nothing to write where nothing is read', async (context) => {
  const { status, said } = await init(place(context, { 'a.js': 'let a;' }));
  assert.deepEqual([status, said], [0, 'lasthop: Nothing here reads an environment variable, so there is no contract to write.\n']);
});
