/** The commands that need the editor; `lasthop.checkWorkspace` and `lasthop.applyFix` are the server's own. */
import * as vscode from 'vscode';
import type { LanguageServer } from './languageServer';

export function registerCommands(
  context: vscode.ExtensionContext, server: LanguageServer, output: vscode.LogOutputChannel,
): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand('lasthop.restartServer', () => server.restart()),
    vscode.commands.registerCommand('lasthop.showOutput', () => output.show()),
    vscode.commands.registerCommand('lasthop.fixAllInFile', () =>
      vscode.commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.lasthop', apply: 'ifSingle' })),
    vscode.commands.registerCommand('lasthop.explainRule', () => explainRule(context.extensionUri)),
  ];
}

/** Opens a rule's page: the one of a finding under the cursor, or one picked from the list. */
async function explainRule(extension: vscode.Uri): Promise<void> {
  const folder = vscode.Uri.joinPath(extension, 'docs', 'rules');
  const rule = ruleAtCursor() ?? await pickRule(folder);
  if (rule === undefined) return;
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.joinPath(folder, `${rule}.md`));
}

function ruleAtCursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const found = vscode.languages.getDiagnostics(editor.document.uri)
    .find(({ source, range }) => source === 'lasthop' && range.contains(editor.selection.active));
  const code = typeof found?.code === 'object' ? found.code.value : found?.code;
  return code === undefined ? undefined : String(code);
}

async function pickRule(folder: vscode.Uri): Promise<string | undefined> {
  const pages = await vscode.workspace.fs.readDirectory(folder);
  const rules = pages
    .filter(([name]) => name.endsWith('.md') && name !== 'README.md')
    .map(([name]) => name.slice(0, -'.md'.length))
    .sort();
  return vscode.window.showQuickPick(rules, { placeHolder: 'Which rule?' });
}
