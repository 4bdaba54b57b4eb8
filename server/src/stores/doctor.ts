/** What a person still lacks to work in a repository, and the one command that gets each. Reads no secret, runs nothing. */
import { dirname } from 'node:path';
import { parseReference, providerById } from '../core/providers';
import { commitHook } from '../host/commitHook';
import { GitRepository } from '../host/gitRepository';
import { ignoreGap } from '../host/ignoreEntries';
import { readSettings } from '../host/settingsFile';
import { relativePath } from '../host/workspaceRoot';
import type { EnvFamilyFiles } from './envFamily';
import { functionFiles, functionsIn } from './envFunctions';
import { execCall } from './execCall';
import type { ReferenceStores } from './envResolution';
import { familyStatus, type FamilyStatus } from './familyStatus';
import { findProgram } from './findProgram';
import { productionOf } from './familyScope';
import { knownProgram, programName } from './knownPrograms';
import { demotionsIn, speaksOfProduction } from './production';
import type { FailureKind, Store, StoreCall } from './store';
import { pendingApprovals } from './pending';
import type { Settings } from '../core/settings';
import type { Environment } from './userFolders';

/**
 * Stable, for editors and scripts: `lasthop doctor --format json` prints a `Diagnosis`. Ids are added, never given another
 * meaning; `version` changes when a field does.
 */
export interface Diagnosis {
  readonly version: 1;
  readonly root: string;
  readonly checks: readonly DoctorCheck[];
  readonly services: readonly ServiceStatus[];
}

export type CheckId = 'node' | 'git' | 'configuration' | 'contract' | 'trust' | 'program' | 'store' | 'access' | 'ignored' | 'keys' | 'hook';

export interface DoctorCheck {
  readonly id: CheckId;
  /** `lacking` keeps the work from being done; `advice` does not; `unknown` could not be looked at. */
  readonly state: 'ok' | 'lacking' | 'advice' | 'unknown';
  /** One sentence. */
  readonly message: string;
  /** What gets it, to be typed as it stands. */
  readonly command?: string;
  /** The folder that it is about, relative to the root; absent where it is about all. */
  readonly folder?: string;
}

export interface ServiceStatus extends Pick<FamilyStatus, 'service' | 'environment' | 'keys' | 'missing' | 'fetchable'> {
  /** Relative to the root, '' for the root. */
  readonly folder: string;
}

export interface DoctorQuestion {
  readonly root: string;
  /** Where the commands will be typed. Absolute, without symbolic links. */
  readonly directory: string;
  readonly families: readonly EnvFamilyFiles[];
  /** The repository's own, which approvals are about. */
  readonly repositorySettings: Settings;
  /** With the user's over them. */
  readonly settings: Settings;
  readonly environment: Environment;
  readonly environmentName?: string;
  readonly stores: ReferenceStores;
  readonly nodeVersion: string;
  readonly signal?: AbortSignal;
}

const oldestNode = 20;

export async function diagnose(question: DoctorQuestion): Promise<Diagnosis> {
  const { root, families, settings, environment, stores } = question;
  const contracts = families.filter(({ contract }) => contract !== undefined);
  const statuses = contracts.map((family) => ({ family, status: familyStatus({ root, family, settings, environment, ...(question.environmentName === undefined ? {} : { environmentName: question.environmentName }) }) }));
  const providers = providersOf(statuses.map(({ status }) => status), settings);
  const checks = [
    ...machine(question), configuration(root),
    ...contracts.length > 0 ? [] : [{ id: 'contract', state: 'lacking', message: 'No contract (.env.example) says which keys the app needs.', command: 'lasthop init' } as const],
    ...trust(question), ...functions(question), ...programs(providers, question),
    ...await access(statuses, stores, question.signal ? { signal: question.signal } : {}),
    ...ignored(root, contracts), ...statuses.map(({ family, status }) => keys(family, status, question.directory)), ...hook(root),
  ];
  return {
    version: 1, root, checks,
    services: statuses.map(({ family, status: { service, environment: name, keys: count, missing, fetchable } }) => ({
      folder: family.path, ...(service === undefined ? {} : { service }), environment: name, keys: count, missing, fetchable,
    })),
  };
}

function machine({ root, nodeVersion, environment }: DoctorQuestion): DoctorCheck[] {
  const major = Number(/^v?(\d+)/.exec(nodeVersion)?.[1]);
  const git = findProgram('git', { base: root, root, environment });
  return [
    major >= oldestNode ? { id: 'node', state: 'ok', message: `Node ${nodeVersion} runs Lasthop.` }
      : { id: 'node', state: 'lacking', message: `Node ${nodeVersion} is older than Lasthop needs (${oldestNode}).`, command: `nvm install ${oldestNode}` },
    !GitRepository.holding(root) ? { id: 'git', state: 'lacking', message: 'This folder is in no git repository, so nothing says which files stay on this machine.', command: 'git init' }
      : git.kind === 'found' ? { id: 'git', state: 'ok', message: 'This is a git repository, and git is installed.' }
        : { id: 'git', state: 'advice', message: 'git is not installed here: lasthop check --staged and --since cannot ask it.' },
  ];
}

