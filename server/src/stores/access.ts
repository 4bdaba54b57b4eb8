/** What a person can read of what a contract asks for, looked at without reading it, and how to ask for the rest. */
import { declaredPath } from '../core/contractFile';
import { parseReference } from '../core/providers';
import type { Settings } from '../core/settings';
import type { EnvFamilyFiles } from './envFamily';
import { environmentFor, productionOf, serviceFor } from './familyScope';
import { ownKey, usualName } from './local/administration';
import type { LocalStore } from './local/localStore';
import { namesOf, readRules, rulesFor } from './local/rules';
import type { Stores } from './open';
import { done, type Outcome, type StoreCall } from './store';
import type { Environment } from './userFolders';

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
  const identity = await store.value.identity(call);
  const known = identity.ok || identity.failure.kind !== 'bad-credential';
  for (const [name, declaration] of family.contract?.declarations ?? []) {
    const path = declaredPath(declaration, environment.value.name, service);
    if (path === undefined || parseReference(path) || productionOf(path, settings) !== undefined) continue;
    const permissions = await store.value.capabilities(path, call);
    if (permissions.ok && permissions.value.read !== 'no') readable.push(name);
    else if (permissions.ok) unreadable.push({ name, path, why: `Your key does not open ${path}.` });
    else {
      if (permissions.failure.kind === 'cancelled') return permissions;
      unreadable.push({ name, path, why: permissions.failure.message });
    }
  }
  return done({ store: store.value.title, known, readable, unreadable });
}

/** What a newcomer sends to whoever may let them in: a public key and the command. Undefined where everything is open already. */
export async function accessRequest(store: LocalStore, environment: Environment): Promise<Outcome<string | undefined>> {
  const rules = readRules(store.folder);
  if (!rules.ok) return rules;
  const key = await ownKey(store, environment, { ssh: false, keychain: false });
  if (!key.ok) return key;
  const prefix = rules.value.some((rule) => rule.prefix.startsWith('dev/')) ? 'dev/' : rules.value[0]?.prefix ?? 'dev/';
  const readers = rulesFor(rules.value, prefix);
  const { text } = key.value.key;
  if (readers.some((rule) => rule.key.text === text)) return done(undefined);
  const name = usualName(environment);
  return done([
    `Please give me access to the ${prefix} secrets.${readers.length === 0 ? '' : ` ${namesOf(readers)} can give it.`} Run this in the repository, commit and push.`,
    '',
    `    lasthop store add-recipient ${prefix} ${text.includes(' ') ? `'${text}'` : text} --name ${name}`,
    '',
  ].join('\n'));
}
