/** From the engine's findings in a file to those of a report: places, titles of fixes, the masked line. */
import { renderFixes } from '../core/render';
import { redactWithin } from '../core/redact';
import type { Finding } from '../core/rule';
import { HiddenSpans, secretSpans } from '../core/secretSpans';
import { LineTable, slice, type Span } from '../core/text';
import type { Baseline } from '../host/baseline';
import { placeFingerprint } from '../host/fingerprint';
import type { Scan } from '../host/scan';
import type { Frame, Position, Report, ReportedFinding, ReportedPlace, Suppression } from './report';

export interface LocateOptions {
  /** A path of the workspace as the report names it. */
  readonly outward: (path: string) => string;
  readonly judge: ReturnType<Baseline['judge']> | undefined;
  /** Says whether a neighbour's list of accepted findings names this line (from 1). */
  readonly accepted: (path: string, line: number) => boolean;
}

const listed: Suppression = { kind: 'external', justification: 'Named by .gitleaksignore.' };

/** The comment's own words are not repeated: nobody knows what somebody writes there. */
function commented(tool: string): Suppression {
  return { kind: 'inSource', justification: tool === 'lasthop' ? 'Allowed by a comment that gives the reason.' : `Allowed by a comment for ${tool}.` };
}

/** The reported findings of a workspace's files. Line tables are made for files with findings only. */
export class Locator {
  private readonly tables = new Map<string, LineTable>();

  constructor(private readonly scan: Scan, private readonly options: LocateOptions) {}

  /** @param wanted says of each finding whether the report is to hold it */
  findings(path: string, wanted: (finding: Finding) => boolean = () => true): ReportedFinding[] {
    return this.report(path, this.scan.engine.check(path).filter((finding) => !this.isAccepted(finding) && wanted(finding)), 0);
  }

  /** What a comment in the file or a neighbour's list silences. */
  suppressed(path: string): Report['suppressed'][number][] {
    const bySource = this.scan.engine.suppressed(path).map(({ finding, tool }) => ({ finding, suppression: commented(tool) }));
    const byList = this.scan.engine.check(path).filter((finding) => this.isAccepted(finding)).map((finding) => ({ finding, suppression: listed }));
    const all = [...bySource, ...byList];
    // Counted apart, so that no two findings of a file share a fingerprint.
    return this.report(path, all.map(({ finding }) => finding), 1_000_000).map((finding, at) => ({ ...finding, suppression: all[at]?.suppression ?? listed }));
  }

  private isAccepted(finding: Finding): boolean {
    return finding.value !== undefined && this.options.accepted(finding.path, this.place(finding.path, finding.span).start.line);
  }

  private report(path: string, findings: readonly Finding[], firstOrdinal: number): ReportedFinding[] {
    if (findings.length === 0) return [];
    const text = this.scan.engine.text(path) ?? '';
    const hidden = new HiddenSpans(secretSpans(this.scan.engine, path));
    const lines = this.table(path);
    const ordinals = new Map<string, number>();
    return findings.map((finding) => {
      const key = `${finding.rule}\0${finding.name ?? ''}`;
      const ordinal = ordinals.get(key) ?? firstOrdinal;
      ordinals.set(key, ordinal + 1);
      const judged = firstOrdinal === 0 ? this.options.judge?.(finding, finding.value && slice(text, finding.value)) : undefined;
      const fixes = renderFixes(finding, this.scan.context);
      return {
        rule: finding.rule,
        severity: finding.severity,
        confidence: finding.confidence,
        ...(finding.kind === undefined ? {} : { kind: finding.kind }),
        ...this.place(path, finding.span),
        message: finding.message,
        fingerprint: judged?.fingerprint ?? placeFingerprint(finding, ordinal),
        related: finding.related.map((each) => ({ ...this.place(each.path, each.span), message: each.message })),
        fixes: fixes.map(({ title, safety }) => ({ title, safe: safety === 'safe' })),
        allowable: fixes.some(({ intent }) => intent === 'suppress'),
        preferredFix: fixes.find(({ preferred }) => preferred)?.title,
        frame: frameOf(text, lines, finding.span, hidden),
        baselined: judged?.known ?? false,
      };
    });
  }

  private place(path: string, span: Span): ReportedPlace {
    return { path: this.options.outward(path), ...region(this.table(path), span) };
  }

  private table(path: string): LineTable {
    let table = this.tables.get(path);
    if (!table) this.tables.set(path, (table = new LineTable(this.scan.context.text(path) ?? '')));
    return table;
  }
}

export function region(table: LineTable, span: Span): { readonly start: Position; readonly end: Position } {
  return { start: position(table, span.start), end: position(table, span.end) };
}

function position(table: LineTable, offset: number): Position {
  const { line, column } = table.at(offset);
  return { line: line + 1, column: column + 1 };
}

/** How much of a long line is shown before and after the finding, in UTF-16 code units. */
const frameReach = 60;
/** How much of the finding itself. */
const frameLength = 120;

/** The line on which a span begins, with everything hidden that lies in `hidden`. */
export function frameOf(text: string, lines: LineTable, span: Span, hidden: HiddenSpans): Frame | undefined {
  const { start: from, end: to } = lines.lineAt(span.start);
  if (text.slice(from, Math.min(to, from + frameReach)).trim() === '' && span.start - from < frameReach && to - from < frameReach) return undefined;
  const start = Math.max(from, span.start - frameReach);
  const last = Math.min(to, Math.max(span.start, span.end), span.start + frameLength);
  const end = Math.min(to, last + frameReach);
  const shown = redactWithin(text, start, end, hidden.near(start, end));
  const first = shown.place(span.start);
  return { text: shown.text, start: first, end: Math.max(first + 1, last >= end ? shown.text.length : shown.place(last)) };
}
