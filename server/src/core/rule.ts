/** Rules: pure generators from facts to reports. */
import type { Confidence, Fact, FactKind, FactOf } from './facts';
import type { Intent } from './intent';
import type { SuppressionJudge, SuppressionMark } from './suppression';
import type { Span } from './text';
import type { FileContext, WorkspaceView } from './view';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The weightiest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** What a rule yields. Spans count like those of the fact it was given. Holds names and paths, never a value. */
export interface Report<MessageId extends string> {
  /** `'file'` marks the file as a whole: shown on its first line. */
  readonly at: Span | 'file';
  readonly message: MessageId;
  /** Fills `{…}` in the message. Public text only. */
  readonly data?: Readonly<Record<string, string>>;
  /** Less (or more) than the rule's own severity, for a variant of the finding. */
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  /** Whether it drops one severity in tests, fixtures, docs and examples; absent: as the rule says. */
  readonly softInExamples?: boolean;
  /** Detector id or another finer kind. */
  readonly kind?: string;
  /** The key or name concerned; part of the fingerprint. */
  readonly name?: string;
  /** Where the secret value stands, if there is one; hosts that keep baselines fingerprint it under a key. Never printed. */
  readonly value?: Span;
  readonly related?: readonly Related[];
  readonly intents?: readonly Intent[];
  /** The finding means that something is superfluous; editors fade it. */
  readonly unnecessary?: boolean;
}

/** Another place, named symbolically: the n-th fact of a kind and name in a file, located when the finding is shown. */
export interface Related {
  readonly path: string;
  readonly kind: FactKind;
  readonly name: string;
  /** From 0, in file order. */
  readonly nth: number;
  /** Public text. */
  readonly message: string;
}

export interface RuleMeta<Id extends string = string, MessageId extends string = string> {
  /** Kebab-case, names the bad pattern. Also the page `docs/rules/<id>.md`. */
  readonly id: Id;
  /** One line for tables: what it finds. */
  readonly title: string;
  readonly category: 'literals' | 'contract' | 'scope' | 'pipelines' | 'delivery' | 'logging' | 'rotation';
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly profile: 'default' | 'strict';
  /** What / why / what to do; `{name}` is filled from a report's data. */
  readonly messages: Readonly<Record<MessageId, string>>;
  /** True for literal rules whose finding drops one severity in tests, fixtures, docs and examples. */
  readonly softInExamples: boolean;
}

export interface Rule<MessageId extends string = string> extends RuleMeta<string, MessageId> {
  /** By kind: asked once for each fact, again only when the fact or an answer of the view changed. */
  readonly on: { readonly [K in FactKind]?: (fact: FactOf<K>, file: FileContext, view: WorkspaceView) => Iterable<Report<MessageId>> };
  /** Asked once for each file. */
  file?(file: FileContext, view: WorkspaceView): Iterable<Report<MessageId>>;
  /** Asked once for each suppression mark, a neighbour's included. */
  suppression?(mark: SuppressionMark, judge: SuppressionJudge): Iterable<Report<MessageId>>;
}

/** Gives a rule its types: a message id that is not in the table does not compile. */
export function defineRule<const M extends Readonly<Record<string, string>>>(
  rule: Omit<Rule<Extract<keyof M, string>>, 'messages'> & { readonly messages: M },
): Rule {
  return rule as unknown as Rule;
}

/** A finding of the core: located in its file's current text. Holds no secret text. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly kind?: string;
  readonly path: string;
  /** Absolute. */
  readonly span: Span;
  readonly message: string;
  readonly name?: string;
  /** Absolute; see `Report.value`. */
  readonly value?: Span;
  readonly related: readonly { readonly path: string; readonly span: Span; readonly message: string }[];
  readonly unnecessary: boolean;
  /** In the order in which a rule prefers them, with the fact's place, ready for `render`. */
  readonly intents: readonly LocatedIntent[];
}

export interface LocatedIntent {
  readonly intent: Intent;
  /** Added to the intent's spans to make them absolute. */
  readonly base: number;
}

export type { Fact };
