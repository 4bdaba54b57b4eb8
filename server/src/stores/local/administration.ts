/** Acts on who may read: making a store, adding and removing recipients, and bringing what is there in line with the rules. */
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { userName } from '../audit';
import { done, failed, type Failure, type Outcome } from '../store';
import type { Environment } from '../userFolders';
import { AgeError, parseAgeFile } from './ageFile';
import { confirm, forget, unconfirmed } from './confirmations';
import { createFile, isTemporary, makeFolders, replaceFile } from './disk';
import { makeIdentity } from './identities';
import { contentsOf, placeOf, readPlainFile, recipientsName, type Place } from './layout';
import { encrypted, notConfirmed, prefixOf, type LocalStore } from './localStore';
import { withLock } from './lock';
import { readMetadata, recipientsOf } from './metadata';
import { parsePublicKey, sshTag, type PublicKey } from './publicKeys';
import { formatRules, nameProblem, namesOf, readRules, recipientsFile, rulePrefixProblem, rulesFor, type Rule } from './rules';

/** Ciphertext is text, and still none that git could merge, convert or show usefully. */
const attributes = '*.age -text -diff -merge\n*.json text eol=lf\nrecipients text eol=lf\n';
const ignored = '*.tmp\n';

export interface OwnKey {
  readonly key: PublicKey;
  readonly made: boolean;
}

/** The key that a person is known by here: an identity is made where there is none. */
export async function ownKey(store: LocalStore, environment: Environment, { ssh, keychain }: { readonly ssh: boolean; readonly keychain: boolean }): Promise<Outcome<OwnKey>> {
  const known = await store.identities.publicKeys();
  if (!known.ok && known.failure.kind !== 'missing') return known;
  const keys = known.ok ? known.value : [];
  const wanted = keys.find(({ kind }) => (kind === 'ssh-ed25519') === ssh) ?? (store.identities.isNamed ? keys[0] : undefined);
  if (wanted) return done({ key: wanted, made: false });
  if (ssh) return failed('bad-credential', 'There is no ~/.ssh/id_ed25519 with its .pub here. Leave --ssh out: lasthop then makes a key of its own.');
  const made = await makeIdentity(store.folders, environment, store.now(), keychain);
  return made.ok ? done({ key: made.value, made: true }) : made;
}

/** A name for the recipients: as git knows the person, since everybody in a container is called the same; else who is logged in. */
export function usualName(environment: Environment): string {
  const name = (nameForGit(environment) ?? userName(environment)).toLowerCase().replace(/[^\w.@+-]+/g, '-').replace(/^[^\w]+|-+$/g, '').slice(0, 64);
  return nameProblem(name) === undefined ? name : 'me';
}

function nameForGit({ HOME, USERPROFILE }: Environment): string | undefined {
  const home = HOME ?? USERPROFILE;
  if (home === undefined) return undefined;
  try {
    return /^\s*\[user\][^[]*?^\s*name\s*=\s*"?([^"\n]+)/m.exec(readFileSync(join(home, '.gitconfig'), 'utf8'))?.[1]?.trim();
  } catch {
    return undefined;
  }
}

/** Makes the folder with its rules; `exists` where there is a store. */
export async function makeStore(store: LocalStore, key: PublicKey, name: string, prefixes: readonly string[]): Promise<Outcome<void>> {
  const problem = nameProblem(name) ?? prefixes.map(rulePrefixProblem).find((each) => each !== undefined);
  if (problem !== undefined) return failed('invalid', problem);
  return store.guarded('', async () => {
    makeFolders(store.folder);
    createFile(join(store.folder, '.gitattributes'), Buffer.from(attributes));
    createFile(join(store.folder, '.gitignore'), Buffer.from(ignored));
    const rules = prefixes.map((prefix) => ({ prefix, name, key }));
    const made = createFile(recipientsFile(store.folder), Buffer.from(formatRules(rules)));
    return made ? done(undefined) : failed('exists', `There is a local store in ${store.folder} already.`);
  });
}

