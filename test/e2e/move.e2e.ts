/** The lightbulb in the real workbench: a token leaves the file for the store, at a path that a person edits, and all its places with it. */
import * as assert from 'node:assert/strict';
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
  'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 200,
};

let home: string;
let server: CodeServer;
let browser: Browser;

before(async () => {
  fs.mkdirSync(screenshots, { recursive: true });
  home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'lasthop-move-')));
  const program = path.join(home, 'valet');
  writeProgram(program, [
    `f='${home}/data/'"$(printf %s "$2" | tr / _)"`,
    'case "$1" in',
    '  get) [ -f "$f" ] || { echo "not found" >&2; exit 1; }; cat "$f" ;;',
    `  put) mkdir -p '${home}/data'; cat > "$f" ;;`,
    'esac',
  ].join('\n'));
  fs.writeFileSync(path.join(home, 'config.yaml'), JSON.stringify({ stores: { vault: { read: [program, 'get', '{path}'], write: [program, 'put', '{path}'] } } }), { mode: 0o600 });
  server = await startCodeServer({ install: [vsix], settings: quiet, env: { LASTHOP_HOME: home } });
  browser = await launchBrowser();
}, { timeout: 360_000 });

after(async () => {
  await browser?.close();
  await server?.stop();
  if (home) fs.rmSync(home, { recursive: true, force: true });
}, { timeout: 90_000 });

test('a token moves to the store by lightbulb, at an edited path, from all its places at once', { timeout: 360_000 }, async () => {
  const secret = fake('stripe-live-key', 21);
  const folder = makeWorkspace({
    '.lasthop.yaml': 'service: api\nstore: vault\n', '.gitignore': '.env\n',
    '.env': `STRIPE_SECRET_KEY=${secret}\n`, '.env.example': 'STRIPE_SECRET_KEY=\n',
    'pay.js': `exports.stripeKey = '${secret}';\n`,
  });
  const page: Page = await browser.newPage({ viewport: { width: 1200, height: 640 }, deviceScaleFactor: 1.5 });
  const shot = (name: string): Promise<unknown> => page.screenshot({ path: path.join(screenshots, `${name}.png`) });
  try {
    await page.goto(workbenchUrl(server, folder, [['openFile', server.remote + path.join(folder, 'pay.js')]]), { timeout: 180_000 });
    await page.locator('.monaco-editor .view-line').first().click({ timeout: 60_000 });
    await page.locator('.squiggly-error').first().waitFor({ timeout: 90_000 });
    // Into the value, by keys: going to the next problem does nothing while the editor has not heard of it.
    for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    await page.keyboard.press('Control+Period');
    const menu = page.locator('.action-widget .monaco-list-row.action');
    await menu.filter({ hasText: 'Move to the secret manager' }).first().waitFor({ timeout: 60_000 });
    await shot('move-lightbulb');
    // The list begins with the fix that is preferred.
    const titles = (await menu.allInnerTexts()).map((title) => title.trim());
    for (let row = 0; row < titles.findIndex((title) => title.startsWith('Move to the secret manager')); row++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const input = page.locator('.quick-input-widget input');
    await input.waitFor({ timeout: 60_000 });
    assert.equal(await page.evaluate(() => (globalThis as unknown as { document: { querySelector(selector: string): { value: string } } }).document.querySelector('.quick-input-widget input').value, undefined), 'dev/api/stripe/secret_key');
    await shot('move-path');
    // The last part is selected: typing replaces it.
    await page.keyboard.type('live_key', { delay: 20 });
    await page.keyboard.press('Enter');
    await page.locator('.view-line').filter({ hasText: 'process.env.STRIPE_SECRET_KEY' }).first().waitFor({ timeout: 90_000 });
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached', timeout: 60_000 });
    await shot('move-done');
    assert.equal(fs.readFileSync(path.join(home, 'data', 'dev_api_stripe_live_key'), 'utf8'), secret);
    for (let tries = 0; tries < 100 && fs.readFileSync(path.join(folder, '.env'), 'utf8').includes(secret); tries++) await page.waitForTimeout(100);
    assert.equal(fs.readFileSync(path.join(folder, '.env'), 'utf8'), "STRIPE_SECRET_KEY='ref+vault://secret/dev/api/stripe/live_key#/value'\n");
    assert.ok(!server.output().includes(secret), 'no log of the server holds the secret');
    assert.ok(!fs.readFileSync(path.join(home, 'state', 'audit.jsonl'), 'utf8').includes(secret));
  } catch (error) {
    await page.locator('#status\\.notifications').first().click({ timeout: 5_000 }).catch(() => undefined);
    await page.waitForTimeout(500);
    await shot('failed');
    throw error;
  } finally {
    await page.close();
    removeWorkspace(folder);
  }
});
