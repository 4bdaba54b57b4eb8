/**
 * Secrets that somebody names one by one: the references in a program's environment and env files, a path, a key of the
 * contract. Of the developer's environment, and never of production.
 */
import { basename } from 'node:path';
import { isCredentialName } from '../core/credentialNames';
import { parseReference } from '../core/providers';
import { secretPathProblem } from '../core/secretPath';
import { readEnvFile, UnreadableFile } from './envFamily';
import { planEnvironment, type WantedKey } from './envPlan';
import { resolveKeys } from './envResolution';
import { environmentFor, productionOf } from './familyScope';
import type { PreparationRequest } from './preparedEnvironment';
import { wordsOf } from './keySource';
import { partsOf } from './references';
import type { SecretText } from './secretText';
import { done, failed, type Outcome } from './store';
import { userFolders } from './userFolders';

type Request = Omit<PreparationRequest, 'environmentName' | 'service' | 'production' | 'files'>;

/** What the references among variables and env files (absolute paths) stand for; values without one are not among the answer. */
export async function resolveReferences(
  request: Request, env: Readonly<Record<string, string>>, files: readonly string[],
): Promise<Outcome<ReadonlyMap<string, SecretText>>> {
  const wanted = new Map<string, WantedKey>();
  const look = (name: string, value: string, from: string, file?: string): void => {
    const parts = partsOf(value, isCredentialName(name));
    if (parts) wanted.set(name, { name, parts, from, ...(file === undefined ? {} : { file }), optional: false });
  };
  try {
    // As debuggers read them: a later file over an earlier one, the configuration's own variables over all.
    for (const file of files) {
      for (const [name, value] of readEnvFile(file)) {
        wanted.delete(name);
        look(name, value.reveal(), basename(file), file);
      }
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return failed('invalid', error.message);
    throw error;
  }
  for (const [name, value] of Object.entries(env)) {
    wanted.delete(name);
    look(name, value, 'env');
  }
  return resolved(request, [...wanted.values()]);
}

/** One secret, by a reference, by its path in the standard store, or by a key of the folder's contract. */
export async function secretNamed(request: Request, name: string): Promise<Outcome<SecretText>> {
  const values = parseReference(name) ? await resolved(request, [{ name, parts: [{ reference: name }], from: 'the configuration', optional: false }])
    : name.includes('/') ? await atPath(request, name)
    : await ofKey(request, name);
  if (!values.ok) return values;
  const value = values.value.get(name);
  return value ? done(value) : failed('missing', `${name} has no value here: no env file defines it, and the contract names no path for it.`);
}

async function atPath(request: Request, path: string): Promise<Outcome<ReadonlyMap<string, SecretText>>> {
  const problem = secretPathProblem(path);
  return problem === undefined ? resolved(request, [{ name: path, parts: [], path, from: 'the configuration', optional: false }]) : failed('invalid', `${path} is no path of a secret: ${problem}.`);
}

async function ofKey(request: Request, key: string): Promise<Outcome<ReadonlyMap<string, SecretText>>> {
  try {
    const plan = planEnvironment(request);
    if (!plan.ok) return plan;
    const wanted = plan.value.wanted.filter(({ name }) => name === key);
    return wanted.length > 0 ? await resolved(request, wanted) : done(plan.value.given);
  } catch (error) {
    if (error instanceof UnreadableFile) return failed('invalid', error.message);
    throw error;
  }
}

/** All of them, or the first failure. */
async function resolved(request: Request, wanted: readonly WantedKey[]): Promise<Outcome<ReadonlyMap<string, SecretText>>> {
  const { root, settings, stores, confirm, signal, progress } = request;
  const environment = environmentFor(settings, undefined);
  if (!environment.ok) return environment;
  for (const { name, ...source } of wanted) {
    const production = wordsOf(source).map((text) => productionOf(text, settings)).find((found) => found !== undefined);
    if (production !== undefined) return failed('invalid', `${name} names a secret of ${production}, which is production: the editor does not read those.`);
  }
  const { values, failures } = await resolveKeys(wanted, {
    stores, ...(signal ? { signal } : {}), ...(progress ? { progress } : {}),
    account: { environment: environment.value, settings, folders: userFolders(request.environment), root, ...(confirm ? { confirm } : {}) },
  });
  const [first] = failures;
  return first ? failed(first.failure.kind, failures.length === 1 ? `${first.name}: ${first.failure.message}` : `${first.name} and ${failures.length - 1} more cannot be read. ${first.failure.message}`) : done(values);
}
