/** The status bar item: the server's state, and how many findings stand in the file and in the workspace. */
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import type { LanguageServer } from './languageServer';

export function createStatusItem(server: LanguageServer): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('lasthop.status', vscode.StatusBarAlignment.Left, 0);
  item.name = 'Lasthop';
  const update = (): void => {
    const { text, tooltip, command, problem } = describe(server.state);
    item.text = text;
    item.tooltip = tooltip;
    item.command = command;
    item.backgroundColor = problem ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
  };
  update();
  item.show();
  return vscode.Disposable.from(
    item,
    server.onDidChangeState(update),
    vscode.languages.onDidChangeDiagnostics(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}

interface Description {
  readonly text: string;
  readonly tooltip: string;
  readonly command: string;
  readonly problem: boolean;
}

function describe(state: State): Description {
  if (state === State.Starting) {
    return { text: '$(loading~spin) Lasthop', tooltip: 'Lasthop is starting', command: 'lasthop.showOutput', problem: false };
  }
  if (state !== State.Running) {
    return { text: '$(error) Lasthop', tooltip: "Lasthop's language server is not running. Click to restart it.", command: 'lasthop.restartServer', problem: true };
  }
  const document = vscode.window.activeTextEditor?.document.uri;
  const inFile = document ? count(vscode.languages.getDiagnostics(document)) : 0;
  const inWorkspace = vscode.languages.getDiagnostics().reduce((sum, [, diagnostics]) => sum + count(diagnostics), 0);
  return {
    text: inWorkspace === 0 ? '$(shield) Lasthop' : `$(shield) Lasthop: ${inFile} of ${inWorkspace}`,
    tooltip: inWorkspace === 0
      ? 'Lasthop: nothing found'
      : `Lasthop: ${findings(inFile)} in this file, ${inWorkspace} in the workspace. Click for the list.`,
    command: 'workbench.actions.view.problems',
    problem: false,
  };
}

function count(diagnostics: readonly vscode.Diagnostic[]): number {
  return diagnostics.filter((diagnostic) => diagnostic.source === 'lasthop').length;
}

function findings(number: number): string {
  return number === 1 ? '1 finding' : `${number} findings`;
}
