/** The language client: which documents it sends, how it restarts the server, and what it never writes down. */
import * as vscode from 'vscode';
import {
  CloseAction, ErrorAction, LanguageClient, TransportKind,
  type CloseHandlerResult, type ErrorHandler, type LanguageClientOptions, type ServerOptions,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/lsp/protocol';

/** Schemes of documents that a person edits; not those of diffs, output channels and settings. */
const schemes = ['file', 'untitled', 'vscode-vfs'];

export function createClient(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): LanguageClient {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6017'] } },
  };
  const options: LanguageClientOptions = {
    // By pattern and never by language id: a secret can stand in any text, and `.env` files go by many ids.
    documentSelector: schemes.map((scheme) => ({ scheme, pattern: '**/*' })),
    outputChannel: output,
    // Asked anew at each start of the server: trust may have been granted since.
    initializationOptions: (): InitializationOptions => ({ trusted: vscode.workspace.isTrusted, status: true }),
    // The library's trace can print whole documents. Ours is written by the server: method, size and time.
    traceOutputChannel: silentChannel(),
    errorHandler: new RestartingErrorHandler(),
  };
  return new LanguageClient('lasthop', 'Lasthop', server, options);
}

/** Restarts a server that died, up to a few times in a row, and says so. */
class RestartingErrorHandler implements ErrorHandler {
  private readonly restarts: number[] = [];
  private readonly limit = 4;
  private readonly window = 3 * 60_000;

  error(_error: Error, _message: unknown, count: number | undefined): { action: ErrorAction; handled: boolean } {
    return { action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.restarts.push(now);
    while ((this.restarts[0] ?? now) < now - this.window) this.restarts.shift();
    if (this.restarts.length > this.limit) {
      const message = `Lasthop's language server stopped ${this.restarts.length} times within three minutes and was not started again.`;
      void this.say(vscode.window.showErrorMessage(message, 'Restart Server'));
      return { action: CloseAction.DoNotRestart, message, handled: true };
    }
    const message = "Lasthop's language server stopped unexpectedly and was started again.";
    void vscode.window.showWarningMessage(message);
    return { action: CloseAction.Restart, message, handled: true };
  }

  private async say(shown: Thenable<string | undefined>): Promise<void> {
    if (await shown === 'Restart Server') await vscode.commands.executeCommand('lasthop.restartServer');
  }
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
