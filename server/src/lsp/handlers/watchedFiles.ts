/** workspace/didChangeWatchedFiles: what happened on disk behind the editor's back. */
import type { DidChangeWatchedFilesParams, FileSystemWatcher } from 'vscode-languageserver/node';
import type { Session } from '../session';

/** Everything, as a secret can stand in any file; git's own files decide what is tracked and ignored. */
export const watchers: readonly FileSystemWatcher[] = [{ globPattern: '**/*' }, { globPattern: '**/.git/index' }];

export async function didChangeWatchedFiles(session: Session, { changes }: DidChangeWatchedFilesParams): Promise<void> {
  const uris = changes.map(({ uri }) => uri);
  session.diskChanged(uris);
  if (uris.some((uri) => session.isConfiguration(uri))) await session.reloadSettings();
}
