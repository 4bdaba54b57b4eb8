/**
 * From what a fix means to the edits that do it. The only place where an intent, a language's spelling and a
 * provider's format meet: one file per intent, one line here.
 */
import type { Trial, TriedText } from '../trial';
import type { Site } from '../facts';
import type { EnvironmentRead, Language } from '../language';
import type { Intent, IntentKind, Safety } from '../intent';
import type { Notes } from '../notes';
import type { Finding } from '../rule';
import { smallest, type TextEdit } from '../text';
import type { FileContext, WorkspaceView } from '../view';
import { addScope } from './addScope';
import { declareKey, defineKey } from './keys';
import { deDuplicate, removeEntry, removeValue } from './entries';
import { ignoreFile } from './ignoreFile';
import { mountSecret } from './mountSecret';
import { moveToProvider } from './moveToProvider';
import { keepPromise } from './promise';
import { readFromEnvironment } from './readFromEnvironment';
import { referToSecret } from './referToSecret';
import { suppress } from './suppress';

export { editsOf, isPromiseKept, keepPromise, textsAfter, type Offer } from './promise';

/** All edits of one file, against its current text (empty for a new file). Spans are absolute. */
export interface FileEdit {
  readonly path: string;
  readonly edits: readonly TextEdit[];
  /** The file does not exist yet. */
  readonly create: boolean;
  /**
   * The edit writes a secret's value into a git-ignored file. The host writes such a file first, atomically and with
   * mode 0600, and goes on with the other edits only when that has worked.
   */
  readonly holdsValue: boolean;
}

/** A fix ready to be applied. Titles hold keys and file names only; edits may hold the value the user asked to keep. */
export interface Fix {
  readonly title: string;
  readonly intent: IntentKind;
  /** Only safe fixes are applied without a look. */
  readonly safety: Safety;
  /** The one a lightbulb offers first. */
  readonly preferred: boolean;
  readonly edits: readonly FileEdit[];
  readonly delivery?: Delivery;
  /** The value goes to a store first: the edits may only follow once that is confirmed. */
  readonly move?: Move;
}

/** Where a literal may move to. Stores live in the host; the core knows how their references are written. */
export interface Destination {
  /** What stands in a file for the secret at a canonical path; undefined where the syntax cannot hold it. */
  reference(path: string): string | undefined;
  /** What a script runs to get it, as one shell command; undefined where the path needs more than plain words. */
  command(path: string): string | undefined;
  /** Chosen by a person instead of the proposed path. */
  readonly path?: string;
  readonly environment?: string;
  readonly service?: string;
  /** The service where nothing in the workspace says one. */
  readonly fallbackService?: string;
  /** Whether another value stands at a path. */
  taken?(path: string): boolean;
}

/** What a moved secret is called from then on. */
export interface Move {
  /** Canonical. */
  readonly path: string;
  readonly key: string;
  /** The env file that now holds the reference. */
  readonly leftIn?: string;
  /** What else has to hold the secret before the file works as it stands. */
  readonly delivery?: Delivery;
}

/** A platform's own secret that a manifest now refers to. */
export type Delivery =
  | { readonly to: 'kubernetes'; readonly name: string; readonly key: string; readonly namespace?: string }
  | { readonly to: 'github'; readonly name: string };

export interface RenderContext {
  readonly view: WorkspaceView;
  /** What was read while other fixes were rendered. */
  readonly notes: Notes;
  /** What would be found if files had other texts. */
  trial(texts: readonly TriedText[]): Trial;
  /** Absent where values cannot move anywhere: moves are then not offered. */
  readonly destination?: Destination;
  /** The current text of a file, open buffers first; undefined when there is none. */
  text(path: string): string | undefined;
  language(path: string): Language | undefined;
  fact(path: string): FileContext | undefined;
}

/** What a renderer returns: a fix without its place among the others, or undefined where the language cannot spell it. */
export type Rendered = Omit<Fix, 'intent' | 'preferred'> | undefined;

export interface Subject {
  readonly finding: Finding;
  readonly text: string;
  readonly language: Language;
  /** Added to the spans of the intent. */
  readonly base: number;
  /** The language's read of a key at a place (absolute): reading the file up to there once serves all fixes of a finding. */
  read(key: string, site: Site): EnvironmentRead | undefined;
}

type Renderer<K extends IntentKind> = (intent: Extract<Intent, { kind: K }>, subject: Subject, context: RenderContext) => Rendered;

const renderers: { readonly [K in IntentKind]?: Renderer<K> } = {
  'read-from-environment': readFromEnvironment,
  'mount-secret': mountSecret,
  'refer-to-secret': referToSecret,
  'move-to-provider': moveToProvider,
  'declare-key': declareKey,
  'define-key': defineKey,
  'remove-entry': removeEntry,
  'de-duplicate': deDuplicate,
  'remove-value': removeValue,
  'ignore-file': ignoreFile,
  'add-scope': addScope,
  'suppress': suppress,
};

function rememberingRead(text: string, { spelling }: Language, notes: Notes): Subject['read'] {
  const known = new Map<string, EnvironmentRead | undefined>();
  return (key, site) => {
    const place = `${site.whole.start} ${key}`;
    if (!known.has(place)) known.set(place, spelling.readEnvironment?.(text, key, site, notes));
    return known.get(place);
  };
}

/** A file's edits, each no wider than what changes. */
function smallestEdits(edit: FileEdit, context: RenderContext): FileEdit[] {
  const text = context.text(edit.path) ?? '';
  const edits = edit.edits.flatMap((each) => smallest(each, text) ?? []);
  return edits.length > 0 ? [{ ...edit, edits }] : [];
}

/** The fixes of a finding as a report names them, in the rule's order. The first that is not a suppression is preferred. */
export function renderFixes(finding: Finding, context: RenderContext): Fix[] {
  return fixes(finding, context, () => true);
}

/**
 * Those that can be applied: each was tried, removes its finding and adds none. What the renderers did not foresee of a
 * half-typed text is not offered then.
 */
export function triedFixes(finding: Finding, context: RenderContext): Fix[] {
  return fixes(finding, context, (fix) => keepPromise([{ finding, fix }], context));
}

function fixes(finding: Finding, context: RenderContext, isOffered: (fix: Fix) => boolean): Fix[] {
  const text = context.text(finding.path);
  const language = context.language(finding.path);
  if (text === undefined || !language) return [];
  const offered: Fix[] = [];
  const read = rememberingRead(text, language, context.notes);
  for (const { intent, base } of finding.intents) {
    const render = renderers[intent.kind] as Renderer<IntentKind> | undefined;
    const rendered = render?.(intent as never, { finding, text, language, base, read }, context);
    if (!rendered || offered.some((fix) => fix.title === rendered.title)) continue;
    const edits = rendered.edits.flatMap((edit) => smallestEdits(edit, context));
    const fix = { ...rendered, edits, intent: intent.kind, preferred: intent.kind !== 'suppress' && !offered.some(({ preferred }) => preferred) };
    if (edits.length > 0 && isOffered(fix)) offered.push(fix);
  }
  return offered;
}
