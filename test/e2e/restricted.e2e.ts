/** Restricted Mode: a folder that nobody has trusted is read and underlined, and nothing of it or of ours is run. */
import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { test } from 'node:test';
import { fake } from '../support/fakes';
import { launchBrowser, workbenchUrl } from './browser';
import { startCodeServer } from './codeServer';
import { screenshots, vsix } from './paths';
import { childrenOf, processesOf } from './processes';
import { makeWorkspace, removeWorkspace } from './workspace';

test('an untrusted folder is checked without running anything', { timeout: 360_000 }, async () => {
  const secret = fake('stripe-live-key');
  const folder = makeWorkspace({ 'src/pay.js': `const stripeKey = "${secret}";\n` });
  const traps = makeTraps(folder);
  const server = await startCodeServer({ install: [vsix], trusted: false, env: { PATH: `${traps.programs}:${process.env['PATH'] ?? ''}` } });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1180, height: 720 } });
    await page.goto(workbenchUrl(server, folder, [['openFile', server.remote + path.join(folder, 'src/pay.js')]]), { timeout: 180_000 });
    await page.locator('.squiggly-error').first().waitFor({ timeout: 180_000 });
    await page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).first().waitFor({ timeout: 60_000 });
    fs.mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: path.join(screenshots, 'restricted.png') });
    const [languageServer, ...others] = processesOf('dist/server.js');
    assert.ok(languageServer !== undefined, 'the language server runs');
    assert.deepEqual(others, [], 'and runs once');
    assert.deepEqual(childrenOf(languageServer), [], 'it has started no other program');
    assert.equal(fs.existsSync(traps.sprung) ? fs.readFileSync(traps.sprung, 'utf8') : '', '', 'no program was run');
  } finally {
    await browser.close();
    await server.stop();
    removeWorkspace(folder);
  }
});

/** Programs that leave a note when somebody runs them, where a careless tool would find them. */
function makeTraps(folder: string): { readonly programs: string; readonly sprung: string } {
  const programs = path.join(folder, '.git', 'traps');
  const sprung = path.join(folder, '.git', 'sprung');
  fs.mkdirSync(programs);
  for (const name of ['git', 'op', 'vault', 'aws', 'gcloud', 'doppler', 'sops', 'age']) {
    fs.writeFileSync(path.join(programs, name), `#!/bin/sh\necho "${name} $*" >> '${sprung}'\nexit 1\n`, { mode: 0o755 });
  }
  return { programs, sprung };
}
