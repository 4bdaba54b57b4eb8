/** What a user does: the installed package, a real folder, a secret typed on the keyboard, the lightbulb, Enter. */
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { after, before, test } from 'node:test';
import { fake } from '../support/fakes';
import { launchBrowser, workbenchUrl, type Browser, type Page } from './browser';
import { problemsIn, startCodeServer, type CodeServer } from './codeServer';
import { root, screenshots, vsix } from './paths';
import { processesOf } from './processes';
import { makeSample, removeWorkspace } from './workspace';

/** What a screenshot should not be about. */
const settings = {
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'git.enabled': false,
  'workbench.colorTheme': 'Default Light Modern',
  'editor.occurrencesHighlight': 'off',
  'editor.selectionHighlight': false,
  'editor.scrollbar.horizontal': 'hidden',
  'editor.scrollBeyondLastLine': false,
  'breadcrumbs.enabled': false,
  // Typed text must arrive as it was typed.
  'editor.quickSuggestions': { other: 'off', strings: 'off', comments: 'off' },
  'editor.suggestOnTriggerCharacters': false,
  'editor.acceptSuggestionOnCommitCharacter': false,
  'editor.lightbulb.enabled': 'on',
  'javascript.validate.enable': false,
};

/** The underline on the cursor's own line: others come and go while the rest of the folder is being read. */
const squiggle = '.view-overlays > div:has(.current-line) .squiggly-error';

const serverScript = 'dist/server.js';

let sample: string;
let server: CodeServer;
let browser: Browser;
/** One window at a time: each has an extension host and a language server of its own. */
let current: Page | undefined;

before(async () => {
  fs.mkdirSync(screenshots, { recursive: true });
  sample = makeSample();
  server = await startCodeServer({ install: [vsix], settings });
  browser = await launchBrowser();
}, { timeout: 360_000 });

after(async () => {
  await browser?.close();
  await server?.stop();
  if (sample) removeWorkspace(path.dirname(sample));
}, { timeout: 90_000 });

test('a secret typed by hand is underlined, and the lightbulb moves it to the environment', { timeout: 360_000 }, async () => {
  const secret = fake('sendgrid-key', 7);
  const page = await openFile('api/src/mail.js');
  try {
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('// Newsletters go through another account.\n', { delay: 5 });
    await page.keyboard.type('const newsletterKey = \'', { delay: 20 });
    await page.keyboard.type(secret, { delay: 5 });
    await page.keyboard.type('\';', { delay: 20 });
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.locator(squiggle).first().waitFor({ timeout: 90_000 });
    await page.screenshot({ path: path.join(screenshots, 'typed.png') });
    await page.keyboard.press('Control+Period');
    const menu = page.locator('.action-widget .monaco-list-row.action');
    await menu.first().waitFor({ timeout: 60_000 });
    const titles = (await menu.allInnerTexts()).map((title) => title.trim());
    assert.ok(titles.some((title) => /^Read NEWSLETTER_KEY from the environment$/.test(title)), `the menu shows: ${titles.join(' | ')}`);
    assert.ok(titles.includes('Move to the secret manager…'), `the menu shows: ${titles.join(' | ')}`);
    assert.ok(titles.some((title) => title.startsWith('Allow inline-secret here')), `the menu shows: ${titles.join(' | ')}`);
    await page.screenshot({ path: path.join(screenshots, 'quick-fix.png') });
    if (process.env['UPDATE_IMAGES']) fs.copyFileSync(path.join(screenshots, 'quick-fix.png'), path.join(root, 'docs', 'images', 'quick-fix.png'));
    await page.keyboard.press('Enter');
    await page.locator('.view-line').filter({ hasText: 'process.env.NEWSLETTER_KEY' }).first().waitFor({ timeout: 60_000 });
    await page.locator(squiggle).first().waitFor({ state: 'detached', timeout: 60_000 });
    await page.locator('.notification-toast').filter({ hasText: /kept in api\/\.env, which git ignores\. If api\/src\/mail\.js was ever committed with it, .*rotate it\./ }).first().waitFor({ timeout: 30_000 });
    await page.waitForTimeout(800);
    await page.screenshot({ path: path.join(screenshots, 'fixed.png') });
    const kept = fs.readFileSync(path.join(sample, 'api', '.env'), 'utf8');
    assert.ok(kept.includes(`NEWSLETTER_KEY=${secret}`), 'the value is kept in api/.env');
    assert.equal(fs.statSync(path.join(sample, 'api', '.env')).mode & 0o777, 0o600);
    assert.ok(!server.output().includes(secret), 'no log of the server holds the secret');
  } catch (error) {
    await page.screenshot({ path: path.join(screenshots, 'failed.png') });
    throw error;
  }
});

test('a language server that dies is started again, and that is said', { timeout: 360_000 }, async () => {
  // A page that was closed may leave its extension host and server behind for a while: they are not this test's.
  const earlier = new Set(processesOf(serverScript));
  const page = await openFile('api/src/payments.js');
  try {
    await page.locator('.squiggly-error').first().waitFor({ timeout: 90_000 });
    const running = (): number[] => processesOf(serverScript).filter((pid) => !earlier.has(pid));
    const [languageServer] = running();
    assert.ok(languageServer !== undefined, 'the language server runs');
    process.kill(languageServer, 'SIGKILL');
    await until(() => running().length === 1 && running()[0] !== languageServer, 'another language server');
    await page.locator('.squiggly-error').first().waitFor({ timeout: 90_000 });
    // What pops up goes by itself after some seconds; the bell's list keeps it.
    const said = page.locator('.notification-list-item').filter({ hasText: 'was started again' }).first();
    await said.waitFor({ timeout: 5_000 }).catch(() => page.locator('.statusbar-item[id="status.notifications"]').first().click({ timeout: 60_000 }));
    await said.waitFor({ timeout: 90_000 });
    await page.screenshot({ path: path.join(screenshots, 'restarted.png') });
    assert.equal(running().length, 1, 'one server runs');
    // What other tests look for in this log, and must not find, is there when something went wrong.
    assert.notDeepEqual(problemsIn(server.log()), [], server.log());
  } catch (error) {
    await page.screenshot({ path: path.join(screenshots, 'failed.png') });
    throw error;
  }
});

async function until(condition: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 90_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited 90 s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Opens a file of the sample in a page of its own and waits until the editor has the keyboard. */
async function openFile(file: string): Promise<Page> {
  await current?.close();
  const page = await browser.newPage({ viewport: { width: 1200, height: 640 }, deviceScaleFactor: 1.5 });
  current = page;
  await page.goto(workbenchUrl(server, sample, [['openFile', server.remote + path.join(sample, file)]]), { timeout: 180_000 });
  const line = page.locator('.monaco-editor .view-line').first();
  await line.waitFor({ timeout: 60_000 });
  await line.click({ timeout: 60_000 });
  await page.locator('.statusbar-item').filter({ hasText: 'Lasthop' }).first().waitFor({ timeout: 60_000 });
  return page;
}
