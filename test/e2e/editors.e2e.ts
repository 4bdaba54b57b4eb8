/** Other editors on the same `lasthop lsp --stdio`: Neovim and Emacs, each with a real conversation from finding to fix. */
import * as assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { test, type TestContext } from 'node:test';
import { fake } from '../support/fakes';
import { stopGroup } from './codeServer';
import { commandLine, root } from './paths';
import { makeWorkspace, removeWorkspace } from './workspace';

const scripts = path.join(root, 'test', 'e2e', 'editors');

test('Neovim: findings are pushed, a fix is applied', { timeout: 200_000 }, async (context) => {
  await converse(context, 'nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${path.join(scripts, 'neovim.lua')}`]);
});

test('Emacs with eglot: findings are pushed, a fix is applied', { timeout: 200_000 }, async (context) => {
  await converse(context, 'emacs', ['-q', '--batch', '-l', path.join(scripts, 'eglot.el')]);
});

async function converse(context: TestContext, editor: string, args: readonly string[]): Promise<void> {
  if (!isInstalled(editor)) {
    if (process.env['CI']) assert.fail(`${editor} is not installed`);
    return context.skip(`${editor} is not installed`);
  }
  const secret = fake('stripe-live-key');
  const folder = makeWorkspace({ 'src/pay.js': `const stripeKey = "${secret}";\n`, '.env.example': '# @sensitive\nSTRIPE_KEY=\n' });
  try {
    const env = {
      ...process.env, HOME: folder, LASTHOP_NODE: process.execPath, LASTHOP_CLI: commandLine, LASTHOP_FOLDER: folder,
      LASTHOP_FILE: path.join(folder, 'src/pay.js'), LASTHOP_TITLE: 'from the environment$',
    };
    const child = spawn(editor, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    child.stdout.on('data', (data) => { output += String(data); });
    child.stderr.on('data', (data) => { output += String(data); });
    const late = setTimeout(() => { void stopGroup(child); }, 180_000);
    const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
    clearTimeout(late);
    for (const [, verdict, step] of output.matchAll(/^(ok|not ok): (.*)$/gm)) {
      await context.test(step ?? '', () => assert.equal(verdict, 'ok', output));
    }
    assert.equal(status, 0, output);
    const kept = path.join(folder, '.env');
    assert.ok(fs.readFileSync(kept, 'utf8').includes(secret), 'the value is kept in .env');
    assert.equal(fs.statSync(kept).mode & 0o777, 0o600, 'for its owner only');
    assert.ok(!output.includes(secret), 'nothing printed the secret');
  } finally {
    removeWorkspace(folder);
  }
}

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, program)));
}
