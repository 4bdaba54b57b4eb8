/** workspace/executeCommand: fixes that need the server's hand, and checking everything anew. */
import type { CancellationToken, ExecuteCommandParams } from 'vscode-languageserver/node';
import { applyFix } from '../applyFix';
import { commands } from '../capabilities';
import { refusal } from '../failure';
import { isFixName } from '../fixNames';
import type { MoveReport } from '../protocol';
import type { Session } from '../session';
import { move } from './move';

/** @throws ResponseError in words for the user */
export async function executeCommand(session: Session, params: ExecuteCommandParams, _token: CancellationToken): Promise<MoveReport | null> {
  switch (params.command) {
    case commands.applyFix: {
      const name: unknown = params.arguments?.[0];
      if (!isFixName(name)) throw refusal('Lasthop does not know which fix is meant.');
      await applyFix(session, name);
      return null;
    }
    case commands.move:
      return move(session, params.arguments ?? []);
    case commands.checkWorkspace:
      await checkWorkspace(session);
      return null;
    default:
      throw refusal('Lasthop has no such command.');
  }
}

async function checkWorkspace(session: Session): Promise<void> {
  await session.whenRead();
  const folders = session.folders.all();
  session.scanner.request(folders);
  await session.scanner.whenIdle();
  let files = 0;
  let findings = 0;
  for (const folder of folders) {
    files += folder.filesSeen;
    for (const path of folder.shownPaths()) {
      findings += session.reports.of(folder, path).diagnostics.length;
    }
  }
  const found = findings === 0 ? 'nothing found' : findings === 1 ? '1 finding' : `${findings} findings`;
  session.inform(`Lasthop checked ${files === 1 ? '1 file' : `${files} files`}: ${found}.`);
}
