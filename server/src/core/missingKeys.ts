/** Which keys of a contract somebody lacks who starts the app now: a public default of the contract's own is there for all. */
import { isOptional, isSensitive, usableDefault } from './contract';
import { baseFile } from './envFiles';
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
  const undefinedNames = new Set(view.undefinedKeys({ contract, folder: family.folder, generalOnly: baseFile(family) === undefined }).map(({ name }) => name));
  const missing = [...required.values()].filter((declaration) => (undefinedNames.has(declaration.name) ? usableDefault(declaration) === undefined : isUnfilled(declaration, family.folder, view)));
  return { total: required.size, missing: missing.map(({ name }) => name).sort() };
}

/** Of which a copied contract holds the placeholder only, or of a secret the empty line. */
function isUnfilled(declaration: Declaration, folder: string, view: WorkspaceView): boolean {
  const mayBeEmpty = !isSensitive(declaration);
  return view.named('definition', declaration.name)
    .filter(({ path }) => isAtOrAbove(path, folder))
    .every(({ fact: { valueClass } }) => valueClass === 'placeholder' || (valueClass === 'empty' && !mayBeEmpty));
}
