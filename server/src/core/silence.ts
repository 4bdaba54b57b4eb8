/** Applies suppression marks to findings. */
import type { Finding } from './rule';
import type { Segment } from './segment';
import { suppressionProblem, type SuppressionJudge, type SuppressionMark } from './suppression';
import { LineTable, shift, type Span } from './text';

/** A mark that is alone on its line stands within so many code units of its beginning. */
const FARTHEST = 1_000;

/** A finding that a mark covers, and whose mark it is. */
export interface Suppressed {
  readonly finding: Finding;
  readonly tool: string;
}

interface Covered {
  readonly span: Span;
  readonly tool: string;
  readonly rules: readonly string[] | undefined;
}

/** The findings that no mark covers; those that one covers go to `suppressed`. A mark of ours that does not hold (no reason, past its date) covers nothing. */
export function silenced(findings: Finding[], segments: readonly Segment[], text: string, judge: SuppressionJudge, suppressed?: Suppressed[]): Finding[] {
  if (findings.length === 0) return findings;
  const covered = coveredSpans(segments, text, judge);
  if (covered.length === 0) return findings;
  // Both in order of their beginnings: a finding meets only the few marks that reach as far as its line.
  covered.sort((a, b) => a.span.start - b.span.start);
  let next = 0;
  let reaching: Covered[] = [];
  return [...findings].sort((a, b) => a.span.start - b.span.start).filter((finding) => {
    while (next < covered.length && (covered[next] as Covered).span.start <= finding.span.start) reaching.push(covered[next++] as Covered);
    reaching = reaching.filter((cover) => cover.span.end >= finding.span.start);
    const by = reaching.find((cover) => covers(cover, finding));
    if (by) suppressed?.push({ finding, tool: by.tool });
    return !by;
  });
}

function coveredSpans(segments: readonly Segment[], text: string, judge: SuppressionJudge): Covered[] {
  if (segments.every(({ suppressions }) => suppressions.length === 0)) return [];
  const lines = new LineTable(text);
  const covered: Covered[] = [];
  const open = new Map<string, { readonly at: number; readonly rules: readonly string[] | undefined }>();
  let base = 0;
  for (const segment of segments) {
    for (const mark of segment.suppressions) {
      if (suppressionProblem(mark, judge)) continue;
      const at = shift(mark.span, base);
      if (mark.covers === 'start') open.set(mark.tool, { at: at.start, rules: mark.rules });
      else if (mark.covers === 'end') {
        const begun = open.get(mark.tool);
        if (begun) covered.push({ span: { start: begun.at, end: at.end }, rules: begun.rules, tool: mark.tool });
        open.delete(mark.tool);
      } else covered.push({ span: coveredBy(mark, at, text, lines), rules: mark.rules, tool: mark.tool });
    }
    base += segment.length;
  }
  for (const [tool, begun] of open) covered.push({ span: { start: begun.at, end: text.length }, rules: begun.rules, tool });
  return covered;
}

function coveredBy(mark: SuppressionMark, at: Span, text: string, lines: LineTable): Span {
  if (mark.covers === 'file') return { start: 0, end: text.length };
  if (mark.covers === 'document') return documentAround(text, at.start);
  const own = lines.lineAt(at.start);
  const next = lines.lineAt(lines.startOf(lines.at(at.start).line + 1));
  if (mark.covers === 'next-line') return next;
  // Ours, alone on its line, speaks of the line below it.
  const isAlone = at.start - own.start < FARTHEST && /^[\s#/*;<!%-]*$/.test(text.slice(own.start, at.start));
  return mark.tool === 'lasthop' && isAlone ? { start: own.start, end: Math.max(own.end, next.end) } : own;
}

/** The YAML document that holds an offset: everything between two lines that begin with `---`. */
function documentAround(text: string, offset: number): Span {
  const before = text.lastIndexOf('\n---', offset);
  const after = text.indexOf('\n---', offset);
  return { start: before < 0 ? 0 : before, end: after < 0 ? text.length : after };
}

/** A finding is covered when it begins on a covered line; a mark without rules covers the rules that judge literals. */
function covers(cover: Covered, finding: Finding): boolean {
  if (finding.span.start < cover.span.start || finding.span.start > cover.span.end) return false;
  return cover.rules ? cover.rules.includes(finding.rule) : finding.value !== undefined;
}
