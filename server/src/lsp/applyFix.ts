/** A fix that keeps a value: the server writes the value into the git-ignored file first, and only then the editor is asked to edit. */
import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ApplyWorkspaceEditResult } from 'vscode-languageserver/node';
import type { FileEdit } from '../core/render';
import { applyEdits } from '../core/text';
import { ByteReader, decode, encode, isLossless, type Decoded } from '../host/bytes';
import { GitRepository } from '../host/gitRepository';
import { privateMode, replaceFile } from '../host/replaceFile';
import { refusal } from './failure';
import { findFix, workspaceEdit } from './fixes';
import type { FixName } from './fixNames';
import type { Folder } from './folder';
import type { Session } from './session';

/** @throws ResponseError in words for the user; nothing was lost then, and the document is as it was */
export async function applyFix(session: Session, name: FixName): Promise<void> {
  const { folder, path, fix } = findFix(session, name);
  const holdsValue = fix.edits.filter((edit) => edit.holdsValue);
  // The line that makes git ignore the value's file has to stand there before the value does.
  const ignores = holdsValue.length === 0 ? [] : fix.edits.filter((edit) => /(?:^|\/)\.gitignore$/.test(edit.path));
  const rest = fix.edits.filter((edit) => !holdsValue.includes(edit) && !ignores.includes(edit));
  const edit = workspaceEdit(session, folder, rest);
  if (!edit || !session.client.applyEdit) throw refusal('This editor cannot apply the edit; nothing was changed.');
  for (const { path: file } of [...ignores, ...holdsValue]) refuseUnsaved(folder, file);
  for (const ignore of ignores) write(folder, ignore);
  for (const value of holdsValue) {
    refuseVisible(folder, value.path);
    write(folder, value);
  }
  session.diskChanged([...ignores, ...holdsValue].map((written) => folder.uri(written.path)));
  const result = await session.connection.workspace.applyEdit({ label: fix.title, edit });
  if (!result.applied) throw refusal(notApplied(path, holdsValue, result));
  if (holdsValue.length > 0) tell(session, folder, path, holdsValue);
}

/** The edit was made for the text that the editor and we know; another program may have written since. */
function refuseUnsaved(folder: Folder, path: string): void {
  const known = folder.text(path) ?? '';
  const saved = readFile(folder, path)?.text ?? '';
  if (known === saved) return;
  throw refusal(folder.document(path)
    ? `${path} has unsaved changes. Save it, then apply the fix again.`
    : `${path} has just been changed by another program. Apply the fix again.`);
}

/** A value goes only where git is known not to take it, now, whatever was known before. */
function refuseVisible(folder: Folder, path: string): void {
  const state = folder.gitStateNow(path);
  if (state === 'ignored') return;
  const file = folder.absolute(path);
  if (state === 'unknown' && file !== undefined && !GitRepository.holding(dirname(file))) return;
  throw refusal(`git does not ignore ${path}, so no value was written to it. Add it to .gitignore, then apply the fix again.`);
}

function write(folder: Folder, { path, edits, holdsValue }: FileEdit): void {
  const file = folder.absolute(path);
  if (file === undefined) throw refusal(`${path} is not on a disk; nothing was changed.`);
  const present = readFile(folder, path);
  const text = applyEdits(present?.text ?? '', edits);
  try {
    replaceFile(file, encode(text, present ?? { encoding: 'utf-8', byteOrderMark: false }), holdsValue ? privateMode : undefined);
  } catch (error) {
    throw refusal(`${path} could not be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); nothing else was changed.`);
  }
}

/** Undefined where there is no such file. */
function readFile(folder: Folder, path: string): Decoded | undefined {
  const file = folder.absolute(path);
  if (file === undefined) return undefined;
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if (stats.isSymbolicLink()) throw refusal(`${path} cannot be changed: it is a symbolic link.`);
  const read = new ByteReader().read(file);
  if ('skipped' in read) throw refusal(`${path} cannot be changed: ${read.skipped}.`);
  const decoded = decode(read.bytes);
  if ('skipped' in decoded) throw refusal(`${path} cannot be changed: ${decoded.skipped}.`);
  if (!isLossless(read.bytes, decoded)) throw refusal(`${path} cannot be changed: its encoding is not one that can be kept.`);
  return decoded;
}

function notApplied(path: string, written: readonly FileEdit[], { failureReason }: ApplyWorkspaceEditResult): string {
  const kept = written.map((edit) => edit.path).join(' and ');
  return `The editor did not change ${path}${failureReason ? ' (it gave a reason in its log)' : ''}. The value stands in ${kept} too; apply the fix again or remove it there.`;
}

function tell(session: Session, folder: Folder, path: string, written: readonly FileEdit[]): void {
  const kept = `The value is kept in ${written.map((edit) => edit.path).join(' and ')}, which git ignores.`;
  const history = folder.gitStateNow(path) === 'tracked' ? ` git may remember the old ${path}: rotate the secret.` : '';
  session.inform(kept + history);
}
