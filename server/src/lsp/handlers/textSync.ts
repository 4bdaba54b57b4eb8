/** textDocument/didOpen, didChange, didSave, didClose. */
import { FileChangeType, type DidChangeTextDocumentParams, type DidCloseTextDocumentParams, type DidOpenTextDocumentParams, type DidSaveTextDocumentParams } from 'vscode-languageserver/node';
import type { Session } from '../session';
import { didChangeWatchedFiles } from './watchedFiles';

export function didOpen(session: Session, params: DidOpenTextDocumentParams): void {
  session.setOpen(session.documents.opened(params));
}

export function didChange(session: Session, params: DidChangeTextDocumentParams): void {
  const changed = session.documents.changed(params);
  if (changed) session.setOpen(changed.document, changed.change);
}

export function didClose(session: Session, { textDocument }: DidCloseTextDocumentParams): void {
  session.setClosed(textDocument.uri);
}

/** Not every client watches files: what was saved here has changed on the disk. */
export async function didSave(session: Session, { textDocument: { uri } }: DidSaveTextDocumentParams): Promise<void> {
  await didChangeWatchedFiles(session, { changes: [{ uri, type: FileChangeType.Changed }] });
}
