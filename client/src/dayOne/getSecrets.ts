/** From “3 of 12 keys missing” to a running app: a key of one's own, access, fetch, run. Each step only where it is needed. */
import * as vscode from 'vscode';
import { methods, type Access, type Answer, type Fetched, type FetchParams, type FolderParams } from '../../../server/src/lsp/protocol';
import type { Host } from '../dayOneCommands';
import { ask, counted, isAllowed, listed, place } from './asking';
import { showPage } from './pages';
import { summarize } from './summary';
import { askForTrust } from './trust';

/** The guided way: by the status item and the walkthrough. */
export async function getSecrets(host: Host): Promise<void> {
  const uri = place(host)?.toString();
  if (!isAllowed() || uri === undefined) return;
  let access = await lookedAt(host, uri);
  if (access?.trust) {
    if (!await askForTrust(host, uri, access.trust)) return;
    access = await lookedAt(host, uri);
  }
  access &&= await prepared(host, uri, access);
  if (!access) return;
  if (access.unreadable.length > 0 && !await requested(access)) return;
  await fetchInto(host, uri);
}

/** Straight to the fetch: by the command. */
export async function fetchSecrets(host: Host): Promise<void> {
  const uri = place(host)?.toString();
  if (!isAllowed()) return;
  if (uri === undefined) return void vscode.window.showInformationMessage('Open a folder first: secrets are fetched for the contract (.env.example) in it.');
  await fetchInto(host, uri);
}

async function lookedAt(host: Host, uri: string): Promise<Access | undefined> {
  return taken(host, await ask<FolderParams, Access>(host, 'Looking at what you may read', methods.access, { uri }));
}

/** What was learnt, also for the walkthrough; says what stood in the way. */
function taken(host: Host, answer: Answer<Access> | undefined): Access | undefined {
  if (!answer?.ok) {
    if (answer) void vscode.window.showErrorMessage(answer.message);
    return undefined;
  }
  checkOff(host, answer.value);
  return answer.value;
}

/** Before an approval nothing is known. */
function checkOff({ steps }: Host, { identity, unreadable, trust }: Access): void {
  if (trust) return;
  steps.set('identity', identity !== 'none');
  steps.set('access', identity !== 'none' && unreadable.length === 0);
}

/** Looks at what is done of a first day, for the walkthrough, and bothers nobody with it. */
export async function learn(host: Host): Promise<void> {
  const uri = place(host)?.toString();
  if (!vscode.workspace.isTrusted || uri === undefined) return;
  const answer = await host.client.sendRequest<Answer<Access>>(methods.access, { uri } satisfies FolderParams).catch(() => undefined);
  if (answer?.ok) checkOff(host, answer.value);
}

/** Makes what is still to be made, when the user wants it: the store, a key. Undefined: not now. */
export async function prepared(host: Host, uri: string, access: Access): Promise<Access | undefined> {
  if (access.storeAbsent) return withStore(host, uri);
  return access.identity === 'none' ? withIdentity(host, uri, access) : access;
}

async function withStore(host: Host, uri: string): Promise<Access | undefined> {
  const make = 'Make the Store';
  const detail = 'Lasthop can keep one in the repository itself: a folder, .lasthop/store, with an encrypted file for each secret. Nothing to install, no service. You are the first who may read dev/; '
    + 'others ask you for access. Production has no reader until one is named.\n\n'
    + 'What it cannot do: it keeps no record of who read a secret, and who could read one once may have kept it. Check the folder in.';
  if (await vscode.window.showInformationMessage('This repository has no secret store yet.', { modal: true, detail }, make) !== make) return undefined;
  return taken(host, await ask<FolderParams, Access>(host, 'Making the store', methods.makeStore, { uri }));
}

async function withIdentity(host: Host, uri: string, { store }: Access): Promise<Access | undefined> {
  const make = 'Make My Key';
  const detail = 'Secrets of this repository are encrypted for each person who may read them. Your key is made on this machine and kept in your own folder, readable by you alone. '
    + 'It is never sent anywhere: others only get its public half, to give you access.';
  if (await vscode.window.showInformationMessage(`You have no key for ${store} yet.`, { modal: true, detail }, make) !== make) return undefined;
  return taken(host, await ask<FolderParams, Access>(host, 'Making your key', methods.makeIdentity, { uri }));
}

/** Helps to get access. Returns whether to fetch what can be read. */
async function requested({ unreadable, readable, request, store }: Access): Promise<boolean> {
  const names = listed(unreadable.map(({ name }) => name));
  const fetch = 'Fetch the Others';
  const others = readable.length > 0 ? [fetch] : [];
  if (request === undefined) {
    const why = unreadable[0]?.why ?? '';
    return await vscode.window.showWarningMessage(`${counted(unreadable.length, 'key')} cannot be read from ${store}: ${names}. ${why}`, ...others) === fetch;
  }
  await vscode.env.clipboard.writeText(request);
  const show = 'Show Request';
  const chosen = await vscode.window.showInformationMessage(
    `You cannot read ${counted(unreadable.length, 'secret')} yet: ${names}. A request was copied: send it to whoever gives access here. When it is answered, pull, and click again.`,
    show, ...others,
  );
  if (chosen === show) await showPage('Access request', request);
  return chosen === fetch;
}

/** @param replace keys whose placeholder in the file a person gives up for the value */
async function fetchInto(host: Host, uri: string, replace?: readonly string[]): Promise<void> {
  const answer = await ask<FetchParams, Fetched>(host, 'Fetching dev secrets', methods.fetch, { uri, ...(replace ? { replace } : {}) });
  if (!answer) return;
  if (!answer.ok) {
    if (answer.kind === 'not-trusted') return reviewed(host, uri, answer.message);
    return void vscode.window.showErrorMessage(answer.message);
  }
  await Promise.all([host.keys.refresh(), learn(host)]);
  await summarize(host, answer.value, (names) => fetchInto(host, uri, names));
}

/** A repository's own commands stand in the way: they are shown, and approved or not, before it is tried again. */
async function reviewed(host: Host, uri: string, message: string): Promise<void> {
  const access = await lookedAt(host, uri);
  if (!access?.trust) return void vscode.window.showErrorMessage(message);
  if (await askForTrust(host, uri, access.trust)) await fetchInto(host, uri);
}
