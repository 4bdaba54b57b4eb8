/** Findings reach the editor: pulled where it can pull, published where not, and never both. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fake } from '../support/fakes';
import { plainCapabilities, until, withEditor } from './editor';

const contract = { '.env.example': 'A=\nB=\n' };

describe('pull', () => {
  test('a document is answered as it is now', () => withEditor({ folders: [contract] }, async (editor) => {
    const uri = await editor.open('.env', 'A=1\nB=2\n');
    await editor.pullWorkspace();
    assert.deepEqual(await editor.rules(uri), []);
    await editor.replace(uri, '', 'A=3\n');
    const [finding] = await editor.pull(uri);
    assert.equal(finding?.code, 'duplicate-key');
    assert.equal(finding.source, 'lasthop');
    assert.equal(finding.codeDescription?.href, 'https://example.invalid/duplicate-key');
    assert.equal(finding.data, undefined);
    assert.deepEqual(finding.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } });
    await editor.replace(uri, 'A=3\n', '');
    assert.deepEqual(await editor.rules(uri), []);
    assert.equal(editor.published.size, 0, 'nothing is published to a client that pulls');
  }));

  test('several changes in one notification', () => withEditor({ folders: [{ ...contract, 'copy/.env.example': 'A=\nB=\n' }] }, async (editor) => {
    const uri = await editor.open('.env', 'A=1\nB=2\n');
    await editor.change(uri, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, newText: 'X' },
      { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, newText: 'B=3\nC=4\n' },
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, newText: 'A' },
    ]);
    await editor.pullWorkspace();
    const fresh = await editor.open('copy/.env', editor.text(uri));
    assert.deepEqual(await editor.rules(uri), ['duplicate-key', 'undeclared-key']);
    assert.deepEqual(await editor.rules(fresh), ['duplicate-key', 'undeclared-key']);
  }));

  test('the result id changes with the findings only, whoever changed them', () => withEditor({ folders: [contract] }, async (editor) => {
    const uri = await editor.open('.env', 'A=1\nB=2\nC=3\n');
    const example = await editor.open('.env.example', 'A=\nB=\n');
    await editor.pullWorkspace();
    const before = await editor.report(uri);
    await editor.replace(uri, 'C=3', 'C=33');
    const moved = await editor.report(uri, before.resultId);
    assert.equal(moved.kind, 'unchanged', 'a new version with the same findings');
    await editor.replace(example, '', 'C=\n');
    const after = await editor.report(uri, before.resultId);
    assert.equal(after.kind, 'full', 'the same version with other findings');
    assert.deepEqual(after.kind === 'full' && after.items, []);
    await until(() => editor.refreshes > 0, 'the client is asked to pull again');
  }));

  test('an edit that concerns no other document asks for no refresh', () => withEditor({ folders: [contract] }, async (editor) => {
    const uri = await editor.open('.env', 'A=1\nB=2\n');
    await editor.open('.env.example', 'A=\nB=\n');
    await editor.pullWorkspace();
    await editor.pull(uri);
    const refreshes = editor.refreshes;
    for (let number = 0; number < 20; number++) await editor.replace(uri, 'A=', 'A=1');
    await editor.pull(uri);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(editor.refreshes, refreshes);
  }));

  test('the workspace: files that are not open, and only what differs', () => withEditor({
    folders: [{ ...contract, '.env': 'A=1\nB=2\nC=3\n', 'src/pay.js': `const stripeKey = '${fake('stripe-live-key')}';\n`, 'src/fine.js': 'const a = 1;\n' }],
  }, async (editor) => {
    const { items } = await editor.pullWorkspace();
    assert.deepEqual(items.map(({ uri }) => uri).sort(), [editor.uri('.env'), editor.uri('src/pay.js')]);
    const previous = items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    const held = editor.pullWorkspace(previous);
    editor.write('.env.example', 'A=\nB=\nC=\n');
    await editor.diskChanged(editor.uri('.env.example'));
    const { items: changed } = await held;
    assert.deepEqual(changed.map(({ uri, kind }) => [uri, kind]), [[editor.uri('.env'), 'full']], 'held until something changed');
  }));

  test('a held question is given back when it is withdrawn, and at the end', () => withEditor({ folders: [{ ...contract, '.env': 'A=1\nA=2\nB=1\n' }] }, async (editor) => {
    const { items } = await editor.pullWorkspace();
    const previous = items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    assert.equal(previous.length, 1);
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const asked = editor.connection.sendRequest('workspace/diagnostic', { previousResultIds: previous }, source.token);
    source.cancel();
    await assert.rejects(asked, { code: -32800 });
    assert.deepEqual(await editor.rules(editor.uri('.env')), ['duplicate-key'], 'and the server goes on');
  }));
});

test('what the server offers, and what it asks the client for', async () => {
  await withEditor({ folders: [contract] }, async (editor) => {
    const { textDocumentSync, diagnosticProvider, workspace } = editor.initialized.capabilities;
    assert.deepEqual(textDocumentSync, { openClose: true, change: 2, save: true }, 'changes, not whole documents');
    assert.deepEqual(diagnosticProvider, { identifier: 'lasthop', interFileDependencies: true, workspaceDiagnostics: true });
    assert.deepEqual(workspace?.workspaceFolders, { supported: true, changeNotifications: true });
    await until(() => editor.registered.length >= 2, 'the registrations');
    assert.deepEqual([...editor.registered].sort(), ['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles']);
  });
  await withEditor({ folders: [contract], capabilities: plainCapabilities }, async (editor) => {
    await editor.open('.env', 'A=1\nA=2\n');
    await until(() => editor.published.size > 0, 'findings');
    assert.deepEqual(editor.registered, [], 'a client that cannot is not asked');
  });
});

describe('push', () => {
  test('findings are published for open and closed files, and taken back', () => withEditor({
    capabilities: plainCapabilities, folders: [{ ...contract, 'sub/.env.example': 'A=\n', 'sub/.env': 'Z=1\nA=1\n' }],
  }, async (editor) => {
    const uri = await editor.open('.env', 'A=1\nB=2\nA=3\n');
    await until(() => editor.published.get(uri)?.length === 1, 'findings of the open document');
    await until(() => editor.published.get(editor.uri('sub/.env'))?.length === 1, 'findings of a closed file');
    await editor.replace(uri, 'A=1\n', '');
    await until(() => editor.published.get(uri)?.length === 0, 'findings are taken back');
    assert.ok(!editor.received.some((message) => message.includes('diagnostic/refresh')), 'no refresh for a client that does not pull');
    assert.equal(editor.initialized.capabilities.diagnosticProvider, undefined);
  }));

  test('an edit of one document publishes what it changes in another', () => withEditor({ capabilities: plainCapabilities, folders: [contract] }, async (editor) => {
    const uri = await editor.open('.env', 'A=1\nB=2\nC=3\n');
    const example = await editor.open('.env.example', 'A=\nB=\n');
    await until(() => editor.published.get(uri)?.length === 1, 'undeclared-key');
    await editor.replace(example, '', 'C=\n');
    await until(() => editor.published.get(uri)?.length === 0, 'declared');
  }));

  test('opening a file says again what was found in it while it was closed', () => withEditor({
    capabilities: plainCapabilities, folders: [{ ...contract, '.env': 'A=1\nZ=2\n' }],
  }, async (editor) => {
    const uri = editor.uri('.env');
    await until(() => (editor.published.get(uri)?.length ?? 0) > 0, 'findings of the closed file');
    const found = editor.published.get(uri)?.length;
    editor.published.delete(uri);
    await editor.open('.env', 'A=1\nZ=2\n');
    await until(() => editor.published.get(uri)?.length === found, 'the same of the open document');
  }));

  test('a burst of changes ends with the findings of the last', () => withEditor({ capabilities: plainCapabilities, folders: [contract] }, async (editor) => {
    const uri = await editor.open('.env', 'A=1\nB=2\n');
    for (let number = 0; number < 200; number++) await editor.replace(uri, '', number % 2 === 0 ? `K${number}=1\n` : `# ${number}\n`);
    await until(() => editor.published.get(uri)?.length === 100, 'findings of all hundred keys');
  }));
});

describe('disk', () => {
  test('what another program writes is read, but not over an open document', () => withEditor({ folders: [{ ...contract, '.env': 'A=1\nB=2\n' }] }, async (editor) => {
    await editor.pullWorkspace();
    const uri = editor.uri('.env');
    editor.write('.env', 'A=1\nA=1\nB=2\n');
    await editor.diskChanged(uri);
    await until(async () => (await editor.rules(uri)).includes('duplicate-key'), 'the new content');
    await editor.open('.env', 'A=1\nB=2\n');
    editor.write('.env', 'A=1\nA=1\nA=1\nB=2\n');
    await editor.diskChanged(uri);
    assert.deepEqual(await editor.rules(uri), []);
    await editor.close(uri);
    assert.deepEqual(await editor.rules(uri), ['duplicate-key', 'duplicate-key'], 'a closed file is what the disk says');
    rmSync(join(editor.folders[0] ?? '', '.env'));
    await editor.diskChanged(uri);
    await until(async () => (await editor.rules(uri)).length === 0, 'a deleted file has no findings');
  }));

  test('folders that come and go, and files that git ignores', () => withEditor({ folders: [contract] }, async (editor) => {
    await editor.pullWorkspace();
    editor.write('new/deep/.env.example', 'A=\n');
    editor.write('new/deep/.env', 'A=1\nA=2\n');
    await editor.diskChanged(editor.uri('new'));
    const uri = editor.uri('new/deep/.env');
    await until(async () => (await editor.rules(uri)).length === 1, 'files of a new folder');
    rmSync(join(editor.folders[0] ?? '', 'new'), { recursive: true });
    await editor.diskChanged(editor.uri('new'));
    await until(async () => (await editor.rules(uri)).length === 0, 'files of a deleted folder');
    const ignored = editor.uri('node_modules/thing/index.js');
    editor.write('node_modules/thing/index.js', `const stripeKey = '${fake('stripe-live-key')}';\n`);
    editor.write('src/pay.js', `const stripeKey = '${fake('stripe-live-key')}';\n`);
    await editor.diskChanged(ignored, editor.uri('src/pay.js'));
    await until(async () => (await editor.rules(editor.uri('src/pay.js'))).length > 0, 'a new file');
    assert.deepEqual(await editor.rules(ignored), [], 'installed packages are not ours');
  }));
});

test('files that held nothing of interest are looked at again when an env file names a new key', () => withEditor({
  folders: [{ ...contract, '.env': 'A=1\nB=2\n', 'docs/notes.txt': 'The worker wants NEWSLETTER_REGION.\n', ...Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`docs/page${number}.txt`, 'Nothing.\n'])) }],
}, async (editor) => {
  await editor.pullWorkspace();
  const uri = await editor.open('.env.example', 'A=\nB=\nNEWSLETTER_REGION=\nNEWSLETTER_COLOUR=\n');
  await until(async () => {
    const unused = (await editor.pull(uri)).filter(({ code }) => code === 'unused-key').map(({ message }) => /NEWSLETTER_\w+/.exec(String(message))?.[0]);
    return unused.includes('NEWSLETTER_COLOUR') && !unused.includes('NEWSLETTER_REGION');
  }, 'the key that a page mentions is used, the other is not');
}));

describe('folders', () => {
  test('each has an engine of its own; they come and go', () => withEditor({ folders: [contract, { '.env.example': 'C=\n' }] }, async (editor) => {
    const first = await editor.open('.env', 'A=1\nB=1\nC=3\n');
    const second = await editor.open('.env', 'C=3\n', 'dotenv', 1);
    await editor.pullWorkspace();
    assert.deepEqual(await editor.rules(first), ['undeclared-key']);
    assert.deepEqual(await editor.rules(second), []);
    const event = { added: [], removed: [{ uri: editor.uri('.', 1), name: '' }] };
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    assert.deepEqual(await editor.rules(second), [], 'an open document outside every folder keeps a root of its own');
    await editor.replace(second, '', 'C=4\n');
    assert.deepEqual(await editor.rules(second), ['duplicate-key']);
  }));

  test('a file outside of every folder', () => withEditor({ folders: [contract, { '.env.example': 'C=\n' }] }, async (editor) => {
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [{ uri: editor.uri('.', 1), name: '' }] } });
    const uri = await editor.open('.env', 'C=1\nD=1\n', 'dotenv', 1);
    assert.deepEqual(await editor.rules(uri), ['undeclared-key'], 'the contract beside it counts');
    await editor.close(uri);
    assert.deepEqual(await editor.rules(uri), []);
  }));

  test('a document that was never saved', () => withEditor({ folders: [contract] }, async (editor) => {
    const uri = 'untitled:Untitled-1';
    const text = `const stripeKey = '${fake('stripe-live-key')}';\n`;
    await editor.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'javascript', version: 1, text } });
    assert.deepEqual(await editor.rules(uri), ['inline-secret']);
  }));
});

test('the first scan can be seen and does not hold up an open document', () => withEditor({
  folders: [Object.fromEntries(Array.from({ length: 600 }, (_, number) => [`src/file${number}.js`, `const a${number} = ${number};\n`.repeat(50)]))],
}, async (editor) => {
  const uri = await editor.open('src/pay.js', `const stripeKey = '${fake('stripe-live-key')}';\n`);
  assert.deepEqual(await editor.rules(uri), ['inline-secret']);
  await editor.connection.sendRequest('workspace/executeCommand', { command: 'lasthop.checkWorkspace', arguments: [] });
  assert.ok(editor.messages.some((message) => /^Lasthop checked 60\d files: 1 finding\.$/.test(message)), editor.messages.join('\n'));
}));

test('files that cannot be read do no harm', () => withEditor({ folders: [contract] }, async (editor) => {
  const folder = editor.folders[0] ?? '';
  writeFileSync(join(folder, 'binary.js'), Buffer.from([0, 1, 2, 255]));
  await editor.diskChanged(editor.uri('binary.js'), editor.uri('nowhere.js'), 'file:///%zz', editor.uri('.git/index'));
  await editor.connection.sendNotification('textDocument/didChange', { textDocument: { uri: editor.uri('never-opened'), version: 3 }, contentChanges: [{ text: 'x' }] });
  await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: editor.uri('never-opened') } });
  assert.deepEqual(await editor.rules(editor.uri('binary.js')), []);
}));
