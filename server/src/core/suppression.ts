/** Comments that silence a rule: ours (`lasthop-allow <rule>: <reason>`) and the neighbours'. */
import type { Span } from './text';

/** A mark found in a segment's text; spans count from the segment's start. */
export interface SuppressionMark {
  /**
   * `line`: the line it stands on (and, on a comment-only line of ours, the next line that is not a comment);
   * `next-line`: the line after it; `start` … `end`: everything between, or to the end of the file;
   * `document`: the YAML document that holds it; `file`: the whole file.
   */
  readonly covers: 'line' | 'next-line' | 'start' | 'end' | 'document' | 'file';
  /** Rules silenced; undefined for all rules that judge literals (a neighbour's mark names no rule of ours). */
  readonly rules: readonly string[] | undefined;
  readonly span: Span;
  /** Ours without a reason; what else can be wrong needs the rules and a clock (`suppressionProblem`). */
  readonly problem?: 'no-reason';
  /** ISO date from `until 2027-01-31`: the last day on which it holds, judged by `suppressionProblem`. */
  readonly until?: string;
  /** Whose mark: `lasthop`, `gitleaks`, … */
  readonly tool: string;
}

/** Why a mark of ours is not honoured; the message ids of the rule `invalid-suppression`. */
export type SuppressionProblem = 'no-reason' | 'unknown-rule' | 'bad-date' | 'expired';

/** What a mark is held against. */
export interface SuppressionJudge {
  isRule(id: string): boolean;
  /** ISO date (`2026-11-23`); undefined where there is no clock: dates are then not judged. */
  readonly today?: string;
}

/** What is wrong with a mark, or undefined for one that holds. */
export function suppressionProblem(mark: SuppressionMark, judge: SuppressionJudge): SuppressionProblem | undefined {
  if (mark.tool !== 'lasthop') return undefined;
  if (!mark.rules || mark.rules.length === 0 || !mark.rules.every(judge.isRule)) return 'unknown-rule';
  if (mark.problem) return mark.problem;
  if (mark.until === undefined) return undefined;
  if (!isCalendarDate(mark.until)) return 'bad-date';
  return judge.today !== undefined && mark.until < judge.today ? 'expired' : undefined;
}

/** How far a mark may reach from its first word, in code units: keeps a line without end linear. */
const markReach = 512;

/** One word of each family of marks; a hit is then read by `readers`. */
const words = /lasthop-allow|gitleaks:|betterleaks:|kingfisher:|trufflehog:|pragma:|secretlint-|ggignore|dotenv-diff-ignore|zizmor:|checkov:|kube-linter\.io|kics-scan|nosonar|nosemgrep|nosec|noqa:|no-secrets\/no-secrets/gi;

type Found = Pick<SuppressionMark, 'covers'> & Partial<SuppressionMark> & { readonly length: number };
/** Reads a mark at the beginning of `tail`; `before` is the text of its line up to there. */
type MarkReader = (tail: string, before: string) => readonly Found[];

/** The marks between two offsets of a text, in order; spans count from `start`. Linear. */
export function findSuppressions(text: string, start: number, end: number): SuppressionMark[] {
  const stretch = start === 0 && end === text.length ? text : text.slice(start, end);
  const marks: SuppressionMark[] = [];
  words.lastIndex = 0;
  for (let hit = words.exec(stretch); hit; hit = words.exec(stretch)) {
    const at = hit.index;
    const word = hit[0].toLowerCase();
    const family = families.get(word);
    if (!family) continue;
    const tail = untilLineEnd(stretch.slice(at, at + markReach));
    const before = sinceLineStart(stretch.slice(Math.max(0, at - markReach), at));
    for (const { length, ...found } of family.read(tail, before)) {
      marks.push({ rules: undefined, span: { start: at, end: at + length }, tool: family.tool, ...found });
    }
  }
  return marks;
}

