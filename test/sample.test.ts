/** The bundled sample shows every rule, and our own repository shows none of the literal ones. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createProtocolConnection, type CodeAction, type WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { rules } from '../server/src/core/rules/index';
import { fake } from './support/fakes';
import { filesBelow, repository, textOf } from './support/repository';

interface JsonFinding {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
  readonly fixes: readonly { readonly title: string }[];
}

function lasthop(folder: string, ...options: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(repository, 'dist/cli.js'), ...options], {
    cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26,
  });
  return { status, output: stdout + stderr };
}

function findingsOf(output: string): readonly JsonFinding[] {
  return (JSON.parse(output) as { readonly findings: readonly JsonFinding[] }).findings;
}

describe('the sample shop', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lasthop-sample-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  before(async () => {
    const { layOutSample } = await import(pathToFileURL(join(repository, 'scripts/sample.mjs')).href) as {
      layOutSample: (folder: string) => Promise<{ kept: boolean; notes: readonly string[] }>;
    };
    assert.deepEqual(await layOutSample(folder), { kept: false, notes: [] });
    assert.deepEqual(await layOutSample(folder), { kept: true, notes: [] });
  });

  it('has a finding of every rule', () => {
    const { status, output } = lasthop(folder, 'check', '--format', 'json');
    assert.equal(status, 1, output);
    const found = new Set(findingsOf(output).map(({ rule }) => rule));
    assert.deepEqual(rules.map(({ id }) => id).filter((id) => !found.has(id)), []);
  });

  it('offers a fix for nearly every finding', () => {
    const findings = findingsOf(lasthop(folder, 'check', '--format', 'json').output);
    const without = findings.filter(({ fixes }) => fixes.length === 0);
    assert.ok(without.length * 5 <= findings.length, without.map(({ rule, path }) => `${rule} ${path}`).join('\n'));
  });

  it('no format prints a secret', () => {
    const templates = filesBelow(['examples/shop'], ['']).map(textOf).join('\n');
    const names = [...new Set([...templates.matchAll(/\{\{([a-z][a-z0-9:#-]*)\}\}/g)].map((match) => match[1] ?? ''))];
    assert.ok(names.length > 10);
    for (const format of ['text', 'json', 'sarif', 'github', 'gitlab']) {
      const { output } = lasthop(folder, 'check', '--format', format);
      assert.ok(output.length > 1000, `${format}: ${output}`);
      for (const name of names) {
        const lines = fake(name).split('\n');
        for (const line of lines) assert.ok(line.startsWith('-----') || !output.includes(line), `${format} prints ${name}`);
      }
    }
  });

  it('the API starts with its keys and says which, never what they are', async () => {
    const [url, key] = [fake('postgres-url'), fake('stripe-live-key')];
    const keys = { DATABASE_URL: url, STRIPE_SECRET_KEY: key, SESSION_SECRET: fake('opaque-32'), PORT: '0' };
    const api = spawn(process.execPath, ['src/server.js'], { cwd: join(folder, 'api'), env: keys });
    const said = await new Promise<string>((resolve) => { api.stdout.once('data', (text: Buffer) => resolve(text.toString())); });
    api.kill();
    assert.match(said, /^api: listening on .* with DATABASE_URL, STRIPE_SECRET_KEY, SESSION_SECRET\n$/);
    const without = spawnSync(process.execPath, ['src/server.js'], { cwd: join(folder, 'api'), env: { ...keys, STRIPE_SECRET_KEY: 'ref+lasthop://dev/api/stripe/secret_key' }, encoding: 'utf8' });
    assert.deepEqual([without.status, /STRIPE_SECRET_KEY is a reference/.test(without.stderr)], [1, true]);
  });

  // What is left out of the server's bundle, or loaded late, is missed here.
  it('the server as it is shipped finds the same, and offers the same fixes', { timeout: 60_000 }, async () => {
    const child = spawn(process.execPath, [join(repository, 'dist/server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(child.stdout, child.stdin, undefined);
    try {
      const logged: string[] = [];
      connection.onNotification('window/logMessage', ({ message }: { message: string }) => { logged.push(message); });
      connection.onRequest('client/registerCapability', () => null);
      connection.onRequest('workspace/diagnostic/refresh', () => null);
      connection.listen();
      const uri = pathToFileURL(realpathSync(folder)).href;
      const capabilities = {
        textDocument: { diagnostic: { dynamicRegistration: true } },
        workspace: { applyEdit: true, diagnostics: { refreshSupport: true }, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
      };
      await connection.sendRequest('initialize', { processId: process.pid, rootUri: uri, capabilities, workspaceFolders: [{ uri, name: 'shop' }] });
      await connection.sendNotification('initialized', {});
      const { items } = await connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
      const found: string[] = [];
      const titles: string[] = [];
      for (const report of items) {
        const diagnostics = report.kind === 'full' ? report.items : [];
        found.push(...diagnostics.map(({ code, message }) => `${report.uri.slice(uri.length + 1)} ${String(code)} ${message}`));
        const text = readFileSync(fileURLToPath(report.uri), 'utf8');
        if (diagnostics.length > 0) await connection.sendNotification('textDocument/didOpen', { textDocument: { uri: report.uri, languageId: 'plaintext', version: 1, text } });
        for (const { range, ...rest } of diagnostics) {
          const context = { diagnostics: [{ range, ...rest }], only: ['quickfix'] };
          titles.push(...(await connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: report.uri }, range, context })).map(({ title }) => title));
        }
      }
      const expected = findingsOf(lasthop(folder, 'check', '--format', 'json').output);
      assert.deepEqual(found.sort(), expected.map(({ path, rule, message }) => `${path} ${rule} ${message}`).sort());
      const offered = new Set(titles);
      assert.deepEqual([...new Set(expected.flatMap(({ fixes }) => fixes.map(({ title }) => title)))].filter((title) => !offered.has(title)), []);
      assert.deepEqual(logged, []);
    } finally {
      connection.dispose();
      child.kill('SIGKILL');
    }
  });

  it('its parts are programs: JavaScript and JSON parse', () => {
    for (const name of readdirSync(join(folder, 'api/src'))) {
      assert.equal(spawnSync(process.execPath, ['--check', join(folder, 'api/src', name)]).status, 0, name);
    }
    JSON.parse(readFileSync(join(folder, 'deploy/worker.json'), 'utf8'));
  });
});

it('our own repository holds no literal secret, pages and tests included', () => {
  const { output } = lasthop(repository, 'check', '--format', 'json');
  const literal = new Set(['inline-secret', 'hardcoded-credential', 'private-key', 'credential-in-url', 'secret-in-manifest', 'secret-in-example']);
  assert.deepEqual(findingsOf(output).filter(({ rule }) => literal.has(rule)).map(({ rule, path, message }) => `${path}: ${rule}: ${message}`), []);
});
