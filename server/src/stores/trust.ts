/**
 * Programs and places that come with a repository work only after a person has seen and approved them. What is approved is
 * the exact content, in this folder: another clone, or one changed letter, asks again. Approvals lie in the user's
 * configuration folder, one small file each, so that no repository can bring its own.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Settings, StoreSetting } from '../core/settings';
import { writeAtomically } from '../host/atomicWrite';
import { GitRepository } from '../host/gitRepository';
import { realPath } from '../host/workspaceRoot';
import { appendAudit, auditFile, userName } from './audit';
import { demotionsIn } from './production';
import { userFolders, type Environment, type UserFolders } from './userFolders';

/** One thing that a repository asks for. */
export interface Demand {
  /** Provider, environment for a pin and for what is said of production, or key for a function. */
  readonly of: string;
  readonly what: 'read' | 'write' | 'list' | 'place' | 'timeout' | 'pin' | 'production' | 'exec';
  /** Program and arguments; one word for a place and a timeout; `account = 123` for a pin; `no`, and the names that become its. */
  readonly words: readonly string[];
}

/** A file of the repository that a command names: its content belongs to what is approved. */
export interface NamedFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** SHA-256, hexadecimal; undefined for a folder, whose content nobody can be shown. */
  readonly digest: string | undefined;
}

/** What a repository asks a person to approve. */
export interface TrustRequest {
  /** Absolute, symbolic links resolved. */
  readonly root: string;
  /** The env file whose functions these are, relative to the root, with `/`; absent for what the settings say. */
  readonly file?: string;
  readonly demands: readonly Demand[];
  readonly files: readonly NamedFile[];
  /** SHA-256 of demands and files, hexadecimal: the same for the same content in any folder. */
  readonly hash: string;
}

export interface Approval {
  readonly root: string;
  readonly hash: string;
  /** ISO 8601, UTC. */
  readonly approved: string;
}

/** What the repository's own settings ask for; undefined where they name kinds and paths only. */
export function trustRequest(root: string, settings: Settings): TrustRequest | undefined {
  const demands = demandsOf(settings);
  if (demands.length === 0) return undefined;
  const place = realPath(resolve(root));
  const files = namedFiles(place, demands);
  const hash = createHash('sha256').update(JSON.stringify(['lasthop trust 1', demands.map(({ of, what, words }) => [of, what, ...words]), files.map(({ path, digest }) => [path, digest ?? ''])])).digest('hex');
  return { root: place, demands, files, hash };
}

export function isApproved(request: TrustRequest, folders: UserFolders): boolean {
  return approvalAt(approvalFile(request, folders))?.hash === request.hash;
}

/** What is said of an environment keeps nobody from reading while it is not approved: an account is asked about, production stays production. */
export function isOfEnvironment({ what }: Demand): boolean {
  return what === 'pin' || what === 'production';
}

/** Remembers that a person approved exactly this, also in the audit log. @throws the system's error */
export function approve(request: TrustRequest, environment: Environment, now: Date = new Date()): void {
  const folders = userFolders(environment);
  mkdirSync(approvalFolder(folders), { recursive: true, mode: 0o700 });
  const approval: Approval = { root: request.root, hash: request.hash, approved: now.toISOString() };
  writeAtomically(approvalFile(request, folders), Buffer.from(`${JSON.stringify(approval)}\n`), { secret: true });
  record('approve', request.root, environment, now);
}

/** Takes back every approval for a folder; how many there were. @throws the system's error */
export function revoke(root: string, environment: Environment, now: Date = new Date()): number {
  const place = realPath(resolve(root));
  const gone = approvalFiles(userFolders(environment)).filter((file) => approvalAt(file)?.root === place);
  for (const file of gone) rmSync(file, { force: true });
  if (gone.length > 0) record('revoke', place, environment, now);
  return gone.length;
}