export interface Rekeyed {
  /** Encrypted anew, or their metadata brought up to date. */
  readonly changed: readonly string[];
  readonly unchanged: number;
  /** What somebody could read who no longer may: known to them for good. */
  readonly known: readonly { readonly path: string; readonly names: readonly string[] }[];
  readonly failures: readonly { readonly path: string; readonly failure: Failure }[];
}

/** How a command follows what takes long, and stops it. */
export interface Following {
  readonly signal?: AbortSignal;
  progress?(done: number, all: number): void;
  /** Told of each secret that was encrypted anew. */
  onPath?(path: string, outcome: Outcome<unknown>): void;
}

/** Encrypts what lies below a prefix to those whom the rules name, where it is not. Each file on its own: it can be stopped and begun again. */
export async function rekey(store: LocalStore, prefix: string, following: Following = {}): Promise<Outcome<Rekeyed>> {
  const rules = readRules(store.folder);
  if (!rules.ok) return rules;
  const ready = await store.guarded('', async () => {
    const paths = contentsOf(store.folder, isTemporary).paths.filter((path) => path.startsWith(prefix));
    const due = paths.filter((path) => state(store, path, rulesFor(rules.value, path)) !== 'current');
    return done({ due, unchanged: paths.length - due.length });
  });
  if (!ready.ok) return ready;
  const { due, unchanged } = ready.value;
  const affected = [...new Set(due.flatMap((path) => rulesFor(rules.value, path)))];
  const unknown = unconfirmed(store.folder, store.folders, affected, await store.ownKeys());
  if (unknown.length > 0) return failed('not-trusted', notConfirmed(due.length === 1 ? due[0] as string : `${due.length} secrets`, unknown));
  const changed: string[] = [];
  const failures: { path: string; failure: Failure }[] = [];
  const known = due.flatMap((path) => {
    const names = formerReaders(store, path, rulesFor(rules.value, path));
    return names.length === 0 ? [] : [{ path, names }];
  });
  for (const [at, path] of due.entries()) {
    if (following.signal?.aborted) return failed('cancelled', `Stopped after ${at} of ${due.length} secrets. lasthop store rekey goes on from there.`);
    following.progress?.(at, due.length);
    const outcome = await rekeyOne(store, path, rulesFor(rules.value, path));
    following.onPath?.(path, outcome);
    if (outcome.ok) changed.push(path);
    else failures.push({ path, failure: outcome.failure });
  }
  return done({ changed, unchanged, known, failures });
}

async function rekeyOne(store: LocalStore, path: string, rules: readonly Rule[]): Promise<Outcome<void>> {
  const place = placeOf(store.folder, path);
  if (!place.ok) return place;
  if (rules.length === 0) return failed('no-access', `Nobody is named who may read ${path}, so it was left as it is. Say who: lasthop store add-recipient ${prefixOf(path)} KEY --name NAME`);
  return withLock(store.folders, place.value.secret, () => store.guarded(path, async () => {
    const needed = state(store, path, rules);
    if (needed === 'encrypt') {
      const opened = await store.open(path);
      if (!opened.ok) return opened;
      const bytes = encrypted(path, opened.value.value, rules);
      // Written meanwhile by something that takes no lock (git, age): the next run sees to it.
      const now = readPlainFile(place.value.secret);
      if (!Buffer.isBuffer(now) || !now.equals(opened.value.file)) return failed('invalid', `${path} changed at this very moment and was left as it is. Run lasthop store rekey again.`);
      replaceFile(place.value.secret, bytes);
      const again = await readBack(store, place.value, bytes, opened.value.value, rules);
      if (!again.ok) return again;
    }
    if (needed !== 'current') {
      const now = store.now().toISOString();
      store.writeMetadata(place.value, { ...(readMetadata(place.value.metadata) ?? { created: now }), recipients: recipientsOf(rules) });
    }
    return done(undefined);
  }));
}

async function readBack(store: LocalStore, place: Place, bytes: Buffer, value: Buffer, rules: readonly Rule[]): Promise<Outcome<void>> {
  const file = readPlainFile(place.secret);
  const own = await store.ownKeys();
  const opened = Buffer.isBuffer(file) && file.equals(bytes) && rules.some(({ key }) => own.includes(key.text)) ? await store.open(place.path) : undefined;
  if (opened && !opened.ok) return opened;
  const same = opened ? opened.value.value.equals(value) : Buffer.isBuffer(file) && file.equals(bytes);
  return same ? done(undefined) : failed('invalid', `${place.path} was encrypted anew, and reading it back gives something else. Put it back from git.`);
}

