/**
 * What Lasthop adds to the protocol: names and shapes only, so that the VS Code client can import it. Any other client may
 * use the same requests. Messages to people come ready to be shown; they hold names and paths. The one answer that holds
 * values is that of `environment` and `secret`, which a client asks for when it is about to start a program.
 */
import type { StartNotice } from '../stores';

export const methods = {
  /** Request: what the contract around a document promises and nothing defines. `StatusParams` → `KeyStatus | null`. */
  status: 'lasthop/status',
  /** Notification to the client: an earlier answer about status may be outdated. */
  statusChanged: 'lasthop/statusChanged',
  /** Notification to the server: the user has trusted the workspace. */
  trusted: 'lasthop/trust',
  /** Request: what the user can read of what a contract asks for, and what stands in the way. `FolderParams` → `Answer<Access>`. */
  access: 'lasthop/access',
  /** Request: makes the user's key for the local store, where there is none. `FolderParams` → `Answer<Access>`. */
  makeIdentity: 'lasthop/makeIdentity',
  /** Request: makes the local store, and the user's key with it, where there is none. `FolderParams` → `Answer<Access>`. */
  makeStore: 'lasthop/makeStore',
  /** Request: what to say of a path that is being typed. `PathParams` → `Answer<PathWord>`. */
  checkPath: 'lasthop/checkPath',
  /** Request: remembers that the user approved what `Access.trust` showed. `Approval` → `Answer<null>`. */
  approve: 'lasthop/approve',
  /** Request: writes a folder's secrets into the env file that its app reads. `FetchParams` → `Answer<Fetched>`. */
  fetch: 'lasthop/fetch',
  /** Request: puts `lasthop run --` before the start scripts of a folder that would hand references on. `FolderParams` → `Answer<readonly string[]>`, the files. */
  wrapStart: 'lasthop/wrapStart',
  /** Request: what a process that is started in a folder is given. `EnvironmentParams` → `Answer<Readonly<Record<string, string>>>`. */
  environment: 'lasthop/environment',
  /** Request: one secret. `SecretParams` → `Answer<string>`. */
  secret: 'lasthop/secret',
  /**
   * Request: what the move named by a code action's command would do. That command's first argument → `MoveOffer`; a chosen path is its
   * second, and `true` as its third makes a `MoveReport` its result, which the client then shows.
   */
  movePlan: 'lasthop/movePlan',
} as const;

/** Shown before a literal moves into the store, and after it. */
export type { MoveOffer, MoveReport } from '../stores';

/** `initializationOptions`. */
export interface InitializationOptions {
  /** False in VS Code's Restricted Mode: the server then starts no program and reads no secret. Absent: trusted. */
  readonly trusted?: boolean;
  /** Whether the client wants `statusChanged`. */
  readonly status?: boolean;
}

export interface StatusParams {
  /** A document or folder; absent: the whole workspace. */
  readonly uri?: string;
}

/** The keys of one contract. */
export interface KeyStatus {
  /** Folder of the contract. */
  readonly folder: string;
  /** The contract itself. */
  readonly contract: string;
  /** Name of the service, or of the folder where nothing says one. */
  readonly service: string;
  /** Required keys, and those of them that no env file defines, by name. */
  readonly total: number;
  readonly missing: readonly string[];
}

/** A result, or the sentence that says what stood in the way. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly kind: string; readonly message: string };

/** Requests that take a while report progress on a token and end when the request is cancelled. */
export interface FolderParams {
  /** A document or folder: the contract around it is meant. */
  readonly uri: string;
  readonly workDoneToken?: string | number;
}

export interface Access {
  /** As people call the store that holds the secrets. */
  readonly store: string;
  /** Whether the store knows who asks: `none` where a key has still to be made, `unneeded` where there is nothing to read. */
  readonly identity: 'ready' | 'none' | 'unneeded';
  /** True where the repository has no local store yet, and would have one. */
  readonly storeAbsent: boolean;
  /** Keys of the contract that name a secret which the user can read, and those that the user cannot. */
  readonly readable: readonly string[];
  readonly unreadable: readonly { readonly name: string; readonly why: string }[];
  /** What to send to whoever administers the store, when it can be told. */
  readonly request?: string;
  /** What the repository wants to run, and nobody has approved. */
  readonly trust?: TrustQuestion;
}

export interface TrustQuestion {
  /** Absolute path. */
  readonly root: string;
  readonly hash: string;
  /** Lines that name each command, place, pin and file: exactly what is approved. */
  readonly text: string;
}

export interface PathParams extends FolderParams {
  readonly path: string;
}

export interface PathWord {
  /** Why it cannot be the path. */
  readonly problem?: string;
  /** What to know before choosing it. */
  readonly note?: string;
}

export type Approval = Pick<TrustQuestion, 'root' | 'hash'>;

export interface FetchParams extends FolderParams {
  readonly environment?: string;
  readonly service?: string;
  /** Keys whose placeholder or reference in the file gives way to the value; never a value that a person set. */
  readonly replace?: readonly string[];
}

/** What a fetch did: names, never values. */
export interface Fetched {
  /** Relative to the root. */
  readonly file: string;
  readonly uri: string;
  readonly service?: string;
  readonly environment: string;
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
  /** Left alone: values set by hand, references, placeholders. */
  readonly kept: readonly KeptKey[];
  readonly missing: readonly { readonly name: string; readonly why: string }[];
  /** What a plain start would do with the references that stay in the file, and whether `wrapStart` would mend it. */
  readonly start?: StartNotice;
}

export interface KeptKey {
  readonly name: string;
  readonly holds: 'value' | 'reference' | 'placeholder';
  /** One sentence without the name. */
  readonly why: string;
}

export interface EnvironmentParams extends FolderParams {
  /** Variables of the program to be started; those whose values are references are resolved. */
  readonly env: Readonly<Record<string, string>>;
  /** Absolute paths of env files that the program's starter would read. */
  readonly envFiles: readonly string[];
  /** Also what the contract promises, as `lasthop run` does. */
  readonly whole: boolean;
}

export interface SecretParams extends FolderParams {
  /** A reference such as `op://…`, a path such as `dev/api/stripe/secret_key`, or a key of the contract. */
  readonly secret: string;
}
