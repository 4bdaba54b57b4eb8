/** A first day: from literals and “3 of 3 keys missing” to an app that runs with its values, by what a person clicks. */
import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, before, test } from 'node:test';
import { fake } from '../support/fakes';
import { writeProgram } from '../support/fakePrograms';
import { launchBrowser, type Browser } from './browser';
import { commandLine } from './paths';
import { Person, until } from './person';
import { makeWorkspace, removeWorkspace } from './workspace';

const packageFile = '{\n  "name": "api",\n  "scripts": { "dev": "node src/app.js" }\n}\n';
/** The app: tells in a file which values it was given, as fingerprints. */
const tell = (names: readonly string[]): string => `const { createHash } = require('node:crypto');
const { writeFileSync } = require('node:fs');
const names = ${JSON.stringify(names)};
for (const name of names) console.log(name.padEnd(18), process.env[name] === undefined ? 'is missing' : 'is there');
const digest = (value) => createHash('sha256').update(value ?? '').digest('hex');
writeFileSync('started.json', JSON.stringify(Object.fromEntries(names.map((name) => [name, digest(process.env[name])]))));
`;
const ignore = '.env\n.env.local\nstarted.json\n';

let browser: Browser;

before(async () => { browser = await launchBrowser(); }, { timeout: 180_000 });
after(() => browser?.close(), { timeout: 90_000 });

test('a repository with a store behind a program: what it runs is approved, then its secrets come, and the app starts', { timeout: 600_000 }, async () => {
  const secrets = { STRIPE_SECRET_KEY: fake('stripe-test-key', 11), DATABASE_URL: `postgres://shop:${fake('github-token', 12)}@localhost/shop` };
  const folder = makeWorkspace({
    '.env.example': '# @sensitive @path={env}/api/stripe/secret_key\nSTRIPE_SECRET_KEY=\n# @sensitive @path={env}/api/database/url\nDATABASE_URL=\nPORT=8080\n',
    '.gitignore': ignore, 'src/app.js': tell(['STRIPE_SECRET_KEY', 'DATABASE_URL', 'PORT']), 'package.json': packageFile, 'tools/.keep': '',
    '.lasthop.yaml': 'service: api\nstore: pass\nstores:\n  pass:\n    read: [./tools/read-secret, "{path}"]\n',
  });
  await withPerson(async (person) => {
    // Outside of the repository, as a program that everybody has installed; it holds values.
    writeProgram(path.join(person.home, 'values'), `case "$1" in
  dev/api/stripe/secret_key) printf %s '${secrets.STRIPE_SECRET_KEY}' ;;
  dev/api/database/url) printf %s '${secrets.DATABASE_URL}' ;;
  *) echo "Error: $1 is not in the password store." >&2; exit 1 ;;
esac`);
    writeProgram(path.join(folder, 'tools', 'read-secret'), `exec '${path.join(person.home, 'values')}' "$1"`);
    await person.opens(folder, 'src', 'app.js');
    await person.status(/api: 3 of 3 keys missing/).click({ timeout: 90_000 });
    await person.seesDialog(/Let this repository run commands/);
    await person.shot('day-approve');
    await person.presses('Approve');
    await person.reads(/3 keys written to \.env\.local/);
    await person.shot('day-fetched');
    assert.ok(fs.readFileSync(path.join(folder, '.env.local'), 'utf8').includes(secrets.STRIPE_SECRET_KEY));
    await person.status(/keys missing/).waitFor({ state: 'hidden', timeout: 60_000 });
    await person.chooses('Run npm run dev');
    await started(folder, { ...secrets, PORT: '8080' });
    await person.page.waitForTimeout(1_500);
    await person.shot('day-running');
  }, Object.values(secrets)).finally(() => removeWorkspace(folder));
});

test('a literal moves to the store, its value comes back for the app, and a second person does the same', { timeout: 900_000 }, async () => {
  const secret = fake('stripe-test-key', 21);
  const folder = makeWorkspace({
    '.gitignore': ignore, '.lasthop.yaml': 'service: api\n', 'package.json': packageFile, '.env.example': 'PORT=8080\n',
    'src/app.js': `// Charges cards at checkout.\nconst stripeSecretKey = '${secret}';\n\n${tell(['STRIPE_SECRET_KEY'])}`,
  });
  const clone = path.join(fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'lasthop-clone-'))), 'shop-api');
  removeWorkspace(path.join(folder, '.git'));
  git(folder, 'init', '--quiet', '--initial-branch=main');
  try {
    await withPerson(async (ann) => {
      await ann.opens(folder, 'src', 'app.js');
      await movesKey(ann);
      await until(() => !fs.readFileSync(path.join(folder, 'src/app.js'), 'utf8').includes(secret), 'the saved file');
      const checked = lasthop(ann, folder, 'check');
      assert.doesNotMatch(checked, /inline-secret|hardcoded-credential/);
      await ann.command('Lasthop: Fetch Dev Secrets');
      await ann.reads(/keys? written to \.env\.local: .*STRIPE_SECRET_KEY/);
      await ann.shot('day-palette');
      await ann.chooses('Run npm run dev');
      await started(folder, { STRIPE_SECRET_KEY: secret });
      await ann.page.waitForTimeout(1_000);
      await ann.shot('day-first-person');
      git(folder, 'add', '--all');
      git(folder, 'commit', '--quiet', '--message', 'The key has moved to the store');
      assert.equal(git(folder, 'grep', '--cached', '-F', secret), '', 'nothing of it is checked in');

      await withPerson(async (bob) => {
        git(folder, 'clone', '--quiet', folder, clone);
        await bob.opens(clone, 'src', 'app.js');
        await bob.status(/api: 2 of 2 keys missing/).click({ timeout: 90_000 });
        await bob.seesDialog(/You have no key for the local store yet/);
        await bob.shot('day-key');
        await bob.presses('Make My Key');
        await bob.reads(/You cannot read 1 secret yet: STRIPE_SECRET_KEY\. A request was copied/);
        await bob.shot('day-request');
        await bob.chooses('Show Request');
        await bob.page.locator('.view-line').filter({ hasText: 'lasthop store add-recipient' }).first().waitFor({ timeout: 60_000 });
        await bob.shot('day-request-text');
        const [, words = ''] = /lasthop (store add-recipient .*? --name \S+)/.exec((await bob.text()).replaceAll('\n', ' ')) ?? [];
        lasthop(ann, folder, ...words.trim().split(/\s+/));
        git(folder, 'commit', '--quiet', '--all', '--message', 'Access for one more');
        git(clone, 'pull', '--quiet');
        await bob.status(/api: 2 of 2 keys missing/).click({ timeout: 90_000 });
        await bob.reads(/keys? written to \.env\.local: .*STRIPE_SECRET_KEY/);
        await bob.chooses('Run npm run dev');
        await started(clone, { STRIPE_SECRET_KEY: secret });
        await bob.page.waitForTimeout(1_000);
        await bob.shot('day-second-person');
        await bob.page.keyboard.press('Control+J');
        await bob.command('Lasthop: Your First Day with This Repository');
        await bob.page.locator('.getting-started-step .complete').nth(3).waitFor({ timeout: 60_000 });
        await bob.shot('day-walkthrough');
      }, [secret]);
    }, [secret]);
  } finally {
    removeWorkspace(folder);
    removeWorkspace(path.dirname(clone));
  }
});