function configuration(root: string): DoctorCheck {
  const { problem, files } = readSettings(root);
  if (problem) return { id: 'configuration', state: 'lacking', message: `${relativePath(root, problem.file)}: ${problem.message}`, command: `lasthop check ${relativePath(root, problem.file)}` };
  return { id: 'configuration', state: 'ok', message: files.length === 0 ? 'No .lasthop.yaml: the defaults hold.' : 'The configuration is readable.' };
}

function trust({ root, families, repositorySettings, environment, settings }: DoctorQuestion): DoctorCheck[] {
  // Words that mean production to everybody, and to the settings in force.
  const demoted = demotionsIn(repositorySettings).map((each) => (speaksOfProduction(each.environment) ? [each.environment] : each.aliases))
    .filter(([word = '']) => productionOf(`${word}/`, settings) !== undefined);
  return [
    ...pendingApprovals(root, repositorySettings, environment, families).map(({ file, demands }): DoctorCheck => ({
      id: 'trust', state: 'lacking', command: 'lasthop trust',
      message: file === undefined ? 'This repository says how its stores are reached, and nobody has approved that on this machine.'
        : `${file} has programs run for ${[...new Set(demands.map(({ of }) => of))].join(', ')}, and nobody has approved that on this machine.`,
    })),
    ...demoted.map((words): DoctorCheck => ({
      id: 'trust', state: 'advice', command: 'lasthop trust',
      message: `This repository calls ${words.join(', ')} no production, which counts only when you have approved it; until then it is production.`,
    })),
  ];
}

/** Whose secrets the contracts name. */
function providersOf(statuses: readonly FamilyStatus[], settings: Settings): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { sources } of statuses) for (const { reference } of sources) found.add(reference === undefined ? settings.store : parseReference(reference)?.provider ?? settings.store);
  return found;
}

function programs(providers: ReadonlySet<string>, { root, settings, environment, stores }: DoctorQuestion): DoctorCheck[] {
  return [...providers].sort().flatMap((provider): DoctorCheck[] => {
    const title = providerById(provider)?.title ?? provider;
    const program = settings.stores[provider]?.read?.[0];
    if (program !== undefined && findProgram(program, { base: root, root, environment }).kind === 'missing') {
      return [{ id: 'program', state: 'lacking', message: `${knownProgram(program)?.title ?? title} is read by ${programName(program)}, which is not installed on this machine (or not on the path).` }];
    }
    const store = stores.get(provider);
    if (store.ok) return [{ id: 'store', state: 'ok', message: `${capital(store.value.title)} is configured.` }];
    // Approval has a line of its own.
    return store.failure.kind === 'not-trusted' ? [] : [{ id: 'store', state: 'lacking', message: store.failure.message }];
  });
}

/** What functions of contracts and env files need on this machine, and those that can never run. */
function functions({ root, families, environment }: DoctorQuestion): DoctorCheck[] {
  return functionFiles(families).flatMap((file) => functionsIn(file).flatMap(({ key, written }): DoctorCheck[] => {
    const call = execCall(written);
    const shown = relativePath(root, file);
    if (!call.ok) return [{ id: 'program', state: 'lacking', message: `${key} in ${shown} ${call.failure.message}` }];
    const [program = ''] = call.value.argv;
    const title = knownProgram(program)?.title ?? programName(program);
    return findProgram(program, { base: dirname(file), root, environment }).kind === 'found' ? [{ id: 'program', state: 'ok', message: `${key} is printed by ${title} (${shown}).` }]
      : [{ id: 'program', state: 'lacking', message: `${key} is printed by ${title} (${shown}), which is not installed on this machine (or not on the path).` }];
  }));
}

/** Whether this person could read what the contracts name, as far as a store tells without reading. */
async function access(statuses: readonly { readonly family: EnvFamilyFiles; readonly status: FamilyStatus }[], stores: ReferenceStores, call: StoreCall): Promise<DoctorCheck[]> {
  const store = stores.standard();
  if (!store.ok) return [];
  const checks: DoctorCheck[] = [];
  for (const { family, status } of statuses) {
    const paths = status.sources.flatMap(({ name, path }) => (path === undefined ? [] : [{ name, path }]));
    if (paths.length === 0) continue;
    const refused: string[] = [];
    const absent: string[] = [];
    let failure: { readonly kind: FailureKind; readonly message: string } | undefined;
    for (const { path } of paths) {
      const may = await store.value.capabilities(path, call);
      if (!may.ok) failure ??= may.failure;
      else if (may.value.read === 'no') refused.push(path);
      const known = await store.value.describe(path, call);
      if (!known.ok && (known.failure.kind === 'missing' || known.failure.kind === 'deleted')) absent.push(path);
    }
    const needed = new Set(paths.filter(({ name }) => status.missing.includes(name)).map(({ path }) => path));
    const check = verdict(store.value, family.path, paths.length, refused, absent.filter((path) => needed.has(path)), failure);
    // Of no harm while the env file has them.
    checks.push(check.state === 'lacking' && needed.size === 0 ? { ...check, state: 'advice' } : check);
  }
  return checks;
}

