/** The extension's own suite in a real workbench, through @vscode/test-electron. */
import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import { test } from 'node:test';
import { spawn } from 'node:child_process';
import { home, root } from './paths';
import { stopGroup } from './codeServer';
import { writeStandIn } from './standIn';
import { makeWorkspace, removeWorkspace } from './workspace';

test('the extension in a real workbench', { timeout: 720_000 }, async (context) => {
  const folder = makeWorkspace({ '.env.example': '# Charges cards.\n# @sensitive\nSTRIPE_KEY=\n', 'package.json': '{ "name": "shop" }\n' });
  try {
    const { status, output } = await runTests(folder);
    const lines = [...output.matchAll(/^(ok|not ok): (.*(?:\n {4}at .*)*)/gm)];
    assert.ok(lines.length > 0, `the suite did not run:\n${output.slice(-6_000)}`);
    for (const [, verdict, what] of lines) {
      await context.test((what ?? '').split('\n')[0], () => assert.equal(verdict, 'ok', what));
    }
    assert.equal(status, 0, output.slice(-6_000));
  } finally {
    removeWorkspace(folder);
  }
});

/** In a process of its own, as test-electron writes to the streams of the process that it runs in. */
async function runTests(folder: string): Promise<{ readonly status: number | null; readonly output: string }> {
  const executable = process.env['VSCODE_EXECUTABLE'] ?? path.join(home, 'code');
  if (process.env['VSCODE_EXECUTABLE'] === undefined) writeStandIn(executable);
  const script = `require('@vscode/test-electron').runTests(${JSON.stringify({
    vscodeExecutablePath: executable, extensionDevelopmentPath: root, extensionTestsPath: path.join(root, 'out/test/e2e/suite/index'), launchArgs: [folder],
  })}).then(() => process.exit(0), (error) => { console.error(String(error)); process.exit(1); })`;
  const child = spawn(process.execPath, ['-e', script], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  child.stdout.on('data', (data) => { output += String(data); });
  child.stderr.on('data', (data) => { output += String(data); });
  const late = setTimeout(() => { void stopGroup(child); }, 660_000);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(late);
  return { status, output };
}
