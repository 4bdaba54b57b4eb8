/** Settings: the editor's and the repository's, and what a change of either does to findings on screen. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fake } from '../support/fakes';
import { plainCapabilities, until, withEditor, type Editor } from './editor';

const files = { '.env.example': 'A=\n', '.env': 'A=1\nA=2\n' };

test('a level of the configuration counts, and a change of it is seen', () => withEditor({ folders: [{ ...files, '.lasthop.yaml': 'rules:\n  duplicate-key: off\n' }] }, async (editor) => {
  const uri = await editor.open('.env', 'A=1\nA=2\n');
  await editor.pullWorkspace();
  assert.deepEqual(await editor.rules(uri), []);
  await rewrite(editor, 'rules:\n  duplicate-key: hint\n');
  await until(async () => (await editor.pull(uri))[0]?.severity === 4, 'the new level');
  await until(() => editor.refreshes > 0, 'the client is asked to pull again');
  rmSync(join(editor.folders[0] ?? '', '.lasthop.yaml'));
  await editor.diskChanged(editor.uri('.lasthop.yaml'));
  await until(async () => (await editor.pull(uri))[0]?.severity === 2, 'the default level');
}));

test('a broken configuration is said at its place, and the defaults hold', () => withEditor({ folders: [{ ...files, '.lasthop.yaml': 'rules:\n  duplicate-keys: off\n' }] }, async (editor) => {
  const uri = editor.uri('.lasthop.yaml');
  const { items } = await editor.pullWorkspace();
  assert.deepEqual(items.map((item) => item.uri).sort(), [editor.uri('.env'), uri]);
  const [problem] = await editor.pull(uri);
  assert.equal(problem?.code, 'invalid-configuration');
  assert.equal(problem.range.start.line, 1);
  await rewrite(editor, 'rules:\n  duplicate-key: off\n');
  await until(async () => (await editor.pull(uri)).length === 0, 'mended');
  assert.deepEqual(await editor.rules(editor.uri('.env')), []);
}));

test('a file of the configuration that the folder opened lies below', () => withEditor({
  folders: [{ '.lasthop.yaml': 'rules:\n  duplicate-key: off\n', 'api/.env.example': 'A=\n', 'api/.env': 'A=1\nA=2\nB=1\n', 'web/.env': 'A=1\nA=2\n' }],
}, async (editor) => {
  await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: editor.uri('api'), name: 'api' }], removed: [{ uri: editor.uri('.').replace(/\/$/, ''), name: '' }] },
  });
  await until(async () => (await editor.rules(editor.uri('api/.env'))).join() === 'undeclared-key', 'the setting of the folder above');
  const { items } = await editor.pullWorkspace();
  assert.deepEqual(items.map(({ uri }) => uri), [editor.uri('api/.env')], 'and nothing outside the folder is shown');
}));

test("the editor's settings outweigh the repository's, where they are well-formed", () => withEditor({
  folders: [{ ...files, '.lasthop.yaml': 'rules:\n  duplicate-key: hint\n' }], settings: { rules: { 'duplicate-key': 'error', 'no-such-rule': 'off', 'undeclared-key': 7 }, profile: 'nonsense', exclude: 'x' },
}, async (editor) => {
  const uri = await editor.open('.env', 'A=1\nA=2\nB=1\n');
  await editor.pullWorkspace();
  assert.deepEqual((await editor.pull(uri)).map(({ code, severity }) => [code, severity]), [['duplicate-key', 1], ['undeclared-key', 2]]);
}));

test('checking can be switched off and on', async () => {
  for (const capabilities of [undefined, plainCapabilities]) {
    await withEditor({ folders: [files], capabilities }, async (editor) => {
      const uri = await editor.open('.env', 'A=1\nA=2\n');
      const count = async (): Promise<number> => (capabilities ? editor.published.get(uri) ?? [] : await editor.pull(uri)).length;
      await until(async () => await count() === 1, 'the finding');
      editor.settings = { enable: false };
      await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: { lasthop: editor.settings } });
      await until(async () => await count() === 0, 'nothing while off');
      editor.settings = { enable: true };
      await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: { lasthop: editor.settings } });
      await until(async () => await count() === 1, 'the finding again');
    });
  }
});

test('excluded files are silent, closed or open', () => withEditor({
  folders: [{ ...files, 'legacy/pay.js': `const stripeKey = '${fake('stripe-live-key')}';\n`, '.lasthop.yaml': 'exclude: [legacy/]\n' }],
}, async (editor) => {
  const { items } = await editor.pullWorkspace();
  assert.deepEqual(items.map(({ uri }) => uri), [editor.uri('.env')]);
  const uri = await editor.open('legacy/pay.js', `const stripeKey = '${fake('stripe-live-key')}';\n`);
  assert.deepEqual(await editor.rules(uri), []);
  await rewrite(editor, 'exclude: []\n');
  await until(async () => (await editor.rules(uri)).includes('inline-secret'), 'no longer excluded');
}));

test("the organisation's own detectors, and what another tool's list accepts", () => withEditor({
  folders: [{
    'src/a.js': 'const deploy = "acme_0123456789abcdefXYZ";\n', 'src/b.js': 'const deploy = "acme_0123456789abcdefXYZ";\n',
    '.gitleaksignore': 'src/b.js:acme:1\n',
    '.lasthop.yaml': 'detectors:\n  - id: acme-deploy-token\n    format: "acme_[A-Za-z0-9]{19}"\n    keywords: [acme_]\n    examples: ["acme_{{x*19}}"]\n',
  }],
}, async (editor) => {
  const { items } = await editor.pullWorkspace();
  assert.deepEqual(items.map(({ uri }) => uri), [editor.uri('src/a.js')]);
  await rewrite(editor, '');
  await until(async () => (await editor.rules(editor.uri('src/a.js'))).length === 0, 'the detector is gone');
}));

async function rewrite(editor: Editor, text: string): Promise<void> {
  editor.write('.lasthop.yaml', text);
  await editor.diskChanged(editor.uri('.lasthop.yaml'));
}
