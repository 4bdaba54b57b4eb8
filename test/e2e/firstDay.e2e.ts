/** A first day: from literals and “2 of 3 keys missing” to an app that runs with its values, by what a person clicks. */
import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, before, test } from 'node:test';
import { fake } from '../support/fakes';
import { writeProgram } from '../support/fakePrograms';
import { launchBrowser, type Browser } from './browser';
import { freePort, problemsIn } from './codeServer';
import { commandLine } from './paths';
import { Person, until } from './person';
import { environmentOf } from './processes';
import { makeSample, makeWorkspace, removeWorkspace } from './workspace';

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
    await person.status(/api: 2 of 3 keys missing/).click({ timeout: 90_000 });
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
    fs.rmSync(path.join(folder, 'started.json'));
    await person.command('Lasthop: Open Terminal with Dev Secrets');
    await person.page.locator('.terminal-wrapper.active .xterm-rows').filter({ hasText: /lasthop run -- \S*sh[^]*[#$] *$/ }).first().waitFor({ timeout: 60_000 });
    await person.page.keyboard.type('node src/app.js\n', { delay: 10 });
    await started(folder, { ...secrets, PORT: '8080' });
    await person.page.waitForTimeout(500);
    await person.shot('day-terminal');
  }, Object.values(secrets)).finally(() => removeWorkspace(folder));
});

/** What the laid-out shop holds as literals, and what its team has besides. */
const shop = {
  STRIPE_SECRET_KEY: fake('stripe-live-key'), DATABASE_URL: fake('postgres-url'), STRIPE_WEBHOOK_SECRET: fake('stripe-webhook-secret'),
  MAIL_PASSWORD: fake('password-symbols'), SESSION_SECRET: fake('opaque-32', 23),
};

test('the sample shop: its literals move to the store, their values come back for the app, and a second person does the same', { timeout: 900_000 }, async () => {
  const ours = makeSample();
  const place = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'lasthop-clone-')));
  const theirs = path.join(place, 'shop');
  const port = await freePort();
  // Not the 8080 of whoever runs the tests; a port is no secret.
  for (const file of ['api/.env', 'api/.env.example']) replaceIn(path.join(ours, file), 'PORT=8080', `PORT=${port}`);
  git(ours, 'add', '--all');
  git(ours, 'commit', '--quiet', '--message', 'Shop');
  try {
    await withPerson(async (ann) => {
      await ann.opens(ours, 'api', 'src', 'payments.js');
      await movesKey(ann);
      await until(() => !fs.readFileSync(path.join(ours, 'api/src/payments.js'), 'utf8').includes(shop.STRIPE_SECRET_KEY), 'the saved file');
      assert.doesNotMatch(lasthop(ann, ours, 'check', 'api/src/payments.js'), /inline-secret|hardcoded-credential/);
      await movesUrl(ann, ours);
      movesTheRest(ann, ours);
      assert.match(typed(ann, ours, shop.SESSION_SECRET, 'set', 'dev/api/session/secret'), /^Created /);

      await ann.command('Lasthop: Fetch Dev Secrets');
      await ann.reads(/1 key written to api\/\.env: CART_TTL_MINUTES\. SESSION_SECRET still holds a placeholder, left alone\. .* are references in api\/\.env: plain `npm run dev` would hand them to the app/);
      await ann.page.waitForTimeout(800);
      await ann.shot('day-fetched-first');
      await ann.chooses('Replace Placeholder');
      await ann.reads(/1 key written to api\/\.env: SESSION_SECRET\./);
      await ann.page.waitForTimeout(800);
      await ann.shot('day-replaced');
      await ann.chooses('Wrap Start Scripts');
      await ann.reads(/The start scripts in api\/package\.json now go through Lasthop/);
      await ann.page.waitForTimeout(800);
      await ann.shot('day-wrapped');
      assert.match(fs.readFileSync(path.join(ours, 'api/package.json'), 'utf8'), /"dev": "lasthop run -- node --env-file=\.env src\/server\.js"/);
      await ann.chooses('Run npm run dev');
      await serves(port, ours);
      await ann.page.waitForTimeout(1_000);
      await ann.shot('day-first-person');
      await ends(ann, port);
      await seesSteps(ann, 5, 'day-first-walkthrough');
      git(ours, 'add', '--all');
      git(ours, 'commit', '--quiet', '--message', 'Secrets have moved to the store');
      for (const each of Object.values(shop)) assert.equal(git(ours, 'grep', '--cached', '-F', '-e', each), '', 'nothing of it is checked in');

      await withPerson(async (bob) => {
        git(place, 'clone', '--quiet', ours, theirs);
        await bob.opens(theirs, 'api', 'src', 'payments.js');
        await bob.status(/api: 5 of 8 keys missing/).click({ timeout: 90_000 });
        await bob.seesDialog(/You have no key for the local store yet/);
        await bob.shot('day-key');
        await bob.presses('Make My Key');
        await bob.reads(/You cannot read 5 secrets yet: .*A request was copied/);
        await bob.page.waitForTimeout(800);
        await bob.shot('day-request');
        await bob.chooses('Show Request');
        await bob.page.locator('.view-line').filter({ hasText: 'lasthop store add-recipient' }).first().waitFor({ timeout: 60_000 });
        await bob.shot('day-request-text');
        const [, words = ''] = /lasthop (store add-recipient .*? --name \S+)/.exec((await bob.text()).replaceAll('\n', ' ')) ?? [];
        lasthop(ann, ours, ...words.trim().split(/\s+/));
        git(ours, 'commit', '--quiet', '--all', '--message', 'Access for one more');
        git(theirs, 'pull', '--quiet');
        await bob.status(/api: 5 of 8 keys missing/).click({ timeout: 90_000 });
        await bob.reads(/8 keys written to api\/\.env: /);
        await bob.page.waitForTimeout(800);
        await bob.shot('day-second-fetched');
        await bob.chooses('Run npm run dev');
        await serves(port, theirs);
        await bob.page.waitForTimeout(1_000);
        await bob.shot('day-second-person');
        await ends(bob, port);
        assert.doesNotMatch(lasthop(bob, theirs, 'get', '--production', 'prod/api/database/url'), /postgres:/, 'production stays closed');
        await fixesUnusedKey(bob);
        await seesSteps(bob, 5, 'day-walkthrough');
      }, Object.values(shop));
    }, Object.values(shop));
  } finally {
    removeWorkspace(path.dirname(ours));
    removeWorkspace(place);
  }
});