/** Whether a file is encrypted to those whom the rules name; `describe`: only its metadata says something else. */
export function state(store: LocalStore, path: string, rules: readonly Rule[]): 'current' | 'encrypt' | 'describe' {
  const place = placeOf(store.folder, path);
  if (!place.ok) return 'current';
  const metadata = readMetadata(place.value.metadata);
  const said = metadata?.recipients.map(({ key }) => key).sort().join('\n');
  const wanted = rules.map(({ key }) => key.text).sort().join('\n');
  if (!fits(place.value, rules) || (metadata !== undefined && said !== wanted) || metadata === undefined) return 'encrypt';
  const names = metadata.recipients.map(({ name, key }) => `${name} ${key}`).sort().join('\n');
  return names === rules.map(({ name, key }) => `${name} ${key.text}`).sort().join('\n') ? 'current' : 'describe';
}

/** A header tells how many can open a file and which SSH keys, and keeps age's own keys to itself. */
function fits(place: Place, rules: readonly Rule[]): boolean {
  try {
    const bytes = readPlainFile(place.secret);
    if (!Buffer.isBuffer(bytes)) return false;
    const found = parseAgeFile(bytes).stanzas.map(({ args }) => (args[0] === 'ssh-ed25519' ? `ssh ${args[1]}` : args[0] ?? '')).sort();
    const wanted = rules.map(({ key }) => (key.wire ? `ssh ${sshTag(key.wire)}` : 'X25519')).sort();
    return found.join('\n') === wanted.join('\n');
  } catch (error) {
    if (error instanceof AgeError) return false;
    throw error;
  }
}

export interface Addition {
  readonly rule: Rule;
  /** Those who were named for a shorter prefix and stay readers below the new one. */
  readonly kept: readonly Rule[];
  readonly rekeyed: Rekeyed;
}

export interface NewRecipient {
  readonly prefix: string;
  readonly name: string;
  readonly key: string;
  /** A new prefix begins with this recipient alone. */
  readonly only: boolean;
}

/** Names a recipient and encrypts to it what is there. Whoever types a key has seen it: it counts as confirmed. */
export async function addRecipient(store: LocalStore, { prefix, name, key: text, only }: NewRecipient, following?: Following): Promise<Outcome<Addition>> {
  const key = parsePublicKey(text);
  if (typeof key === 'string') return failed('invalid', key);
  const problem = rulePrefixProblem(prefix) ?? nameProblem(name);
  if (problem !== undefined) return failed('invalid', problem);
  const rule = { prefix, name, key };
  const added = await changeRules(store, prefix, [key.text], (rules) => {
    const deciding = rulesFor(rules, prefix);
    const isNew = !deciding.some((each) => each.prefix === prefix);
    const kept = isNew && !only ? deciding.filter((each) => each.key.text !== key.text).map((each) => ({ ...each, prefix })) : [];
    const others = rules.filter((each) => each.prefix !== prefix || each.key.text !== key.text);
    return done({ rules: [...others, ...kept, rule], result: kept });
  });
  if (!added.ok) return added;
  const remembered = await store.guarded('', async () => done(confirm(store.folder, store.folders, [rule])));
  if (!remembered.ok) return remembered;
  const rekeyed = await rekey(store, prefix, following);
  return rekeyed.ok ? done({ rule, kept: added.value, rekeyed: rekeyed.value }) : rekeyed;
}

export interface Removal {
  readonly removed: readonly Rule[];
  readonly rekeyed: Rekeyed;
}

