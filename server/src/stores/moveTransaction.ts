/**
 * One value on its way into a store: rights, create-only write, reading back, and only then the edits. Whatever fails, the
 * literal still stands in its file or the store has confirmed it: it is never in neither.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { secretPathProblem } from '../core/secretPath';
import { sweepTemporaries, sweepTemporariesOf } from '../host/atomicWrite';
import { gitFolderIn, GitRepository } from '../host/gitRepository';
import { cannotRewrite, rewriteFile } from '../host/rewrite';
import { forgetEntry, noteMove, unfinishedMoves, type JournalEntry } from './moveJournal';
import type { FileChange } from './movePlan';
import type { SecretText } from './secretText';
import { done, failed, type Outcome, type Store, type StoreCall } from './store';
import type { UserFolders } from './userFolders';

export interface MoveRequest {
  readonly store: Store;
  readonly value: SecretText;
  /** Names and files, for the journal; `path` is where the value goes. */
  readonly entry: Omit<JournalEntry, 'stage' | 'time' | 'provider'>;
  readonly folders: UserFolders;
  readonly now?: () => Date;
  /** Whether the store speaks to the account that the path's secrets belong to. */
  allow(): Promise<Outcome<void>>;
  /** Asked before anything is written anywhere: why the edits could not be made, or undefined. */
  check(): string | undefined;
  /** Makes the edits, all or none. Returns why they were not made, or undefined. */
  edit(): Promise<string | undefined> | string | undefined;
}

/** `created`: the store took the value. `found`: it had this very value at this path already. */
export type Moved = 'created' | 'found';

/** What may still be said when it failed: whether the value stands in the store now, too. */
export interface MoveFailure {
  readonly stored: boolean;
  /** Another value stands at the path: another path would do. */
  readonly taken: boolean;
  /** The user may not put anything at the path: other paths, and other literals, are not concerned. */
  readonly closed: boolean;
  readonly message: string;
}

export type MoveOutcome = { readonly ok: true; readonly value: Moved } | { readonly ok: false; readonly failure: MoveFailure };

export async function moveSecret(request: MoveRequest, call?: StoreCall): Promise<MoveOutcome> {
  const { store, entry, folders, now = () => new Date() } = request;
  const fail = (message: string, stored = false, taken = false, closed = false): MoveOutcome => ({ ok: false, failure: { stored, taken, closed, message } });
  const problem = secretPathProblem(entry.path);
  if (problem !== undefined) return fail(`${entry.path} is not a path for a secret: ${problem}. Nothing was changed.`);
  const blocked = request.check();
  if (blocked !== undefined) return fail(`${blocked} Nothing was changed.`);
  const allowed = await request.allow();
  if (!allowed.ok) return fail(`${allowed.failure.message} Nothing was changed.`);
  const rights = await mayMove(store, entry.path, call);
  if (!rights.ok) return fail(`${rights.failure.message} Nothing was changed.`, false, false, rights.failure.kind === 'no-access');
  const journal: JournalEntry = { ...entry, provider: store.provider, time: now().toISOString(), stage: 'planned' };
  const noted = attempt(() => noteMove(folders, journal));
  if (noted !== undefined) return fail(`What a broken-off move needs to be resumed cannot be written to ${folders.state} (${noted}). Nothing was changed; set LASTHOP_HOME to a folder of yours, or mend that one.`);

  const stored = await keep(request, call);
  if (!stored.ok) {
    // Nobody knows whether a store that broke off half-way has the value: the entry stays until somebody looked.
    if (!stored.failure.uncertain) attempt(() => forgetEntry(folders, journal));
    return fail(`${stored.failure.message} No file was changed.`, stored.failure.uncertain, stored.failure.taken);
  }
  attempt(() => noteMove(folders, { ...journal, stage: 'stored' }));
  const refused = await request.edit();
  if (refused !== undefined) {
    return fail(`${refused} The value stands in ${store.title} at ${entry.path} as well by now; moving it again, or \`lasthop move --resume\`, goes on from there.`, true);
  }
  attempt(() => forgetEntry(folders, journal));
  return stored;
}

