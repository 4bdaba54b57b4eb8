/** workspace/diagnostic: answered when something differs from what the client has, so that a client may ask again at once. */
import {
  DocumentDiagnosticReportKind,
  type CancellationToken, type ResultProgressReporter, type WorkspaceDiagnosticParams, type WorkspaceDiagnosticReport, type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { withdrawn } from '../failure';
import { Slices } from '../pacer';
import type { Session } from '../session';

export async function workspaceDiagnostics(
  session: Session, { previousResultIds }: WorkspaceDiagnosticParams, token: CancellationToken,
  progress: ResultProgressReporter<WorkspaceDiagnosticReport> | undefined,
): Promise<WorkspaceDiagnosticReport> {
  await session.whenRead();
  const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
  for (;;) {
    const changed = session.teller.nextChange(token);
    const items = await differences(session, previous, token);
    if (token.isCancellationRequested) throw withdrawn();
    // Who knows of no findings yet is told at once that there are none.
    if (items.length > 0 || previous.size === 0) {
      if (!progress) return { items };
      progress.report({ items });
      return { items: [] };
    }
    await changed;
  }
}

/** Reports of the files whose findings are not those that the client has. */
async function differences(session: Session, previous: ReadonlyMap<string, string>, token: CancellationToken): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  const gone = new Set(previous.keys());
  const slices = new Slices();
  for (const folder of session.folders.all()) {
    for (const path of folder.shownPaths()) {
      const report = session.reports.of(folder, path);
      const uri = folder.uri(path);
      gone.delete(uri);
      if (report.resultId !== (previous.get(uri) ?? '')) {
        const version = folder.document(path)?.version ?? null;
        items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version, resultId: report.resultId, items: [...report.diagnostics] });
      }
      await slices.next();
      if (token.isCancellationRequested) return [];
    }
  }
  for (const uri of gone) {
    if (previous.get(uri) !== '') items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId: '', items: [] });
  }
  return items;
}
