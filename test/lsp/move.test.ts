/** Moving a literal from the lightbulb: planned, confirmed, stored, and only then edited. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver/node';
import type { MoveOffer } from '../../server/src/stores';
import { fake } from '../support/fakes';
import { writeProgram } from '../support/fakePrograms';
import { plainCapabilities, until, withEditor, type Editor, type EditorOptions } from './editor';

const stripe = fake('stripe-live-key');
const code = `export const stripeKey = '${stripe}';\n`;
const path = 'dev/api/stripe/secret_key';
const scripts = '{ "scripts": { "dev": "next dev" } }\n';
const files = {
  '.lasthop.yaml': 'service: api\nstore: vault\n',
  '.gitignore': '.env\n',
  '.env': `STRIPE_SECRET_KEY=${stripe}\n`,
  '.env.example': 'STRIPE_SECRET_KEY=\n',
  'package.json': scripts,
};
const reference = `'ref+vault://secret/${path}#/value'`;

let home = '';
const outer = process.env['LASTHOP_HOME'];

/** A store of the user's own, behind a program that keeps files. */
before(() => {
  home = mkdtempSync(join(tmpdir(), 'lasthop-home-'));
  process.env['LASTHOP_HOME'] = home;
  writeProgram(join(home, 'store'), [
    `f='${home}/data/'"$(printf %s "$2" | tr / _)"`,
    `[ -f '${home}/closed' ] && { echo "connection refused" >&2; exit 1; }`,
    'case "$1" in',
    '  get) [ -f "$f" ] || { echo "not found" >&2; exit 1; }; cat "$f" ;;',
    `  put) mkdir -p '${home}/data'; cat > "$f" ;;`,
    'esac',
  ].join('\n'));
  writeFileSync(join(home, 'config.yaml'), JSON.stringify({ stores: { vault: { read: [join(home, 'store'), 'get', '{path}'], write: [join(home, 'store'), 'put', '{path}'] } } }), { mode: 0o600 });
});
beforeEach(() => {
  for (const name of ['data', 'closed', 'state']) rmSync(join(home, name), { recursive: true, force: true });
});
after(() => {
  rmSync(home, { recursive: true, force: true });
  if (outer === undefined) delete process.env['LASTHOP_HOME'];
  else process.env['LASTHOP_HOME'] = outer;
});

