/** How many of a contract's keys a developer has: the editor's “api: 3 of 12 keys missing”. Asks no store. */
import { isOptional } from '../core/contract';
import type { Declaration } from '../core/facts';
import type { Settings } from '../core/settings';
import { UnreadableFile, type EnvFamilyFiles } from './envFamily';
import { environmentFor, serviceFor } from './familyScope';
import { planFetch } from './fetchPlan';
import { FetchState } from './fetchState';
import { fetchTarget } from './fetchTarget';
import { contractSource } from './keySource';
import { failed, type Failure } from './store';
import { userFolders, type Environment } from './userFolders';

export interface FamilyStatus {
  readonly service?: string;
  readonly environment: string;
  /** All that the contract declares. */
  readonly keys: number;
  /**
   * Required, and neither defined in an env file that an app here reads nor given a public value by the contract, which `lasthop run`
   * hands over and a fetch writes. A placeholder that nobody has replaced is no value.
   */
  readonly missing: readonly string[];
  /** Those of them that `lasthop fetch` could bring. */
  readonly fetchable: readonly string[];
  /** Those that it could bring, and does only when told (`--replace`): a placeholder stands in their place. */
  readonly replaceable: readonly string[];
  /** The paths, in the standard store, and references that the contract names for this service and environment. */
  readonly sources: readonly { readonly name: string; readonly path?: string; readonly reference?: string }[];
  /** Why nothing could be fetched: the file that it would go into is not ignored, for example. */
  readonly refusal?: Failure;
}

export interface StatusQuestion {
  readonly root: string;
  readonly family: EnvFamilyFiles;
  readonly settings: Settings;
  readonly environment: Environment;
  readonly environmentName?: string;
  readonly service?: string;
}

export function familyStatus({ root, family, settings, environment: process, environmentName, service: given }: StatusQuestion): FamilyStatus {
  const environment = environmentFor(settings, environmentName);
  const service = serviceFor(family, settings, given);
  const declarations = [...family.contract?.declarations.values() ?? []];
  const named = { ...(service === undefined ? {} : { service }), environment: environment.ok ? environment.value.name : environmentName ?? 'dev', keys: declarations.length };
  const nothing = (refusal: Failure): FamilyStatus => ({ ...named, missing: [], fetchable: [], replaceable: [], sources: [], refusal });
  if (!environment.ok) return nothing(environment.failure);
  const target = fetchTarget(root, family, family.folder, undefined);
  const reachable = target.ok ? target.value : { file: `${family.folder}/.env.local`, shown: '.env.local', text: undefined };
  try {
    const plan = planFetch({ family, target: reachable, environment: environment.value, service, settings, state: FetchState.read(userFolders(process), reachable.file) });
    const isThere = (name: string): boolean => (plan.present.get(name) ?? '') !== '';
    const required = (name: string): boolean => declarations.some((each) => each.name === name && !isOptional(each));
    const wanted = plan.wanted.filter(({ name }) => !isThere(name));
    const unfilled = plan.kept.filter(({ holds }) => holds === 'placeholder');
    const missing = [...wanted, ...unfilled, ...plan.refused].map(({ name }) => name).filter(required);
    const order = new Map(declarations.map(({ name }, index) => [name, index]));
    return {
      ...named,
      missing: missing.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
      fetchable: wanted.map(({ name }) => name).filter(required),
      replaceable: unfilled.map(({ name }) => name).filter(required),
      sources: declarations.flatMap((declaration) => sourcesOf(declaration, family, environment.value.name, service)),
      ...(target.ok ? {} : { refusal: target.failure }),
    };
  } catch (error) {
    if (error instanceof UnreadableFile) return nothing(failed('invalid', error.message).failure);
    throw error;
  }
}

function sourcesOf(declaration: Declaration, { contract }: EnvFamilyFiles, environment: string, service: string | undefined): FamilyStatus['sources'] {
  const source = contract && contractSource(declaration, contract, environment, service);
  const { name } = declaration;
  if (!source) return [];
  return source.path !== undefined ? [{ name, path: source.path }] : source.parts.flatMap((part) => ('reference' in part ? [{ name, reference: part.reference }] : []));
}
