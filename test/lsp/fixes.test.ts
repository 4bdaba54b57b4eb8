/** From a finding to its fix: offered, resolved, applied, gone. */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { LSPErrorCodes, type CodeAction } from 'vscode-languageserver/node';
import { fake } from '../support/fakes';
import { Editor, fullCapabilities, plainCapabilities, until, withEditor } from './editor';

const secret = fake('stripe-live-key');
const code = `const stripeKey = '${secret}';\n`;

describe('an edit', () => {
  test('comes with resolve, names the version, and removes the finding', () => withEditor({ folders: [{ '.env.example': 'A=\n' }] }, async (editor) => {
    const uri = await editor.open('.env', 'A=1\nA=2\n');
    await editor.pullWorkspace();
    const [action] = await editor.actionsAt(uri, 'A=1');
    assert.ok(action);
    assert.equal(action.edit, undefined);
    assert.equal(action.isPreferred, true);
    assert.deepEqual(Object.keys(action.data as object).sort(), ['rule', 'start', 'title', 'uri', 'version']);
    const resolved = await editor.resolve(action);
    assert.deepEqual(resolved.edit?.documentChanges?.map((change) => 'textDocument' in change && change.textDocument.version), [1]);
    await editor.choose(action);
    assert.equal(editor.text(uri), 'A=2\n');
    assert.deepEqual(await editor.rules(uri), []);
  }));

  test('is refused once the document has changed', () => withEditor({ folders: [{ '.env.example': 'A=\n' }] }, async (editor) => {
    const uri = await editor.open('.env', 'A=1\nA=2\n');
    await editor.pullWorkspace();
    const [action] = await editor.actionsAt(uri, 'A=1');
    assert.ok(action);
    await editor.replace(uri, '', '# more\n');
    await assert.rejects(editor.resolve(action), { code: LSPErrorCodes.ContentModified });
  }));

  test('of a file that is not open names no version', () => withEditor({ folders: [{ '.env.example': 'A=\n' }] }, async (editor) => {
    const uri = await editor.open('.env', 'A=1\nB=2\n');
    await editor.pullWorkspace();
    const action = (await editor.actionsAt(uri, 'B=2')).find(({ title }) => title.startsWith('Declare'));
    assert.ok(action);
    const { edit } = await editor.resolve(action);
    assert.deepEqual(edit?.documentChanges?.map((change) => 'textDocument' in change && change.textDocument), [{ uri: editor.uri('.env.example'), version: null }]);
    await editor.choose(action);
    await until(async () => (await editor.rules(uri)).length === 0, 'the key is declared');
  }));

  test('comes at once for a client that cannot resolve', () => withEditor({ capabilities: plainCapabilities, folders: [{ '.env.example': 'A=\n' }] }, async (editor) => {
    const uri = await editor.open('.env', 'A=1\nA=2\n');
    await until(() => editor.published.get(uri)?.length === 1, 'the finding');
    const [action] = await editor.actionsAt(uri, 'A=1');
    assert.deepEqual(Object.keys(action?.edit?.changes ?? {}), [uri]);
    await editor.choose(action as CodeAction);
    assert.equal(editor.text(uri), 'A=2\n');
  }));

  test('made-up data resolves to nothing and does no harm', () => withEditor({ folders: [{}] }, async (editor) => {
    for (const data of [null, 1, 'x', {}, { uri: 'file:///etc/passwd', rule: 'x', start: 0, version: null, title: 'x' }, { uri: 3, all: true }]) {
      const answer = await editor.resolve({ title: 'x', data }).catch((error: { code: number }) => error.code);
      assert.ok(typeof answer === 'number' || answer.edit === undefined);
    }
  }));
});

describe('all safe fixes of a file', () => {
  test('in one edit, on request only', () => withEditor({ folders: [{ '.env.example': 'A=\n' }] }, async (editor) => {
    const uri = await editor.open('.env', 'A=2\nA=2\nB=1\nC=2\n');
    await editor.pullWorkspace();
    assert.ok(!(await editor.actionsAt(uri, 'A=2', undefined)).some(({ kind }) => kind?.startsWith('source')));
    for (const only of ['source', 'source.fixAll', 'source.fixAll.lasthop']) {
      assert.equal((await editor.actionsAt(uri, 'A=2', [only])).length, 1, only);
    }
    assert.deepEqual(await editor.actionsAt(uri, 'A=2', ['source.organizeImports']), []);
    const [action] = await editor.actionsAt(uri, 'A=2', ['source.fixAll']);
    await editor.choose(action as CodeAction);
    await until(async () => (await editor.rules(uri)).join() === 'duplicate-key', 'only what a person must look at is left');
    assert.equal(editor.text(uri), 'A=2\nA=2\nB=1\nC=2\n');
    const example = readFileSync(join(editor.folders[0] ?? '', '.env.example'), 'utf8');
    assert.ok(example.includes('B=') && example.includes('C='), example);
  }));

  test('never moves a value', () => withEditor({ folders: [{}] }, async (editor) => {
    const uri = await editor.open('src/pay.js', code);
    assert.deepEqual(await editor.actionsAt(uri, secret, ['source.fixAll']), []);
  }));
});

