/** The local store as one of the kinds. */
import { failed, type Store } from './store';
import type { StoreKind } from './kind';

export const localKind: StoreKind = {
  provider: 'lasthop',
  open: () => placeholder,
};

const refused = async (): Promise<ReturnType<typeof failed>> => failed('unsupported', 'The local store is not part of this version yet.');

const placeholder: Store = {
  provider: 'lasthop',
  title: 'the local store',
  loginHint: 'lasthop store init',
  read: refused,
  write: refused,
  list: refused,
  describe: refused,
  capabilities: refused,
  identity: refused,
  nameOf: () => undefined,
  reference: () => undefined,
  policy: () => '',
};
