/** textDocument/diagnostic. */
import { DocumentDiagnosticReportKind, type DocumentDiagnosticParams, type DocumentDiagnosticReport } from 'vscode-languageserver/node';
import type { Session } from '../session';

export function documentDiagnostics(session: Session, { textDocument, previousResultId }: DocumentDiagnosticParams): DocumentDiagnosticReport {
  const located = session.folders.find(textDocument.uri);
  if (!located) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const report = session.reports.of(located.folder, located.path);
  if (located.folder.document(located.path)) session.teller.answered(textDocument.uri, report);
  if (previousResultId !== undefined && previousResultId === report.resultId) {
    return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: report.resultId };
  }
  return { kind: DocumentDiagnosticReportKind.Full, resultId: report.resultId, items: [...report.diagnostics] };
}
