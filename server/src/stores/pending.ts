/** What of a repository waits for a person's approval. */
import type { Settings } from '../core/settings';
import type { EnvFamilyFiles } from './envFamily';
import { pendingFunctions } from './envFunctions';
import { isApproved, isOfEnvironment, trustRequest, type Demand, type TrustRequest } from './trust';
import { readUserConfiguration } from './userConfiguration';
import { userFolders, type Environment } from './userFolders';

/**
 * What the settings ask for, unless it was approved or the user's own configuration says everything itself; and what the
 * functions of the folders' contracts and env files would run.
 */
export function pendingApprovals(root: string, settings: Settings, environment: Environment, families: readonly EnvFamilyFiles[] = []): readonly TrustRequest[] {
  return [...pendingSettings(root, settings, environment), ...pendingFunctions(root, families, environment)];
}

function pendingSettings(root: string, settings: Settings, environment: Environment): readonly TrustRequest[] {
  const request = trustRequest(root, settings);
  if (!request || isApproved(request, userFolders(environment))) return [];
  const own = readUserConfiguration(userFolders(environment));
  const outweighed = (demand: Demand): boolean => own.ok && Object.hasOwn(own.value.stores, demand.of);
  return request.demands.every((demand) => isOfEnvironment(demand) || outweighed(demand)) ? [] : [request];
}

