/** The VS Code side: starts the language server and registers what only an editor can do. */
import * as vscode from 'vscode';
import { createClient } from './client';
import { offerInTerminals } from './commandLine';
import { registerCommands } from './commands';
import { registerDayOne } from './dayOneCommands';
import { KeyStatusItem } from './keyStatusItem';
import { methods } from '../../server/src/lsp/protocol';
import { createStatusItem } from './statusItem';

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('Lasthop', { log: true });
  const client = createClient(context, output);
  const keys = new KeyStatusItem(client);
  context.subscriptions.push(
    output,
    client,
    createStatusItem(client),
    keys,
    ...registerDayOne({ context, client, keys }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      offerInTerminals(context);
      void client.sendNotification(methods.trusted);
    }),
    ...registerCommands(context, client, output),
  );
  offerInTerminals(context);
  try {
    await client.start();
  } catch {
    // The client has written why into the output channel; its message may not be shown as it is.
    void offerOutput(output);
  }
}

async function offerOutput(output: vscode.LogOutputChannel): Promise<void> {
  const show = 'Show Output';
  if (await vscode.window.showErrorMessage('Lasthop could not start its language server.', show) === show) output.show();
}
