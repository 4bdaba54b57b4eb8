/** “Move to the secret manager…”: store, path and places are shown and the path can be edited before anything happens. */
import * as vscode from 'vscode';
import { methods, type Access, type Answer, type FolderParams, type MoveOffer, type PathParams, type PathWord } from '../../../server/src/lsp/protocol';
import type { Host } from '../dayOneCommands';
import { ask, isAllowed, listed } from './asking';
import { prepared } from './getSecrets';
import { askForTrust } from './trust';

/** What does the move: the command as the server knows it. */
export type Move = (path: string) => Thenable<unknown>;

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
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, () => move(path));
  host.steps.set('fixed', true);
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
    prompt: [where, ...warnings, 'A path is environment/service/provider/purpose.'].join(' '),
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
