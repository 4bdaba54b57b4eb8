/** Asks before anything runs that came with the repository: the very words that would run, Approve or not now. */
import * as vscode from 'vscode';
import { methods, type Access, type Approval, type FolderParams, type TrustQuestion } from '../../../server/src/lsp/protocol';
import type { Host } from '../dayOneCommands';
import { ask, isAllowed, place } from './asking';

/** Returns whether what the repository asks for may run now. */
export async function askForTrust(host: Host, uri: string, { root, hash, text }: TrustQuestion): Promise<boolean> {
  const approve = 'Approve';
  // The fingerprint is for `lasthop trust --accept`.
  const detail = `${text.replace(/^Content: .*$/m, '').trimEnd()}\n\nApprove it only if you know it. If a letter of it changes, you are asked again.`;
  const notNow: vscode.MessageItem = { title: 'Not Now', isCloseAffordance: true };
  const chosen = await vscode.window.showWarningMessage('Let this repository run commands to read secrets?', { modal: true, detail }, { title: approve }, notNow);
  if (chosen?.title !== approve) return false;
  const answer = await ask<FolderParams & Approval, null>(host, 'Remembering your approval', methods.approve, { uri, root, hash });
  if (answer && !answer.ok) void vscode.window.showErrorMessage(answer.message);
  return answer?.ok === true;
}

/** Shows what waits for approval, by the command. */
export async function reviewTrust(host: Host): Promise<void> {
  const uri = place(host)?.toString();
  if (!isAllowed() || uri === undefined) return;
  const access = await ask<FolderParams, Access>(host, 'Looking at what this repository asks for', methods.access, { uri });
  if (!access) return;
  if (!access.ok) return void vscode.window.showErrorMessage(access.message);
  if (access.value.trust) await askForTrust(host, uri, access.value.trust);
  else void vscode.window.showInformationMessage('Nothing waits for your approval here. `lasthop trust` in a terminal lists what was approved, and takes it back.');
}