function replaceIn(file: string, from: string, to: string): void {
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(from, to));
}

/** By the command line, with what it says where nobody may write yet: at the end no literal is left that a move could take. */
function movesTheRest(ann: Person, folder: string): void {
  const refused = lasthop(ann, folder, 'move', '--all');
  const closed = [...new Set([...refused.matchAll(/yours: (lasthop store request \S+?)\)/g)].map((match) => match[1] ?? ''))];
  assert.deepEqual(closed, ['lasthop store request test/', 'lasthop store request prod/']);
  for (const request of closed) {
    const [, command = ''] = /^ +lasthop (store add-recipient .*)$/m.exec(lasthop(ann, folder, ...request.split(' ').slice(1))) ?? [];
    assert.match(lasthop(ann, folder, ...command.split(' ')), / may read /);
  }
  lasthop(ann, folder, 'move', '--all');
  assert.match(lasthop(ann, folder, 'move', '--all', '--dry-run'), /^Nothing to move: /);
}

/**
 * The shop's API runs with what the store holds: its own process has the values in its environment, signs its cookies with one of
 * them and knows the signature of another.
 */
async function serves(port: number, folder: string): Promise<void> {
  const url = `http://127.0.0.1:${port}`;
  const health = async (): Promise<Response | undefined> => fetch(`${url}/health`).catch(() => undefined);
  let answer: Response | undefined;
  for (const end = Date.now() + 90_000; !answer && Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) answer = await health();
  assert.deepEqual(await answer?.json(), { status: 'ok', orders: 0, keys: ['DATABASE_URL', 'STRIPE_SECRET_KEY', 'SESSION_SECRET'] });
  const signed = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('hex');
  assert.ok(answer?.headers.get('set-cookie')?.startsWith(`session=guest.${signed(shop.SESSION_SECRET, 'guest')};`), 'the cookie is signed with the store’s secret');
  const event = { id: 1 };
  const hook = await fetch(`${url}/stripe`, { method: 'POST', body: JSON.stringify(event), headers: { 'stripe-signature': signed(shop.STRIPE_WEBHOOK_SECRET, JSON.stringify(event)) } });
  assert.equal(hook.status, 204, 'a webhook signed with the store’s secret is taken');
  const environment = environmentOf('node --env-file=.env src/server.js', path.join(folder, 'api'));
  for (const [name, value] of Object.entries(shop)) assert.ok(environment?.get(name) === value, `${name} in the app’s environment`);
}

/** Control and C in the terminal. */
async function ends({ page }: Person, port: number): Promise<void> {
  await page.locator('.terminal-wrapper .xterm').first().click();
  await page.keyboard.press('Control+C');
  for (const end = Date.now() + 30_000; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
    if (await fetch(`http://127.0.0.1:${port}/health`).then(() => false, () => true)) break;
    assert.ok(Date.now() < end, 'the app ended');
  }
  await page.keyboard.press('Control+J');
}

/** A fix that the editor applies by itself. */
async function fixesUnusedKey(person: Person): Promise<void> {
  await person.page.locator('.explorer-viewlet .monaco-list-row[aria-label^=".env.example"]').first().click({ timeout: 60_000 });
  await person.page.locator('.view-line').filter({ hasText: 'CART_TTL_MINUTES' }).first().click({ timeout: 30_000 });
  await chooseAction(person, /^Remove CART_TTL_MINUTES/);
  await person.page.locator('.view-line').filter({ hasText: 'CART_TTL_MINUTES' }).first().waitFor({ state: 'detached', timeout: 60_000 });
}

