/** Requests to the server with progress and cancellation, and answers that say what stood in the way. */
import * as vscode from 'vscode';
import type { Answer, FolderParams } from '../../../server/src/lsp/protocol';
import type { Host } from '../dayOneCommands';

/** Milliseconds before progress is shown: what is over at once needs none. */
const patience = 400;

/** Asks with a progress notification that can be cancelled. Undefined: the user gave up. */
export async function ask<P extends FolderParams, T>(host: Host, title: string, method: string, params: P): Promise<Answer<T> | undefined> {
  const token = `lasthop-${Math.random().toString(36).slice(2)}`;
  const cancellation = new vscode.CancellationTokenSource();
  const answer = request<T>(host, method, { ...params, workDoneToken: token }, cancellation.token);
  let settled = false;
  const settle = (): void => { settled = true; };
  void answer.then(settle, settle);
  await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, patience))]);
  if (!settled) await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (progress, cancelled) => {
    let before = 0;
    const reports = host.client.onProgress(host.progressType, token, (value) => {
      if (value.kind === 'end') return;
      progress.report({ ...(value.message === undefined ? {} : { message: value.message }), increment: (value.percentage ?? before) - before });
      before = value.percentage ?? before;
    });
    const stop = cancelled.onCancellationRequested(() => cancellation.cancel());
    try {
      await answer;
    } finally {
      stop.dispose();
      reports.dispose();
    }
  });
  const given = await answer;
  const wasCancelled = cancellation.token.isCancellationRequested;
  cancellation.dispose();
  return wasCancelled ? undefined : given;
}

async function request<T>(host: Host, method: string, params: FolderParams, token: vscode.CancellationToken): Promise<Answer<T>> {
  try {
    return await host.client.sendRequest<Answer<T>>(method, params, token);
  } catch {
    // Why is in the output channel; what an error says may not be shown as it is.
    return { ok: false, kind: 'down', message: 'Lasthop’s language server did not answer. Restart it (Lasthop: Restart Server) and try again.' };
  }
}

/** Whether secrets may be read here; says so where they may not. */
export function isAllowed(): boolean {
  if (vscode.workspace.isTrusted) return true;
  void vscode.window.showWarningMessage('In Restricted Mode Lasthop reads no secret and starts no program.', 'Manage Workspace Trust')
    .then((chosen) => chosen === undefined ? undefined : vscode.commands.executeCommand('workbench.trust.manage'));
  return false;
}

/** What the user works on: the active document, else the folder whose keys are missing, else the first folder. */
export function place(host: Host): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  const known = host.keys.current?.folder;
  if (known !== undefined) return vscode.Uri.parse(known);
  return active?.scheme === 'file' ? active : vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** `3 keys`. */
export function counted(number: number, word: string): string {
  return number === 1 ? `1 ${word}` : `${number} ${word}s`;
}

/** Names for a sentence; a contract can hold hundreds. */
export function listed(names: readonly string[], most = 8): string {
  return names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
