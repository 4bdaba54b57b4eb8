/** Connects each message of the protocol to its handler. */
import {
  DidChangeConfigurationNotification, DidChangeWatchedFilesNotification,
  type CancellationToken, type Connection, type InitializeParams, type InitializeResult,
} from 'vscode-languageserver/node';
import { offer, readClient } from './capabilities';
import { guarded, withdrawn } from './failure';
import { codeAction } from './handlers/codeAction';
import { resolveCodeAction } from './handlers/codeActionResolve';
import { didChangeConfiguration } from './handlers/configuration';
import { documentDiagnostics } from './handlers/diagnostics';
import { executeCommand } from './handlers/executeCommand';
import { movePlan } from './handlers/move';
import { keyStatus } from './handlers/keyStatus';
import { didChange, didClose, didOpen, didSave } from './handlers/textSync';
import { didChangeWatchedFiles, watchers } from './handlers/watchedFiles';
import { workspaceDiagnostics } from './handlers/workspaceDiagnostics';
import { didChangeWorkspaceFolders, initialFolders } from './handlers/workspaceFolders';
import { methods, type InitializationOptions, type StatusParams } from './protocol';
import { attachSecrets } from './secretRequests';
import { Session } from './session';
import { Tracer } from './trace';

export interface ServerOptions {
  readonly connection: Connection;
  readonly tracer: Tracer;
  readonly version: string;
  /** Address of a rule's page; undefined where the pages are not at hand. */
  page(rule: string): string | undefined;
  /** Told when the client has said goodbye. */
  shutDown(): void;
}

/** Answers on the connection from its next message on. */
export function serve({ connection, tracer, version, page, shutDown }: ServerOptions): void {
  const log = (text: string): void => connection.console.error(text);
  const safe = <A extends unknown[], R>(handler: (...args: A) => R | Promise<R>): ((...args: A) => Promise<R>) => guarded(log, handler);

  connection.onInitialize(safe((params: InitializeParams): InitializeResult => {
    const client = readClient(params.capabilities);
    const session = new Session({ connection, client, tracer, options: initializationOptions(params.initializationOptions), page });
    session.addFolders(initialFolders(params));
    attach(connection, session, safe);
    connection.onShutdown(() => {
      session.dispose();
      shutDown();
    });
    connection.onInitialized(safe(() => start(session, safe)));
    return { capabilities: offer(client), serverInfo: { name: 'lasthop', version } };
  }));
  connection.listen();
}

type Safe = <A extends unknown[], R>(handler: (...args: A) => R | Promise<R>) => (...args: A) => Promise<R>;

function attach(connection: Connection, session: Session, safe: Safe): void {
  connection.onDidOpenTextDocument(safe((params) => didOpen(session, params)));
  connection.onDidChangeTextDocument(safe((params) => didChange(session, params)));
  connection.onDidSaveTextDocument(safe((params) => didSave(session, params)));
  connection.onDidCloseTextDocument(safe((params) => didClose(session, params)));
  connection.languages.diagnostics.on(safe(inTurn((params) => documentDiagnostics(session, params))));
  connection.languages.diagnostics.onWorkspace(safe((params, token, _progress, result) => workspaceDiagnostics(session, params, token, result)));
  connection.onCodeAction(safe(inTurn((params) => codeAction(session, params))));
  connection.onCodeActionResolve(safe(inTurn((action) => resolveCodeAction(session, action))));
  connection.onRequest(methods.movePlan, safe(inTurn((name: unknown) => movePlan(session, name))));
  connection.onExecuteCommand(safe(inTurn((params, token) => executeCommand(session, params, token))));
  connection.onDidChangeWatchedFiles(safe((params) => didChangeWatchedFiles(session, params)));
  connection.onDidChangeConfiguration(safe((params) => didChangeConfiguration(session, params)));
  connection.onRequest(methods.status, safe(inTurn((params: StatusParams) => keyStatus(session, params))));
  attachSecrets(connection, session);
  connection.onNotification(methods.trusted, () => { session.trusted = true; });
}

/** What was withdrawn while it waited for its turn is not worked on: the protocol's library only marks its token. */
function inTurn<P, R>(handler: (params: P, token: CancellationToken) => R | Promise<R>): (params: P, token: CancellationToken) => R | Promise<R> {
  return (params, token) => {
    if (token.isCancellationRequested) throw withdrawn();
    return handler(params, token);
  };
}

async function start(session: Session, safe: Safe): Promise<void> {
  const { connection, client } = session;
  if (client.folderEvents) {
    connection.workspace.onDidChangeWorkspaceFolders(safe((event) => didChangeWorkspaceFolders(session, { event })));
  }
  try {
    await session.reloadSettings();
  } finally {
    session.scanner.request(session.folders.all());
    session.markStarted();
  }
  if (client.configurationEvents) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'lasthop' });
  if (client.watchFiles) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...watchers] });
}

/** What a client sent, each part only where it is well-formed. */
function initializationOptions(value: unknown): InitializationOptions {
  const { trusted, status } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return { trusted: trusted !== false, status: status === true };
}
