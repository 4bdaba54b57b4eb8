/** Chooses fixes and applies them in memory, one after the other, so that each sees what the one before left. */
import { isPromiseKept, renderFixes, textsAfter, type Fix } from '../core/render';
import type { Finding } from '../core/rule';
import type { TextEdit } from '../core/text';
import { putTexts } from '../core/trial';
import type { Scan } from '../host/scan';

export interface FixChoice {
  /** Also fixes that a person should look at. */
  readonly review: boolean;
  /** Only findings of these rules; all where empty. */
  readonly rules: readonly string[];
  /** Why a file could not take other text than `before`; undefined where it could. */
  cannotRewrite(path: string, before: string | undefined): string | undefined;
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
  /** Files that a fix would have changed, and why none does. */
  readonly refused: ReadonlyMap<string, string>;
}

/** Fixes of one file open the way for fixes of another; more rounds than this would be a circle. */
const mostRounds = 8;

export function planFixes(scan: Scan, choice: FixChoice): FixPlan {
  const plan = new Planning(scan, choice);
  // What nothing reads may be read once literals are: entries are removed last.
  for (const removing of [false, true]) {
    for (let round = 0; round < mostRounds; round++) {
      const before = plan.applied.length;
      // A file that a fix has made may need fixes, too.
      for (const path of new Set([...scan.paths, ...plan.files.keys()])) plan.fixFile(path, removing);
      if (plan.applied.length === before) break;
    }
  }
  for (const [path, file] of plan.files) if (file.before === file.after) plan.files.delete(path);
  return plan;
}

class Planning implements FixPlan {
  readonly files = new Map<string, ChangedFile>();
  readonly applied: FixPlan['applied'][number][] = [];
  readonly refused = new Map<string, string>();
  /** Files that were asked about and can be written. */
  private readonly writable = new Set<string>();
  /** What was found in each file after the last fix. */
  private readonly found: Map<string, readonly Finding[]>;

  constructor(private readonly scan: Scan, private readonly choice: FixChoice) {
    this.found = new Map(scan.engine.paths().map((path) => [path, scan.engine.check(path)]));
    scan.engine.takeAffected();
  }

  /** Goes through a file once. What a fix makes possible before its own place is the next round's. `removing`: entries may be removed. */
  fixFile(path: string, removing: boolean): void {
    let next: Finding | undefined;
    let from = 0;
    let passed = 0;
    while ((next = this.found.get(path)?.filter(({ span }) => span.start >= from)[passed])) {
      const fix = this.fixOf(next, removing);
      if (!fix) {
        passed++;
        continue;
      }
      this.applied.push({ path, rule: next.rule, title: fix.title });
      from = placeAfter(next.span.start, fix.edits.find((edit) => edit.path === path)?.edits ?? []);
      passed = 0;
    }
  }

  /** The first fix of a finding that may be applied and holds what it promises; it is applied then. */
  private fixOf(finding: Finding, removing: boolean): Fix | undefined {
    const { scan, choice } = this;
    if (choice.rules.length > 0 && !choice.rules.includes(finding.rule)) return undefined;
    // A move needs a store: that is `lasthop move`.
    const mayApply = ({ intent, move, safety }: Fix): boolean => intent !== 'suppress' && !move && (safety === 'safe' || choice.review) && (removing || intent !== 'remove-entry');
    return renderFixes(finding, scan.context).find((fix) => mayApply(fix) && this.apply(finding, fix));
  }

  private isWritable(path: string): boolean {
    if (this.writable.has(path)) return true;
    const reason = this.refused.get(path) ?? this.choice.cannotRewrite(path, this.scan.context.text(path));
    if (reason === undefined) this.writable.add(path);
    else this.refused.set(path, reason);
    return reason === undefined;
  }

  /** False where a file cannot take its edit or the fix does not hold what it promises: all is then as before. */
  private apply(finding: Finding, fix: Fix): boolean {
    const { engine, context } = this.scan;
    if (!fix.edits.every(({ path }) => this.isWritable(path))) return false;
    const offers = [{ finding, fix }];
    const tried = textsAfter(offers, context);
    const texts = new Map(tried.map(({ path }) => [path, context.text(path)]));
    const undo = putTexts(engine, tried);
    const affected = engine.takeAffected();
    const after = new Map(affected.map((path) => [path, engine.check(path)]));
    const trial = { before: affected.flatMap((path) => this.found.get(path) ?? []), after: [...after.values()].flat() };
    if (!isPromiseKept(offers, trial)) {
      undo();
      engine.takeAffected();
      return false;
    }
    for (const [path, findings] of after) this.found.set(path, findings);
    for (const { path, holdsValue } of fix.edits) {
      const known = this.files.get(path);
      this.files.set(path, {
        before: known ? known.before : texts.get(path),
        after: context.text(path) ?? '', holdsValue: holdsValue || (known?.holdsValue ?? false),
      });
    }
    return true;
  }
}

/** Where a place is once edits before it were made. */
function placeAfter(place: number, edits: readonly TextEdit[]): number {
  return edits.reduce((at, { span, newText }) => (span.end <= place ? at + newText.length - (span.end - span.start) : at), place);
}