const families: ReadonlyMap<string, { readonly tool: string; readonly read: MarkReader }> = new Map([
  ['lasthop-allow', { tool: 'lasthop', read: readOurs }],
  // https://github.com/gitleaks/gitleaks#gitleaksallow; betterleaks and kingfisher take the same form.
  ['gitleaks:', { tool: 'gitleaks', read: simple(/^gitleaks:allow\b/i, 'line') }],
  ['betterleaks:', { tool: 'betterleaks', read: simple(/^betterleaks:allow\b/i, 'line') }],
  ['kingfisher:', { tool: 'kingfisher', read: simple(/^kingfisher:(?:ignore|allow)\b/i, 'line') }],
  ['trufflehog:', { tool: 'trufflehog', read: simple(/^trufflehog:\s?ignore\b/i, 'line') }],
  // detect-secrets: https://github.com/Yelp/detect-secrets#inline-allowlisting
  ['pragma:', { tool: 'detect-secrets', read: firstOf(
    simple(/^pragma: ?(?:allow|white)list[ -]nextline[ -]secret\b/i, 'next-line'),
    simple(/^pragma: ?(?:allow|white)list[ -]secret\b/i, 'line'),
  ) }],
  // https://github.com/secretlint/secretlint: comments of secretlint-rule-filter-comments
  ['secretlint-', { tool: 'secretlint', read: firstOf(
    simple(/^secretlint-disable-next-line\b/i, 'next-line'),
    simple(/^secretlint-disable-line\b/i, 'line'),
    simple(/^secretlint-disable\b/i, 'start'),
    simple(/^secretlint-enable\b/i, 'end'),
  ) }],
  // GitGuardian's ggshield
  ['ggignore', { tool: 'ggshield', read: firstOf(
    simple(/^ggignore-start\b/i, 'start'),
    simple(/^ggignore-end\b/i, 'end'),
    simple(/^ggignore(?![-\w])/i, 'line'),
  ) }],
  ['dotenv-diff-ignore', { tool: 'dotenv-diff', read: firstOf(
    simple(/^dotenv-diff-ignore-start\b/i, 'start'),
    simple(/^dotenv-diff-ignore-end\b/i, 'end'),
    simple(/^dotenv-diff-ignore-next-line\b/i, 'next-line'),
    simple(/^dotenv-diff-ignore(?:-line)?(?![-\w])/i, 'line'),
  ) }],
  // https://docs.zizmor.sh/usage/#ignoring-results: only its audit of literal credentials speaks of literals.
  ['zizmor:', { tool: 'zizmor', read: listed(/^zizmor: ?ignore\[([^\]]*)\]/i, /^hardcoded-/i, 'line') }],
  // https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html: beside the line or above it.
  ['checkov:', { tool: 'checkov', read: listed(/^checkov: ?skip ?= ?([\w, ]+)/i, /^(?:CKV_SECRET_|CKV_K8S_35$|CKV2_K8S_5$)/i, 'line', 'next-line') }],
  // An annotation of the object: ignore-check.kube-linter.io/env-var-secret: "…"
  ['kube-linter.io', { tool: 'kube-linter', read: (tail, before) =>
    /ignore-check\.$/i.test(before) ? listed(/^kube-linter\.io\/([\w-]+)/i, /secret/i, 'document')(tail, before)
      : [] }],
  // https://docs.kics.io: `ignore` heads a file; `ignore-line` and `ignore-block` stand above what they mean.
  ['kics-scan', { tool: 'kics', read: firstOf(
    simple(/^kics-scan ignore-(?:line|block)\b/i, 'line', 'next-line'),
    simple(/^kics-scan ignore\s*$/i, 'file'),
  ) }],
  ['nosonar', { tool: 'sonar', read: simple(/^nosonar\b/i, 'line') }],
  // Alone: everything. With ids: only where one of them is about secrets. Beside the line or above it.
  ['nosemgrep', { tool: 'semgrep', read: firstOf(
    listed(/^nosemgrep: ?([\w.,/ -]+)/i, /secret|credential|passw|token|api-?key|hardcoded|private-key/i, 'line', 'next-line'),
    simple(/^nosemgrep(?![:\w])/i, 'line', 'next-line'),
  ) }],
  // Bandit (B105–B107) and gosec (G101)
  ['nosec', { tool: 'bandit', read: firstOf(
    listed(/^nosec:? ?((?:[BG]\d{3}|hardcoded_\w+)(?:[, ]+(?:[BG]\d{3}|hardcoded_\w+))*)/i, /^(?:B10[5-7]|G101|hardcoded_)/i, 'line'),
    simple(/^nosec\b(?!:? ?[BG]\d{3})/i, 'line'),
  ) }],
  // flake8-bandit and ruff
  ['noqa:', { tool: 'ruff', read: listed(/^noqa: ?([A-Z]+\d+(?:[, ]+[A-Z]+\d+)*)/i, /^S10[5-7]$/i, 'line') }],
  ['no-secrets/no-secrets', { tool: 'eslint', read: (tail, before) =>
    /eslint-disable-next-line\b[^\n]*$/.test(before) ? simple(/^no-secrets\/no-secrets/, 'next-line')(tail, before)
      : /eslint-disable-line\b[^\n]*$/.test(before) ? simple(/^no-secrets\/no-secrets/, 'line')(tail, before)
        : [] }],
]);

