/** Which keys a fetch would write into a file, which it leaves to the person who set them, and which it may not ask for. */
import { basename, dirname } from 'node:path';
import { declaredPath } from '../core/contractFile';
import { classify } from '../core/classifier';
import { isOptional, isSensitive, usableDefault } from '../core/contract';
import { scopeSettings, type Environment } from '../core/environments';
import type { Declaration } from '../core/facts';
import { entriesOf } from '../core/languages/dotenv/fill';
import { environmentNamed } from '../core/scope';
import type { Settings } from '../core/settings';
import { envFilesFor, readEnvFile, type EnvFamilyFiles } from './envFamily';
import type { WantedKey } from './envPlan';
import { productionOf, scopeOfPath } from './familyScope';
import type { FetchState } from './fetchState';
import type { FetchTarget } from './fetchTarget';
import type { KeyProblem } from './preparedEnvironment';
import { contractSource, textsOf, wordsOf, type KeySource } from './keySource';
import { partsOf } from './references';
import { SecretText } from './secretText';

/** A key of which a fetch keeps its hands off. */
export interface KeptKey extends KeyProblem {
  /** What stands there: a value of the person's own, a reference, or a placeholder that nobody has replaced. */
  readonly holds: 'value' | 'reference' | 'placeholder';
}

export interface FetchPlan {
  readonly wanted: readonly WantedKey[];
  /** Public values of the contract that no env file defines. */
  readonly defaults: ReadonlyMap<string, SecretText>;
  /** Set by a person: named, and left alone. */
  readonly kept: readonly KeptKey[];
  /** What keeps keys from being fetched; each has its sentence. */
  readonly refused: readonly KeyProblem[];
  /** In the file from an earlier fetch, and no longer asked for. */
  readonly obsolete: readonly string[];
  /** What the file holds: the last entry of each key. */
  readonly present: ReadonlyMap<string, string>;
}

export interface FetchQuestion {
  readonly family: EnvFamilyFiles;
  readonly target: FetchTarget;
  readonly environment: Environment;
  readonly service: string | undefined;
  readonly settings: Settings;
  readonly state: FetchState;
  /** Keys whose placeholder or reference in the target gives way to the value. */
  readonly replace?: readonly string[];
}

/** Asks no store. @throws UnreadableFile */
export function planFetch(question: FetchQuestion): FetchPlan {
  const { family, target, environment, service, settings, state } = question;
  const entries = entriesOf(target.text ?? '');
  const present = new Map(entries);
  const elsewhere = definedElsewhere(question);
  const wanted: WantedKey[] = [];
  const defaults = new Map<string, SecretText>();
  const kept: KeptKey[] = [];
  const refused: KeyProblem[] = [];
  const asked = new Set<string>();
  for (const [name, declaration] of family.contract?.declarations ?? []) {
    const optional = isOptional(declaration);
    const source = (family.contract && contractSource(declaration, family.contract, environment.name, service)) ?? referenceElsewhere(name, declaration, elsewhere);
    const here = present.get(name);
    if (!source) {
      const standIn = usableDefault(declaration);
      const ours = here !== undefined && state.wrote(name, here);
      if (ours) asked.add(name);
      // The empty line of a copied contract holds no secret.
      const holds = (text: string | undefined): boolean => text !== undefined && !(text === '' && isSensitive(declaration));
      if (!ours && (holds(here) || holds(elsewhere.get(name)?.value))) continue;
      if (standIn !== undefined && !optional) defaults.set(name, new SecretText(standIn));
      else if (!optional) refused.push({ name, why: `${isSensitive(declaration) ? 'the contract names no path for it (@path={env}/…)' : 'the contract gives it no value'}: set it in ${target.shown} yourself.` });
      continue;
    }
    asked.add(name);
    const own = ownValue(name, declaration, question, entries, elsewhere);
    if (own && (own.holds === 'value' || !question.replace?.includes(name))) {
      kept.push({ name, ...own });
      continue;
    }
    const outside = outOfScope(source, service, settings);
    if (outside === undefined) wanted.push({ name, ...source, optional });
    else refused.push({ name, why: outside });
  }
  const obsolete = state.names.filter((name) => !asked.has(name) && !defaults.has(name) && present.has(name) && state.wrote(name, present.get(name) ?? ''));
  return { wanted, defaults, kept, refused, obsolete, present };
}

interface Elsewhere {
  readonly value: string;
  /** The file's name. */
  readonly file: string;
  /** The same, absolute. */
  readonly place: string;
  /** An app reads that file's value and not the target's. */
  readonly outranks: boolean;
}

