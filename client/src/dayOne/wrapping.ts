/** “Wrap Start Scripts”: what would hand a reference to the app goes through Lasthop from then on. */
import * as vscode from 'vscode';
import { methods, type FolderParams } from '../../../server/src/lsp/protocol';
import type { Host } from '../dayOneCommands';
import { ask } from './asking';
import { startOf, startWithSecrets } from './starting';

/** @param file the env file that the reference stands in */
export async function wrapStart(host: Host, file: vscode.Uri): Promise<void> {
  const answer = await ask<FolderParams, readonly string[]>(host, 'Wrapping start scripts', methods.wrapStart, { uri: file.toString() });
  if (!answer) return;
  if (!answer.ok) return void vscode.window.showErrorMessage(answer.message);
  const start = startOf(vscode.Uri.joinPath(file, '..'));
  const where = answer.value.map((uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri))).join(', ');
  const said = `The start scripts in ${where} now go through Lasthop, which resolves the references.`;
  const run = start ? `Run ${start.shown}` : undefined;
  const chosen = await vscode.window.showInformationMessage(said, ...(run === undefined ? [] : [run]));
  if (start && chosen === run) await startWithSecrets(host, start);
}
