/** `lasthop check`: from paths to a report. */
import { dirname, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { offeredDestination } from '../core/offeredMoves';
import { severities, type Severity } from '../core/rule';
import { HiddenSpans } from '../core/secretSpans';
import { LineTable } from '../core/text';
import type { Baseline } from '../host/baseline';
import { engineSettings, invalidConfiguration, readConfiguration, type ConfigurationProblem } from '../host/configuration';
import { FileTree } from '../host/files';
import { placeFingerprint } from '../host/fingerprint';
import { readGitleaksIgnore } from '../host/gitleaksIgnore';
import { scan, type Scan } from '../host/scan';
import { realPath, relativePath, workspaceRoot } from '../host/workspaceRoot';
import { frameOf, Locator, region } from './located';
import type { Report, ReportedFinding } from './report';

export interface CheckRequest {
  /** Files and folders; absolute, or relative to `directory`. */
  readonly paths: readonly string[];
  /** What the report's paths are relative to. */
  readonly directory: string;
  readonly profile?: 'default' | 'strict';
  readonly baseline?: Baseline;
  /** Texts that stand in for files, by absolute path. */
  readonly overlay?: ReadonlyMap<string, Buffer>;
  /** Whether the report tells of silenced findings, too. */
  readonly suppressed?: boolean;
  /** Which part of the files to check, from 1, of how many. */
  readonly shard?: { readonly part: number; readonly of: number };
  readonly progress?: (done: number, all: number) => void;
}

export interface CheckResult {
  readonly report: Report;
  /** What could not be done, one sentence each; any makes the exit status 2. */
  readonly failures: readonly string[];
  /** By workspace root, for what is done with findings afterwards. */
  readonly scans: ReadonlyMap<string, Scan>;
}

/** With more files than this the optimizing compiler is worth its while again, which scripts/cliLoader.cjs makes wait. */
const manyFiles = 8_000;
/** V8's own measure of when to optimize, in bytes of code run. */
const usualBudget = '--interrupt-budget=135168';

export function check(request: CheckRequest): CheckResult {
  const started = performance.now();
  const directory = realPath(request.directory);
  const findings: ReportedFinding[] = [];
  const suppressed: Report['suppressed'][number][] = [];
  const skipped: Report['summary']['skipped'][number][] = [];
  const failures: string[] = [];
  const scans = new Map<string, Scan>();
  const judge = request.baseline?.judge();
  let files = 0;
  let bytes = 0;
  for (const [root, paths] of byRoot(request.paths, directory)) {
    const outward = (path: string): string => relativePath(directory, resolve(root, path)) || '.';
    const configuration = readConfiguration(root);
    if (configuration.problem) findings.push(configurationFinding(configuration.problem, outward(relativePath(root, configuration.problem.file))));
    const found = scan({
      tree: new FileTree(root, configuration.settings.exclude),
      paths,
      settings: engineSettings(configuration.settings, { profile: request.profile }),
      detectors: configuration.detectors,
      overlay: overlayOf(root, request.overlay),
      includes: request.shard && inShard(request.shard.part, request.shard.of),
      destination: offeredDestination(configuration.settings.store, configuration.settings.stores[configuration.settings.store]?.place),
      progress: (done, all) => {
        if (done === 0 && all > manyFiles) setFlagsFromString(usualBudget);
        request.progress?.(done, all);
      },
    });
    scans.set(root, found);
    const locator = new Locator(found, { outward, judge, accepted: readGitleaksIgnore(root) });
    for (const path of found.paths) {
      for (const finding of locator.findings(path)) findings.push(finding);
      if (request.suppressed) for (const finding of locator.suppressed(path)) suppressed.push(finding);
    }
    for (const { path, reason } of found.skipped) skipped.push({ path: outward(path), reason });
    for (const path of found.missing) failures.push(`${outward(path)} does not exist.`);
    files += found.files;
    bytes += found.bytes;
  }
  findings.sort(byPlace);
  suppressed.sort(byPlace);
  return {
    report: { findings, suppressed, summary: { files, bytes, skipped, milliseconds: Math.round(performance.now() - started) } },
    failures,
    scans,
  };
}

/** Whether a report holds a finding that the exit status is about. */
export function fails(report: Report, level: Severity | 'never'): boolean {
  if (level === 'never') return false;
  const least = severities.indexOf(level);
  return report.findings.some((finding) => !finding.baselined && severities.indexOf(finding.severity) <= least);
}

/** Groups what was asked for by the workspace it lies in, so that each is judged with its own contract and settings. */
function byRoot(paths: readonly string[], directory: string): Map<string, string[]> {
  const roots = new Map<string, string>();
  const groups = new Map<string, string[]>();
  for (const named of paths) {
    const target = realPath(resolve(directory, named));
    const folder = new FileTree(target).kindOf('') === 'folder' ? target : dirname(target);
    let root = roots.get(folder);
    if (root === undefined) roots.set(folder, (root = workspaceRoot(folder)));
    const path = relativePath(root, target);
    const group = groups.get(root);
    if (group) group.push(path);
    else groups.set(root, [path]);
  }
  return groups;
}

function overlayOf(root: string, overlay: CheckRequest['overlay']): ReadonlyMap<string, Buffer> | undefined {
  return overlay && new Map([...overlay].map(([file, bytes]) => [relativePath(root, realPath(file)), bytes]));
}

/** A share of the files that depends on their paths alone, so that parts on several machines fit together. FNV-1a. */
function inShard(part: number, of: number): (path: string) => boolean {
  return (path) => {
    let hash = 0x811c9dc5;
    for (let at = 0; at < path.length; at++) hash = Math.imul(hash ^ path.charCodeAt(at), 0x01000193);
    return (hash >>> 0) % of === part - 1;
  };
}

/** A configuration that cannot be followed, as the one finding about it. `path` as the report writes it. */
export function configurationFinding({ text, span, message }: ConfigurationProblem, path: string): ReportedFinding {
  const lines = new LineTable(text);
  return {
    rule: invalidConfiguration, severity: 'error', confidence: 'high', path, ...region(lines, span), message,
    fingerprint: placeFingerprint({ rule: invalidConfiguration, path }, 0), related: [], fixes: [], allowable: false,
    frame: frameOf(text, lines, span, new HiddenSpans([{ start: span.start, end: text.length }])), baselined: false,
  };
}

function byPlace(a: ReportedFinding, b: ReportedFinding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.start.line - b.start.line || a.start.column - b.start.column
    || severities.indexOf(a.severity) - severities.indexOf(b.severity) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