function verdict(
  store: Store, folder: string, all: number, refused: readonly string[], absent: readonly string[], failure: { readonly kind: FailureKind; readonly message: string } | undefined,
): DoctorCheck {
  const request = store.provider === 'lasthop' ? 'lasthop store request' : store.loginHint;
  if (failure) {
    return failure.kind === 'unsupported' ? { id: 'access', state: 'unknown', message: `${capital(store.title)} cannot tell what you may read without reading it.`, folder }
      : { id: 'access', state: 'lacking', message: failure.message, command: failure.kind === 'missing' && store.provider === 'lasthop' ? 'lasthop store init' : request, folder };
  }
  if (refused.length > 0) return { id: 'access', state: 'lacking', message: `You can read ${refused.length === all ? 'none' : `${all - refused.length}`} of the ${all} secrets in ${store.title} that the contract names (${refused[0]}${refused.length > 1 ? ', …' : ''}): your key is not among their readers, or you have none yet.`, command: request, folder };
  if (absent.length > 0) return { id: 'access', state: 'lacking', message: `${capital(store.title)} holds nothing at ${absent.join(', ')}: someone who has the value puts it there.`, command: `lasthop set ${absent[0]}`, folder };
  return { id: 'access', state: 'ok', message: `You can read ${all === 1 ? 'the one secret' : `all ${all} secrets`} in ${store.title} that the contract names.`, folder };
}

function ignored(root: string, families: readonly EnvFamilyFiles[]): DoctorCheck[] {
  if (!GitRepository.holding(root)) return [];
  const gap = ignoreGap(root, families.map(({ contract }) => relativePath(root, contract?.file ?? '')));
  return [
    gap.lines.length === 0 ? { id: 'ignored', state: 'ok', message: 'git ignores the env files that hold secrets.' }
      : { id: 'ignored', state: 'lacking', message: `.gitignore lacks ${gap.lines.join(', ')}, so a secret could be checked in.`, command: 'lasthop init' },
    ...gap.tracked.map((path): DoctorCheck => ({ id: 'ignored', state: 'advice', message: `git tracks ${path}: no secret belongs into it.`, command: `git rm --cached ${path}` })),
  ];
}

function keys({ path: folder, folder: there }: EnvFamilyFiles, { service, keys: all, missing, fetchable, replaceable, refusal }: FamilyStatus, directory: string): DoctorCheck {
  const of = service ?? (folder === '' ? 'this folder' : folder);
  if (missing.length === 0) return { id: 'keys', state: 'ok', message: `${of}: all required keys of ${all} are there.`, folder };
  const message = `${of}: ${missing.length} of ${all} keys missing (${missing.join(', ')}).`;
  // The refusal says itself what helps.
  if (refusal) return { id: 'keys', state: 'lacking', message: `${message} Nothing can be fetched: ${refusal.message.replace(/: nothing was written\./, '.')}`, folder };
  if (fetchable.length + replaceable.length > 0) return { id: 'keys', state: 'lacking', message, command: fetchCommand(relativePath(directory, there), replaceable), folder };
  return { id: 'keys', state: 'lacking', message: `${message} No store is named for them in the contract: set them in the env file.`, folder };
}

function fetchCommand(way: string, replaceable: readonly string[]): string {
  const command = ['lasthop fetch', ...replaceable.map((name) => `--replace ${name}`)].join(' ');
  return way === '' ? command : `(cd ${way} && ${command})`;
}

function hook(root: string): DoctorCheck[] {
  const state = commitHook(root);
  switch (state.kind) {
    case 'no-repository': return [];
    case 'there': return [{ id: 'hook', state: 'ok', message: 'Commits are checked for secrets.' }];
    case 'free': return [{ id: 'hook', state: 'advice', message: 'Commits are not checked for secrets.', command: 'lasthop init --hook' }];
    case 'theirs': return [{ id: 'hook', state: 'advice', message: 'Commits are not checked for secrets, and there are hooks of others; lasthop init says what to add to them.', command: 'lasthop init' }];
  }
}

function capital(text: string): string {
  return text.replace(/^./u, (first) => first.toUpperCase());
}
