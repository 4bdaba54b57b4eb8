/** A first day: from “3 of 3 keys missing” to an app that runs with its values, by what a person clicks. */
import * as assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, before, test } from 'node:test';
import { fake } from '../support/fakes';
import { writeProgram } from '../support/fakePrograms';
import { launchBrowser, workbenchUrl, type Browser, type Page } from './browser';
import { startCodeServer, type CodeServer } from './codeServer';
import { screenshots, vsix } from './paths';
import { makeWorkspace, removeWorkspace } from './workspace';

const quiet = {
  'workbench.activityBar.location': 'hidden', 'workbench.layoutControl.enabled': false, 'window.commandCenter': false,
  'editor.minimap.enabled': false, 'git.enabled': false, 'workbench.colorTheme': 'Default Light Modern', 'javascript.validate.enable': false,
  'terminal.integrated.gpuAcceleration': 'off', 'terminal.integrated.shellIntegration.enabled': false,
};
const contract = '# @sensitive @path={env}/api/stripe/secret_key\nSTRIPE_SECRET_KEY=\n# @sensitive @path={env}/api/database/url\nDATABASE_URL=\nPORT=8080\n';
/** The app: tells in a file which values it was given, as fingerprints. */
const app = `const { createHash } = require('node:crypto');
const { writeFileSync } = require('node:fs');
const names = ['STRIPE_SECRET_KEY', 'DATABASE_URL', 'PORT'];
for (const name of names) console.log(name.padEnd(18), process.env[name] === undefined ? 'is missing' : 'is there');
const digest = (value) => createHash('sha256').update(value ?? '').digest('hex');
writeFileSync(process.env.STARTED ?? 'started.json', JSON.stringify(Object.fromEntries(names.map((name) => [name, digest(process.env[name])]))));
`;

let home: string;
let server: CodeServer;
let browser: Browser;
let page: Page | undefined;

before(async () => {
  fs.mkdirSync(screenshots, { recursive: true });
  home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'lasthop-day-')));
  server = await startCodeServer({
    // The test driver would refuse dialogs.
    install: [vsix], settings: quiet, testDriver: false,
    env: { LASTHOP_HOME: path.join(home, 'lasthop'), NPM_CONFIG_UPDATE_NOTIFIER: 'false' },
  });
  browser = await launchBrowser();
}, { timeout: 360_000 });

after(async () => {
  await browser?.close();
  await server?.stop();
  if (home) fs.rmSync(home, { recursive: true, force: true });
}, { timeout: 90_000 });

test('a repository with a store behind a program: what it runs is approved, then its secrets come, and the app starts', { timeout: 420_000 }, async () => {
  const secrets = { STRIPE_SECRET_KEY: fake('stripe-test-key', 11), DATABASE_URL: `postgres://shop:${fake('github-token', 12)}@localhost/shop` };
  // Outside of the repository, as a program that everybody has installed; it holds values.
  writeProgram(path.join(home, 'values'), `case "$1" in
  dev/api/stripe/secret_key) printf %s '${secrets.STRIPE_SECRET_KEY}' ;;
  dev/api/database/url) printf %s '${secrets.DATABASE_URL}' ;;
  *) echo "Error: $1 is not in the password store." >&2; exit 1 ;;
esac`);
  const folder = makeWorkspace({
    '.env.example': contract, '.gitignore': '.env\n.env.local\n', 'app.js': app, 'package.json': '{\n  "name": "api",\n  "scripts": { "dev": "node app.js" }\n}\n',
    '.lasthop.yaml': 'service: api\nstore: pass\nstores:\n  pass:\n    read: [./tools/read-secret, "{path}"]\n',
    'tools/.keep': '',
  });
  writeProgram(path.join(folder, 'tools', 'read-secret'), `exec '${path.join(home, 'values')}' "$1"`);
  try {
    await opened(folder, 'app.js');
    await status(/api: 3 of 3 keys missing/).click({ timeout: 90_000 });
    await dialog(/Let this repository run commands/);
    await shot('day-approve');
    await button('Approve');
    await notification(/3 keys written to \.env\.local/);
    await shot('day-fetched');
    assert.ok(fs.readFileSync(path.join(folder, '.env.local'), 'utf8').includes(secrets.STRIPE_SECRET_KEY));
    await status(/keys missing/).waitFor({ state: 'hidden', timeout: 60_000 });
    await notificationButton('Run npm run dev');
    await until(() => fs.existsSync(path.join(folder, 'started.json')), 'the app');
    await now().waitForTimeout(1_500);
    await shot('day-running');
    assert.deepEqual(JSON.parse(fs.readFileSync(path.join(folder, 'started.json'), 'utf8')), fingerprints({ ...secrets, PORT: '8080' }));
    assert.doesNotMatch(server.log(), /Error/, 'nothing went wrong behind the scenes');
    for (const secret of Object.values(secrets)) assert.ok(!server.output().includes(secret), 'no log of the server holds a secret');
  } catch (error) {
    await shot('failed');
    throw error;
  } finally {
    removeWorkspace(folder);
  }
});

function fingerprints(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, createHash('sha256').update(value).digest('hex')]));
}

function now(): Page {
  assert.ok(page, 'a page is open');
  return page;
}

async function opened(folder: string, file: string): Promise<void> {
  await page?.close();
  page = await browser.newPage({ viewport: { width: 1200, height: 700 }, deviceScaleFactor: 1.5 });
  await page.goto(workbenchUrl(server, folder), { timeout: 180_000 });
  await page.locator('.explorer-viewlet .monaco-list-row').filter({ hasText: file }).first().click({ timeout: 120_000 });
  await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 90_000 });
}

async function shot(name: string): Promise<void> {
  await page?.screenshot({ path: path.join(screenshots, `${name}.png`) });
}

function status(text: RegExp): ReturnType<Page['locator']> {
  return now().locator('.statusbar-item').filter({ hasText: text }).first();
}

async function dialog(text: RegExp): Promise<void> {
  await now().locator('.monaco-dialog-box').filter({ hasText: text }).first().waitFor({ timeout: 60_000 });
}

async function button(title: string): Promise<void> {
  await now().locator('.monaco-dialog-box .monaco-button').filter({ hasText: new RegExp(`^${title}$`) }).first().click({ timeout: 30_000 });
}

/** Waits for a notification; where another came instead, the error says what it said. */
async function notification(text: RegExp): Promise<void> {
  const toasts = now().locator('.notification-toast');
  const said = new Set<string>();
  const end = Date.now() + 90_000;
  while (Date.now() < end) {
    for (const toast of await toasts.allInnerTexts()) {
      const line = toast.replace(/\s+/g, ' ');
      if (text.test(line)) return;
      said.add(line);
    }
    await now().waitForTimeout(200);
  }
  throw new Error(`waited for ${String(text)}; there was: ${[...said].join(' | ')}`);
}

async function notificationButton(title: string): Promise<void> {
  await now().locator('.notification-toast .monaco-button').filter({ hasText: title }).first().click({ timeout: 30_000 });
}

async function until(condition: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 90_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
