/** The only way a rule looks beyond the fact it was given. Every answer is recorded by the engine. */
import type { Declaration, Fact, FactKind, FactOf } from './facts';
import type { ContractQuestion } from './undefinedKeys';

/** What git makes of a file. `unknown`: no repository, or nothing was looked at. */
export type GitState = 'tracked' | 'ignored' | 'untracked' | 'unknown';

/** What kind of place a file is; findings of literal rules weigh less outside `source`. */
export type FileRole = 'source' | 'test' | 'example' | 'documentation';

/** What a file of the env family is. */
export type EnvFileKind = 'real' | 'contract';

/** The weightiest kind of value in an env file: a credential, a guessable one, a public setting. */
export type EnvContent = 'nothing' | 'settings' | 'weak' | 'secrets';

export interface FileContext {
  /** Relative to the workspace root, with `/`. */
  readonly path: string;
  readonly language: string;
  readonly role: FileRole;
  readonly git: GitState;
  /** Set for `.env*` files. */
  readonly env?: EnvFileKind;
}

/** A fact and the file it stands in; its span counts from its segment and is of use only as an identity. */
export interface FactAt<F extends Fact = Fact> {
  readonly path: string;
  readonly fact: F;
  /** From 0, among the facts of this kind and name in the file. */
  readonly nth: number;
}

/** The `.env*` files of one folder. */
export interface EnvFamily {
  /** The folder, '' for the root. */
  readonly folder: string;
  /** Contracts, best first: `.env.example` before `.env.sample` … */
  readonly contracts: readonly string[];
  readonly real: readonly string[];
}

export interface WorkspaceView {
  /** The nearest env family at or above the file's folder that has a contract; else the nearest that has any file. */
  familyOf(path: string): EnvFamily | undefined;
  /** All facts of a kind under a name (definition, declaration, env read: the key), in path order. */
  named<K extends 'definition' | 'declaration' | 'envRead'>(kind: K, name: string): readonly FactAt<FactOf<K>>[];
  /** Those of one file, in file order: cheap however many there are. */
  namedIn<K extends 'definition' | 'declaration' | 'envRead'>(path: string, kind: K, name: string): readonly FactAt<FactOf<K>>[];
  /** The first declaration of each key that a contract declares and no env file defines, by name. */
  undefinedKeys(question: ContractQuestion): readonly Declaration[];
  /** The facts of one kind in one file, in file order. */
  inFile<K extends FactKind>(path: string, kind: K): readonly FactAt<FactOf<K>>[];
  /** All facts of a kind whose names are not what is asked for: references, resources, grants. */
  all<K extends 'secretReference' | 'resource' | 'consumer' | 'grant' | 'step'>(kind: K): readonly FactAt<FactOf<K>>[];
  /**
   * Whether `key` occurs as a word in a file of the folder that is not an env file, in any language, or a `commentedKey` (words.ts) in
   * a contract of it; asked of folders with a contract.
   */
  mentioned(key: string, folder: string): boolean;
  gitState(path: string): GitState;
  /** What a real env file holds; `nothing` for other files, and where all values are references, ciphertext or placeholders. */
  contentOf(path: string): EnvContent;
  exists(path: string): boolean;
  /** Whether all files below the folder are in the index: only then may a rule conclude from absence. */
  complete(folder: string): boolean;
  /** Settings that concern rules (paths templates, environments, service). */
  readonly settings: RuleSettings;
}

/** The part of `.lasthop.yaml` that rules read. */
export interface RuleSettings {
  readonly service?: string;
  readonly environments: readonly { readonly name: string; readonly aliases: readonly string[]; readonly production: boolean }[];
  /** Path templates by provider id, `*` for any: `{environment}/{service}/{provider}/{purpose}`. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** Client-side prefixes, extra credential words and so on by rule id. */
  readonly options: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}
