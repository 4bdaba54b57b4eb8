/** Between the core's offsets and the protocol's positions. The only place where the two meet. */
import {
  DiagnosticSeverity, DiagnosticTag, TextDocumentEdit,
  type CreateFile, type Diagnostic, type Range, type TextEdit as ProtocolEdit, type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileEdit } from '../core/render';
import type { Finding, Severity } from '../core/rule';
import { LineTable, type Span } from '../core/text';

/** Positions of one text. An open document's own line table serves; other texts get one. */
export type Positions = (offset: number) => { readonly line: number; readonly character: number };

export function positionsOf(source: TextDocument | string): Positions {
  if (typeof source !== 'string') return (offset) => source.positionAt(offset);
  let table: LineTable | undefined;
  return (offset) => {
    table ??= new LineTable(source);
    const { line, column } = table.at(offset);
    return { line, character: column };
  };
}

export function toRange(span: Span, positions: Positions): Range {
  return { start: positions(span.start), end: positions(span.end) };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint,
};

/** What a client understands of a diagnostic. */
export interface DiagnosticSupport {
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly tags: boolean;
}

/** What the conversion asks of the folder. */
export interface Places {
  uri(path: string): string;
  positions(path: string): Positions;
  /** Address of a rule's page; undefined where the pages are not at hand. */
  page(rule: string): string | undefined;
}

export function toDiagnostic(finding: Finding, positions: Positions, places: Places, support: DiagnosticSupport): Diagnostic {
  const diagnostic: Diagnostic = {
    range: toRange(finding.span, positions),
    severity: severities[finding.severity],
    code: finding.rule,
    source: 'lasthop',
    message: finding.message,
  };
  const page = support.codeDescription ? places.page(finding.rule) : undefined;
  if (page !== undefined) diagnostic.codeDescription = { href: page };
  if (support.tags && finding.unnecessary) diagnostic.tags = [DiagnosticTag.Unnecessary];
  if (support.relatedInformation && finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map(({ path, span, message }) => ({
      location: { uri: places.uri(path), range: toRange(span, places.positions(path)) }, message,
    }));
  }
  return diagnostic;
}

/** What a client understands of a workspace edit. */
export interface EditSupport {
  readonly documentChanges: boolean;
  readonly createFile: boolean;
}

/** Where an edit goes. */
export interface Target {
  readonly uri: string;
  /** Undefined for a file that is not open: the edit then names no version. */
  readonly version: number | undefined;
  readonly positions: Positions;
}

/** Edits that the client applies at once or not at all. Undefined where the client could not express them. */
export function toWorkspaceEdit(edits: readonly FileEdit[], target: (path: string) => Target, support: EditSupport): WorkspaceEdit | undefined {
  if (!support.documentChanges) {
    if (edits.some((edit) => edit.create)) return undefined;
    const changes: Record<string, ProtocolEdit[]> = {};
    for (const edit of edits) {
      const { uri, positions } = target(edit.path);
      changes[uri] = toEdits(edit, positions);
    }
    return { changes };
  }
  const documentChanges: (TextDocumentEdit | CreateFile)[] = [];
  for (const edit of edits) {
    const { uri, version, positions } = target(edit.path);
    if (edit.create) {
      if (!support.createFile) return undefined;
      documentChanges.push({ kind: 'create', uri, options: { ignoreIfExists: true } });
    }
    documentChanges.push(TextDocumentEdit.create({ uri, version: version ?? null }, toEdits(edit, positions)));
  }
  return { documentChanges };
}

function toEdits({ edits }: FileEdit, positions: Positions): ProtocolEdit[] {
  return edits.map(({ span, newText }) => ({ range: toRange(span, positions), newText }));
}
