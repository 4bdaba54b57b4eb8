/**
 * Brings a service's secrets into the env file that its app reads. What comes is written at once or not at all; keys that
 * cannot be read do not keep the others from coming, because a newcomer with access to nine of ten starts with nine. A value
 * that an earlier fetch wrote and that cannot be read now stays as it is.
 */
import { dirname } from 'node:path';
import { isCredentialName } from '../core/credentialNames';
import { removeKey } from '../core/languages/dotenv/edits';
import { EnvOutline } from '../core/languages/dotenv/outline';
import { fillEntries } from '../core/languages/dotenv/fill';
import { isReadAlike } from '../core/languages/dotenv/quote';
import type { Settings } from '../core/settings';
import { applyEdits } from '../core/text';
import { sweepTemporaries, sweepTemporariesOf } from '../host/atomicWrite';
import { rewriteFile } from '../host/rewrite';
import { UnreadableFile, type EnvFamilyFiles } from './envFamily';
import { resolveKeys, type SecretReading } from './envResolution';
import { environmentFor, serviceFor } from './familyScope';
import { planFetch, servicesAsked, type FetchPlan, type KeptKey } from './fetchPlan';
import { FetchState } from './fetchState';
import { fetchTarget, type FetchTarget } from './fetchTarget';
import { expandingLoader } from './loaders';
import { plainStart, type PlainStart } from './plainStart';
import type { KeyProblem } from './preparedEnvironment';
import { partsOf } from './references';
import { failed, type Failure } from './store';
import { userFolders, type Environment } from './userFolders';

export interface FetchRequest extends SecretReading {
  /** Absolute, without symbolic links. */
  readonly root: string;
  readonly directory: string;
  readonly family: EnvFamilyFiles;
  readonly settings: Settings;
  /** Of this process. */
  readonly environment: Environment;
  readonly environmentName?: string;
  readonly service?: string;
  /** Instead of the file that the app's loader reads; relative to `directory`. */
  readonly to?: string;
  /** Reads everything and writes nothing. */
  readonly dryRun?: boolean;
  /** Also removes keys that an earlier fetch wrote and the contract no longer asks for. */
  readonly prune?: boolean;
  /** Keys whose placeholder or reference in the file a person wants replaced by the value. */
  readonly replace?: readonly string[];
}

/** What a fetch did, or would do: names, never values. */
export interface FetchResult {
  readonly kind: 'fetched';
  /** Absolute. */
  readonly file: string;
  /** Relative to the root. */
  readonly shown: string;
  readonly environment: string;
  readonly service?: string;
  /** Why this file: the loader that reads it. */
  readonly loader?: string;
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  readonly kept: readonly KeptKey[];
  /** From an earlier fetch, and no longer in the contract. */
  readonly obsolete: readonly string[];
  /** Required and still not there. */
  readonly missing: readonly KeyProblem[];
  /** What a plain start hands to the app of the references that stay in the file; undefined where none do. */
  readonly start?: PlainStart;
  /** Optional and not there. */
  readonly without: readonly KeyProblem[];
  /** Whether the file is, or would be, another. */
  readonly changed: boolean;
}

export interface FetchRefused {
  readonly kind: 'refused';
  readonly failure: Failure;
}

