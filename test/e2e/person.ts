/** A person at a workbench: a machine of their own, and what they click, type and read. */
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { workbenchUrl, type Browser, type Locator, type Page } from './browser';
import { startCodeServer, type CodeServer } from './codeServer';
import { screenshots, vsix } from './paths';

const settings = {
  'workbench.activityBar.location': 'hidden', 'workbench.layoutControl.enabled': false, 'window.commandCenter': false,
  'editor.minimap.enabled': false, 'git.enabled': false, 'workbench.colorTheme': 'Default Light Modern', 'javascript.validate.enable': false,
  'editor.lightbulb.enabled': 'on', 'breadcrumbs.enabled': false, 'explorer.compactFolders': false,
  'terminal.integrated.gpuAcceleration': 'off',
};

export class Person {
  private current: Page | undefined;

  private constructor(private readonly browser: Browser, readonly server: CodeServer, /** `LASTHOP_HOME`. */ readonly home: string) {}

  static async arrives(browser: Browser): Promise<Person> {
    const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'lasthop-home-')));
    // The test driver would refuse dialogs.
    const server = await startCodeServer({ install: [vsix], settings, testDriver: false, env: { LASTHOP_HOME: home, NPM_CONFIG_UPDATE_NOTIFIER: 'false' } });
    return new Person(browser, server, home);
  }

  async leaves(): Promise<void> {
    await this.current?.close();
    await this.server.stop();
    fs.rmSync(this.home, { recursive: true, force: true });
  }

  get page(): Page {
    assert.ok(this.current, 'a page is open');
    return this.current;
  }

  /** Opens a folder, and a file in it by clicking through the explorer. */
  async opens(folder: string, ...names: readonly string[]): Promise<void> {
    await this.current?.close();
    this.current = await this.browser.newPage({ viewport: { width: 1200, height: 700 }, deviceScaleFactor: 1.5 });
    await this.page.goto(workbenchUrl(this.server, folder), { timeout: 180_000 });
    for (const name of names) await this.page.locator(`.explorer-viewlet .monaco-list-row[aria-label^="${name}"]`).first().click({ timeout: 120_000 });
    await this.page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 90_000 });
  }

  async shot(name: string): Promise<void> {
    fs.mkdirSync(screenshots, { recursive: true });
    await this.current?.screenshot({ path: path.join(screenshots, `${name}.png`) });
  }

  status(text: RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text }).first();
  }

  async seesDialog(text: RegExp): Promise<void> {
    await this.page.locator('.monaco-dialog-box').filter({ hasText: text }).first().waitFor({ timeout: 90_000 });
  }

  async presses(title: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box .monaco-button').filter({ hasText: new RegExp(`^${title}$`) }).first().click({ timeout: 30_000 });
  }

  /** Waits for a notification; where another came instead, the error says what it said. */
  async reads(text: RegExp): Promise<void> {
    const toasts = this.page.locator('.notification-toast');
    const said = new Set<string>();
    const end = Date.now() + 90_000;
    while (Date.now() < end) {
      for (const toast of await toasts.allInnerTexts()) {
        const line = toast.replace(/\s+/g, ' ');
        if (text.test(line)) return;
        said.add(line);
      }
      await this.page.waitForTimeout(200);
    }
    throw new Error(`waited for ${String(text)}; there was: ${[...said].join(' | ')}`);
  }

  async chooses(button: string): Promise<void> {
    await this.page.locator('.notification-toast .monaco-button').filter({ hasText: button }).first().click({ timeout: 30_000 });
  }

  /** Sends the notifications away that were read. */
  async clears(): Promise<void> {
    await this.command('Notifications: Clear All Notifications');
  }

  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget .quick-input-box input').first();
    await input.waitFor({ timeout: 30_000 });
    await this.page.keyboard.type(title, { delay: 5 });
    await this.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: title }).first().click({ timeout: 30_000 });
  }

  /** The text of the editor in front, as far as it is on the screen. */
  async text(): Promise<string> {
    const lines = await this.page.locator('.editor-instance .view-line').allInnerTexts();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }
}

export async function until(condition: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 90_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
