/** textDocument/didOpen, didChange, didClose. */
import type { DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams } from 'vscode-languageserver/node';
import type { Session } from '../session';

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