/** Never throws for what a file, a store or the system does. */
export async function fetchSecrets(request: FetchRequest): Promise<FetchResult | FetchRefused> {
  const { root, directory, family, settings, stores, signal } = request;
  const found = environmentFor(settings, request.environmentName);
  if (!found.ok) return { kind: 'refused', failure: found.failure };
  const environment = found.value;
  if (environment.production) return refuse(`${environment.name} is production: its secrets are never written into a file on a laptop. Fetch those of another environment (--env dev).`);
  if (!family.contract) return refuse('There is no contract here that says which secrets this service needs. Write one: lasthop init');
  const service = serviceFor(family, settings, request.service);
  const asked = service === undefined ? servicesAsked(family, settings) : [];
  if (asked.length > 0) {
    const named = asked.filter((name) => !name.includes('{'));
    return refuse(`Which service this folder is cannot be told${named.length > 1 ? `: its contract names secrets of ${named.join(', ')}` : ''}. Say so in .lasthop.yaml (service: NAME), or add --service NAME.`);
  }
  const target = fetchTarget(root, family, directory, request.to);
  if (!target.ok) return { kind: 'refused', failure: target.failure };
  const folders = userFolders(request.environment);
  const state = FetchState.read(folders, target.value.file);
  let plan: FetchPlan;
  try {
    plan = planFetch({ family, target: target.value, environment, service, settings, state, ...(request.replace ? { replace: request.replace } : {}) });
  } catch (error) {
    if (error instanceof UnreadableFile) return refuse(error.message);
    throw error;
  }
  const { values, failures } = await resolveKeys(plan.wanted, {
    stores, ...(signal ? { signal } : {}), ...(request.progress ? { progress: request.progress } : {}),
    account: { environment, settings, folders, root, ...(request.confirm ? { confirm: request.confirm } : {}) },
  });
  const cancelled = failures.find(({ failure }) => failure.kind === 'cancelled');
  if (signal?.aborted || cancelled) return { kind: 'refused', failure: cancelled?.failure ?? failed('cancelled', 'Stopped: nothing was written.').failure };

  const come = new Map([...plan.defaults, ...values]);
  const named = [...family.contract.declarations.keys()].filter((name) => come.has(name));
  const { safe, unsafe } = writable(new Map(named.map((name) => [name, come.get(name)?.reveal() ?? ''])), target.value);
  const { text, unwritten } = fillEntries(startOf(target.value, environment.name, service, safe.size > 0), safe);
  for (const name of unwritten) safe.delete(name);
  const pruned = request.prune ? plan.obsolete.reduce((current, name) => applyEdits(current, removeKey(new EnvOutline(current), name) ?? []), text) : text;
  const changed = safe.size + (request.prune ? plan.obsolete.length : 0) > 0 && pruned !== (target.value.text ?? '');
  // Also where nothing changed since: what a killed fetch left holds values.
  if (!request.dryRun) sweepLeft(target.value);
  const problem = changed && !request.dryRun ? write(target.value, state, plan, safe, pruned, environment.name) : undefined;
  if (problem !== undefined) return refuse(problem);

  const references = [...plan.present].filter(([name, value]) => !safe.has(name) && partsOf(value, isCredentialName(name) || plan.kept.some((key) => key.name === name))).map(([name]) => name);
  const start = references.length === 0 ? undefined : plainStart(root, { files: [target.value.shown], keys: references });
  const stillThere = (name: string): boolean => plan.present.has(name) && state.wrote(name, plan.present.get(name) ?? '');
  const failing = failures.map(({ name, optional, failure }) => ({ name, optional, why: stillThere(name) ? `${failure.message} What the last fetch wrote is still there.` : failure.message }));
  return {
    kind: 'fetched', file: target.value.file, shown: target.value.shown, environment: environment.name,
    ...(service === undefined ? {} : { service }), ...(target.value.loader ? { loader: target.value.loader.name } : {}),
    added: [...safe.keys()].filter((name) => !plan.present.has(name)),
    updated: [...safe].filter(([name, value]) => plan.present.has(name) && plan.present.get(name) !== value).map(([name]) => name),
    unchanged: [...safe].filter(([name, value]) => plan.present.get(name) === value).map(([name]) => name),
    removed: request.prune ? plan.obsolete : [], obsolete: request.prune ? [] : plan.obsolete,
    kept: plan.kept, ...(start ? { start } : {}),
    missing: inOrder(family, [
      ...plan.refused, ...failing.filter(({ optional }) => !optional), ...unsafe,
      ...unwritten.map((name) => ({ name, why: 'no spelling in an env file gives its value back. Start the app with lasthop run, which hands it over as it is.' })),
    ]),
    without: failing.filter(({ optional }) => optional),
    changed,
  };
}

function refuse(message: string): FetchRefused {
  return { kind: 'refused', failure: failed('invalid', message).failure };
}

function inOrder(family: EnvFamilyFiles, problems: readonly KeyProblem[]): KeyProblem[] {
  const names = [...family.contract?.declarations.keys() ?? []];
  return [...problems].sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
}

/** A value that its reader would take for another is worse than none. */
function writable(values: ReadonlyMap<string, string>, { file, loader }: FetchTarget): { readonly safe: Map<string, string>; readonly unsafe: KeyProblem[] } {
  const expander = expandingLoader(dirname(file));
  const foreign = loader !== undefined && !/^(?:dotenv$|dotenv-|the start script|env-cmd|next|vite|react-scripts|nuxt|astro|vitest|@)/.test(loader.name);
  const safe = new Map<string, string>();
  const unsafe: KeyProblem[] = [];
  for (const [name, value] of values) {
    const reader = expander !== undefined && /\$[A-Za-z_{]/.test(value) ? expander : foreign && !isReadAlike(value) ? loader.name : undefined;
    if (reader === undefined) safe.set(name, value);
    else unsafe.push({ name, why: `has signs that ${reader} would read as something else in an env file. Start the app with lasthop run, which hands it over as it is.` });
  }
  return { safe, unsafe };
}

function startOf({ text }: FetchTarget, environment: string, service: string | undefined, filled: boolean): string {
  if (text !== undefined) return text;
  return filled ? `# Secrets of ${service ?? 'this service'} for ${environment}, by lasthop fetch. Lines that you change or add are yours and stay.\n\n` : '';
}

function sweepLeft({ file, temporaryFolder }: FetchTarget): void {
  sweepTemporariesOf(file);
  if (temporaryFolder !== undefined) sweepTemporaries(temporaryFolder);
}

/** Why nothing was written, or undefined. */
function write(target: FetchTarget, state: FetchState, plan: FetchPlan, values: ReadonlyMap<string, string>, text: string, environment: string): string | undefined {
  try {
    state.remember(plan.present, values, environment);
  } catch (error) {
    return `What was fetched could not be remembered (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}), so nothing was written into ${target.shown}. LASTHOP_HOME names another folder for it.`;
  }
  const refused = rewriteFile(target.file, target.text, text, true, target.temporaryFolder);
  return refused === undefined ? undefined : `${target.shown} is as it was: ${refused}. Fetch again.`;
}
