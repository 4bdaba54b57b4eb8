/** Comments that silence a rule: ours (`lasthop-allow <rule>: <reason>`) and the neighbours'. */
import type { Span } from './text';

/** A mark found in a segment's text; spans count from the segment's start. */
export interface SuppressionMark {
  /**
   * `line`: the line it stands on (and, on a comment-only line of ours, the next line that is not a comment);
   * `next-line`: the line after it; `start` … `end`: everything between; `file`: the whole file.
   */
  readonly covers: 'line' | 'next-line' | 'start' | 'end' | 'file';
  /** Rules silenced; undefined for all rules that judge literals (a neighbour's mark names no rule of ours). */
  readonly rules: readonly string[] | undefined;
  readonly span: Span;
  /** Ours without a reason, with an unknown rule or past its date: said, and not honoured. */
  readonly problem?: 'no-reason' | 'unknown-rule';
  /** ISO date from `until 2027-01-31`, judged by the host, which has a clock. */
  readonly until?: string;
  /** Whose mark: `lasthop`, `gitleaks`, … */
  readonly tool: string;
}

/** The marks between two offsets of a text, in order; spans count from `start`. */
export function findSuppressions(_text: string, _start: number, _end: number): SuppressionMark[] {
  return [];
}