/** `lasthop-allow <rule>[, <rule>]: <reason>`, with `until <date>` before the colon or anywhere in the reason. */
function readOurs(tail: string, before: string): readonly Found[] {
  const head = /^lasthop-allow\s+([\w-]+(?:\s*,\s*[\w-]+)*)/i.exec(tail);
  // In prose (`lasthop-allow <rule-id>: …`) nothing is meant; in a comment of its own something was.
  const commentStarts = /(?:#|\/\/|\/\*|--|;|\*|%|')[^\w]*$/.test(before);
  if (!head) {
    return commentStarts && !/^lasthop-allow\s*[<{[…`]/i.test(tail)
      ? [{ covers: 'line', rules: [], length: 'lasthop-allow'.length }] : [];
  }
  const rules = (head[1] ?? '').split(',').map((rule) => rule.trim());
  const rest = withoutCommentEnd(tail.slice(head[0].length));
  const until = /\buntil[ :]+(\d{4}-\d{1,2}-\d{1,2})\b/i.exec(rest);
  const colon = rest.indexOf(':');
  const reason = colon < 0 ? '' : rest.slice(colon + 1).replace(/\(?\buntil[ :]+\d{4}-\d{1,2}-\d{1,2}\)?/i, '');
  const hasReason = /[\p{L}\p{N}]/u.test(reason);
  if (!hasReason && !commentStarts) return [];
  return [{
    covers: 'line',
    rules,
    length: head[0].length + rest.trimEnd().length,
    ...(until ? { until: until[1] as string } : {}),
    ...(hasReason ? {} : { problem: 'no-reason' as const }),
  }];
}

function simple(pattern: RegExp, ...covers: readonly SuppressionMark['covers'][]): MarkReader {
  return (tail) => {
    const match = pattern.exec(tail);
    return match ? covers.map((one) => ({ covers: one, length: match[0].length })) : [];
  };
}

/** A mark that names the neighbour's checks (group 1): it counts where one of them is about secrets. */
function listed(pattern: RegExp, meant: RegExp, ...covers: readonly SuppressionMark['covers'][]): MarkReader {
  return (tail) => {
    const match = pattern.exec(tail);
    if (!match || !(match[1] ?? '').split(/[\s,]+/).some((check) => meant.test(check))) return [];
    return covers.map((one) => ({ covers: one, length: match[0].length }));
  };
}

function firstOf(...readers: readonly MarkReader[]): MarkReader {
  return (tail, before) => {
    for (const reader of readers) {
      const found = reader(tail, before);
      if (found.length > 0) return found;
    }
    return [];
  };
}

function untilLineEnd(text: string): string {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text : text.slice(0, end);
}

function sinceLineStart(text: string): string {
  const start = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return text.slice(start + 1);
}

function withoutCommentEnd(text: string): string {
  const end = text.search(/\*\/|-->|--}}|}}|#}|%>|"\s*[,:]/);
  return end < 0 ? text : text.slice(0, end);
}

function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
