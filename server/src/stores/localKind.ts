/** The local store as one of the kinds: a folder inside the repository. */
import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { StoreKind } from './kind';
import { defaultStoreFolder, openLocalStore } from './local/localStore';
import { done, failed, type Outcome, type Store } from './store';
import type { StoreSetting } from '../core/settings';

export const localKind: StoreKind = {
  provider: 'lasthop',
  open({ root, setting, folders, environment, now }) {
    const folder = localStoreFolder(root, setting);
    return folder.ok ? openLocalStore(folder.value, folders, environment, now) : refusing(folder);
  },
};

/** Absolute; a repository may not choose a folder outside of itself, by a link neither. */
export function localStoreFolder(root: string, setting: StoreSetting): Outcome<string> {
  const folder = resolve(root, setting.folder ?? defaultStoreFolder);
  return liesIn(root, folder) && liesIn(real(root), real(folder)) ? done(folder) : failed('invalid', 'The folder of the local store lies outside of the repository. Change `folder` in `stores: lasthop` of .lasthop.yaml, or remove the link that leads outside.');
}

function liesIn(root: string, folder: string): boolean {
  const path = relative(root, folder);
  return path !== '' && path !== '..' && !/^\.\.[/\\]/.test(path) && !isAbsolute(path);
}

/** Of what is there, for a folder that is to be made. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : resolve(real(dirname(path)), relative(dirname(path), path));
  }
}

function refusing(failure: Outcome<never>): Store {
  const refused = (): Promise<Outcome<never>> => Promise.resolve(failure);
  return {
    provider: 'lasthop', title: 'the local store', loginHint: 'lasthop store request',
    read: refused, write: refused, list: refused, describe: refused, capabilities: refused, identity: refused,
    nameOf: () => undefined, reference: () => undefined, policy: () => '',
  };
}