/** A log that cannot be written does not undo the decision, which is on record itself: it is a file. */
function record(act: 'approve' | 'revoke', root: string, environment: Environment, now: Date): void {
  try {
    appendAudit(auditFile(userFolders(environment)), { time: now.toISOString(), who: userName(environment), act, provider: '-', path: '', outcome: 'ok', root });
  } catch {
    // `Stores` says so at the next read.
  }
}

export function approvals(folders: UserFolders): readonly Approval[] {
  return approvalFiles(folders).flatMap((file) => approvalAt(file) ?? []).sort((a, b) => (a.root < b.root ? -1 : a.root > b.root ? 1 : a.approved < b.approved ? -1 : 1));
}

function demandsOf(settings: Settings): Demand[] {
  const demands: Demand[] = [];
  for (const [provider, setting] of sorted(settings.stores)) {
    // The local store has no program, and its folder stays inside the repository.
    if (provider !== 'lasthop') demands.push(...storeDemands(provider, setting));
  }
  for (const [environment, setting] of sorted(settings.environments)) {
    const pin = 'pin' in setting ? setting.pin : undefined;
    for (const [property, value] of sorted(pin ?? {})) demands.push({ of: environment, what: 'pin', words: [property, '=', value] });
  }
  for (const { environment, aliases } of demotionsIn(settings)) demands.push({ of: environment, what: 'production', words: ['no', ...aliases] });
  return demands;
}

function storeDemands(provider: string, { read, write, list, place, timeout }: StoreSetting): Demand[] {
  return ([['read', read], ['write', write], ['list', list], ['place', place], ['timeout', timeout]] as const).flatMap(([what, words]) =>
    (words === undefined ? [] : [{ of: provider, what, words: typeof words === 'object' ? words : [String(words)] }]));
}

function sorted<T>(mapping: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(mapping).sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Arguments that are files inside the repository, also behind `--option=`.
 * @param base where relative ones start
 */
export function namedFiles(root: string, demands: readonly Demand[], base: string = root): NamedFile[] {
  const repository = realPath(GitRepository.holding(root)?.top ?? root);
  const found = new Map<string, NamedFile>();
  for (const { what, words } of demands) {
    if (what !== 'read' && what !== 'write' && what !== 'list' && what !== 'exec') continue;
    for (const word of words.flatMap((each) => [each, each.slice(each.indexOf('=') + 1)])) {
      const file = word === '' ? undefined : namedFile({ root, base, repository }, word.replaceAll('{root}', root));
      if (file) found.set(file.path, file);
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function namedFile({ root, base, repository }: { readonly root: string; readonly base: string; readonly repository: string }, word: string): NamedFile | undefined {
  try {
    const file = resolve(base, word);
    const inside = relative(repository, file).replaceAll('\\', '/');
    if (inside === '' || file === root || inside.startsWith('../') || inside === '..' || isAbsolute(inside)) return undefined;
    const path = relative(root, file).replaceAll('\\', '/');
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return undefined;
    return { path, digest: stats.isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : undefined };
  } catch {
    // A word that no file can be called by, or a file that cannot be read, and so not run either.
    return undefined;
  }
}

function approvalFolder(folders: UserFolders): string {
  return join(folders.configuration, 'trusted');
}

function approvalFile({ root, hash }: TrustRequest, folders: UserFolders): string {
  return join(approvalFolder(folders), `${createHash('sha256').update(`${root}\n${hash}`).digest('hex')}.json`);
}

function approvalFiles(folders: UserFolders): string[] {
  try {
    return readdirSync(approvalFolder(folders)).filter((name) => name.endsWith('.json')).map((name) => join(approvalFolder(folders), name));
  } catch {
    return [];
  }
}

function approvalAt(file: string): Approval | undefined {
  try {
    const approval = JSON.parse(readFileSync(file, 'utf8')) as Partial<Approval> | null;
    return typeof approval?.root === 'string' && typeof approval.hash === 'string' && typeof approval.approved === 'string' ? approval as Approval : undefined;
  } catch {
    return undefined;
  }
}
