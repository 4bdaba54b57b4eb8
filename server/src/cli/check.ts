/** `lasthop check`: from paths to a report. */
import { dirname, resolve } from 'node:path';
import type { Finding, Severity } from '../core/rule';
import { redactWithin } from '../core/redact';
import { secretSpans } from '../core/secretSpans';
import { lineEnd, lineStart, type Span } from '../core/text';
import { engineSettings } from '../host/configuration';
import { FileTree } from '../host/files';
import { placeFingerprint } from '../host/fingerprint';
import { scan, type Scan } from '../host/scan';
import { realPath, relativePath, workspaceRoot } from '../host/workspaceRoot';
import { fixesOf, Places, type Frame, type Report, type ReportedFinding } from './report';

export interface CheckRequest {
  /** As the user wrote them, relative to `directory`. */
  readonly operands: readonly string[];
  readonly directory: string;
  readonly profile?: 'default' | 'strict';
  readonly progress?: (done: number, all: number) => void;
}

export interface CheckResult {
  readonly report: Report;
  /** What could not be done, one sentence each; any makes the exit status 2. */
  readonly failures: readonly string[];
}

export function check(request: CheckRequest): CheckResult {
  const started = performance.now();
  const directory = realPath(request.directory);
  const findings: ReportedFinding[] = [];
  const skipped: Report['summary']['skipped'][number][] = [];
  const failures: string[] = [];
  let files = 0;
  let bytes = 0;
  for (const [root, paths] of byRoot(request.operands, directory)) {
    const outward = (path: string): string => relativePath(directory, resolve(root, path)) || '.';
    const tree = new FileTree(root);
    const found = scan({ tree, paths, settings: engineSettings(), progress: request.progress });
    for (const path of found.paths) findings.push(...reportFile(path, found, outward));
    for (const { path, reason } of found.skipped) skipped.push({ path: outward(path), reason });
    for (const path of found.missing) failures.push(`${outward(path)} does not exist.`);
    files += found.files;
    bytes += found.bytes;
  }
  findings.sort(byPlace);
  return {
    report: { findings, summary: { files, bytes, skipped, milliseconds: Math.round(performance.now() - started) } },
    failures,
  };
}

/** Groups what was asked for by the workspace it lies in, so that each is judged with its own contract and settings. */
function byRoot(operands: readonly string[], directory: string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const operand of operands.length > 0 ? operands : ['.']) {
    const target = realPath(resolve(directory, operand));
    const root = workspaceRoot(isFolder(target) ? target : dirname(target));
    const group = groups.get(root);
    const path = relativePath(root, target);
    if (group) group.push(path);
    else groups.set(root, [path]);
  }
  return groups;
}

function isFolder(path: string): boolean {
  return new FileTree(path).kindOf('') === 'folder';
}

function reportFile(path: string, found: Scan, outward: (path: string) => string): ReportedFinding[] {
  const raw = found.engine.check(path);
  if (raw.length === 0) return [];
  const places = new Places(found, outward);
  const hidden = [
    ...secretSpans(found.engine.segments(path)),
    ...raw.flatMap((finding) => (finding.value ? [finding.value] : [])),
  ];
  const text = found.context.text(path) ?? '';
  const ordinals = new Map<string, number>();
  return raw.map((finding) => {
    const key = `${finding.rule}\0${finding.name ?? ''}`;
    const ordinal = ordinals.get(key) ?? 0;
    ordinals.set(key, ordinal + 1);
    return {
      rule: finding.rule,
      severity: finding.severity,
      confidence: finding.confidence,
      ...(finding.kind === undefined ? {} : { kind: finding.kind }),
      ...places.place(path, finding.span),
      message: finding.message,
      fingerprint: placeFingerprint(finding, ordinal),
      related: finding.related.map((place) => ({ ...places.place(place.path, place.span), message: place.message })),
      fixes: fixesOf(finding, found),
      frame: frameOf(text, finding, hidden),
      baselined: false,
    };
  });
}

/** How much of a long line is shown before and after the finding. */
const frameReach = 60;

function frameOf(text: string, finding: Finding, hidden: readonly Span[]): Frame | undefined {
  const from = lineStart(text, finding.span.start);
  const to = lineEnd(text, finding.span.start);
  if (text.slice(from, to).trim() === '') return undefined;
  const start = Math.max(from, finding.span.start - frameReach);
  const end = Math.min(to, Math.max(finding.span.start, Math.min(finding.span.end, to)) + frameReach);
  const shown = redactWithin(text, start, end, hidden);
  const first = shown.place(finding.span.start);
  const last = finding.span.end >= end ? shown.text.length : shown.place(finding.span.end);
  return { text: shown.text, start: first, end: Math.max(first + 1, last) };
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

function byPlace(a: ReportedFinding, b: ReportedFinding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.start.line - b.start.line || a.start.column - b.start.column || rank[a.severity] - rank[b.severity] || (a.rule < b.rule ? -1 : 1);
}
