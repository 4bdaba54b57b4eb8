/** `lasthop check --history`: what git has ever held. What was removed from a file is still there for whoever clones. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { detectors } from '../core/detectors';
import { providers } from '../core/providers';
import { slice } from '../core/text';
import { decode, largestFile } from '../host/bytes';
import { engineSettings, readConfiguration } from '../host/configuration';
import { FileTree } from '../host/files';
import { createPrefilter } from '../host/prefilter';
import { scan } from '../host/scan';
import { realPath, relativePath } from '../host/workspaceRoot';
import { configurationFinding, type CheckRequest, type CheckResult } from './check';
import { gitHistory, objectBytes, type Version } from './gitHistory';
import { Locator } from './located';
import type { ReportedFinding } from './report';

/** Versions that go by between two reports of progress. */
const progressStep = 64;

/**
 * Each value once for a rule and a file, in the first commit that had it there. Rules that compare files are silent:
 * only of a value in a text can it be said that it was there.
 * @param within absolute places that the files lie in; all where undefined
 */
export function checkHistory(request: Omit<CheckRequest, 'paths' | 'overlay'>, within: (file: string) => boolean): CheckResult {
  const started = performance.now();
  const { top, begun, versions, shallow } = gitHistory(request.directory);
  const directory = realPath(request.directory);
  const configuration = readConfiguration(top);
  const tree = new FileTree(top, configuration.settings.exclude);
  const found = scan({ tree, paths: [], settings: engineSettings(configuration.settings, { profile: request.profile }), detectors: configuration.detectors });
  const prefilter = createPrefilter([...detectors, ...configuration.detectors], providers, new Set());
  const judge = request.baseline?.judge();
  const byObject = new Map<string, Version[]>();
  for (const version of versions) {
    if (!within(resolve(top, version.path)) || tree.isExcluded(version.path)) continue;
    const others = byObject.get(version.object);
    if (others) others.push(version);
    else byObject.set(version.object, [version]);
  }
  const outward = (path: string): string => relativePath(directory, resolve(top, path)) || '.';
  const { problem } = configuration;
  const findings: ReportedFinding[] = problem ? [configurationFinding(problem, outward(relativePath(top, problem.file)))] : [];
  const skipped: { path: string; reason: string }[] = [];
  const known = new Set<string>();
  let done = 0;
  let files = 0;
  let size = 0;
  for (const [object, bytes] of objectBytes(top, [...byObject.keys()], largestFile)) {
    if (done++ % progressStep === 0) request.progress?.(done, byObject.size);
    for (const { path, commit } of byObject.get(object) ?? []) {
      const decoded = bytes === undefined ? { skipped: 'larger than 50 MB, or not in this clone' } : decode(bytes);
      if ('skipped' in decoded) {
        skipped.push({ path: outward(path), reason: decoded.skipped });
        continue;
      }
      files++;
      size += bytes?.length ?? 0;
      if (bytes && !prefilter.mayConcern(path, bytes, false)) continue;
      found.change(path, decoded.text);
      const isNew = ({ rule, value }: { readonly rule: string; readonly value?: { readonly start: number; readonly end: number } }): boolean => {
        if (value === undefined) return false;
        const key = [rule, path, createHash('sha256').update(slice(decoded.text, value)).digest('hex')].join('\0');
        return !known.has(key) && known.add(key) !== undefined;
      };
      const locator = new Locator(found, { outward, judge, accepted: () => false });
      for (const finding of locator.findings(path, isNew)) findings.push(inHistory(finding, commit));
      found.engine.remove(path);
    }
  }
  const failures = shallow ? ['This clone is shallow: what is older was not checked. Fetch it, then check again: git fetch --unshallow'] : [];
  return {
    report: { findings, suppressed: [], summary: { files, bytes: size, skipped, milliseconds: Math.round(performance.now() - started) },
      nothing: begun ? 'no commit has held a file to read here' : 'this repository has no commits yet',
    },
    failures, scans: new Map(),
  };
}

/** No fix helps there: the value is known to whoever has the repository. */
function inHistory(finding: ReportedFinding, commit: string): ReportedFinding {
  return {
    ...finding, fixes: [], allowable: false, preferredFix: undefined, related: [],
    message: `${finding.message} In git’s history since commit ${commit.slice(0, 12)}: rotate it.`,
    // Several values of one name have stood in one file over time.
    fingerprint: createHash('sha256').update(`${finding.fingerprint}\0${commit}`).digest('hex').slice(0, 40),
  };
}
