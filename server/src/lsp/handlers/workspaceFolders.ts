/** workspace/didChangeWorkspaceFolders. */
import type { DidChangeWorkspaceFoldersParams, InitializeParams } from 'vscode-languageserver/node';
import { folderUri } from '../addresses';
import type { Session } from '../session';

export async function didChangeWorkspaceFolders(session: Session, { event: { added, removed } }: DidChangeWorkspaceFoldersParams): Promise<void> {
  for (const { uri } of removed) session.removeFolder(uri);
  const folders = session.addFolders(added.map(({ uri }) => uri));
  await session.reloadSettings();
  session.scanner.request(folders);
}

/** The folders a client starts with, by whichever of three generations of the protocol it names them. */
export function initialFolders({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  if (rootUri) return [rootUri];
  return rootPath ? [folderUri(rootPath)] : [];
}
