/** From what a rule reported, relative to a segment, to a finding in the file's current text. */
import type { Finding, Report, Rule, Severity } from './rule';
import { lineEnd, shift, span, type Span } from './text';
import type { FileContext } from './view';
import type { WorkspaceIndex } from './workspaceIndex';

export interface Reported {
  readonly rule: Rule;
  readonly report: Report<string>;
  /** The construct that the fact stands for; absent for what concerns a file. */
  readonly within?: Span;
}

/** Findings of a segment as they were located once. */
export interface Located {
  /** The segment's absolute start then. */
  readonly base: number;
  readonly findings: readonly Finding[];
  /** Whether nothing but the segment's start decides where they are: not the first line, no place elsewhere. */
  readonly movable: boolean;
}

/** The same findings with the segment at `base`; undefined where they must be located anew. */
export function moveFindings(located: Located, base: number): Located | undefined {
  if (!located.movable) return undefined;
  const by = base - located.base;
  if (by === 0) return located;
  const findings = located.findings.map((finding) => ({
    ...finding,
    span: shift(finding.span, by),
    value: finding.value && shift(finding.value, by),
    intents: finding.intents.map(({ intent }) => ({ intent, base })),
  }));
  return { base, findings, movable: true };
}

const LOWER: Readonly<Record<Severity, Severity>> = { error: 'warning', warning: 'information', information: 'hint', hint: 'hint' };

/** `base`: the segment's absolute start. `level`: what settings say of the rule, which outweighs everything. */
export function locateFinding(
  { rule, report, within }: Reported, base: number, file: FileContext, text: string, level: Severity | undefined, index: WorkspaceIndex,
): Finding {
  const related: Finding['related'][number][] = [];
  for (const place of report.related ?? []) {
    const found = index.locate(place.path, place.kind, place.name, place.nth);
    if (!found) continue;
    const at = 'nameSpan' in found.fact && found.fact.nameSpan ? found.fact.nameSpan : found.fact.span;
    related.push({ path: place.path, span: shift(at, found.base), message: place.message });
  }
  // A comment about a comment would help nobody.
  const suppression = rule.suppression ? [] : [{ kind: 'suppress' as const, at: report.at, within, rule: rule.id }];
  return {
    rule: rule.id,
    severity: level ?? severityOf(rule, report, file),
    confidence: report.confidence ?? rule.confidence,
    kind: report.kind,
    path: file.path,
    span: report.at === 'file' ? firstLine(text) : shift(report.at, base),
    message: fill(rule.messages[report.message] ?? '', report.data),
    name: report.name,
    value: report.value && shift(report.value, base),
    related,
    unnecessary: report.unnecessary ?? false,
    intents: [...(report.intents ?? []), ...suppression].map((intent) => ({ intent, base })),
  };
}

/**
 * A literal in a git-ignored env file is on this machine only, the place fixes and fetching keep values at: worth a word,
 * no more. In tests, fixtures, docs and examples a finding drops one severity, except an issuer's own token.
 */
function severityOf(rule: Rule, report: Report<string>, file: FileContext): Severity {
  const severity = report.severity ?? rule.severity;
  if (rule.category === 'literals' && file.env === 'real' && file.git === 'ignored') {
    return severity === 'hint' ? 'hint' : 'information';
  }
  return (report.softInExamples ?? rule.softInExamples) && file.role !== 'source' ? LOWER[severity] : severity;
}

/** The first line's text, without a byte order mark. */
function firstLine(text: string): Span {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return span(start, Math.max(start, lineEnd(text, start)));
}

function fill(message: string, data: Readonly<Record<string, string>> | undefined): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => data?.[name] ?? whole);
}
