/** “Move to the secret manager…”: store, path and places are shown and the path can be edited before anything happens. */
import * as vscode from 'vscode';
import { methods, type Access, type Answer, type FolderParams, type MoveOffer, type MoveReport, type PathParams, type PathWord } from '../../../server/src/lsp/protocol';
import type { Host } from '../dayOneCommands';
import { ask, isAllowed, listed } from './asking';
import { prepared } from './getSecrets';
import { askForTrust } from './trust';
import { wrapStart } from './wrapping';

/** What does the move: the command as the server knows it; undefined where it failed, and the server has said why. */
export type Move = (path: string) => Thenable<MoveReport | null | undefined>;

/** @param name which fix is meant, as the code action says it */
export async function moveSecret(host: Host, name: unknown, move: Move): Promise<void> {
  const uri = (name as { readonly uri?: unknown } | undefined)?.uri;
  if (typeof uri !== 'string' || !isAllowed() || !await isReady(host, uri)) return;
  const offer = await offered(host, name);
  if (!offer) return;
  if (offer.problem !== undefined) return void vscode.window.showErrorMessage(`${offer.key} stays where it is. ${offer.problem}`);
  const path = await chosen(host, uri, offer);
  if (path === undefined) return;
  const title = `Moving ${offer.key} to ${offer.store}`;
  // Once the value is on its way, stopping half-way is worse than waiting.
  const report = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, () => move(path));
  if (!report) return;
  host.steps.set('fixed', true);
  await Promise.all([told(report), startTold(host, report)]);
}

/** Where the value is. What git may hold must be rotated: that is a warning, with what does it at hand. */
async function told({ key, path, store, rotate, notes }: MoveReport): Promise<void> {
  const there = `${key} is in ${store} at ${path}.`;
  if (!rotate) return void vscode.window.showInformationMessage([there, ...notes].join(' '));
  const { page, command } = rotate;
  const open = page === undefined ? undefined : `Open ${new URL(page).host}`;
  const copy = 'Copy Command';
  const chosen = await vscode.window.showWarningMessage([there, rotate.reason, rotate.remedy, ...notes].join(' '), ...(open === undefined ? [] : [open]), copy);
  if (chosen === copy) await vscode.env.clipboard.writeText(command);
  else if (page !== undefined && chosen === open) await vscode.env.openExternal(vscode.Uri.parse(page));
}

async function startTold(host: Host, { start }: MoveReport): Promise<void> {
  if (!start) return;
  const { warning, remedy, wraps, file } = start;
  if (!wraps) return void vscode.window.showInformationMessage(remedy === undefined ? warning : `${warning} ${remedy}`);
  const wrap = 'Wrap Start Scripts';
  if (await vscode.window.showWarningMessage(warning, wrap) === wrap) await wrapStart(host, vscode.Uri.file(file));
}

/** Whether there is a store to move to, and a person whom it knows: both are made here if wanted. */
async function isReady(host: Host, uri: string): Promise<boolean> {
  const answer = await ask<FolderParams, Access>(host, 'Looking at the store', methods.access, { uri });
  if (!answer) return false;
  if (!answer.ok) {
    void vscode.window.showErrorMessage(answer.message);
    return false;
  }
  if (answer.value.trust && !await askForTrust(host, uri, answer.value.trust)) return false;
  return await prepared(host, uri, answer.value) !== undefined;
}

async function offered(host: Host, name: unknown): Promise<MoveOffer | undefined> {
  try {
    return await host.client.sendRequest<MoveOffer>(methods.movePlan, name);
  } catch (error) {
    // The server's own words: a refusal names files and keys only, and other errors say that they are in the output.
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : 'The document has changed since; ask again.');
    return undefined;
  }
}

function chosen(host: Host, uri: string, { key, path, store, places, files, warnings }: MoveOffer): Thenable<string | undefined> {
  const from = path.lastIndexOf('/') + 1;
  const where = `${places === 1 ? 'One place' : `${places} places`} with this value; edited: ${listed(files)}.`;
  return vscode.window.showInputBox({
    title: `Move ${key} to ${store}`,
    prompt: [where, ...warnings, 'A path is environment/service/provider/purpose.'].map((part) => (part.endsWith('.') ? part : `${part} ·`)).join(' '),
    value: path, valueSelection: [from, path.length], ignoreFocusOut: true,
    validateInput: (typed) => judged(host, uri, typed),
  });
}

/** A word about the path; none where the server has none to give, which judges again before it moves anything. */
async function judged(host: Host, uri: string, path: string): Promise<string | vscode.InputBoxValidationMessage | undefined> {
  try {
    const answer = await host.client.sendRequest<Answer<PathWord>>(methods.checkPath, { uri, path } satisfies PathParams);
    if (!answer.ok) return answer.message;
    const { problem, note } = answer.value;
    return problem ?? (note === undefined ? undefined : { message: note, severity: vscode.InputBoxValidationSeverity.Warning });
  } catch {
    return undefined;
  }
}
