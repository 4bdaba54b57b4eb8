/**
 * What a secret store can be asked, whichever it is. Paths are canonical (`environment/service/provider/purpose`) where
 * Lasthop chose them, and the store's own where a reference names one: a store takes both.
 */
import type { SecretText } from './secretText';

/** Why a store did not do what it was asked. Each has its own sentence, and its own next step. */
export type FailureKind =
  | 'bad-credential'  // who asks is not known, or no longer: log in
  | 'no-access'       // who asks is known, and may not: ask for access
  | 'missing'         // nothing stands at the path
  | 'deleted'         // something stood there, and could be restored
  | 'exists'          // create-only, and something stands there already
  | 'locked'          // the store is there and closed: unlock, unseal
  | 'down'            // nobody answers at its address
  | 'slow'            // no answer in time
  | 'not-installed'   // the program that reads it is not on this machine
  | 'not-trusted'     // a command or address that came with the repository and was never approved
  | 'unsupported'     // this store cannot do that at all
  | 'invalid'         // the path, the value or the store's own files are not what they must be
  | 'cancelled';

/** One sentence that says what happened and what to do next; it holds names and paths, never a value. */
export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
}

/** A value or a failure: nothing that a store does throws. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function failed(kind: FailureKind, message: string): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { kind, message } };
}

/** What every act takes along. */
export interface StoreCall {
  /** Aborted when the user gives up; the act then ends with `cancelled`. */
  readonly signal?: AbortSignal;
}

export interface WriteOptions {
  /** Without it a path that is taken is left alone and the outcome is `exists`. */
  readonly replace?: boolean;
  readonly owner?: string;
}

/** What is known of a secret without reading it. Times are ISO 8601, UTC. */
export interface Description {
  readonly path: string;
  readonly owner?: string;
  readonly created?: string;
  /** When the value last changed. */
  readonly rotated?: string;
  readonly version?: string;
  /** Names of those who can read it, where the store says so. */
  readonly readers?: readonly string[];
}

/** What the user may do at a path; `unknown` where the store cannot tell without doing it. */
export interface Capabilities {
  readonly read: Permission;
  readonly write: Permission;
  readonly list: Permission;
  /** What would let the user do what is `no`: one sentence with the command, where the store knows. */
  readonly remedy?: string;
}
export type Permission = 'yes' | 'no' | 'unknown';

/** Which account, project, vault or address a store really speaks to: compared with an environment's pin before a read. */
export interface StoreIdentity {
  /** `account`, `project`, `vault`, `address`, … → what it is, as the store says it. */
  readonly properties: Readonly<Record<string, string>>;
}

export interface Store {
  /** Id of the core's provider whose references name this store's secrets: `lasthop`, `one-password`, `vault`, … */
  readonly provider: string;
  /** As people call it, for messages: “the local store”, “1Password (op)”. */
  readonly title: string;
  /** The command or page by which a person gets in: “op signin”. One line. */
  readonly loginHint: string;
  /** `field` picks a part of a secret that has several. */
  read(path: string, field: string | undefined, call?: StoreCall): Promise<Outcome<SecretText>>;
  /** Creates the secret, confirmed durable when the outcome is ok; replaces one only when told to. */
  write(path: string, value: SecretText, options?: WriteOptions, call?: StoreCall): Promise<Outcome<void>>;
  /** Canonical paths below a prefix (`dev/api/`; '' for all), sorted. */
  list(prefix: string, call?: StoreCall): Promise<Outcome<readonly string[]>>;
  describe(path: string, call?: StoreCall): Promise<Outcome<Description>>;
  capabilities(path: string, call?: StoreCall): Promise<Outcome<Capabilities>>;
  identity(call?: StoreCall): Promise<Outcome<StoreIdentity>>;
  /** The store's own name for a canonical path; undefined where it has none that can be read back. */
  nameOf(path: string): string | undefined;
  /** The reference that stands in a file for the secret at a canonical path; undefined where the syntax cannot hold it. */
  reference(path: string): string | undefined;
  /** The least-privilege grant of exactly these paths to a reader, as this store spells it. */
  policy(reader: string, paths: readonly string[]): string;
}
