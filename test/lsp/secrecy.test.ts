/** Law: whatever happens, no message of the server holds a secret, but for the edits that were asked for. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeError } from '../../server/src/lsp/failure';
import { fake } from '../support/fakes';
import { fullCapabilities, plainCapabilities, until, withEditor, type Editor } from './editor';

const secrets = ['stripe-live-key', 'github-token', 'postgres-url', 'opaque-40', 'private-key'].map((name) => fake(name));
const [stripe, github, database, opaque, key] = secrets as [string, string, string, string, string];

const files: Readonly<Record<string, string>> = {
  '.env.example': `STRIPE_KEY=\nGITHUB_TOKEN=${github}\n`,
  '.env': `STRIPE_KEY=${stripe}\nDATABASE_URL=${database}\nDATABASE_URL=${database}\nAPI_SECRET=${opaque}\n`,
  'src/pay.js': `const stripeKey = '${stripe}';\nconst github = { token: "${github}" };\nconnect('${database}');\nconst password = '${opaque}';\n`,
  'src/key.js': `const pem = \`${key}\`;\n`,
  'compose.yaml': `services:\n  api:\n    environment:\n      STRIPE_KEY: ${stripe}\n      DATABASE_URL: ${database}\n`,
  'worker.py': `import os\nSTRIPE = "${stripe}"\nPASSWORD = "${opaque}"\n`,
  'broken.json': `{ "token": "${github}", `,
};

for (const [name, capabilities] of [['pull', fullCapabilities], ['push', plainCapabilities]] as const) {
  describe(name, () => {
    test('a whole conversation', () => withEditor({ capabilities, folders: [files], settings: { trace: { server: 'verbose' } } }, async (editor) => {
      for (const [path, text] of Object.entries(files)) {
        const uri = await editor.open(path, text);
        await editor.replace(uri, '', '\n');
        await editor.connection.sendRequest('textDocument/codeAction', {
          textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } }, context: { diagnostics: [] },
        }).then((actions) => { if (name === 'pull') assertSilent(JSON.stringify(actions), path); });
      }
      if (name === 'pull') await editor.pullWorkspace();
      await provoke(editor);
      for (const message of editor.received) {
        // The only messages that may: an action that carries its edit for a client that cannot ask for it later.
        const parsed = JSON.parse(message) as { method?: string; result?: unknown };
        const isEdit = parsed.method === undefined && Array.isArray(parsed.result) && message.includes('"edit"');
        if (!isEdit) assertSilent(message, 'a message');
      }
    }));
  });
}

test('the trace tells method, size and time, whatever level is asked for', () => withEditor({ folders: [files], settings: { trace: { server: 'verbose' } } }, async (editor) => {
  await editor.pullWorkspace();
  const uri = await editor.open('src/pay.js', files['src/pay.js'] ?? '');
  await editor.pull(uri);
  const trace = (): string[] => editor.messages.filter((message) => /^(<-|->) /.test(message));
  await until(() => trace().some((line) => /^<- textDocument\/didOpen \d+ bytes$/.test(line)), 'a line for the notification');
  await until(() => trace().some((line) => /^-> textDocument\/diagnostic answer \d+ bytes \d+\.\d ms$/.test(line)), 'a line for the answer');
  for (const line of trace()) assert.match(line, /^(<-|->) [\w$/]+( answer)? \d+ bytes( \d+\.\d ms)?$/);
  editor.settings = {};
  await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  // Lines of before may still be on their way: sooner or later a question adds none.
  let added = -1;
  for (let question = 0; question < 100 && added !== 0; question++) {
    const before = trace().length;
    await editor.pull(uri);
    await new Promise((resolve) => setTimeout(resolve, 30));
    added = trace().length - before;
  }
  assert.equal(added, 0, 'off is off');
}));

describe('errors', () => {
  const rows: readonly [string, () => unknown, RegExp][] = [
    ['of a parser that quotes its input', () => JSON.parse(`{"a": "${stripe}" x`), /^SyntaxError/],
    ['of the system', () => Object.assign(new Error(`ENOENT: no such file, open '/${stripe}'`), { code: 'ENOENT' }), /^Error \(ENOENT\)/],
    ['with a name made of text', () => Object.assign(new Error('x'), { name: stripe }), /^Error/],
    ['with a code made of text', () => Object.assign(new Error('x'), { code: stripe }), /^Error/],
    ['of many lines', () => new TypeError(`a\n    at ${stripe} (file.js:1:2)\nb ${stripe}`), /^TypeError/],
    ['that are no errors', () => stripe, /^a thrown string$/],
  ];
  for (const [name, make, expected] of rows) {
    test(name, () => {
      let thrown: unknown;
      try {
        thrown = make();
      } catch (error) {
        thrown = error;
      }
      const said = describeError(thrown);
      assert.match(said, expected);
      assertSilent(said, name);
    });
  }
});

/** Requests that fail, and documents that are hard to read. */
async function provoke(editor: Editor): Promise<void> {
  const attempts: Promise<unknown>[] = [
    editor.connection.sendRequest('workspace/executeCommand', { command: `lasthop.${stripe}`, arguments: [stripe] }),
    editor.connection.sendRequest('workspace/executeCommand', { command: 'lasthop.applyFix', arguments: [{ uri: editor.uri('src/pay.js'), rule: 'inline-secret', start: 0, version: 1, title: stripe }] }),
    editor.connection.sendRequest('codeAction/resolve', { title: 'x', data: { uri: editor.uri(stripe), rule: stripe, start: -1, version: 99, title: stripe } }),
    editor.connection.sendRequest('textDocument/codeAction', { textDocument: { uri: editor.uri('src/pay.js') }, range: { start: { line: -5, character: -5 }, end: { line: 1e9, character: 1e9 } }, context: { diagnostics: [] } }),
    editor.connection.sendRequest('textDocument/codeAction', { textDocument: { uri: editor.uri('src/pay.js') }, range: null, context: null }),
    editor.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: 'file:///%zz' } }),
    editor.connection.sendRequest('textDocument/diagnostic', {}),
  ];
  const answers = await Promise.allSettled(attempts);
  for (const answer of answers) if (answer.status === 'rejected') assertSilent(String((answer.reason as Error).message), 'a refusal');
}

function assertSilent(text: string, where: string): void {
  for (const secret of secrets) {
    assert.ok(!text.includes(secret), `${where} holds a secret`);
    const inJson = JSON.stringify(secret).slice(1, -1);
    assert.ok(!text.includes(inJson), `${where} holds a secret`);
  }
}
