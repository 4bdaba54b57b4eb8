/** Findings as a report shows them: lines and columns from 1, paths from the working directory, never a value. */
import type { Finding, Severity } from '../core/rule';
import type { Skipped } from '../host/files';

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

export interface ReportedPlace {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

export interface ReportedFinding extends ReportedPlace {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Finding['confidence'];
  readonly kind?: string;
  readonly message: string;
  /** Same for the same finding in another run; not guessable from the value. */
  readonly fingerprint: string;
  readonly related: readonly (ReportedPlace & { readonly message: string })[];
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
  /** Whether a comment can accept it. */
  readonly allowable: boolean;
  /** The title of the fix that is offered first; a suppression never is. */
  readonly preferredFix?: string;
  /** The line with every secret of the file redacted; undefined where there is none to show. */
  readonly frame?: Frame;
  /** The baseline names it: kept for SARIF, counted, and otherwise left out. */
  readonly baselined: boolean;
}

export interface Frame {
  readonly text: string;
  /** Columns from 0 of what is underlined, in `text`. */
  readonly start: number;
  readonly end: number;
}

export interface Summary {
  readonly files: number;
  readonly bytes: number;
  readonly skipped: readonly Skipped[];
  readonly milliseconds: number;
}

/** Why a finding is not one any more: https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317733 */
export interface Suppression {
  readonly kind: 'inSource' | 'external';
  readonly justification: string;
}

export interface Report {
  readonly findings: readonly ReportedFinding[];
  /** What comments in the files and a neighbour's list silence, where the report is to tell of it. */
  readonly suppressed: readonly (ReportedFinding & { readonly suppression: Suppression })[];
  readonly summary: Summary;
  /** Why no file was read, as the end of a sentence, where it is not that there is none. */
  readonly nothing?: string;
}
