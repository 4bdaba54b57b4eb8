/**
 * What a process would be given as its environment, before anything is asked of a store: which key comes from where, and
 * what is missing. The process environment decides over env files (as with dotenv, Next, Vite), those in the order of
 * `envFilesFor`; a secret that none of them defines comes from where the contract says, and a public value that the contract
 * gives as its example stands in last.
 */
import { basename } from 'node:path';
import { isOptional, isSensitive, usableDefault } from '../core/contract';
import { isCredentialName } from '../core/credentialNames';
import type { Environment as DeploymentEnvironment } from '../core/environments';
import type { Settings } from '../core/settings';
import { realPath } from '../host/workspaceRoot';
import { envFilesFor, findFamily, namedEnvFiles, readEnvFile, type EnvFamilyFiles } from './envFamily';
import { environmentFor, productionOf, serviceFor } from './familyScope';
import { FetchState } from './fetchState';
import { expandingLoader } from './loaders';
import { contractSource, wordsOf, type KeySource } from './keySource';
import { partsOf } from './references';
import { SecretText } from './secretText';
import { done, failed, type Outcome } from './store';
import { userFolders, type Environment } from './userFolders';

export interface EnvRequest {
  /** Absolute, without symbolic links: the repository's top, or the folder of `.lasthop.yaml`. */
  readonly root: string;
  /** Where the process starts. Absolute. */
  readonly directory: string;
  readonly settings: Settings;
  /** Of this process. */
  readonly environment: Environment;
  readonly environmentName?: string;
  readonly service?: string;
  /** Env files to read instead of the folder's own, the one that decides first; relative to `directory`. */
  readonly files?: readonly string[];
  /** The user asked for production, knowing it. */
  readonly production?: boolean;
}

/** A key whose value a store must tell, or a program. */
export interface WantedKey extends KeySource {
  readonly name: string;
  /** The app copes without it. */
  readonly optional: boolean;
}

export interface EnvPlan {
  readonly family: EnvFamilyFiles;
  readonly environment: DeploymentEnvironment;
  readonly service?: string;
  /** Absolute: the env files that were read, the one that decides first. */
  readonly files: readonly string[];
  /** What is handed on as it is. */
  readonly given: ReadonlyMap<string, SecretText>;
  /** Names among `given` and the process environment that speak of secrets. */
  readonly secretNames: ReadonlySet<string>;
  readonly wanted: readonly WantedKey[];
  /** Required by the contract, and nothing says where from. */
  readonly missing: readonly string[];
  /** Keys that name a secret of production, which was not asked for. */
  readonly production: readonly string[];
}

/** Never asks a store. @throws UnreadableFile */
export function planEnvironment(request: EnvRequest): Outcome<EnvPlan> {
  const { root, directory, settings, environment: process, files: named = [] } = request;
  const found = environmentFor(settings, request.environmentName);
  if (!found.ok) return found;
  const environment = found.value;
  if (environment.production && !request.production) {
    return failed('invalid', `${environment.name} is production: its secrets stay away from laptops. Take --env dev, or add --production if this machine is meant to have them.`);
  }
  const family = findFamily(root, directory);
  const service = serviceFor(family, settings, request.service);
  const files = named.length > 0 ? namedEnvFiles(directory, named) : envFilesFor(family.envFolder, environment);
  const declarations = family.contract?.declarations ?? new Map();

  const defined = new Map<string, { readonly value: SecretText; /** Absolute. */ readonly file: string }>();
  for (const file of files) {
    const state = FetchState.read(userFolders(process), realPath(file));
    for (const [name, value] of readEnvFile(file)) {
      // What a fetch brought from another environment is no value of this one.
      const fetchedFrom = state.fetchedFrom(name, value.reveal());
      if (!defined.has(name) && (fetchedFrom === undefined || fetchedFrom === environment.name)) defined.set(name, { value, file });
    }
  }

  const given = new Map<string, SecretText>();
  const secretNames = new Set<string>();
  const wanted: WantedKey[] = [];
  const missing: string[] = [];
  const production: string[] = [];
  const want = (key: WantedKey): void => {
    if (!request.production && wordsOf(key).some((text) => productionOf(text, settings) !== undefined)) production.push(key.name);
    else wanted.push(key);
  };
  const expander = expandingLoader(family.envFolder);
  for (const name of new Set([...declarations.keys(), ...defined.keys()])) {
    const declaration = declarations.get(name);
    const optional = declaration !== undefined && isOptional(declaration);
    const secret = declaration === undefined ? isCredentialName(name) : isSensitive(declaration);
    if (secret) secretNames.add(name);
    const own = Object.hasOwn(process, name) ? process[name] : undefined;
    const value = own ?? defined.get(name)?.value.reveal();
    const source = declaration && family.contract && contractSource(declaration, family.contract, environment.name, service);
    if (value === undefined || (value === '' && own === undefined && source !== undefined)) {
      if (source !== undefined) want({ name, ...source, optional });
      else if (value === undefined && declaration && !optional) {
        const standIn = usableDefault(declaration);
        if (standIn === undefined) missing.push(name);
        else given.set(name, new SecretText(standIn));
      }
      continue;
    }
    const parts = partsOf(value, secret);
    const file = own === undefined ? defined.get(name)?.file : undefined;
    if (parts) want({ name, parts, from: file === undefined ? 'the environment' : basename(file), ...(file === undefined ? {} : { file }), optional: false });
    else if (own === undefined && !isLeftToLoader(value, expander)) given.set(name, new SecretText(value));
  }
  return done({ family, environment, ...(service === undefined ? {} : { service }), files, given, secretNames, wanted, missing, production });
}

/**
 * What only the app's own loader can read: ciphertext that it opens (dotenvx, SOPS), and `$NAME` where it fills in other keys. Handed on, it
 * would be taken for the value, because the process environment decides over files.
 */
function isLeftToLoader(value: string, expander: string | undefined): boolean {
  return /^(?:encrypted:|ENC\[)/.test(value) || (expander !== undefined && /(?<!\\)\$[A-Za-z_{]/.test(value));
}
