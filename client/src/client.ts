/** The language client: which documents it sends, and what it never writes down. */
import * as vscode from 'vscode';
import { LanguageClient, TransportKind, type ErrorHandler, type LanguageClientOptions, type Middleware, type ServerOptions } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/lsp/protocol';

/** Schemes of documents that a person edits; not those of diffs, output channels and settings. */
const schemes = ['file', 'untitled', 'vscode-vfs'];

export function createClient(
  context: vscode.ExtensionContext, output: vscode.LogOutputChannel, errorHandler: ErrorHandler, middleware: Middleware,
): LanguageClient {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6017'] } },
  };
  const options: LanguageClientOptions = {
    // By pattern and never by language id: a secret can stand in any text, and `.env` files go by many ids.
    documentSelector: schemes.map((scheme) => ({ scheme, pattern: '**/*' })),
    outputChannel: output,
    middleware,
    // Asked anew at each start of the server: trust may have been granted since.
    initializationOptions: (): InitializationOptions => ({ trusted: vscode.workspace.isTrusted, status: true }),
    // The library's trace can print whole documents. Ours is written by the server: method, size and time.
    traceOutputChannel: silentChannel(),
    errorHandler,
    // Its own way is to show the message, whatever stands in it.
    initializationFailedHandler: () => false,
  };
  return new LanguageClient('lasthop', 'Lasthop', server, options);
}

/** A log channel whose level is never `Trace` and which drops what it is given. */
function silentChannel(): vscode.LogOutputChannel {
  const drop = (): void => undefined;
  return {
    name: 'Lasthop', logLevel: vscode.LogLevel.Off, onDidChangeLogLevel: () => ({ dispose: drop }),
    trace: drop, debug: drop, info: drop, warn: drop, error: drop,
    append: drop, appendLine: drop, replace: drop, clear: drop, show: drop, hide: drop, dispose: drop,
  };
}