/** @param whom a name or a public key */
export async function removeRecipient(store: LocalStore, prefix: string, whom: string, following?: Following): Promise<Outcome<Removal>> {
  const problem = rulePrefixProblem(prefix);
  if (problem !== undefined) return failed('invalid', problem);
  const key = parsePublicKey(whom);
  const isMeant = (rule: Rule): boolean => (typeof key === 'string' ? rule.name === whom : rule.key.text === key.text);
  const all = await changeRules(store, prefix, [], (rules) => {
    const removed = rules.filter((rule) => rule.prefix.startsWith(prefix) && isMeant(rule));
    if (removed.length === 0) return failed('missing', notThere(prefix, whom, key, rules, isMeant));
    const left = rules.filter((rule) => !removed.includes(rule));
    const empty = removed.find((rule) => !left.some((each) => each.prefix === rule.prefix));
    if (empty) return failed('invalid', lastReader(empty, rulesFor(left, empty.prefix)));
    return done({ rules: left, result: removed });
  });
  if (!all.ok) return all;
  const removed = all.value;
  const forgotten = await store.guarded('', async () => done(forget(store.folder, store.folders, removed)));
  if (!forgotten.ok) return forgotten;
  const rekeyed = await rekey(store, prefix, following);
  return rekeyed.ok ? done({ removed, rekeyed: rekeyed.value }) : rekeyed;
}

/** Before a file is encrypted anew, its metadata still names who could open it. */
function formerReaders(store: LocalStore, path: string, rules: readonly Rule[]): readonly string[] {
  const place = placeOf(store.folder, path);
  const before = (place.ok ? readMetadata(place.value.metadata)?.recipients : undefined) ?? [];
  return before.filter(({ key }) => rules.length > 0 && !rules.some((rule) => rule.key.text === key)).map(({ name }) => name);
}

function notThere(prefix: string, whom: string, key: PublicKey | string, rules: readonly Rule[], isMeant: (rule: Rule) => boolean): string {
  const called = typeof key === 'string' ? (nameProblem(whom) === undefined ? whom : 'That recipient') : 'That key';
  const elsewhere = [...new Set(rules.filter(isMeant).map((rule) => rule.prefix))];
  if (elsewhere.length > 0) return `${called} is not named for ${prefix} or below it, but for ${elsewhere.join(', ')}. Remove it there, or give ${prefix} readers of its own first: lasthop store add-recipient ${prefix} KEY --name NAME --only`;
  return `${called} is no recipient of this store. Its recipients: ${namesOf(rules)}.`;
}

function lastReader({ prefix, name }: Rule, instead: readonly Rule[]): string {
  return instead.length === 0
    ? `${name} is the last who can read ${prefix}: nobody could open what lies there, so nothing was changed. Add another first: lasthop store add-recipient ${prefix} KEY --name NAME`
    : `${name} is the last who is named for ${prefix}; without it, everybody of ${instead[0]?.prefix} (${namesOf(instead)}) could read it, so nothing was changed. Name another first, or, if that is what you want, delete the line from ${recipientsName} and run lasthop store rekey.`;
}

/** One change of the recipients at a time; before it, that nothing would be encrypted to somebody whom nobody has confirmed. */
async function changeRules<T>(store: LocalStore, prefix: string, named: readonly string[], change: (rules: readonly Rule[]) => Outcome<{ readonly rules: readonly Rule[]; readonly result: T }>): Promise<Outcome<T>> {
  const file = recipientsFile(store.folder);
  return withLock(store.folders, file, () => store.guarded('', async () => {
    const rules = readRules(store.folder);
    if (!rules.ok) return rules;
    const changed = change(rules.value);
    if (!changed.ok) return changed;
    const affected = [...new Set([...rulesFor(changed.value.rules, prefix), ...changed.value.rules.filter((rule) => rule.prefix.startsWith(prefix))])];
    const unknown = unconfirmed(store.folder, store.folders, affected, [...(await store.ownKeys()), ...named]);
    if (unknown.length > 0) return failed('not-trusted', notConfirmed(`what lies below ${prefix}`, unknown));
    const before = readPlainFile(file);
    const text = formatRules(changed.value.rules, Buffer.isBuffer(before) ? before.toString('utf8') : '');
    if (lstatSync(file).isFile() && (!Buffer.isBuffer(before) || before.toString('utf8') !== text)) replaceFile(file, Buffer.from(text));
    return done(changed.value.result);
  }));
}
