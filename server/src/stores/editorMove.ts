/** Moving a literal from an editor: what is shown first, then the value into the store, then the editor's own edit of all places. */
import { join } from 'node:path';
import { readSettings } from '../host/settingsFile';
import { described } from './accounts';
import { moveAdvice, type MoveAdvice, type Rotation } from './moveAdvice';
import { destinationOf } from './moveDestination';
import { findMovable, planMove, type FileChange, type Movable, type MoveWorkspace, type PlannedMove } from './movePlan';
import { moveSecret } from './moveTransaction';
import { Stores } from './open';
import { pathProblem } from './paths';
import { startNotice, startText, type StartNotice } from './plainStart';
import { wrapped } from './startCommands';
import { done, failed, type Outcome, type Store } from './store';
import { userFolders, type Environment } from './userFolders';

/** What an editor brings along. */
export interface MovingEditor {
  /** Absolute. */
  readonly root: string;
  readonly environment: Environment;
  /** The file that the literal stands in, relative to the root, and the literal's value. */
  readonly document: string;
  readonly value: string;
  readonly workspace: MoveWorkspace;
  /** Why files cannot be edited now, in a sentence; undefined where they can. */
  blocked(changes: readonly FileChange[]): string | undefined;
  /** Whether the editor could express the changes; asked before anything is written. */
  canApply(changes: readonly FileChange[]): boolean;
  /** Whether the editor made the changes: all or none. */
  apply(label: string, changes: readonly FileChange[]): Promise<boolean>;
  /** Asks a person; true for the action. */
  confirm(message: string, action: string): Promise<boolean>;
  inform(message: string): void;
}

/** What a client shows before anything happens. Holds names, paths and sentences, never a value. */
export interface MoveOffer {
  readonly key: string;
  /** Proposed; may be edited. */
  readonly path: string;
  /** The store, as people call it. */
  readonly store: string;
  readonly places: number;
  /** Relative to the root: what would be edited. */
  readonly files: readonly string[];
  readonly warnings: readonly string[];
  /** Why it would not work now. */
  readonly problem?: string;
}

/** What became of it, for a client that shows that itself. Holds names, paths and sentences, never a value. */
export interface MoveReport {
  readonly key: string;
  readonly path: string;
  readonly store: string;
  /** Set where git may hold the value: it must be rotated. */
  readonly rotate?: Rotation;
  /** What else is to be done before everything works. */
  readonly notes: readonly string[];
  /** What plain start commands would do with the reference that stays in `file` (an absolute path). */
  readonly start?: StartNotice & { readonly file: string };
}

interface Prepared {
  readonly store: Store;
  readonly stores: Stores;
  readonly movable: Movable;
  plan(path: string): PlannedMove;
  advice(plan: PlannedMove): MoveAdvice;
}

export async function offerMove(editor: MovingEditor): Promise<Outcome<MoveOffer>> {
  const prepared = prepare(editor);
  if (!prepared.ok) return prepared;
  const { movable, store, plan, advice } = prepared.value;
  const planned = plan(movable.path);
  const { rotate, deliver, start, remaining } = advice(planned);
  const exposed = rotate && `${rotate.reason} Rotate it then.`;
  const rights = await store.capabilities(movable.path);
  const problem = !rights.ok ? rights.failure.message
    : rights.value.write === 'no' ? rights.value.remedy ?? `You may not write there. Choose another path, or sign in: ${store.loginHint}.` : undefined;
  return done({
    key: movable.key, path: movable.path, store: store.title, places: movable.places.length, files: planned.changes.map((change) => change.path),
    warnings: [exposed, ...deliver, start?.warning, remaining].filter((warning) => warning !== undefined),
    ...(problem === undefined ? {} : { problem }),
  });
}

/**
 * @param path the one that a person chose; without it the proposed one is shown and confirmed
 * @param quiet the client shows the report; else it is said here
 * @returns undefined where the person did not want to
 */
