/** What a program gets that is started from the editor: by a task, a debug session, an input. */
import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { fake } from '../../support/fakes';
import type { Case } from './cases';

const secret = fake('stripe-test-key', 31);
const secretPath = 'dev/shop/stripe/secret_key';

export const startCases: readonly Case[] = [
  ['a task of type lasthop starts its command with the secrets', async () => {
    makeStore();
    const task = new vscode.Task({ type: 'lasthop', args: [process.execPath, 'show.js', 'task.txt'] }, workspace(), 'show', 'lasthop');
    const [offered] = (await vscode.tasks.fetchTasks({ type: 'lasthop' })).filter(({ name }) => name.includes('npm run dev'));
    assert.ok(offered, 'the start command of the package is offered');
    await vscode.tasks.executeTask(await resolved(task));
    await holds('task.txt', secret);
  }],
  ['a debug session gets values for its references, and all of the contract when it says so', async () => {
    makeStore();
    await debug({ args: ['reference.txt'], env: { STRIPE_KEY: `ref+lasthop://${secretPath}` } });
    await holds('reference.txt', secret);
    await debug({ args: ['whole.txt'], lasthop: true });
    await holds('whole.txt', secret);
    await debug({ args: ['not.txt'], env: { STRIPE_KEY: `ref+lasthop://${secretPath}` }, lasthop: false });
    await holds('not.txt', `ref+lasthop://${secretPath}`);
  }],
  ['an input of a task or a configuration stands for one secret', async () => {
    makeStore();
    assert.equal(await vscode.commands.executeCommand('lasthop.secret', secretPath), secret);
    assert.equal(await vscode.commands.executeCommand('lasthop.secret', { key: 'STRIPE_KEY' }), secret);
    await assert.rejects(Promise.resolve(vscode.commands.executeCommand('lasthop.secret', 'prod/shop/stripe/secret_key')), /production/);
  }],
];

function workspace(): vscode.WorkspaceFolder {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'a folder is open');
  return folder;
}

function at(name: string): string {
  return path.join(workspace().uri.fsPath, name);
}

/** A store with one secret, by the bundled command line; once. */
function makeStore(): void {
  if (fs.existsSync(at('.lasthop/store/recipients'))) return;
  fs.writeFileSync(at('.lasthop.yaml'), 'service: shop\n');
  fs.writeFileSync(at('.env.example'), '# @sensitive @path={env}/shop/stripe/secret_key\nSTRIPE_KEY=\n');
  fs.writeFileSync(at('package.json'), '{ "name": "shop", "scripts": { "dev": "node show.js" } }\n');
  fs.rmSync(at('.env'), { force: true });
  fs.writeFileSync(at('show.js'), "require('node:fs').writeFileSync(process.argv[2], process.env.STRIPE_KEY ?? 'nothing');\n");
  const extension = vscode.extensions.getExtension('lasthop.lasthop');
  assert.ok(extension);
  const lasthop = (input: string, ...words: string[]): void => {
    execFileSync(process.execPath, [path.join(extension.extensionPath, 'dist', 'cli.js'), ...words], {
      cwd: workspace().uri.fsPath, input, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, stdio: ['pipe', 'ignore', 'pipe'],
    });
  };
  lasthop('', 'store', 'init');
  lasthop(secret, 'set', secretPath);
}

/** As tasks.json would have it: the provider fills in how it is executed. */
async function resolved(task: vscode.Task): Promise<vscode.Task> {
  const file = at('.vscode/tasks.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ version: '2.0.0', tasks: [{ ...task.definition, label: task.name, problemMatcher: [] }] }));
  const end = Date.now() + 60_000;
  for (;;) {
    const found = (await vscode.tasks.fetchTasks()).find(({ name }) => name === task.name);
    if (found) return found;
    assert.ok(Date.now() < end, 'the task of tasks.json was not found');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function debug(more: object): Promise<void> {
  const configuration = { type: 'node', request: 'launch', name: 'show', program: at('show.js'), cwd: workspace().uri.fsPath, console: 'internalConsole', ...more };
  assert.ok(await vscode.debug.startDebugging(workspace(), configuration), 'the session started');
}

async function holds(name: string, text: string): Promise<void> {
  const end = Date.now() + 60_000;
  while (!fs.existsSync(at(name)) || fs.readFileSync(at(name), 'utf8') === '') {
    assert.ok(Date.now() < end, `${name} was not written`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.ok(fs.readFileSync(at(name), 'utf8') === text, `${name} holds something else`);
}
