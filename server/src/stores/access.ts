/** What a person can read of what a contract asks for, looked at without reading it. */
import { declaredPath } from '../core/contractFile';
import { parseReference } from '../core/providers';
import type { Settings } from '../core/settings';
import type { EnvFamilyFiles } from './envFamily';
import { environmentFor, productionOf, serviceFor } from './familyScope';
import type { Stores } from './open';
import { done, type Outcome, type StoreCall } from './store';

export interface AccessReport {
  /** The store's title, for messages. */
  readonly store: string;
  /** False where the store does not know who asks. */
  readonly known: boolean;
  /** By name. `unknown` counts as readable: only a read would tell. */
  readonly readable: readonly string[];
  readonly unreadable: readonly { readonly name: string; readonly path: string; readonly why: string }[];
}

/** The secrets of the standard store that a folder's contract names for the developer's environment. */
export async function accessOf(stores: Stores, family: EnvFamilyFiles, settings: Settings, call?: StoreCall): Promise<Outcome<AccessReport>> {
  const store = stores.standard();
  if (!store.ok) return store;
  const environment = environmentFor(settings, undefined);
  if (!environment.ok) return environment;
  const service = serviceFor(family, settings, undefined);
  const readable: string[] = [];
  const unreadable: { name: string; path: string; why: string }[] = [];
  let known = true;
  for (const [name, declaration] of family.contract?.declarations ?? []) {
    const path = declaredPath(declaration, environment.value.name, service);
    if (path === undefined || parseReference(path) || productionOf(path, settings) !== undefined) continue;
    const permissions = await store.value.capabilities(path, call);
    if (permissions.ok && permissions.value.read !== 'no') readable.push(name);
    else if (permissions.ok) unreadable.push({ name, path, why: `Your key does not open ${path}.` });
    else {
      if (permissions.failure.kind === 'cancelled') return permissions;
      if (permissions.failure.kind === 'bad-credential') known = false;
      unreadable.push({ name, path, why: permissions.failure.message });
    }
  }
  return done({ store: store.value.title, known, readable, unreadable });
}
