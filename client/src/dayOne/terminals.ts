/** A terminal whose shell has the secrets: they are in its environment only, and gone with it. What keeps it from having them is read there. */
import * as vscode from 'vscode';
import type { Host } from '../dayOneCommands';
import { isAllowed } from './asking';
import { typeInto } from './typing';

export async function newTerminal(host: Host): Promise<void> {
  if (!isAllowed()) return;
  const status = host.keys.current;
  const cwd = status ? vscode.Uri.parse(status.folder) : vscode.workspace.workspaceFolders?.[0]?.uri;
  const terminal = vscode.window.createTerminal({
    name: `${status?.service ?? 'dev'} secrets`, cwd, iconPath: new vscode.ThemeIcon('key'),
    // Not brought back with the window: secrets are read when somebody asks for them.
    isTransient: true,
    message: 'A shell with this folder’s dev secrets in its environment; they are gone when you type exit or close the terminal.',
  });
  terminal.show();
  host.steps.set('started', true);
  await typeInto(terminal, `lasthop run -- ${quoted(vscode.env.shell)}`);
}

/** Shells take it so on every system. */
function quoted(program: string): string {
  return /^[\w./:-]+$/.test(program) ? program : `"${program}"`;
}
