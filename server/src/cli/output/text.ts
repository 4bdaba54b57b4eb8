/** `--format text`: for people. Grouped by file, each finding with its line; values are masked before they get here. */
import { grouped } from '../../core/notes';
import { MOVE_TITLE } from '../../core/render/moveToProvider';
import { severities, type Severity } from '../../core/rule';
import type { Frame, Report, ReportedFinding } from '../report';

export interface TextStyle {
  /** Whether the reader is a terminal that shows colours. */
  readonly colour: boolean;
}

const colours: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };

export function text(report: Report, style: TextStyle): string {
  const paint = (code: number, words: string): string => (style.colour ? `\u001b[${code}m${words}\u001b[0m` : words);
  const findings = report.findings.filter((finding) => !finding.baselined);
  const lines: string[] = [];
  const folded = manyHints(findings);
  for (const [path, own] of grouped(findings, (finding) => finding.path)) {
    lines.push(paint(1, printable(path)));
    for (const finding of own) if (!isFolded(finding, folded)) lines.push(...describe(finding, paint));
    for (const rule of folded) lines.push(...together(rule, own.filter((finding) => finding.rule === rule && isFolded(finding, folded)), paint));
  }
  lines.push(...summarise(report, findings, paint));
  return `${lines.join('\n')}\n`;
}

/** More hints of one rule than this are told in one line a file: whoever looks for errors should not have to scroll past them. */
const mostHints = 10;

/** Rules with so many hints, in order. */
function manyHints(findings: readonly ReportedFinding[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { severity, rule } of findings) if (severity === 'hint') counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return new Set([...counts].filter(([, number]) => number > mostHints).map(([rule]) => rule).sort());
}

function isFolded({ severity, rule }: ReportedFinding, folded: ReadonlySet<string>): boolean {
  return severity === 'hint' && folded.has(rule);
}

/** `12 hints: SESSION_TABLE (89), SESSION_STORE (104), …  undeclared-read` */
function together(rule: string, hints: readonly ReportedFinding[], paint: (code: number, words: string) => string): string[] {
  if (hints.length === 0) return [];
  const places = hints.map(({ frame, start }) => (frame ? `${printable(frame.text).slice(frame.start, frame.end)} (${start.line})` : `line ${start.line}`));
  return [`  ${paint(colours.hint, count(hints.length, 'hint'))}  ${places.join(', ')}  ${paint(90, rule)}`, ''];
}

function describe(finding: ReportedFinding, paint: (code: number, words: string) => string): string[] {
  const { severity, start, rule, message } = finding;
  const kind = finding.kind === undefined ? '' : `/${finding.kind}`;
  const lines = [`  ${start.line}:${start.column}  ${paint(colours[severity], severity)}  ${printable(message)}  ${paint(90, rule + kind)}`];
  if (finding.frame) lines.push(...drawn(finding.frame, start.line, (words) => paint(colours[severity], words)));
  for (const place of finding.related.slice(0, 3)) {
    lines.push(`    ${printable(place.path)}:${place.start.line}:${place.start.column}  ${printable(place.message)}`);
  }
  if (finding.preferredFix !== undefined) lines.push(`    fix: ${printable(finding.preferredFix)}`);
  lines.push('');
  return lines;
}

function drawn(frame: Frame, line: number, paint: (words: string) => string): string[] {
  const number = String(line);
  const shown = printable(frame.text);
  const indent = /^ */.exec(shown)?.[0].length ?? 0;
  const kept = Math.min(indent, frame.start);
  const carets = Math.max(1, Math.min(frame.end, shown.length) - frame.start);
  return [
    `    ${number} │ ${shown.slice(kept).trimEnd()}`,
    `    ${' '.repeat(number.length)} │ ${' '.repeat(frame.start - kept)}${paint('^'.repeat(carets))}`,
  ];
}

/** Control and direction characters could rewrite a terminal's screen: each becomes one harmless character. */
export function printable(words: string): string {
  return words.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\u2028\u2029]|\p{Cs}/gu, '\ufffd');
}

function summarise(report: Report, findings: readonly ReportedFinding[], paint: (code: number, words: string) => string): string[] {
  const { files, bytes, skipped, milliseconds } = report.summary;
  const lines = [...groupedSkips(skipped).map((line) => paint(90, line))];
  const looked = `${count(files, 'file')} (${size(bytes)}) in ${milliseconds} ms`;
  const known = report.findings.length - findings.length;
  const baseline = known > 0 ? ` ${count(known, 'finding')} of the baseline left out.` : '';
  if (findings.length === 0) {
    return [...lines, files === 0 ? `Nothing was checked: ${report.nothing ?? 'no file to read here'}.${baseline}` : `${paint(32, 'No findings')} in ${looked}.${baseline}`];
  }
  const counts = severities
    .map((severity) => ({ severity, number: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => paint(colours[severity], severity === 'information' ? `${number} information` : count(number, severity)));
  const places = new Set(findings.map(({ path }) => path)).size;
  lines.push(`${paint(1, count(findings.length, 'finding'))} (${counts.join(', ')}) in ${places} of ${looked}.${baseline}`);
  const safe = findings.filter(({ fixes }) => fixes.some((fix) => fix.safe)).length;
  const first = findings[0] as ReportedFinding;
  lines.push('Next:');
  const steps: (readonly [string, string])[] = [[`lasthop explain ${first.rule}`, 'what it means and how to fix it']];
  if (findings.some(({ allowable }) => allowable)) steps.push(['# lasthop-allow RULE: REASON', 'a comment above a line accepts one finding']);
  const movable = findings.filter(({ fixes }) => fixes.some(({ title }) => title === MOVE_TITLE)).length;
  if (movable > 0) steps.unshift(['lasthop move --dry-run', `where the ${movable === 1 ? 'literal' : `literals of ${movable} findings`} would go: a store, with a reference left behind`]);
  if (safe > 0) steps.unshift(['lasthop fix --dry-run', `the safe ${safe === 1 ? 'fix' : `fixes of ${safe} findings`} as a diff`]);
  const width = Math.max(...steps.map(([command]) => command.length));
  return [...lines, ...steps.map(([command, what]) => `  ${command.padEnd(width)}  ${what}`)];
}

/** One line for each reason; names where there are few. */
function groupedSkips(skipped: Report['summary']['skipped']): string[] {
  const byReason = new Map<string, string[]>();
  for (const { path, reason } of skipped) {
    const paths = byReason.get(reason);
    if (paths) paths.push(path);
    else byReason.set(reason, [path]);
  }
  return [...byReason].map(([reason, paths]) => {
    const named = paths.slice(0, 3).map(printable).join(', ');
    const more = paths.length > 3 ? ` and ${paths.length - 3} more` : '';
    return `Not checked, ${reason}: ${named}${more}`;
  });
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