/** What the folder's other env files define. */
function definedElsewhere({ family, target, environment }: FetchQuestion): ReadonlyMap<string, Elsewhere> {
  const found = new Map<string, Elsewhere>();
  const files = envFilesFor(dirname(target.file) === family.folder ? family.folder : family.envFolder, environment);
  const rank = files.indexOf(target.file);
  files.forEach((file, index) => {
    if (file === target.file) return;
    // A target that is not there yet would stand where `.env.local` stands.
    const outranks = rank < 0 ? /\.local$/.test(file) && !file.endsWith('.env.local') : index < rank;
    for (const [name, value] of readEnvFile(file)) if (!found.has(name)) found.set(name, { value: value.reveal(), file: basename(file), place: file, outranks });
  });
  return found;
}

/** A reference in another env file names the secret where the contract does not. */
function referenceElsewhere(name: string, declaration: Declaration, elsewhere: ReadonlyMap<string, Elsewhere>): KeySource | undefined {
  const other = elsewhere.get(name);
  const parts = other && partsOf(other.value, isSensitive(declaration));
  return other && parts ? { parts, from: other.file, file: other.place } : undefined;
}

/** Why a key is its person's; undefined where a fetch may write it. */
function ownValue(
  name: string, declaration: Declaration, { target, state }: FetchQuestion, entries: readonly (readonly [string, string])[], elsewhere: ReadonlyMap<string, Elsewhere>,
): Omit<KeptKey, 'name'> | undefined {
  const here = entries.filter(([key]) => key === name);
  if (here.length > 1) return { holds: 'value', why: `stands ${here.length} times in ${target.shown}. Keep one line, and fetch again.` };
  const value = here[0]?.[1];
  const other = elsewhere.get(name);
  const isHeld = (text: string): boolean => text !== '' && text !== declaration.value && !partsOf(text, true);
  if (value !== undefined && value !== '' && value !== declaration.value && !state.wrote(name, value)) {
    if (partsOf(value, true)) return { holds: 'reference', why: `is a reference in ${target.shown}; lasthop run -- … resolves it, lasthop fetch --replace ${name} puts its value there.` };
    return classify(value, { name, slot: 'env-file' }) === 'placeholder'
      ? { holds: 'placeholder', why: `holds a placeholder in ${target.shown}; lasthop fetch --replace ${name} puts its value there.` }
      : { holds: 'value', why: `was set by hand in ${target.shown}.` };
  }
  if (other?.outranks && isHeld(other.value)) return { holds: 'value', why: `was set by hand in ${other.file}, which outranks ${target.shown}.` };
  // A value in `.env` that a new line in `.env.local` would hide.
  if (value === undefined && other && isHeld(other.value)) {
    return classify(other.value, { name, slot: 'env-file' }) === 'placeholder' ? undefined : { holds: 'value', why: `was set by hand in ${other.file}.` };
  }
  return undefined;
}

/** The services that the contract's paths name, where nothing tells which of them the folder is. */
export function servicesAsked(family: EnvFamilyFiles, settings: Settings): string[] {
  const found = new Set<string>();
  for (const declaration of family.contract?.declarations.values() ?? []) {
    const path = declaredPath(declaration, 'dev', undefined);
    const service = path === undefined ? undefined : scopeOfPath(path, settings)?.service;
    if (service !== undefined) found.add(service);
  }
  return [...found];
}

/** This service's secrets only, and none of production. */
function outOfScope(source: KeySource, service: string | undefined, settings: Settings): string | undefined {
  for (const word of wordsOf(source)) {
    const production = productionOf(word, settings);
    if (production !== undefined) return `names a secret of ${production}, which is production: it is never fetched. Let the contract say @path={env}/….`;
  }
  for (const text of textsOf(source)) {
    const scope = scopeOfPath(text, settings);
    // Anybody's private vault could be named otherwise. What a program prints was looked at when it was approved.
    if (source.parts.every((part) => !('call' in part)) && (scope?.environment === undefined || environmentNamed(scope.environment, scopeSettings(settings)) === undefined || scope.service === undefined && !scope.byRule)) {
      return 'names no environment and service (environment/service/provider/purpose), so whose secret it is cannot be told: it is not written into a file. lasthop run hands it over; if your names follow a rule of their own, say so in .lasthop.yaml (paths).';
    }
    const own = scope?.service;
    if (own !== undefined && own.toLowerCase() !== service?.toLowerCase()) return `belongs to ${own}, and this is ${service}: a service gets its own secrets only. Give it a path of its own, or fetch with --service ${own}.`;
  }
  return undefined;
}
