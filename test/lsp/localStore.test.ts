/** A first day with the local store, over the protocol: the store, a key, a path, a request, access; two people on one machine. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { addRecipient, openLocalStore, SecretText, userFolders } from '../../server/src/stores';
import { methods, type Access, type Answer, type Fetched, type PathWord } from '../../server/src/lsp/protocol';
import { fake } from '../support/fakes';
import { temporaryFolder } from '../support/folder';
import { withEditor, type Editor } from './editor';

const contract = '# @sensitive @path={env}/api/stripe/secret_key\nSTRIPE_SECRET_KEY=\n';
const files = { '.env.example': contract, '.lasthop.yaml': 'service: api\n', '.gitignore': '.env\n.env.local\n', 'src/app.js': '' };
const path = 'dev/api/stripe/secret_key';

function people(context: TestContext): (name: string) => void {
  const before = process.env['LASTHOP_HOME'];
  const folder = temporaryFolder(context);
  context.after(() => { process.env['LASTHOP_HOME'] = before; });
  return (name) => { process.env['LASTHOP_HOME'] = join(folder, name); };
}

async function ask<T>(editor: Editor, method: string, more: object = {}): Promise<T> {
  const answer = await editor.connection.sendRequest<Answer<T>>(method, { uri: editor.uri('src/app.js'), ...more });
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.value;
}

function storeIn(editor: Editor): ReturnType<typeof openLocalStore> {
  return openLocalStore(join(editor.folders[0] ?? '', '.lasthop', 'store'), userFolders(process.env), process.env);
}

test('the store is made with its first reader, whose key stays outside of the repository', async (context) => {
  const become = people(context);
  become('ann');
  await withEditor({ folders: [files] }, async (editor) => {
    const before = await ask<Access>(editor, methods.access);
    assert.deepEqual([before.storeAbsent, before.identity], [true, 'none']);
    assert.ok(!existsSync(storeIn(editor).identities.file), 'looking makes no key');
    const after = await ask<Access>(editor, methods.makeStore);
    assert.deepEqual([after.storeAbsent, after.identity, after.readable, after.request], [false, 'ready', ['STRIPE_SECRET_KEY'], undefined]);
    assert.match(readFileSync(join(editor.folders[0] ?? '', '.lasthop/store/recipients'), 'utf8'), /dev\//);
    assert.equal(statSync(storeIn(editor).identities.file).mode & 0o777, 0o600);
  });
});

test('a path is judged while it is typed', async (context) => {
  people(context)('ann');
  await withEditor({ folders: [files] }, async (editor) => {
    await ask<Access>(editor, methods.makeStore);
    const word = (typed: string): Promise<PathWord> => ask(editor, methods.checkPath, { path: typed });
    assert.deepEqual(await word(path), {});
    assert.match((await word('dev/api')).problem ?? '', /four parts/);
    assert.match((await word('prod/api/stripe/secret_key')).problem ?? '', /Nobody is named who may read/);
    const written = await storeIn(editor).write(path, new SecretText(fake('stripe-test-key', 1)));
    assert.ok(written.ok, JSON.stringify(written));
    assert.match((await word(path)).note ?? '', /already/);
  });
});

test('a newcomer makes a key, asks for access with it, gets it, and fetches', async (context) => {
  const become = people(context);
  const secret = fake('stripe-test-key', 2);
  become('ann');
  await withEditor({ folders: [files] }, async (editor) => {
    await ask<Access>(editor, methods.makeStore);
    await storeIn(editor).write(path, new SecretText(secret));
    become('bob');
    assert.equal((await ask<Access>(editor, methods.access)).identity, 'none');
    const access = await ask<Access>(editor, methods.makeIdentity);
    assert.deepEqual([access.identity, access.unreadable.map(({ name }) => name)], ['ready', ['STRIPE_SECRET_KEY']]);
    const [, key = ''] = /lasthop store add-recipient dev\/ (age1\w+) --name \S+\n/.exec(access.request ?? '') ?? [];
    assert.notEqual(key, '', access.request);
    const refused = await ask<Fetched>(editor, methods.fetch);
    assert.deepEqual([refused.added, refused.missing.map(({ name }) => name)], [[], ['STRIPE_SECRET_KEY']]);
    become('ann');
    const added = await addRecipient(storeIn(editor), { prefix: 'dev/', name: 'bob', key, only: false });
    assert.ok(added.ok, JSON.stringify(added));
    become('bob');
    assert.deepEqual((await ask<Access>(editor, methods.access)).unreadable, []);
    assert.deepEqual((await ask<Fetched>(editor, methods.fetch)).added, ['STRIPE_SECRET_KEY']);
    assert.ok(!editor.received.some((message) => message.includes(secret)), 'no message holds the value');
  });
});
