/** A fix that keeps a value: the server writes the value into the git-ignored file first, and only then the editor is asked to edit. */
import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { isIgnoreFile } from '../core/paths';
import type { FileEdit } from '../core/render';
import { applyEdits } from '../core/text';
import { GitRepository } from '../host/gitRepository';
import { rewriteFile } from '../host/rewrite';
import { refusal } from './failure';
import { findFix, workspaceEdit } from './fixes';
import type { FixName } from './fixNames';
import type { Folder } from './folder';
import type { Session } from './session';

/** @throws ResponseError in words for the user; no literal was lost then, and the document is as it was */
export async function applyFix(session: Session, name: FixName): Promise<void> {
  const { folder, path, fix } = findFix(session, name);
  const values = fix.edits.filter((edit) => edit.holdsValue);
  // The line that makes git ignore the value's file has to stand there before the value does.
  const ignores = values.length === 0 ? [] : fix.edits.filter((edit) => isIgnoreFile(edit.path));
  const edit = workspaceEdit(session, folder, fix.edits.filter((one) => !values.includes(one) && !ignores.includes(one)));
  if (!edit || !session.client.applyEdit) throw refusal('This editor cannot apply the edit; nothing was changed.');
  for (const { path: file } of [...ignores, ...values]) refuseUnsafe(folder, file);
  for (const ignore of ignores) write(folder, ignore);
  for (const value of values) {
    refuseVisible(folder, value.path);
    write(folder, value);
  }
  session.diskChanged([...ignores, ...values].map((written) => folder.uri(written.path)));
  // Why an editor refuses is its own to tell: its words could hold the document's.
  const { applied } = await session.connection.workspace.applyEdit({ label: fix.title, edit }).catch(() => ({ applied: false }));
  const kept = values.map((value) => value.path).join(' and ');
  if (!applied) throw refusal(`The editor did not change ${path}. The value now stands in ${kept} too: apply the fix again, or remove it there.`);
  if (values.length === 0) return;
  const said = `The value is kept in ${kept}, which git ignores.`;
  const rotate = history(folder, path);
  if (rotate === undefined) session.inform(said);
  else session.warn(`${said} ${rotate}`);
}

/** Nothing is written where a person's unsaved work or another program's would be lost, or where the file is not what it seems. */
function refuseUnsafe(folder: Folder, path: string): void {
  const file = folder.absolute(path);
  if (file === undefined) throw refusal(`${path} is not on a disk; nothing was changed.`);
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) throw refusal(`${path} is a symbolic link; nothing was changed.`);
  if (folder.document(path) && folder.document(path)?.getText() !== (folder.savedText(path) ?? '')) {
    throw refusal(`${path} has unsaved changes. Save it, then apply the fix again.`);
  }
}

/** A value goes only where git is known not to take it, now, whatever was known before. */
function refuseVisible(folder: Folder, path: string): void {
  const state = folder.gitStateNow(path);
  const file = folder.absolute(path);
  if (state === 'ignored' || (state === 'unknown' && file !== undefined && !GitRepository.holding(dirname(file)))) return;
  throw refusal(`git does not ignore ${path}, so no value was written to it. Add it to .gitignore, then apply the fix again.`);
}

function write(folder: Folder, { path, edits, holdsValue }: FileEdit): void {
  const before = folder.text(path);
  const reason = rewriteFile(folder.absolute(path) ?? path, before, applyEdits(before ?? '', edits), holdsValue);
  if (reason !== undefined) throw refusal(`${path} was not written: ${reason}. Apply the fix again.`);
}

/** What git ever held stays in its history. */
function history(folder: Folder, path: string): string | undefined {
  return folder.gitStateNow(path) === 'tracked' ? `If ${path} was ever committed with it, the value is in git's history: rotate it.` : undefined;
}
