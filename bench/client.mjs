/** A language client that measures: one server process, one document at a time, one keystroke at a time. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { StreamMessageReader, StreamMessageWriter, createMessageConnection } = require('vscode-jsonrpc/node');

/**
 * Starts a server on a folder.
 * @param command what to run: a script and its arguments
 * @param mode `pull`: the client asks for diagnostics; `push`: it cannot, the server sends them
 */
export async function startServer(command, folder, mode) {
  const process_ = spawn(process.execPath, command, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(new StreamMessageReader(process_.stdout), new StreamMessageWriter(process_.stdin));
  const waiting = new Map();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, version, diagnostics }) => {
    const done = waiting.get(`${uri} ${version}`);
    waiting.delete(`${uri} ${version}`);
    done?.(diagnostics);
  });
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.listen();
  const root = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: 'bench' }],
    capabilities: {
      textDocument: {
        synchronization: { didSave: true },
        publishDiagnostics: { versionSupport: true },
        ...(mode === 'pull' ? { diagnostic: { dynamicRegistration: false } } : {}),
      },
      workspace: { workspaceFolders: true, ...(mode === 'pull' ? { diagnostics: { refreshSupport: true } } : {}) },
    },
  });
  await connection.sendNotification('initialized', {});

  const answerTo = (uri, version, notification, parameters) => {
    if (mode === 'pull') {
      void connection.sendNotification(notification, parameters);
      return connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }).then(({ items }) => items);
    }
    const answer = new Promise((resolve) => waiting.set(`${uri} ${version}`, resolve));
    void connection.sendNotification(notification, parameters);
    return answer;
  };
  return {
    /** Opens a document and returns its diagnostics. */
    open: (uri, languageId, text) => answerTo(uri, 1, 'textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    /** One change, then its diagnostics. */
    change: (uri, version, range, text) =>
      answerTo(uri, version, 'textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range, text }] }),
    close: (uri) => connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    /** Resolves when the server has not used the processor for a while: the workspace has been read. */
    settled: () => settled(process_.pid),
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
    },
  };
}

async function settled(pid) {
  const ticks = () => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return Number(fields[11]) + Number(fields[12]);
  };
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  if (!existsSync(`/proc/${pid}/stat`)) return pause(20_000);
  let before = -1;
  for (let quiet = 0; quiet < 4;) {
    await pause(500);
    const now = ticks();
    quiet = now - before <= 1 ? quiet + 1 : 0;
    before = now;
  }
}
