/** The fixes of a document's findings, found again from what a client sends back: nothing is kept between two requests. */
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import { editsOf, keepPromise, renderFixes, triedFixes, type FileEdit, type Fix, type Offer } from '../core/render';
import type { Finding } from '../core/rule';
import { overlaps, type Span } from '../core/text';
import { toWorkspaceEdit } from './convert';
import { outdated, refusal } from './failure';
import type { FixName } from './fixNames';
import type { Located } from './folders';
import type { Session } from './session';

/** The fixes of the findings that touch `range`, each title once. */
export function offersAt(session: Session, { folder, path }: Located, range: Span): Offer[] {
  const context = folder.renderContext();
  const titles = new Set<string>();
  const offers: Offer[] = [];
  for (const finding of folder.engine.check(path)) {
    if (!touches(finding.span, range)) continue;
    for (const fix of triedFixes(finding, context)) {
      if (titles.has(fix.title) || !isPossible(session, fix, { folder, path })) continue;
      titles.add(fix.title);
      offers.push({ finding, fix });
    }
  }
  return offers;
}

/** All safe fixes of a document as one edit; undefined for none. Of two that overlap the first is taken. */
export function fixAll(session: Session, located: Located): FileEdit[] | undefined {
  const { folder } = located;
  const context = folder.renderContext();
  let offers = safeOffers(located, (finding) => renderFixes(finding, context));
  if (!keepPromise(offers, context)) {
    offers = safeOffers(located, (finding) => triedFixes(finding, context));
    if (!keepPromise(offers, context)) offers = offers.slice(0, 1);
  }
  const edits = editsOf(offers);
  return edits.length > 0 && workspaceEdit(session, folder, edits) ? edits : undefined;
}

/** The preferred fixes of a document's findings that may be applied without a look, side by side. */
function safeOffers({ folder, path }: Located, fixesOf: (finding: Finding) => readonly Fix[]): Offer[] {
  const offers: Offer[] = [];
  for (const finding of folder.engine.check(path)) {
    const fix = fixesOf(finding).find(({ preferred }) => preferred);
    if (!fix || fix.safety !== 'safe' || needsHost(fix)) continue;
    if (offers.some(({ fix: other }) => other.title === fix.title || other.edits.some((edit) => fix.edits.some((each) => collide(each, edit))))) continue;
    offers.push({ finding, fix });
  }
  return offers;
}

/** @throws ResponseError when the document changed since the name was made, or the fix is not there any more */
export function findFix(session: Session, name: FixName): Located & Offer {
  const located = locateVersion(session, name);
  const context = located.folder.renderContext();
  for (const finding of located.folder.engine.check(located.path)) {
    if (finding.rule !== name.rule || finding.span.start !== name.start) continue;
    const fix = triedFixes(finding, context).find(({ title }) => title === name.title);
    if (fix) return { ...located, finding, fix };
  }
  throw outdated();
}

/** @throws ResponseError when the document has another version now */
export function locateVersion(session: Session, { uri, version }: { readonly uri: string; readonly version: number | null }): Located {
  const located = session.folders.find(uri);
  if (!located) throw refusal('Lasthop does not know this document.');
  if ((located.folder.document(located.path)?.version ?? null) !== version) throw outdated();
  return located;
}

/** Values are written by the server itself, to a file or a store, before the editor changes anything. */
export function needsHost(fix: Fix): boolean {
  return fix.move !== undefined || fix.edits.some((edit) => edit.holdsValue);
}

export function workspaceEdit(session: Session, folder: Located['folder'], edits: readonly FileEdit[]): WorkspaceEdit | undefined {
  return toWorkspaceEdit(edits, (path) => folder.target(path), session.client.edits);
}

function isPossible(session: Session, fix: Fix, { folder }: Located): boolean {
  if (fix.move && !session.trusted) return false;
  if (needsHost(fix)) return session.client.applyEdit && folder.root.disk !== undefined;
  return workspaceEdit(session, folder, fix.edits) !== undefined;
}

/** An empty range touches what it stands in or at the edge of. */
function touches(finding: Span, range: Span): boolean {
  return overlaps(finding, range) || finding.end === range.start || finding.start === range.end;
}

/** Insertions at one place go one after another; anything else must stay apart. */
function collide(edit: FileEdit, before: FileEdit): boolean {
  return edit.path === before.path && before.edits.some((one) => edit.edits.some((other) =>
    overlaps(one.span, other.span) || (one.span.start === other.span.start && one.span.end === other.span.end && one.span.end > one.span.start)));
}
