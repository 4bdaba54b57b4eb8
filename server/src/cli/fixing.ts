/** Chooses fixes and applies them in memory, one after the other, so that each sees what the one before left. */
import { renderFixes, type Fix } from '../core/render';
import type { Finding } from '../core/rule';
import { applyEdits } from '../core/text';
import type { Scan } from '../host/scan';

export interface FixChoice {
  /** Also fixes that a person should look at. */
  readonly review: boolean;
  /** Only findings of these rules; all where empty. */
  readonly rules: readonly string[];
}

export interface ChangedFile {
  /** Undefined for a new file. */
  readonly before: string | undefined;
  readonly after: string;
  /** A value went into it: it is written first, and for its owner's eyes only. */
  readonly holdsValue: boolean;
}

export interface FixPlan {
  /** By path, in the workspace. */
  readonly files: ReadonlyMap<string, ChangedFile>;
  readonly applied: readonly { readonly path: string; readonly rule: string; readonly title: string }[];
}

/** Fixes of one file open the way for fixes of another; more rounds than this would be a circle. */
const mostRounds = 8;

export function planFixes(scan: Scan, choice: FixChoice): FixPlan {
  const files = new Map<string, ChangedFile>();
  const applied: FixPlan['applied'][number][] = [];
  for (let round = 0; round < mostRounds; round++) {
    const before = applied.length;
    // A file that a fix has made may need fixes, too.
    for (const path of new Set([...scan.paths, ...files.keys()])) fixFile(path, scan, choice, files, applied);
    if (applied.length === before) break;
  }
  for (const [path, file] of files) if (file.before === file.after) files.delete(path);
  return { files, applied };
}

function fixFile(path: string, scan: Scan, choice: FixChoice, files: Map<string, ChangedFile>, applied: FixPlan['applied'][number][]): void {
  // A fix that did not help its finding is not tried again.
  const exhausted = new Set<string>();
  for (;;) {
    const findings = scan.engine.check(path);
    const next = choose(findings, scan, choice, exhausted);
    if (!next) return;
    const count = (all: readonly Finding[]): number => all.filter(({ rule, name }) => rule === next.finding.rule && name === next.finding.name).length;
    const remaining = count(findings);
    for (const edit of next.fix.edits) {
      const text = scan.context.text(edit.path);
      const after = applyEdits(text ?? '', edit.edits);
      const known = files.get(edit.path);
      files.set(edit.path, {
        before: known ? known.before : text, after, holdsValue: edit.holdsValue || (known?.holdsValue ?? false),
      });
      scan.change(edit.path, after);
    }
    applied.push({ path, rule: next.finding.rule, title: next.fix.title });
    if (count(scan.engine.check(path)) >= remaining) exhausted.add(keyOf(next.finding, next.fix));
  }
}

function choose(
  findings: readonly Finding[], scan: Scan, choice: FixChoice, exhausted: ReadonlySet<string>,
): { readonly finding: Finding; readonly fix: Fix } | undefined {
  for (const finding of findings) {
    if (choice.rules.length > 0 && !choice.rules.includes(finding.rule)) continue;
    for (const fix of renderFixes(finding, scan.context)) {
      // A move needs a store: that is `lasthop move`.
      if (fix.intent === 'suppress' || fix.move || (fix.safety !== 'safe' && !choice.review)) continue;
      if (!exhausted.has(keyOf(finding, fix))) return { finding, fix };
    }
  }
  return undefined;
}

function keyOf(finding: Finding, fix: Fix): string {
  return `${finding.rule}\0${finding.name ?? ''}\0${fix.title}`;
}
