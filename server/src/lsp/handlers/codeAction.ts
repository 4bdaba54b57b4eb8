/** textDocument/codeAction: one quick-fix for each fix of each finding at the place, and the safe ones of the file in one. */
import { CodeActionKind, type CodeAction, type CodeActionParams, type Diagnostic } from 'vscode-languageserver/node';
import { commands, fixAllKind } from '../capabilities';
import type { Offer } from '../../core/render';
import { fixAll, needsHost, offersAt, workspaceEdit } from '../fixes';
import type { FixAllName, FixName } from '../fixNames';
import type { Located } from '../folders';
import type { Session } from '../session';

export function codeAction(session: Session, { textDocument: { uri }, range, context }: CodeActionParams): CodeAction[] {
  const located = session.folders.find(uri);
  const document = located?.folder.document(located.path);
  if (!located || !document) return [];
  const actions: CodeAction[] = [];
  if (asksFor(context.only, CodeActionKind.QuickFix)) {
    const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    for (const offer of offersAt(session, located, span)) {
      const name = { uri, rule: offer.finding.rule, start: offer.finding.span.start, version: document.version, title: offer.fix.title };
      actions.push(quickFix(session, located, offer, name, context.diagnostics));
    }
  }
  // Offered on request only: a lightbulb is for the finding at hand.
  if (context.only && asksFor(context.only, fixAllKind)) {
    const edits = fixAll(session, located);
    const name: FixAllName = { uri, version: document.version, all: true };
    const edit = edits && !session.client.resolveEdit ? workspaceEdit(session, located.folder, edits) : undefined;
    if (edits) actions.push({ title: 'Fix all safe Lasthop findings', kind: fixAllKind, ...(edit ? { edit } : { data: name }) });
  }
  return actions;
}

function quickFix(session: Session, { folder }: Located, { finding, fix }: Offer, name: FixName, diagnostics: readonly Diagnostic[]): CodeAction {
  const at = folder.positions(finding.path)(finding.span.start);
  const action: CodeAction = {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: fix.preferred,
    diagnostics: diagnostics.filter(({ code, range: { start } }) =>
      code === finding.rule && start.line === at.line && start.character === at.character),
  };
  if (fix.move) action.command = { title: fix.title, command: commands.move, arguments: [name] };
  else if (needsHost(fix)) action.command = { title: fix.title, command: commands.applyFix, arguments: [name] };
  else if (session.client.resolveEdit) action.data = name;
  else action.edit = workspaceEdit(session, folder, fix.edits);
  return action;
}

/** A kind covers its sub-kinds: `source` asks for `source.fixAll.lasthop`. */
function asksFor(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}