describe('a value that moves', () => {
  test('is written to the ignored file first, for its owner only; then the editor edits', () => withEditor({
    folders: [{ '.env.example': 'A=\n', '.env': 'A=1\n' }],
    applyEdit: () => {
      written = readFileSync(join(folder, '.env'), 'utf8');
      return true;
    },
  }, async (editor) => {
    folder = editor.folders[0] ?? '';
    chmodSync(join(folder, '.env'), 0o644);
    const uri = await editor.open('src/pay.js', code);
    await editor.pullWorkspace();
    const action = await environmentAction(editor, uri);
    assert.equal(action.edit, undefined);
    assert.ok(!JSON.stringify(action).includes(secret));
    await editor.choose(action);
    assert.ok(written.includes(`STRIPE_KEY=${secret}`), 'the value was there before the edit');
    assert.ok(written.startsWith('A=1\n'), 'and nothing else changed');
    assert.equal(statSync(join(folder, '.env')).mode & 0o777, 0o600);
    await until(() => editor.text(uri).includes('process.env.STRIPE_KEY'), 'the edit');
    assert.ok(!editor.text(uri).includes(secret));
    await until(async () => !(await editor.rules(uri)).includes('inline-secret'), 'the finding is gone');
    assert.ok(editor.messages.some((message) => message.includes('kept in .env')), editor.messages.join());
  }));

  test('makes git ignore the file where it does not yet', () => withEditor({ folders: [{ '.gitignore': 'dist\n' }] }, async (editor) => {
    const uri = await editor.open('src/pay.js', code);
    await editor.pullWorkspace();
    await editor.choose(await environmentAction(editor, uri));
    assert.equal(readFileSync(join(editor.folders[0] ?? '', '.gitignore'), 'utf8'), 'dist\n.env\n');
    assert.ok(readFileSync(join(editor.folders[0] ?? '', '.env'), 'utf8').includes(secret));
  }));

  test('is refused where the ignore rule would not hold', () => withEditor({ folders: [{ '.gitignore': '.env\n', 'api/.gitignore': '!.env\n', 'api/.env.example': 'A=\n' }] }, async (editor) => {
    const uri = await editor.open('api/pay.js', code);
    await editor.pullWorkspace();
    const action = (await editor.actionsAt(uri, secret)).find(({ title }) => title.endsWith('from the environment'));
    if (action) await editor.choose(action).catch(() => undefined);
    const file = join(editor.folders[0] ?? '', 'api/.env');
    const state = existsSync(file) && readFileSync(join(editor.folders[0] ?? '', 'api/.gitignore'), 'utf8').trimEnd().endsWith('!.env');
    assert.ok(!state, 'a value must not stand in a file that git would take');
  }));

  test('is refused while the target has unsaved changes', () => withEditor({ folders: [{ '.env': 'A=1\n' }] }, async (editor) => {
    await editor.open('.env', 'A=1\nB=unsaved\n');
    const uri = await editor.open('src/pay.js', code);
    await editor.pullWorkspace();
    await assert.rejects(editor.choose(await environmentAction(editor, uri)), /\.env has unsaved changes/);
    assert.equal(readFileSync(join(editor.folders[0] ?? '', '.env'), 'utf8'), 'A=1\n');
    assert.equal(editor.text(uri), code);
  }));

  test('is refused when another program has written meanwhile', () => withEditor({ folders: [{ '.env': 'A=1\n' }] }, async (editor) => {
    const uri = await editor.open('src/pay.js', code);
    await editor.pullWorkspace();
    const action = await environmentAction(editor, uri);
    editor.write('.env', 'A=1\nB=2\n');
    await assert.rejects(editor.choose(action), /changed meanwhile/);
    assert.equal(readFileSync(join(editor.folders[0] ?? '', '.env'), 'utf8'), 'A=1\nB=2\n');
  }));

  test('is refused for a link', () => withEditor({ folders: [{ 'elsewhere/.env': 'A=1\n' }] }, async (editor) => {
    symlinkSync('elsewhere/.env', join(editor.folders[0] ?? '', '.env'));
    await editor.diskChanged(editor.uri('.env'));
    const uri = await editor.open('src/pay.js', code);
    await editor.pullWorkspace();
    const action = (await editor.actionsAt(uri, secret)).find(({ title }) => title.endsWith('from the environment'));
    if (action) await assert.rejects(editor.choose(action), /symbolic link/);
    assert.equal(readFileSync(join(editor.folders[0] ?? '', 'elsewhere/.env'), 'utf8'), 'A=1\n');
  }));

  test('is kept and said when the editor declines the edit', () => withEditor({ folders: [{ '.env': 'A=1\n' }], applyEdit: () => false }, async (editor) => {
    const uri = await editor.open('src/pay.js', code);
    await editor.pullWorkspace();
    await assert.rejects(editor.choose(await environmentAction(editor, uri)), /did not change src\/pay\.js/);
    assert.equal(editor.text(uri), code);
  }));

  test('is not offered by a client that cannot apply edits, nor where there is no disk', () => withEditor({
    capabilities: { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, applyEdit: false } },
  }, async (editor) => {
    const uri = await editor.open('src/pay.js', code);
    await editor.pullWorkspace();
    assert.deepEqual((await editor.actionsAt(uri, secret)).filter(({ command }) => command), []);
  }));
});

let folder = '';
let written = '';

async function environmentAction(editor: Editor, uri: string): Promise<CodeAction> {
  const actions = await editor.actionsAt(uri, secret);
  const action = actions.find(({ title }) => title === 'Read STRIPE_KEY from the environment');
  assert.ok(action, `offered: ${actions.map(({ title }) => title).join(' | ')}`);
  return action;
}
