/** How a store is opened: one file and one line in `all.ts` for each kind. */
import type { Settings, StoreSetting } from '../core/settings';
import type { Store, StoreCall, Outcome } from './store';
import type { SecretText } from './secretText';
import type { Environment, UserFolders } from './userFolders';

/** What a store is opened with. */
export interface StoreContext {
  readonly provider: string;
  /** Absolute: the folder that holds `.lasthop.yaml`, or the repository's top. */
  readonly root: string;
  /** Where the store's setting was written: relative program paths start here. Absolute. */
  readonly base: string;
  readonly settings: Settings;
  /** What the settings say of this provider. */
  readonly setting: StoreSetting;
  readonly folders: UserFolders;
  readonly environment: Environment;
  readonly now: () => Date;
}

export interface StoreKind {
  /** The provider whose store this is; undefined for the one that takes any provider. */
  readonly provider: string | undefined;
  /** Undefined where the settings do not configure it. */
  open(context: StoreContext): OpenedStore | undefined;
}

/** A store that may want a reference as it was written, not taken apart. */
export interface OpenedStore extends Store {
  /** Whose key acts, in public words: `alice age1…`. Absent where the store's program alone knows. */
  actor?(): string | undefined;
  /** `path` is what messages and the audit log call it. */
  readReference?(reference: string, path: string, call?: StoreCall): Promise<Outcome<SecretText>>;
}
