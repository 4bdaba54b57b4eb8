/**
 * Which recipients a person has confirmed on this machine, for one store. A pull request can add a line to the recipients:
 * nothing is encrypted to it before somebody has looked. Kept in the user's configuration, where no repository reaches.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeAtomically } from '../../host/atomicWrite';
import type { UserFolders } from '../userFolders';
import type { Rule } from './rules';

interface Confirmed {
  readonly prefix: string;
  readonly name: string;
  readonly key: string;
}

/** A recipient that nobody has confirmed; `otherKey` where the name was confirmed with another key. */
export interface UnconfirmedRecipient extends Rule {
  readonly otherKey: boolean;
}

export function unconfirmed(store: string, folders: UserFolders, rules: readonly Rule[], own: readonly string[]): readonly UnconfirmedRecipient[] {
  const known = read(store, folders);
  return rules
    .filter(({ prefix, key }) => !own.includes(key.text) && !known.some((each) => each.key === key.text && prefix.startsWith(each.prefix)))
    .map((rule) => ({ ...rule, otherKey: known.some((each) => each.name === rule.name && each.key !== rule.key.text) && !known.some((each) => each.key === rule.key.text) }));
}

/** @throws the system's error */
export function confirm(store: string, folders: UserFolders, rules: readonly Rule[]): void {
  const file = fileOf(store, folders);
  const added = rules.map(({ prefix, name, key }) => ({ prefix, name, key: key.text }));
  const kept = read(store, folders).filter((each) => !added.some((rule) => rule.prefix === each.prefix && rule.key === each.key));
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeAtomically(file, Buffer.from(`${JSON.stringify({ version: 1, store: placeOf(store), confirmed: [...kept, ...added] }, undefined, 1)}\n`), { secret: true });
}

/** @throws the system's error */
export function forget(store: string, folders: UserFolders, rules: readonly Rule[]): void {
  const kept = read(store, folders).filter((each) => !rules.some((rule) => rule.prefix === each.prefix && rule.key.text === each.key));
  writeAtomically(fileOf(store, folders), Buffer.from(`${JSON.stringify({ version: 1, store: placeOf(store), confirmed: kept }, undefined, 1)}\n`), { secret: true });
}

function read(store: string, folders: UserFolders): readonly Confirmed[] {
  try {
    const data = JSON.parse(readFileSync(fileOf(store, folders), 'utf8')) as { readonly version?: unknown; readonly confirmed?: unknown } | null;
    return data?.version === 1 && Array.isArray(data.confirmed) ? data.confirmed.filter(isConfirmed) : [];
  } catch {
    // Nothing was confirmed yet, or nobody can tell: asks again.
    return [];
  }
}

function isConfirmed(entry: unknown): entry is Confirmed {
  const { prefix, name, key } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  return typeof prefix === 'string' && typeof name === 'string' && typeof key === 'string';
}

function fileOf(store: string, folders: UserFolders): string {
  return join(folders.configuration, 'recipients', `${createHash('sha256').update(placeOf(store)).digest('hex').slice(0, 32)}.json`);
}

function placeOf(store: string): string {
  try {
    return realpathSync(store);
  } catch {
    return store;
  }
}