function stored(at = path): string | undefined {
  const file = join(home, 'data', at.replaceAll('/', '_'));
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function disk(editor: Editor, file: string): string {
  return readFileSync(join(editor.folders[0] ?? '', file), 'utf8');
}

/** A conversation at whose end no message, and nothing that is kept, holds the value: but for what the editor was asked to put where. */
async function conversation(options: EditorOptions, body: (editor: Editor, uri: string) => Promise<void>): Promise<void> {
  await withEditor({ folders: [files], ...options }, async (editor) => {
    const uri = await editor.open('src/pay.js', code);
    if (options.capabilities === undefined) await editor.pullWorkspace();
    await body(editor, uri);
    for (const message of editor.received) assert.ok(!message.includes(stripe), 'a message holds the value');
    for (const edit of editor.applied) assert.ok(!JSON.stringify(edit).includes(stripe), 'an edit holds the value');
    for (const file of ['state/audit.jsonl']) if (existsSync(join(home, file))) assert.ok(!readFileSync(join(home, file), 'utf8').includes(stripe));
  });
}

async function moveAction(editor: Editor, uri: string): Promise<CodeAction> {
  const action = (await editor.actionsAt(uri, stripe)).find(({ title }) => title === 'Move to the secret manager…');
  assert.ok(action?.command, 'the move is offered');
  return action;
}

async function plan(editor: Editor, action: CodeAction): Promise<MoveOffer> {
  return editor.connection.sendRequest('lasthop/movePlan', action.command?.arguments?.[0]);
}

async function move(editor: Editor, action: CodeAction, ...more: unknown[]): Promise<unknown> {
  return editor.connection.sendRequest('workspace/executeCommand', { command: 'lasthop.move', arguments: [action.command?.arguments?.[0], ...more] });
}

test('the plan tells store, path, places and what follows, and changes nothing', () => conversation({}, async (editor, uri) => {
  const offer = await plan(editor, await moveAction(editor, uri));
  assert.deepEqual({ ...offer, warnings: offer.warnings.length }, {
    key: 'STRIPE_SECRET_KEY', path, store: 'HashiCorp Vault (store)', places: 2, files: ['.env', '.env.example', 'src/pay.js'], warnings: 1,
  });
  assert.match(offer.warnings[0] ?? '', /What stays in \.env is a reference: plain `npm run dev` would hand it to the app/);
  assert.equal(stored(), undefined);
  assert.equal(editor.text(uri), code);
}));

test('with a path that a person chose, all places are one edit after the store has confirmed', () => {
  let before: string | undefined;
  return conversation({ applyEdit: () => { before ??= stored('dev/api/stripe/live'); return true; } }, async (editor, uri) => {
    await move(editor, await moveAction(editor, uri), 'dev/api/stripe/live');
    assert.equal(before, stripe, 'the store had it before the edit');
    await until(() => !editor.text(uri).includes(stripe), 'the edit');
    assert.equal(editor.text(uri), 'export const stripeKey = process.env.STRIPE_SECRET_KEY;\n');
    assert.equal(editor.applied.length, 1, 'one edit');
    await until(() => disk(editor, '.env') === `STRIPE_SECRET_KEY=${reference.replace('secret_key', 'live')}\n`, 'the other place');
    assert.equal(disk(editor, '.env.example'), '# @sensitive @path={env}/api/stripe/live\nSTRIPE_SECRET_KEY=\n');
    const versions = editor.applied[0]?.documentChanges?.map((change) => 'textDocument' in change && [change.textDocument.uri.split('/').pop(), change.textDocument.version]);
    assert.deepEqual(versions, [['.env', null], ['.env.example', null], ['pay.js', 1]]);
    assert.ok(editor.messages.some((message) => message.includes('STRIPE_SECRET_KEY is in HashiCorp Vault (store) at dev/api/stripe/live.')), editor.messages.join());
    await until(async () => !(await editor.rules(uri)).includes('inline-secret'), 'the finding is gone');
  });
});

test('a client that shows the report itself is told nothing besides', () => conversation({}, async (editor, uri) => {
  const report = await move(editor, await moveAction(editor, uri), path, true);
  const start = { warning: 'What stays in .env is a reference: plain `npm run dev` would hand it to the app as if it were the secret.', remedy: 'Start it with `lasthop run -- npm run dev`.', wraps: true, file: join(editor.folders[0] ?? '', '.env') };
  assert.deepEqual(report, { key: 'STRIPE_SECRET_KEY', path, store: 'HashiCorp Vault (store)', notes: [], start });
  assert.deepEqual([editor.messages, editor.questions], [[], []]);
}));

describe('an editor without our client', () => {
  test('is asked with store and path, and offered the wrapped start script', () => conversation({ press: (question) => (question.startsWith('Move') ? 'Move' : 'Wrap Start Scripts') }, async (editor, uri) => {
    await move(editor, await moveAction(editor, uri));
    assert.equal(editor.questions[0], `Move STRIPE_SECRET_KEY to HashiCorp Vault (store), at ${path}? Its 2 places are edited together.`);
    assert.equal(stored(), stripe);
    await until(() => disk(editor, 'package.json') === scripts.replace('next dev', 'lasthop run -- next dev'), 'the script is wrapped');
    assert.match(editor.questions[1] ?? '', /Start it with `lasthop run -- npm run dev`/);
  }));

  test('Cancel changes nothing', () => conversation({ press: () => 'Cancel' }, async (editor, uri) => {
    await move(editor, await moveAction(editor, uri));
    assert.equal(stored(), undefined);
    assert.deepEqual([editor.text(uri), editor.applied], [code, []]);
  }));

  test('that knows no document versions can move, too', () => conversation({ capabilities: plainCapabilities, press: () => 'Move' }, async (editor, uri) => {
    await until(() => (editor.published.get(uri)?.length ?? 0) > 0, 'the finding');
    await move(editor, await moveAction(editor, uri));
    await until(() => !editor.text(uri).includes(stripe), 'the edit');
  }));
});

describe('nothing is changed when', () => {
  const unchanged = (editor: Editor, uri: string): void => {
    assert.equal(editor.text(uri), code);
    assert.equal(disk(editor, '.env'), files['.env']);
  };

  test('the store is down', () => conversation({}, async (editor, uri) => {
    writeFileSync(join(home, 'closed'), '');
    await assert.rejects(move(editor, await moveAction(editor, uri), path), /No file was changed/);
    unchanged(editor, uri);
  }));

  test('another value stands at the path', () => conversation({}, async (editor, uri) => {
    mkdirSync(join(home, 'data'));
    writeFileSync(join(home, 'data', path.replaceAll('/', '_')), 'somebody else’s');
    await assert.rejects(move(editor, await moveAction(editor, uri), path), /Another value stands at dev\/api\/stripe\/secret_key.*Choose another path/);
    assert.equal(stored(), 'somebody else’s');
    unchanged(editor, uri);
  }));

  test('the path is none', () => conversation({}, async (editor, uri) => {
    await assert.rejects(move(editor, await moveAction(editor, uri), 'stripe'), /This is no path/);
    unchanged(editor, uri);
  }));

  test('another file of the move has unsaved changes', () => conversation({}, async (editor, uri) => {
    const env = await editor.open('.env', files['.env']);
    await editor.replace(env, '', '# unsaved\n');
    await assert.rejects(move(editor, await moveAction(editor, uri), path), /\.env has unsaved changes: save it, then move again\. Nothing was changed/);
    assert.equal(stored(), undefined);
    unchanged(editor, uri);
  }));

  test('the document changed since', () => conversation({}, async (editor, uri) => {
    const action = await moveAction(editor, uri);
    await editor.replace(uri, '', '// more\n');
    await assert.rejects(move(editor, action, path), /changed/);
    assert.equal(stored(), undefined);
  }));

  test('the editor refuses the edit: the value is in the store, too, and moving again finishes', () => {
    let refuse = true;
    return conversation({ applyEdit: (_edit: WorkspaceEdit) => !refuse }, async (editor, uri) => {
      await assert.rejects(move(editor, await moveAction(editor, uri), path), /The editor did not change src\/pay\.js\. The value stands in HashiCorp Vault \(store\) at dev\/api\/stripe\/secret_key as well/);
      unchanged(editor, uri);
      refuse = false;
      await move(editor, await moveAction(editor, uri), path);
      await until(() => !editor.text(uri).includes(stripe), 'the edit');
      assert.equal(stored(), stripe);
    });
  });

  test('what is sent back names no fix', () => conversation({}, async (editor, uri) => {
    const name = (await moveAction(editor, uri)).command?.arguments?.[0] as object;
    for (const given of [[], [null], [{}], [name, 3], [{ ...name, title: 'x' }], [{ ...name, uri: 'file:///etc/passwd' }]]) {
      await assert.rejects(editor.connection.sendRequest('workspace/executeCommand', { command: 'lasthop.move', arguments: given }));
    }
    await assert.rejects(editor.connection.sendRequest('lasthop/movePlan', 3));
    unchanged(editor, uri);
  }));
});

test('Restricted Mode: not offered, and refused when asked for all the same, until the workspace is trusted', () => conversation({ initializationOptions: { trusted: false } }, async (editor, uri) => {
  const titles = async (): Promise<string[]> => (await editor.actionsAt(uri, stripe)).map(({ title }) => title);
  assert.ok(!(await titles()).includes('Move to the secret manager…'));
  const name = { uri, rule: 'inline-secret', start: code.indexOf(stripe), version: 1, title: 'Move to the secret manager…' };
  for (const method of ['lasthop/movePlan', 'workspace/executeCommand']) {
    await assert.rejects(editor.connection.sendRequest(method, method === 'lasthop/movePlan' ? name : { command: 'lasthop.move', arguments: [name, path] }), /Restricted Mode/);
  }
  assert.equal(stored(), undefined);
  await editor.connection.sendNotification('lasthop/trust');
  assert.ok((await titles()).includes('Move to the secret manager…'));
}));
