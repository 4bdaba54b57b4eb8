/** Which keys of a contract somebody lacks who starts the app now: a public default of the contract's own is there for all. */
import { isOptional, isSensitive, usableDefault } from './contract';
import { envFileName } from './envFiles';
import type { Declaration } from './facts';
import { isAtOrAbove } from './paths';
import type { EnvFamily, WorkspaceView } from './view';

export interface MissingKeys {
  /** How many keys the contract requires. */
  readonly total: number;
  /** By name. */
  readonly missing: readonly string[];
}

/** Undefined where the family has no contract, or its contract requires nothing. */
export function missingKeys(family: EnvFamily, view: WorkspaceView): MissingKeys | undefined {
  const contract = family.contracts[0];
  if (contract === undefined) return undefined;
  const required = new Map<string, Declaration>();
  for (const { fact } of view.inFile(contract, 'declaration')) if (!required.has(fact.name) && !isOptional(fact)) required.set(fact.name, fact);
  if (required.size === 0) return undefined;
  const missing = [...required.values()].filter((declaration) => isMissing(declaration, family.folder, view));
  return { total: required.size, missing: missing.map(({ name }) => name).sort() };
}

/** Defined nowhere, or, as in a copied contract, as the placeholder only or the empty line of a secret. */
function isMissing(declaration: Declaration, folder: string, view: WorkspaceView): boolean {
  const definitions = view.named('definition', declaration.name).filter(({ path }) => isAtOrAbove(path, folder) && isDevelopers(path));
  if (definitions.length === 0) return usableDefault(declaration) === undefined;
  const mayBeEmpty = !isSensitive(declaration);
  return definitions.every(({ fact: { valueClass } }) => valueClass === 'placeholder' || (valueClass === 'empty' && !mayBeEmpty));
}

/** What a checked-in `.env.staging` or `.env.test` defines, an app on a developer's machine does not get. */
function isDevelopers(path: string): boolean {
  const environment = envFileName(path)?.environment;
  return environment === undefined || environment === 'dev' || environment === 'development';
}
