/**
 * Which account, project, vault or address a store speaks to, looked at before anything is read from it: a developer's path
 * read under a production profile is production. An environment may pin what it must be; without a pin an account that is
 * new to this machine is shown and confirmed. A pin of the repository's own keeps wrong accounts out, but it does not say
 * that an account is right: only the user's pin, or one that was approved, spares the question. Approvals are kept with the
 * user, not in the repository.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { environmentsOf, type Environment } from '../core/environments';
import type { Settings } from '../core/settings';
import { writeAtomically } from '../host/atomicWrite';
import { done, failed, type Outcome, type Store, type StoreCall } from './store';
import { userConfigurationFile } from './userConfiguration';
import type { UserFolders } from './userFolders';

/** An account nobody has confirmed on this machine. */
export interface UnknownAccount {
  readonly store: string;
  readonly environment: string;
  /** `account` → `123456789012`. */
  readonly properties: Readonly<Record<string, string>>;
}

/** Who stands behind an environment's pin: the user's own configuration, the user's approval of the repository's, or nobody. */
export type PinVoucher = 'user' | 'approval' | undefined;

export interface AccountCheck {
  readonly environment: Environment;
  readonly settings: Settings;
  readonly folders: UserFolders;
  /** The repository: approvals of one are none of another. */
  readonly root: string;
  /** Asks a person; absent where nobody can be asked. */
  readonly confirm?: (account: UnknownAccount) => Promise<boolean>;
}

/** Ok where the store speaks to what the environment may be read from. */
export async function checkAccount(store: Store, check: AccountCheck, voucher: PinVoucher, call?: StoreCall): Promise<Outcome<void>> {
  // A folder of the repository itself: there is no account to mistake for another.
  if (store.provider === 'lasthop') return done(undefined);
  const { environment, settings } = check;
  const pin = Object.entries(environment.pin ?? {});
  const pinnedIn = voucher === 'user' ? userConfigurationFile(check.folders) : '.lasthop.yaml';
  const identity = await store.identity(call);
  if (!identity.ok) {
    if (identity.failure.kind !== 'unsupported') return identity;
    return pin.length === 0 ? done(undefined) : failed('invalid', `${capital(store.title)} cannot say which account it speaks to, and ${environment.name} is pinned to one (environments.${environment.name}.pin in ${pinnedIn}): nothing was read or written.`);
  }
  const { properties: all } = identity.value;
  // Which program is asked was approved with its command; it is no account, though a pin may name it.
  const { program: _program, ...properties } = all;
  if (Object.keys(properties).length === 0 && pin.length === 0) return done(undefined);
  for (const [name, wanted] of pin) {
    const found = all[name];
    if (found === wanted) continue;
    return failed('invalid', found === undefined
      ? `${capital(store.title)} does not say its ${name}, and ${environment.name} is pinned to ${name} ${wanted}: nothing was read or written.`
      : `${capital(store.title)} speaks to ${name} ${found}, but ${environment.name} is pinned to ${wanted} (${pinnedIn}): nothing was read or written. Log in to the other: ${store.loginHint}`);
  }
  for (const other of environmentsOf(settings)) {
    const pinned = Object.entries(other.pin ?? {});
    if (other.production && !environment.production && pinned.length > 0 && pinned.every(([name, value]) => properties[name] === value)) {
      return failed('invalid', `${capital(store.title)} speaks to ${described(properties)}, which is ${other.name}: under that profile even a path of ${environment.name} is production, and nothing was read or written. Log in to the other: ${store.loginHint}`);
    }
  }
  if (pin.length > 0 && voucher !== undefined) return done(undefined);
  const file = join(check.folders.state, 'accounts.json');
  const id = approvalOf(store.provider, check, properties);
  const approved = readApprovals(file);
  if (approved.includes(id)) return done(undefined);
  if (!check.confirm) {
    const spared = pin.length > 0 ? 'approve the pin of .lasthop.yaml (lasthop trust)'
      : `pin it in ${userConfigurationFile(check.folders)}: environments: { ${environment.name}: { pin: { ${Object.entries(properties).map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ')} } } }`;
    return failed('not-trusted', `${capital(store.title)} speaks to ${described(properties)}, which nobody has confirmed for ${environment.name} on this machine, and there is nobody to ask here. Run it once in a terminal, or ${spared}`);
  }
  if (!await check.confirm({ store: store.title, environment: environment.name, properties })) return failed('cancelled', 'The account was not confirmed: nothing was read or written.');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeAtomically(file, Buffer.from(`${JSON.stringify({ version: 1, approved: [...approved, id] })}\n`), { secret: true });
  return done(undefined);
}

/** “account 123456789012, region eu-central-1”. */
export function described(properties: Readonly<Record<string, string>>): string {
  return Object.entries(properties).map(([name, value]) => `${name} ${value}`).join(', ');
}

function approvalOf(provider: string, { root, environment }: AccountCheck, properties: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify([root, environment.name, provider, sorted])).digest('hex');
}

function readApprovals(file: string): readonly string[] {
  try {
    const { approved } = JSON.parse(readFileSync(file, 'utf8')) as { readonly approved?: unknown };
    return Array.isArray(approved) ? approved.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    // None yet, or not ours to read: everything is asked again.
    return [];
  }
}

function capital(text: string): string {
  return text.replace(/^./u, (first) => first.toUpperCase());
}