export async function moveLiteral(editor: MovingEditor, path: string | undefined, quiet: boolean): Promise<Outcome<MoveReport | undefined>> {
  const prepared = prepare(editor);
  if (!prepared.ok) return prepared;
  const { store, stores, movable, plan, advice } = prepared.value;
  const chosen = path ?? movable.path;
  const problem = pathProblem(chosen, stores.settings);
  if (problem !== undefined) return failed('invalid', problem);
  const places = movable.places.length === 1 ? '' : ` Its ${movable.places.length} places are edited together.`;
  if (path === undefined && !await editor.confirm(`Move ${movable.key} to ${store.title}, at ${chosen}?${places}`, 'Move')) return done(undefined);
  const planned = plan(chosen);
  const { changes } = planned;
  if (!editor.canApply(changes)) return failed('unsupported', 'This editor cannot apply the edit; nothing was changed.');
  const outcome = await moveSecret({
    store, value: movable.value, folders: userFolders(editor.environment),
    entry: { root: editor.root, path: chosen, key: movable.key, files: changes.map((change) => change.path) },
    allow: () => stores.allows(store, chosen, (account) => editor.confirm(`${account.store} speaks to ${described(account.properties)}. Keep the secrets of ${account.environment} there?`, 'Keep Them There')),
    check: () => editor.blocked(changes),
    edit: async () => editor.blocked(changes) ?? (await editor.apply(`Move ${movable.key}`, changes) ? undefined : `The editor did not change ${editor.document}.`),
  });
  if (!outcome.ok) return failed('invalid', outcome.failure.message);
  const report = reportOf(prepared.value, planned, editor.root);
  if (!quiet) say(editor, report, advice(planned));
  return done(report);
}

function reportOf({ store, movable, advice }: Prepared, planned: PlannedMove, root: string): MoveReport {
  const { rotate, deliver, remaining, start, leftIn: [file = ''] } = advice(planned);
  return {
    key: movable.key, path: planned.path, store: store.title, ...(rotate ? { rotate } : {}),
    notes: [...deliver, remaining].filter((line) => line !== undefined),
    ...(start ? { start: { ...startNotice(start), file: join(root, file) } } : {}),
  };
}

function say(editor: MovingEditor, { key, path, store, rotate, notes }: MoveReport, { start }: MoveAdvice): void {
  editor.inform([`${key} is in ${store} at ${path}.`, ...(rotate ? [rotate.reason, rotate.remedy] : []), ...notes].join(' '));
  if (!start) return;
  const scripts = start.commands.filter((command) => command.edit);
  if (scripts.length === 0) editor.inform(startText(start));
  // Not waited for: the move is done, whenever a person gets to the question.
  else void offerWrapping(editor, startText(start), () => wrapped(editor.root, scripts));
}

async function offerWrapping(editor: MovingEditor, message: string, changes: () => readonly FileChange[]): Promise<void> {
  const wants = await editor.confirm(message, 'Wrap Start Scripts').catch(() => false);
  if (wants && !await editor.apply('Wrap start scripts', changes()).catch(() => false)) editor.inform('The start scripts were not changed.');
}

function prepare({ root, environment, document, value, workspace, inform }: MovingEditor): Outcome<Prepared> {
  const { settings, problem } = readSettings(root);
  if (problem) return failed('invalid', `${problem.message} Mend .lasthop.yaml first; nothing was moved.`);
  const stores = Stores.open({ root, settings, environment, command: 'lasthop.move', onWarning: inform });
  const store = stores.standard();
  if (!store.ok) return store;
  const destination = destinationOf(store.value, { root, settings: stores.settings });
  const movable = findMovable(workspace, destination, ({ path }) => path === document).find((one) => one.value.reveal() === value);
  if (!movable) return failed('unsupported', `${store.value.title} cannot hold this value under a path that a file could refer to.`);
  return done({
    store: store.value, stores, movable,
    plan: (chosen) => planMove(workspace, movable, { ...destination, path: chosen }),
    advice: (plan) => moveAdvice({ workspace, root, settings: stores.settings, store: store.value }, movable, plan),
  });
}
