/** The server as a program: how it ends, and what it writes when it is fed nonsense. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fake } from '../support/fakes';
import { repository } from '../support/repository';

const secret = fake('stripe-live-key');
const initialize = { jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } };

interface Run {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Says hello, feeds the server's standard input and closes it once `last` is answered; without one, once the server has been silent for a while. */
async function talk(input: readonly string[], program: readonly string[] = ['dist/server.js', '--stdio'], last?: number): Promise<Run> {
  const child = spawn(process.execPath, [join(repository, program[0] ?? ''), ...program.slice(1)], { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  let silence: NodeJS.Timeout | undefined;
  child.stdout.on('data', (data) => {
    if (output === '') for (const part of input) child.stdin.write(part);
    output += String(data);
    clearTimeout(silence);
    if (last === undefined) silence = setTimeout(() => child.stdin.end(), 300);
    else if (output.includes(`"id":${last},`)) child.stdin.end();
  });
  child.stderr.on('data', (data) => { errors += String(data); });
  child.stdin.on('error', () => undefined);
  child.stdin.write(message(initialize));
  const late = setTimeout(() => child.kill('SIGKILL'), 60_000);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(late);
  clearTimeout(silence);
  return { status, output, errors };
}

function message(body: object | string): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

test('it answers, says goodbye and ends with 0', async () => {
  for (const program of [['dist/server.js', '--stdio'], ['dist/cli.js', 'lsp', '--stdio']]) {
    const { status, output } = await talk([message({ jsonrpc: '2.0', id: 2, method: 'shutdown' }), message({ jsonrpc: '2.0', method: 'exit' })], program);
    assert.ok(output.includes('"serverInfo":{"name":"lasthop"'), output);
    assert.equal(status, 0);
  }
});

test('what is withdrawn before its turn is not worked on', async () => {
  const uri = 'untitled:a.js';
  const ask = (id: number): object => ({ jsonrpc: '2.0', id, method: 'textDocument/codeAction', params: {
    textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, context: { diagnostics: [] },
  } });
  const withdrawn = [12, 13, 14];
  const { output } = await talk([[
    { jsonrpc: '2.0', method: 'initialized', params: {} },
    { jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'javascript', version: 1, text: `const key = "${secret}";\n` } } },
    ask(11), ...withdrawn.map(ask), ...withdrawn.map((id) => ({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id } })), ask(15),
  ].map(message).join('')], undefined, 15);
  const answers = new Map(output.split(/Content-Length: \d+\r\n\r\n/).filter(Boolean).map((text) => JSON.parse(text) as { id?: number; result?: unknown[]; error?: { code: number } }).map((answer) => [answer.id, answer]));
  assert.deepEqual(withdrawn.map((id) => answers.get(id)?.error?.code), [-32800, -32800, -32800]);
  for (const id of [11, 15]) assert.ok((answers.get(id)?.result ?? []).length > 0, `${id} is answered`);
});

test('a client that vanishes ends it', async () => {
  const { status } = await talk([]);
  assert.equal(status, 1);
});

test('nonsense is survived or ends it, and is never repeated', async () => {
  const rows: readonly (readonly string[])[] = [
    [`Content-Length: ${secret}\r\n\r\n{}`],
    [`${secret}\r\n\r\n`],
    [
      message(`{"jsonrpc": "2.0", "method": "${secret}" "x"`), message(`{ "${secret}`), message([secret]), message(`"${secret}"`),
      message({ jsonrpc: '2.0', id: 3, method: 'textDocument/unheardOf', params: { secret } }),
      message({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument: { uri: 5, text: { secret } } } }),
      message({ jsonrpc: '2.0', method: 'textDocument/didChange', params: [secret] }),
      message({ jsonrpc: '2.0', id: 4, result: secret }), message({ jsonrpc: '2.0', id: null, error: { code: 1, message: secret } }),
      message({ jsonrpc: '2.0', id: secret, result: secret }), message({ jsonrpc: '2.0', method: { secret } }),
    ],
  ];
  for (const [number, input] of rows.entries()) {
    const { output, errors } = await talk(input);
    for (const written of [output, errors]) assert.ok(!written.includes(secret), `row ${number} repeats what it was given: ${written.replaceAll(secret, '<secret>').slice(0, 600)}`);
  }
});
