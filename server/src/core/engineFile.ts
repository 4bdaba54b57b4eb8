/** What the engine keeps of a file: its text in segments, and what was concluded from each. */
import type { FactKind } from './facts';
import type { Language } from './language';
import type { Located, Reported } from './located';
import type { Finding, Report, Rule } from './rule';
import type { Segment } from './segment';
import type { FileContext, WorkspaceView } from './view';

/**
 * What was concluded from one segment, or from a file as a whole. Emptied when it is forgotten: sets and maps that held it
 * keep it until their old storage is collected, and with it the segment's facts and the window that these were cut from.
 */
export interface Memo {
  /** Absent for what concerns the whole file, and once it is forgotten. */
  segment: Segment | undefined;
  reports: readonly Reported[];
  asked: ReadonlySet<string>;
  /** The reports as findings, where the segment stood when they were last asked for. */
  located?: Located;
}

export interface EngineFile {
  context: FileContext;
  language: Language;
  /** What the host called it. */
  languageId: string | undefined;
  text: string;
  segments: readonly Segment[];
  memos: Map<Segment, Memo>;
  own: Memo | undefined;
  findings: readonly Finding[] | undefined;
  /** The segments of other files that `findings` points into: where those moved, places are found anew. */
  pointsInto: ReadonlyMap<string, readonly Segment[]>;
  /** By kind of fact, the rules that are on here; made when first asked for. */
  checks: Map<FactKind, readonly Check[]>;
}

export interface Check {
  readonly rule: Rule;
  check(fact: unknown, file: FileContext, view: WorkspaceView): Iterable<Report<string>>;
}
