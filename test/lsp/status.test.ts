/** What the status item shows: asked for by document, never computed for a keystroke. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { methods, type KeyStatus, type StatusParams } from '../../server/src/lsp/protocol';
import { until, withEditor, type Editor } from './editor';

const contract = '# @sensitive @path={env}/api/stripe/secret_key\nSTRIPE_SECRET_KEY=\nDATABASE_URL=\nPORT=3000\n# @optional\nDEBUG=\n';

function status(editor: Editor, params: StatusParams): Promise<KeyStatus | null> {
  return editor.connection.sendRequest(methods.status, params);
}

test('the contract around a document decides, with its service; optional keys do not count', async () => {
  const folders = [{ 'services/api/.env.example': contract, 'services/api/.env': 'PORT=3000\n', 'services/api/src/app.js': '', 'services/web/index.js': '' }];
  await withEditor({ folders }, async (editor) => {
    const found = await status(editor, { uri: editor.uri('services/api/src/app.js') });
    assert.deepEqual(found, {
      folder: editor.uri('services/api'), contract: editor.uri('services/api/.env.example'), service: 'api',
      total: 3, missing: ['DATABASE_URL', 'STRIPE_SECRET_KEY'],
    });
    assert.equal(await status(editor, { uri: editor.uri('services/web/index.js') }), null);
  });
});

test('a copied contract is not an env file with secrets: empty lines and placeholders count as missing', async () => {
  const folders = [{ '.env.example': contract, '.env': 'STRIPE_SECRET_KEY=\nDATABASE_URL=changeme\nPORT=3000\n', 'app.js': '' }];
  await withEditor({ folders }, async (editor) => {
    assert.deepEqual((await status(editor, { uri: editor.uri('app.js') }))?.missing, ['DATABASE_URL', 'STRIPE_SECRET_KEY']);
  });
});

test('what the contract gives by itself is not missing; what another environment’s file defines is', async () => {
  const folders = [{ '.env.example': `${contract}LOG_LEVEL=changeme\n`, '.env.staging': 'DATABASE_URL=postgres://db.example.com/shop\n', '.env.development': 'STRIPE_SECRET_KEY=op://dev/stripe/key\n', 'app.js': '' }];
  await withEditor({ folders }, async (editor) => {
    assert.deepEqual((await status(editor, { uri: editor.uri('app.js') }))?.missing, ['DATABASE_URL', 'LOG_LEVEL']);
  });
});

test('without a document it is the contract of which most is missing', async () => {
  const folders = [{ 'a/.env.example': 'ONE=\n', 'b/.env.example': 'ONE=\nTWO=\n', 'b/.lasthop.txt': '' }];
  await withEditor({ folders }, async (editor) => {
    assert.equal((await status(editor, {}))?.service, 'b');
  });
  await withEditor({ folders: [{ 'app.js': '' }] }, async (editor) => assert.equal(await status(editor, {}), null));
});

test('a reference in an env file is a value that somebody knows', async () => {
  const folders = [{ '.env.example': 'STRIPE_SECRET_KEY=\n', '.env': 'STRIPE_SECRET_KEY=ref+lasthop://dev/api/stripe/secret_key\n' }];
  await withEditor({ folders }, async (editor) => assert.deepEqual((await status(editor, {}))?.missing, []));
});

test('a client that wants to know is told when the answer may differ, and others never', async () => {
  const told = (editor: Editor): number => editor.received.filter((message) => message.includes(`"${methods.statusChanged}"`)).length;
  const folders = [{ '.env.example': 'ONE=\n', 'app.js': '' }];
  await withEditor({ folders, initializationOptions: { status: true } }, async (editor) => {
    await until(() => told(editor) > 0, 'the first notification');
    const uri = await editor.open('.env', 'TWO=2\n');
    await until(async () => (await status(editor, {}))?.missing.length === 1, 'the env file');
    const before = told(editor);
    await editor.replace(uri, 'TWO', 'ONE');
    await until(() => told(editor) > before, 'a notification after the edit');
    assert.deepEqual((await status(editor, {}))?.missing, []);
  });
  await withEditor({ folders }, async (editor) => {
    const uri = await editor.open('.env', 'ONE=1\n');
    await editor.replace(uri, 'ONE', 'TWO');
    await status(editor, {});
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal(told(editor), 0);
  });
});
