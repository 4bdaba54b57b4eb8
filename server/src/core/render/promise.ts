/** What every fix promises: its finding goes, and none comes. */
import type { Trial, TriedText } from '../trial';
import { severities, type Finding } from '../rule';
import { applyEdits } from '../text';
import type { GitState } from '../view';
import type { FileEdit, Fix, RenderContext } from './index';

export interface Offer {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** Tries fixes together, in memory. */
export function keepPromise(offers: readonly Offer[], context: RenderContext): boolean {
  return isPromiseKept(offers, context.trial(textsAfter(offers, context)));
}

export function isPromiseKept(offers: readonly Offer[], trial: Trial): boolean {
  const { before, after } = withoutEqualEnds(trial);
  const gone = surplus(before, after);
  for (const { finding } of offers) {
    const own = gone.findIndex((each) => isSame(each, finding));
    if (own < 0) return false;
    gone.splice(own, 1);
  }
  return surplus(after, before).every((added) => offers.some(({ fix }) => isExpected(added, fix)) || isMilder(added, gone));
}

/** The texts that fixes make together, and what git then makes of their files. */
export function textsAfter(offers: readonly Offer[], context: RenderContext): TriedText[] {
  const edits = new Map(editsOf(offers).map((edit) => [edit.path, edit]));
  const states = new Map<string, GitState>();
  // The host writes a value only where git ignores it, after the line that makes it so.
  for (const { path, holdsValue } of edits.values()) if (holdsValue) states.set(path, 'ignored');
  for (const { finding, fix } of offers) {
    // Which files a line of `.gitignore` meets is git's to say; that it meets this one is what the line is for.
    const ignoring = finding.intents.find(({ intent }) => intent.kind === fix.intent)?.intent;
    if (ignoring?.kind === 'ignore-file') states.set(finding.path, ignoring.negated ? 'untracked' : 'ignored');
  }
  return [...new Set([...edits.keys(), ...states.keys()])].map((path) => {
    const text = applyEdits(context.text(path) ?? '', edits.get(path)?.edits ?? []);
    const git = states.get(path);
    return git ? { path, text, git } : { path, text };
  });
}

/** The edits of fixes that stand side by side, each file once. */
export function editsOf(offers: readonly Offer[]): FileEdit[] {
  const byPath = new Map<string, FileEdit>();
  for (const edit of offers.flatMap(({ fix }) => fix.edits)) {
    const known = byPath.get(edit.path);
    byPath.set(edit.path, known ? { ...known, edits: [...known.edits, ...edit.edits], holdsValue: known.holdsValue || edit.holdsValue } : edit);
  }
  return [...byPath.values()];
}

/** What the fix is meant to leave behind. */
function isExpected(added: Finding, fix: Fix): boolean {
  if (added.severity !== 'information' && added.severity !== 'hint') return false;
  const edit = fix.edits.find(({ path }) => path === added.path);
  // A value on this machine only is worth a word there, no more.
  if (edit?.holdsValue) return true;
  // A contract without an env file tells once that values are missing: the first key that is declared makes it do so.
  return fix.intent === 'declare-key' && added.rule === 'missing-key' && added.path === fix.edits[0]?.path;
}

/** Whether a finding says less of what one that is gone said: a tracked env file whose one secret left it. Takes that one away. */
function isMilder(finding: Finding, gone: Finding[]): boolean {
  const at = gone.findIndex((each) => each.rule === finding.rule && each.path === finding.path && each.name === finding.name && severities.indexOf(each.severity) < severities.indexOf(finding.severity));
  if (at >= 0) gone.splice(at, 1);
  return at >= 0;
}

/** Whether two say the same, wherever it stands now: places shift when a file is edited, and “2 of 4 keys missing” stays one finding. */
function isSame(one: Finding, other: Finding): boolean {
  return one === other || (one.rule === other.rule && one.path === other.path && one.kind === other.kind && one.name === other.name
    && (one.message === other.message || withoutCounts(one.message) === withoutCounts(other.message)));
}

function withoutCounts(message: string): string {
  return message.replace(/\b\d+ of \d+\b/, 'some of all');
}

/** What a fix left alone is most of what there is. */
function withoutEqualEnds({ before, after }: Trial): Trial {
  const shorter = Math.min(before.length, after.length);
  const same = (one: Finding | undefined, other: Finding | undefined): boolean => one !== undefined && other !== undefined && isSame(one, other);
  let start = 0;
  while (start < shorter && same(before[start], after[start])) start++;
  let tail = 0;
  while (tail < shorter - start && same(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  return { before: before.slice(start, before.length - tail), after: after.slice(start, after.length - tail) };
}

/** The findings of `more` that `than` does not have, counting equal ones. */
function surplus(more: readonly Finding[], than: readonly Finding[]): Finding[] {
  const left = [...than];
  return more.filter((each) => {
    const at = left.findIndex((other) => isSame(each, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