/** The walkthrough, with so many of its steps checked off. */
async function seesSteps(person: Person, count: number, shot: string): Promise<void> {
  await person.page.setViewportSize({ width: 1200, height: 1100 });
  await person.command('Lasthop: Your First Day with This Repository');
  await person.page.locator('.getting-started-step .complete').nth(count - 1).waitFor({ timeout: 60_000 });
  await person.shot(shot);
}

/** The lightbulb, the store that is not there yet, the path: as a person meets them. */
async function movesKey(ann: Person): Promise<void> {
  await ann.page.locator('.squiggly-error').first().waitFor({ timeout: 90_000 });
  await ann.page.locator('.view-line').filter({ hasText: 'const stripeKey' }).first().click({ timeout: 30_000 });
  for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await ann.page.keyboard.press(key);
  await chooseAction(ann, /^Move to the secret manager…$/, 'day-lightbulb');
  await ann.seesDialog(/This repository has no secret store yet/);
  await ann.shot('day-store');
  await ann.presses('Make the Store');
  await ann.page.locator('.quick-input-widget').filter({ hasText: 'Move STRIPE_SECRET_KEY to the local store' }).first().waitFor({ timeout: 60_000 });
  await ann.page.waitForTimeout(500);
  await ann.shot('day-path');
  await ann.page.keyboard.press('Enter');
  await ann.reads(/STRIPE_SECRET_KEY is in the local store at dev\/api\/stripe\/secret_key\. .*if it was ever committed with this value, the history keeps it\. Rotate STRIPE_SECRET_KEY at https:/);
  await ann.page.locator('.view-line').filter({ hasText: 'const stripeKey = process.env.STRIPE_' }).first().waitFor({ timeout: 60_000 });
  await ann.page.waitForTimeout(1_000);
  await ann.shot('day-moved');
  await ann.clears();
}

/** The same for what stands in the env file: there it is a reference, in the file and not only in the editor. */
async function movesUrl(ann: Person, folder: string): Promise<void> {
  await ann.page.locator('.explorer-viewlet .monaco-list-row[aria-label=".env"], .explorer-viewlet .monaco-list-row[aria-label^=".env •"]').first().click({ timeout: 60_000 });
  await ann.page.locator('.view-line').filter({ hasText: 'DATABASE_URL' }).first().click({ timeout: 60_000 });
  await chooseAction(ann, /^Move to the secret manager…$/);
  await ann.page.locator('.quick-input-widget').filter({ hasText: 'Move DATABASE_URL to the local store' }).first().waitFor({ timeout: 60_000 });
  await ann.page.keyboard.press('Enter');
  await ann.reads(/DATABASE_URL is in the local store at dev\/api\/postgres\/url\./);
  await until(() => fs.readFileSync(path.join(folder, 'api/.env'), 'utf8').includes('DATABASE_URL=ref+lasthop://dev/api/postgres/url\n'), 'the saved reference');
  await ann.shot('day-moved-url');
  await ann.clears();
}

/** The lightbulb's menu at the cursor. By the keyboard: the menu lies below a layer that takes the mouse. */
async function chooseAction(person: Person, title: RegExp, shot?: string): Promise<void> {
  const { page } = person;
  await page.keyboard.press('Control+Period');
  const actions = page.locator('.action-widget .monaco-list-row.action');
  await actions.filter({ hasText: new RegExp(title.source.replace(/[$^]/g, '')) }).first().waitFor({ timeout: 60_000 });
  if (shot !== undefined) await person.shot(shot);
  const titles = (await actions.allInnerTexts()).map((each) => each.trim());
  const at = titles.findIndex((each) => title.test(each));
  assert.ok(at >= 0, titles.join(' | '));
  for (let down = 0; down < at; down++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** A person's day; at its end nothing went wrong behind the scenes, and no log holds a secret. */
async function withPerson(day: (person: Person) => Promise<void>, secrets: readonly string[]): Promise<void> {
  const person = await Person.arrives(browser);
  try {
    await day(person);
    assert.match(person.server.log(), /the language server runs/, 'the log is read');
    assert.deepEqual(problemsIn(person.server.log()), []);
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
function lasthop(person: Person, folder: string, ...words: readonly string[]): string {
  return typed(person, folder, '', ...words);
}

/** The same for one that reads a value. */
function typed(person: Person, folder: string, input: string, ...words: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [commandLine, ...words], { cwd: folder, encoding: 'utf8', input, env: { ...process.env, LASTHOP_HOME: person.home } });
  return stdout + stderr;
}

function git(folder: string, ...words: string[]): string {
  const who = { GIT_AUTHOR_NAME: 'ann', GIT_AUTHOR_EMAIL: 'ann@example.invalid', GIT_COMMITTER_NAME: 'ann', GIT_COMMITTER_EMAIL: 'ann@example.invalid' };
  const { stdout, stderr, status } = spawnSync('git', words, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...who, GIT_CONFIG_GLOBAL: '/dev/null' } });
  assert.ok(status === 0 || (words[0] === 'grep' && status === 1), stderr);
  return stdout;
}
