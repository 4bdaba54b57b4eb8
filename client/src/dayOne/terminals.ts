/** A terminal whose processes have the secrets: they are in its environment only, and gone with it. */
import * as vscode from 'vscode';
import { invocation } from '../commandLine';
import type { Host } from '../dayOneCommands';
import { isAllowed } from './asking';

export async function newTerminal(host: Host): Promise<void> {
  if (!isAllowed()) return;
  const status = host.keys.current;
  const cwd = status ? vscode.Uri.parse(status.folder) : vscode.workspace.workspaceFolders?.[0]?.uri;
  const { program, arguments: shellArgs, env } = invocation(host.context, 'run', '--', vscode.env.shell);
  const terminal = vscode.window.createTerminal({
    name: `${status?.service ?? 'dev'} secrets`, cwd, shellPath: program, shellArgs, env, iconPath: new vscode.ThemeIcon('key'),
    // Not brought back with the window: secrets are read when somebody asks for them.
    isTransient: true,
    message: 'Programs started here have this folder’s dev secrets in their environment. They are gone when the terminal is closed.',
  });
  terminal.show();
  host.steps.set('started', true);
}
