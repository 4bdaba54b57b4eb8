/** The VS Code side: starts the language server and registers what only an editor can do. */
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import { createClient } from './client';
import { offerInTerminals } from './commandLine';
import { registerCommands } from './commands';
import { FixMiddleware, registerDayOne } from './dayOneCommands';
import { KeyStatusItem } from './keyStatusItem';
import { LanguageServer } from './languageServer';
import { methods } from '../../server/src/lsp/protocol';
import { createStatusItem } from './statusItem';

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('Lasthop', { log: true });
  const fixes = new FixMiddleware();
  const server = new LanguageServer((errorHandler) => createClient(context, output, errorHandler, fixes));
  const keys = new KeyStatusItem(server);
  context.subscriptions.push(
    output,
    server,
    createStatusItem(server),
    server.onDidChangeState(() => {
      // What a report of a problem begins with.
      if (server.state === State.Running) output.info(`Lasthop ${(context.extension.packageJSON as { readonly version: string }).version} in VS Code ${vscode.version}: the language server runs.`);
    }),
    keys,
    ...registerDayOne({ context, client: server, keys }, fixes),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      offerInTerminals(context);
      void server.sendNotification(methods.trusted);
    }),
    ...registerCommands(context, server, output),
  );
  offerInTerminals(context);
  try {
    await server.start();
  } catch {
    // The client has written why into the output channel; its message may not be shown as it is.
    void offerOutput(output);
  }
}

async function offerOutput(output: vscode.LogOutputChannel): Promise<void> {
  const show = 'Show Output';
  if (await vscode.window.showErrorMessage('Lasthop could not start its language server.', show) === show) output.show();
}
