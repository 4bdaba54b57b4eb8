/** codeAction/resolve: the edit of an action, computed anew from the action's data. */
import type { CodeAction } from 'vscode-languageserver/node';
import { outdated } from '../failure';
import { findFix, fixAll, locateVersion, needsHost, workspaceEdit } from '../fixes';
import { isFixAllName, isFixName, type FixAllName, type FixName } from '../fixNames';
import type { Session } from '../session';

/** @throws ResponseError when the document changed since the action was offered */
export function resolveCodeAction(session: Session, action: CodeAction): CodeAction {
  const data: unknown = action.data;
  if (isFixName(data)) return { ...action, edit: editOf(session, data) };
  if (isFixAllName(data)) return { ...action, edit: editOfAll(session, data) };
  return action;
}

function editOf(session: Session, name: FixName): CodeAction['edit'] {
  const { folder, fix } = findFix(session, name);
  return needsHost(fix) ? undefined : workspaceEdit(session, folder, fix.edits);
}

function editOfAll(session: Session, name: FixAllName): CodeAction['edit'] {
  const located = locateVersion(session, name);
  const edits = fixAll(session, located);
  if (!edits) throw outdated();
  return workspaceEdit(session, located.folder, edits);
}
