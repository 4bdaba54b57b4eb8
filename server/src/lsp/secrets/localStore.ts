/** lasthop/makeIdentity and lasthop/makeStore: what a first day with the local store begins with. */
import { localStoreFolder, makeStore as makeLocalStore, openLocalStore, ownKey, readRules, recordStoreAct, userFolders, usualName, type LocalStore } from '../../stores';
import type { Access, Answer, FolderParams } from '../protocol';
import type { Asked } from '../secretRequests';
import { look } from './access';
import { openWorkspace, refused, type Workspace } from './workspace';

/** Undefined where new secrets go elsewhere. */
export function localStore({ root, settings, environment }: Workspace): LocalStore | undefined {
  if (settings.store !== 'lasthop') return undefined;
  const folder = localStoreFolder(root, settings.stores['lasthop'] ?? {});
  return folder.ok ? openLocalStore(folder.value, userFolders(environment), environment) : undefined;
}

export function isAbsent(store: LocalStore): boolean {
  const rules = readRules(store.folder);
  return !rules.ok && rules.failure.kind === 'missing';
}

export async function makeIdentity(asked: Asked, _params: FolderParams): Promise<Answer<Access>> {
  const opened = openWorkspace(asked, 'make a key');
  if (!opened.ok) return opened;
  const store = localStore(opened.value);
  if (!store) return { ok: false, kind: 'unsupported', message: 'The secrets of this repository are not in a local store: its own program knows who you are.' };
  const key = await ownKey(store, opened.value.environment, { ssh: false, keychain: false });
  return key.ok ? look(asked, opened.value) : refused(key.failure);
}

/** With the user as the first reader of `dev/`: production has none until one is named. */
export async function makeStore(asked: Asked, _params: FolderParams): Promise<Answer<Access>> {
  const opened = openWorkspace(asked, 'make the store');
  if (!opened.ok) return opened;
  const { root, environment } = opened.value;
  const store = localStore(opened.value);
  if (!store) return { ok: false, kind: 'unsupported', message: 'New secrets of this repository do not go into a local store (store in .lasthop.yaml).' };
  const key = await ownKey(store, environment, { ssh: false, keychain: false });
  if (!key.ok) return refused(key.failure);
  const made = await makeLocalStore(store, key.value.key, usualName(environment), ['dev/']);
  recordStoreAct('approve', 'dev/', made, { root, command: 'make the store', environment, store });
  return made.ok ? look(asked, opened.value) : refused(made.failure);
}