/** The lightbulb, the store that is not there yet, the path: as a person meets them. */
async function movesKey(ann: Person): Promise<void> {
  await ann.page.locator('.squiggly-warning').first().waitFor({ timeout: 90_000 });
  await ann.page.locator('.view-line').filter({ hasText: 'const stripeSecretKey' }).first().click({ timeout: 30_000 });
  for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await ann.page.keyboard.press(key);
  await ann.page.keyboard.press('Control+Period');
  const action = ann.page.locator('.action-widget .monaco-list-row.action').filter({ hasText: 'Move to the secret manager…' }).first();
  await action.waitFor({ timeout: 60_000 });
  await ann.shot('day-lightbulb');
  await chooseAction(ann, 'Move to the secret manager…');
  await ann.seesDialog(/This repository has no secret store yet/);
  await ann.shot('day-store');
  await ann.presses('Make the Store');
  await ann.page.locator('.quick-input-widget').filter({ hasText: 'Move STRIPE_SECRET_KEY to the local store' }).first().waitFor({ timeout: 60_000 });
  await ann.page.waitForTimeout(500);
  await ann.shot('day-path');
  await ann.page.keyboard.press('Enter');
  await ann.reads(/STRIPE_SECRET_KEY is in the local store at dev\/api\/stripe\/secret_key/);
  await ann.page.locator('.view-line').filter({ hasText: 'process.env.STRIPE_SECRET_KEY' }).first().waitFor({ timeout: 60_000 });
  await ann.shot('day-moved');
}

/** By the keyboard: the menu lies below a layer that takes the mouse. */
async function chooseAction({ page }: Person, title: string): Promise<void> {
  const titles = (await page.locator('.action-widget .monaco-list-row.action').allInnerTexts()).map((each) => each.trim());
  const at = titles.indexOf(title);
  assert.ok(at >= 0, titles.join(' | '));
  for (let down = 0; down < at; down++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** A person's day; at its end nothing went wrong behind the scenes, and no log holds a secret. */
async function withPerson(day: (person: Person) => Promise<void>, secrets: readonly string[]): Promise<void> {
  const person = await Person.arrives(browser);
  try {
    await day(person);
    assert.doesNotMatch(person.server.log(), /Error/, person.server.log());
    for (const secret of secrets) assert.ok(!(person.server.output() + person.server.log()).includes(secret), 'a log holds a secret');
  } catch (error) {
    await person.shot('failed');
    await person.command('Notifications: Show Notifications').then(() => person.shot('failed-notifications'), () => undefined);
    console.error(person.server.log());
    throw error;
  } finally {
    await person.leaves();
  }
}

async function started(folder: string, values: Readonly<Record<string, string>>): Promise<void> {
  const file = path.join(folder, 'started.json');
  await until(() => fs.existsSync(file) && fs.readFileSync(file, 'utf8').endsWith('}'), 'the app');
  const fingerprints = Object.entries(values).map(([name, value]) => [name, createHash('sha256').update(value).digest('hex')]);
  assert.deepEqual(JSON.parse(fs.readFileSync(file, 'utf8')), Object.fromEntries(fingerprints));
}

/** What a command printed. */
function lasthop(person: Person, folder: string, ...words: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [commandLine, ...words], { cwd: folder, encoding: 'utf8', env: { ...process.env, LASTHOP_HOME: person.home } });
  return stdout + stderr;
}

function git(folder: string, ...words: string[]): string {
  const who = { GIT_AUTHOR_NAME: 'ann', GIT_AUTHOR_EMAIL: 'ann@example.invalid', GIT_COMMITTER_NAME: 'ann', GIT_COMMITTER_EMAIL: 'ann@example.invalid' };
  const { stdout, stderr, status } = spawnSync('git', words, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...who, GIT_CONFIG_GLOBAL: '/dev/null' } });
  assert.ok(status === 0 || (words[0] === 'grep' && status === 1), stderr);
  return stdout;
}