async function mayMove(store: Store, path: string, call: StoreCall | undefined): Promise<Outcome<void>> {
  const rights = await store.capabilities(path, call);
  if (!rights.ok) return rights.failure.kind === 'unsupported' ? done(undefined) : rights;
  if (rights.value.write === 'no') return failed('no-access', `You may not write ${path} in ${store.title}. ${rights.value.remedy ?? `Ask for access, choose another path, or sign in: ${store.loginHint}.`}`);
  // What cannot be read back is never known to have arrived.
  if (rights.value.read === 'no') return failed('no-access', `You may not read ${path} in ${store.title}, so nobody could confirm that the value arrived. ${rights.value.remedy ?? 'Ask for access, or choose another path.'}`);
  return done(undefined);
}

type Kept = { readonly ok: true; readonly value: Moved } | { readonly ok: false; readonly failure: { readonly message: string; readonly uncertain: boolean; readonly taken: boolean } };

/** Writes where nothing stands, and believes only what it reads. */
async function keep({ store, value, entry: { path } }: MoveRequest, call: StoreCall | undefined): Promise<Kept> {
  const problem = (message: string, uncertain: boolean, taken = false): Kept => ({ ok: false, failure: { message, uncertain, taken } });
  const written = await store.write(path, value, {}, call);
  if (!written.ok && written.failure.kind !== 'exists') return problem(written.failure.message, written.failure.kind === 'slow' || written.failure.kind === 'cancelled' || written.failure.kind === 'down');
  const read = await store.read(path, undefined, call);
  if (!read.ok) return problem(`${written.ok ? 'The value was written and could not be read back' : `Something stands at ${path} and cannot be read`}: ${read.failure.message}`, written.ok);
  if (read.value.equals(value)) return { ok: true, value: written.ok ? 'created' : 'found' };
  return written.ok
    ? problem(`${store.title} gives another value at ${path} than was written there. See what stands there: lasthop describe ${path}.`, true)
    : problem(`Another value stands at ${path} in ${store.title}, and it was left alone. Choose another path.`, false, true);
}

/** Why files could not be edited as planned; undefined where they could. */
export function cannotEdit(changes: readonly FileChange[], root: string): string | undefined {
  for (const { path, before } of changes) {
    const reason = cannotRewrite(join(root, path), before);
    if (reason !== undefined) return `${path} cannot be edited: ${reason}.`;
  }
  return undefined;
}

/** Writes the files one after the other; when one is refused, those before it become what they were. */
export function editFiles(changes: readonly FileChange[], root: string): string | undefined {
  const written: FileChange[] = [];
  const folder = temporaryFolder(root);
  for (const change of changes) {
    const reason = rewriteFile(join(root, change.path), change.before, change.after, 'until-placed', folder);
    if (reason === undefined) {
      written.push(change);
      continue;
    }
    const stuck = written.reverse().filter((each) => !restored(each, join(root, each.path), folder)).map(({ path }) => path);
    const rest = stuck.length === 0 ? 'No file was changed.' : `${stuck.join(' and ')} could not be put back as it was.`;
    return `${change.path} was not edited: ${reason}. ${rest}`;
  }
  return undefined;
}

function restored({ before, after }: FileChange, file: string, folder: string | undefined): boolean {
  if (before !== undefined) return rewriteFile(file, after, before, 'until-placed', folder) === undefined;
  return cannotRewrite(file, after) === undefined && attempt(() => rmSync(file)) === undefined;
}

/** Removes what killed moves left beside their files. Before files are read: a leftover looks like an env file of its own. */
export function sweepLeftovers(folders: UserFolders, root: string): void {
  for (const { files } of unfinishedMoves(folders, root)) {
    for (const file of files) attempt(() => sweepTemporariesOf(join(root, file)));
  }
  const folder = temporaryFolder(root);
  if (folder !== undefined) attempt(() => sweepTemporaries(folder));
}

/** Where files lie until they take their places: nobody checks it in, should a process die before. Undefined outside of a repository. */
function temporaryFolder(root: string): string | undefined {
  const repository = GitRepository.holding(root);
  const gitFolder = repository && gitFolderIn(repository.top);
  return gitFolder === undefined ? undefined : join(gitFolder, 'lasthop');
}

/** The system's code where it refused. */
function attempt(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown error';
  }
}
