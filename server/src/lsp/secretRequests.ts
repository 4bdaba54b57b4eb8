/** Requests that read secrets: who may ask, what each is told about the folder, and the code that is loaded for it. */
import * as path from 'node:path';
import { statSync } from 'node:fs';
import { MessageType, ShowMessageNotification, ShowMessageRequest, type CancellationToken, type Connection } from 'vscode-languageserver/node';
import { envFileKind } from '../core/envFiles';
import { folderOf } from '../core/paths';
import type { TextEdit } from '../core/text';
import { diskPath } from './addresses';
import { positionsOf, toRange } from './convert';
import { guarded } from './failure';
import { methods, type Answer, type Approval, type EnvironmentParams, type FetchParams, type FolderParams, type PathParams, type SecretParams } from './protocol';
import { access, approveTrust, checkPath, environmentOf, fetchInto, makeIdentity, makeStore, secretOf, wrapStart } from './secrets';
import type { Session } from './session';

/** What a request works with; the editor is behind it. */
export interface Asked {
  /** Absolute: the folder of the document that was asked for. */
  readonly directory: string;
  readonly signal: AbortSignal;
  readonly progress: (done: number, all: number) => void;
  /** Asks a person yes or no; false where nobody can be asked. */
  readonly confirm: (question: string, yes: string) => Promise<boolean>;
  readonly warn: (message: string) => void;
  /** Has the editor change files; returns why it did not. */
  readonly edit: (label: string, changes: readonly FileEdits[]) => Promise<string | undefined>;
}

export interface FileEdits {
  readonly uri: string;
  /** What the disk holds. */
  readonly before: string;
  readonly edits: readonly TextEdit[];
}

export function attachSecrets(connection: Connection, session: Session): void {
  const on = <P extends FolderParams, T>(method: string, title: string, work: (asked: Asked, params: P) => Promise<Answer<T>>): void => {
    const log = (text: string): void => session.log(text);
    connection.onRequest<Answer<T>, void>(method, guarded(log, (params: P, token: CancellationToken) => answer(session, title, params, token, work)));
  };
  on(methods.access, 'Looking at what you may read', access);
  on(methods.makeIdentity, 'Making your key', makeIdentity);
  on(methods.makeStore, 'Making the store', makeStore);
  on(methods.checkPath, 'Looking at the path', (asked, params: PathParams) => checkPath(asked, params));
  on(methods.approve, 'Approving', (asked, params: FolderParams & Approval) => approveTrust(asked, params));
  on(methods.fetch, 'Fetching dev secrets', async (asked, params: FetchParams) => {
    const unsaved = unsavedEnvFile(session, params.uri);
    if (unsaved !== undefined) return { ok: false, kind: 'invalid', message: `${unsaved} has unsaved changes, which a fetch could not see: nothing was fetched. Save it, then fetch again.` };
    const fetched = await fetchInto(asked, params);
    if (fetched.ok) session.diskChanged([fetched.value.uri]);
    return fetched;
  });
  on(methods.wrapStart, 'Wrapping start scripts', wrapStart);
  on(methods.environment, 'Reading secrets', (asked, params: EnvironmentParams) => environmentOf(asked, params));
  on(methods.secret, 'Reading a secret', (asked, params: SecretParams) => secretOf(asked, params));
}

async function answer<P extends FolderParams, T>(
  session: Session, title: string, params: P, token: CancellationToken, work: (asked: Asked, params: P) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  if (!session.trusted) return { ok: false, kind: 'not-trusted', message: 'This workspace is not trusted: no secret is read and no program started.' };
  const place = diskPath(params.uri);
  if (place === undefined) return { ok: false, kind: 'unsupported', message: 'This is not a folder on a disk: secrets are read for folders with a contract.' };
  const directory = statSync(place, { throwIfNoEntry: false })?.isDirectory() === true ? place : path.dirname(place);
  const controller = new AbortController();
  const cancelled = token.onCancellationRequested(() => controller.abort());
  const reporter = session.connection.window.attachWorkDoneProgress(params.workDoneToken);
  reporter.begin(title, 0, undefined, true);
  try {
    return await work({
      directory, signal: controller.signal,
      progress: (done, all) => reporter.report(Math.floor((100 * done) / Math.max(1, all)), `${done} of ${all}`),
      confirm: async (question, yes) => {
        const chosen = await session.connection.sendRequest(ShowMessageRequest.type, { type: MessageType.Warning, message: question, actions: [{ title: yes }, { title: 'No' }] });
        return chosen?.title === yes;
      },
      edit: (label, changes) => edited(session, label, changes),
      warn: (message) => void session.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }),
    }, params);
  } finally {
    cancelled.dispose();
    reporter.done();
  }
}

async function edited(session: Session, label: string, files: readonly FileEdits[]): Promise<string | undefined> {
  const unsaved = files.find(({ uri, before }) => (session.documents.get(uri)?.getText() ?? before) !== before);
  if (unsaved) return `${path.basename(diskPath(unsaved.uri) ?? unsaved.uri)} has unsaved changes: save it, then try again.`;
  const changes = Object.fromEntries(files.map(({ uri, before, edits }) => {
    const positions = positionsOf(before);
    return [uri, edits.map(({ span, newText }) => ({ range: toRange(span, positions), newText }))];
  }));
  // Why an editor refuses is its own to tell: its words could hold the document's.
  const { applied } = session.client.applyEdit ? await session.connection.workspace.applyEdit({ label, edit: { changes } }).catch(() => ({ applied: false })) : { applied: false };
  session.diskChanged(files.map(({ uri }) => uri));
  return applied ? undefined : 'The editor did not make the change.';
}

/** An env file of the contract's folder whose text in the editor is not what the disk holds. */
function unsavedEnvFile(session: Session, uri: string): string | undefined {
  const located = session.folders.find(uri);
  if (!located) return undefined;
  const { folder, path: at } = located;
  const family = folder.engine.view().familyOf(`${at}/.env`) ?? folder.engine.view().familyOf(at);
  for (const document of session.documents.all()) {
    const file = folder.root.pathOf(document.uri);
    if (file === undefined || envFileKind(file) !== 'real' || folderOf(file) !== (family?.folder ?? folderOf(at))) continue;
    if (document.getText() !== (folder.savedText(file) ?? '')) return file;
  }
  return undefined;
}
