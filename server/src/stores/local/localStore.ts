/**
 * The local store: one age file a secret, in a folder of the repository; who may read what stands in its recipients, what
 * anybody may know in a file beside each secret. Facts about the format: docs/local-store.md.
 */
import { lstatSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { inspect } from 'node:util';
import { canonicalParts } from '../../core/providers/syntax';
import { GitRepository } from '../../host/gitRepository';
import { SecretText } from '../secretText';
import { done, failed, type Capabilities, type Description, type Failure, type Outcome, type Store, type StoreCall, type StoreIdentity, type WriteOptions } from '../store';
import type { Environment, UserFolders } from '../userFolders';
import { AgeError, makeAgeFile, openAgeFile, parseAgeFile, type AgeProblem } from './ageFile';
import { confirm, unconfirmed, type UnconfirmedRecipient } from './confirmations';
import { codeOf, createFile, isTemporary, leftovers, makeFolders, replaceFile } from './disk';
import { enveloped, fromEnvelope } from './envelope';
import { Identities } from './identities';
import { clash, contentsOf, foldersAreThere, placeOf, placeProblem, readPlainFile, type Place } from './layout';
import { withLock } from './lock';
import { formatMetadata, readMetadata, recipientsOf, type Metadata } from './metadata';
import type { PublicKey } from './publicKeys';
import { wrapFileKey } from './publicKeys';
import { namesOf, readRules, ruleLine, rulesFor, type Rule } from './rules';

/** Relative to the root. */
export const defaultStoreFolder = '.lasthop/store';

/** Bytes of the largest value: an environment holds no more. */
const largestValue = 1024 * 1024;

export interface LocalStoreOptions {
  /** Absolute. */
  readonly folder: string;
  readonly folders: UserFolders;
  readonly environment: Environment;
  readonly now?: () => Date;
}

export function openLocalStore(folder: string, folders: UserFolders, environment: Environment, now?: () => Date): LocalStore {
  return new LocalStore({ folder, folders, environment, ...(now === undefined ? {} : { now }) });
}

export class LocalStore implements Store {
  readonly provider = 'lasthop';
  readonly title = 'the local store';
  readonly loginHint = 'lasthop store request';
  readonly folder: string;
  readonly folders: UserFolders;
  readonly identities: Identities;
  readonly now: () => Date;
  #named: { readonly key: string; readonly text: string } | undefined;

  constructor({ folder, folders, environment, now = () => new Date() }: LocalStoreOptions) {
    this.folder = folder;
    this.folders = folders;
    this.identities = new Identities(folders, environment);
    this.now = now;
  }

  async read(path: string, field: string | undefined, call?: StoreCall): Promise<Outcome<SecretText>> {
    if (field !== undefined && field !== 'value') return failed('invalid', `A secret of the local store is one value: ${path} has no field ${JSON.stringify(field.slice(0, 60))}. Write the reference without it.`);
    const opened = await this.open(path, call);
    return opened.ok ? textOf(path, opened.value.value) : opened;
  }

  async write(path: string, value: SecretText, options: WriteOptions = {}, call?: StoreCall): Promise<Outcome<void>> {
    const ready = await this.#prepare(path, value, options);
    if (!ready.ok) return ready;
    if (call?.signal?.aborted) return cancelled();
    const { place, rules } = ready.value;
    const act = (): Promise<Outcome<void>> => this.#put(place, value, options, rules);
    return options.replace === true ? withLock(this.folders, place.secret, act) : act();
  }

  async list(prefix: string): Promise<Outcome<readonly string[]>> {
    const rules = readRules(this.folder);
    if (!rules.ok) return rules;
    return this.guarded('', async () => done(contentsOf(this.folder, isTemporary).paths.filter((path) => path.startsWith(prefix))));
  }

  async describe(path: string): Promise<Outcome<Description>> {
    const place = placeOf(this.folder, path);
    if (!place.ok) return place;
    return this.guarded(path, async () => {
      const there = foldersAreThere(this.folder, place.value);
      if (!there.ok) return there;
      if (!there.value || !lstatSync(place.value.secret, { throwIfNoEntry: false })?.isFile()) return this.#missing(place.value);
      const { owner, created, rotated, recipients } = readMetadata(place.value.metadata) ?? { recipients: undefined };
      return done({
        path, ...(owner === undefined ? {} : { owner }), ...(created === undefined ? {} : { created }), ...(rotated === undefined ? {} : { rotated }),
        ...(recipients === undefined ? {} : { readers: recipients.map(({ name }) => name) }),
      });
    });
  }

  /** What the rules say of a path or a prefix. */
  async capabilities(path: string): Promise<Outcome<Capabilities>> {
    const rules = readRules(this.folder);
    if (!rules.ok) return rules;
    const fitting = rulesFor(rules.value, path);
    const own = await this.ownKeys();
    const reads = own.some((key) => fitting.some((rule) => rule.key.text === key));
    const writes = fitting.length > 0;
    const remedy = !writes ? nobodyNamed(path) : !reads ? `Ask for access with what this prints: lasthop store request ${prefixOf(path)}` : undefined;
    return done({ read: reads ? 'yes' : 'no', write: writes ? 'yes' : 'no', list: 'yes', ...(remedy === undefined ? {} : { remedy }) });
  }

  async identity(): Promise<Outcome<StoreIdentity>> {
    const keys = await this.identities.publicKeys();
    if (!keys.ok) return failed(keys.failure.kind === 'missing' ? 'bad-credential' : keys.failure.kind, keys.failure.message);
    return done({ properties: { folder: this.folder, ...(keys.value[0] === undefined ? {} : { key: keys.value[0].text }) } });
  }

  nameOf(path: string): string | undefined {
    return placeProblem(path) === undefined ? path : undefined;
  }

  reference(path: string): string | undefined {
    return canonicalParts(path) && placeProblem(path) === undefined ? `ref+lasthop://${path}` : undefined;
  }

  /** Lines for the recipients; `reader` is a public key or a name that has one there. */
  policy(reader: string, paths: readonly string[]): string {
    const rules = readRules(this.folder);
    const known = rules.ok ? rules.value.find(({ name, key }) => name === reader || key.text === reader) : undefined;
    const key = known?.key.text ?? (/^(?:age1|ssh-ed25519 )/.test(reader) ? reader : 'PUBLIC-KEY');
    const others = (path: string): string => (rules.ok ? rulesFor(rules.value, path).filter((rule) => rule.key.text !== key).map((rule) => ruleLine({ ...rule, prefix: path })).join('') : '');
    return [...paths].sort().map((path) => `${others(path)}${path} ${known?.name ?? (reader === key ? 'reader' : reader)} ${key}\n`).join('');
  }

  /** Recipients of a path, or of every path below a prefix ('' for all), that nobody has confirmed on this machine. */
  async unconfirmedRecipients(path: string): Promise<Outcome<readonly UnconfirmedRecipient[]>> {
    const rules = readRules(this.folder);
    if (!rules.ok) return rules;
    const deciding = rulesFor(rules.value, path);
    const below = path === '' || path.endsWith('/') ? rules.value.filter(({ prefix }) => prefix.startsWith(path)) : [];
    return done(unconfirmed(this.folder, this.folders, [...new Set([...deciding, ...below])], await this.ownKeys()));
  }

  /** Remembers that a person has looked at these recipients. */
  confirmRecipients(recipients: readonly Rule[]): Outcome<void> {
    try {
      confirm(this.folder, this.folders, recipients);
      return done(undefined);
    } catch (error) {
      return failed('invalid', `What you confirmed could not be remembered in ${this.folders.configuration} (${codeOf(error)}).`);
    }
  }

  async ownKeys(): Promise<readonly string[]> {
    const keys = await this.identities.publicKeys();
    return keys.ok ? keys.value.map(({ text }) => text) : [];
  }

  /** `alice age1…`: the key that acts here, with its name in the recipients. Public, both. */
  actor(): string | undefined {
    const key = this.identities.acting;
    if (!key) return undefined;
    if (this.#named?.key !== key.text) {
      const rules = readRules(this.folder);
      const name = rules.ok ? rules.value.find((rule) => rule.key.text === key.text)?.name : undefined;
      this.#named = { key: key.text, text: name === undefined ? key.text : `${name} ${key.text}` };
    }
    return this.#named.text;
  }

  [inspect.custom](): string {
    return `LocalStore(${this.folder})`;
  }

  /** The value's bytes, checked to be the path's own. */
  async open(path: string, call?: StoreCall): Promise<Outcome<{ readonly value: Buffer; readonly file: Buffer }>> {
    const place = placeOf(this.folder, path);
    if (!place.ok) return place;
    if (call?.signal?.aborted) return cancelled();
    return this.guarded(path, async () => {
      const there = foldersAreThere(this.folder, place.value);
      if (!there.ok) return there;
      const bytes = there.value ? readPlainFile(place.value.secret) : undefined;
      if (bytes === undefined) return this.#missing(place.value);
      if (bytes === 'not-plain') return failed('invalid', `${path} is no plain file in the local store (a link, or too large), so it is not read. Put it back from git.`);
      const file = parseAgeFile(bytes);
      const fileKey = await this.identities.open(file.stanzas, call?.signal);
      if (!fileKey.ok) return fileKey;
      if (!fileKey.value) return this.#noAccess(place.value);
      const envelope = fromEnvelope(openAgeFile(file, fileKey.value));
      if (!envelope) return failed('invalid', `${path} does not say inside for which path it was made, so it could be another secret's. If you made it with age, its first line must be: lasthop-secret-1 ${path}`);
      if (envelope.path !== path) {
        const was = placeProblem(envelope.path) === undefined ? envelope.path : 'another path';
        return failed('invalid', `The file of ${path} was made for ${was}: it was renamed, or put in its place. It is not used. Put the right one back from git (git log -- "*/${path}.age"), or write it again: lasthop set ${path} --replace`);
      }
      return done({ value: envelope.value, file: bytes });
    });
  }

  /** Encrypts for the rules and puts in place; the caller holds the lock where something is replaced. */
  async #put(place: Place, value: SecretText, { replace = false, owner }: WriteOptions, rules: readonly Rule[]): Promise<Outcome<void>> {
    const { path } = place;
    return this.guarded(path, async () => {
      makeFolders(dirname(place.secret));
      const there = foldersAreThere(this.folder, place);
      if (!there.ok) return there;
      for (const name of leftovers(dirname(place.secret))) rmSync(join(dirname(place.secret), name), { force: true });
      const bytes = encrypted(path, value.reveal(), rules);
      if (replace) replaceFile(place.secret, bytes);
      else if (!createFile(place.secret, bytes)) return this.#exists(path);
      const back = readPlainFile(place.secret);
      if (!Buffer.isBuffer(back) || !back.equals(bytes)) return failed('invalid', `${path} was written, and reading it back gives something else: another program changed it at the same moment. Look at it with \`lasthop describe ${path}\`.`);
      const now = this.now().toISOString();
      // Left behind by a secret that is gone: says nothing of this one.
      const before = replace ? readMetadata(place.metadata) : undefined;
      this.writeMetadata(place, { ...before, created: before?.created ?? now, rotated: now, ...(owner === undefined ? {} : { owner }), recipients: recipientsOf(rules) });
      return this.#confirmed(path, value, rules);
    });
  }

  writeMetadata(place: Place, metadata: Metadata): void {
    replaceFile(place.metadata, formatMetadata(place.path, metadata));
  }

  /** Where the writer can read, the value itself is compared; elsewhere the ciphertext was. */
  async #confirmed(path: string, value: SecretText, rules: readonly Rule[]): Promise<Outcome<void>> {
    const own = await this.ownKeys();
    if (!rules.some(({ key }) => own.includes(key.text))) return done(undefined);
    const back = await this.read(path, undefined);
    if (!back.ok) return failed(back.failure.kind, `${path} was written and could not be read back: ${back.failure.message}`);
    return back.value.equals(value) ? done(undefined) : failed('invalid', `${path} was written, and reading it back gives another value. Try again.`);
  }

  async #prepare(path: string, value: SecretText, { replace = false }: WriteOptions): Promise<Outcome<{ readonly place: Place; readonly rules: readonly Rule[] }>> {
    const place = placeOf(this.folder, path);
    if (!place.ok) return place;
    if (Buffer.byteLength(value.reveal()) > largestValue) return failed('invalid', `The value for ${path} is larger than a megabyte: no process could be given it. Nothing was written.`);
    if (value.isEmpty) return failed('invalid', `The value for ${path} is empty. Nothing was written.`);
    const all = readRules(this.folder);
    if (!all.ok) return all;
    const rules = rulesFor(all.value, path);
    if (rules.length === 0) return failed('no-access', `Nothing was written. ${nobodyNamed(path)}`);
    const unknown = unconfirmed(this.folder, this.folders, rules, await this.ownKeys());
    if (unknown.length > 0) return failed('not-trusted', notConfirmed(path, unknown));
    return this.guarded(path, async () => {
      const there = foldersAreThere(this.folder, place.value);
      if (!there.ok) return there;
      const other = clash(this.folder, place.value);
      if (other !== undefined) return failed('invalid', `${path} differs from ${other} by capitals only: on macOS and Windows both would be one file. Use ${other}, or another name.`);
      if (!replace && there.value && lstatSync(place.value.secret, { throwIfNoEntry: false })) return this.#exists(path);
      return done({ place: place.value, rules });
    });
  }

  #exists(path: string): { readonly ok: false; readonly failure: Failure } {
    return failed('exists', `The local store has a value at ${path} already. To replace it: lasthop set ${path} --replace`);
  }

  #missing({ path, secret, metadata }: Place): { readonly ok: false; readonly failure: Failure } {
    const rules = readRules(this.folder);
    if (!rules.ok) return rules;
    const repository = GitRepository.holding(this.folder);
    const inGit = repository?.state(relative(repository.top, secret).replaceAll('\\', '/')) === 'tracked';
    if (inGit || lstatSync(metadata, { throwIfNoEntry: false })?.isFile()) {
      return failed('deleted', `The secret at ${path} was deleted from the local store${inGit ? ', and git still has it' : ': only its description is left'}. Put it back (git checkout ${inGit ? '' : 'COMMIT '}-- "*/${path}.age"), or write it anew: lasthop set ${path}`);
    }
    return failed('missing', `The local store holds nothing at ${path}. Put it there with \`lasthop set ${path}\`, or pull: somebody may have.`);
  }

  async #noAccess(place: Place): Promise<Outcome<never>> {
    const { path } = place;
    const rules = readRules(this.folder);
    const own = await this.ownKeys();
    const readers = readMetadata(place.metadata)?.recipients ?? [];
    const who = readers.length > 0 ? namesOf(readers) : 'somebody else';
    if (rules.ok && rulesFor(rules.value, path).some(({ key }) => own.includes(key.text))) {
      return failed('no-access', `You may read ${path}, but its file was not encrypted to your key yet. Ask somebody who can open it (${who}) to run: lasthop store rekey`);
    }
    return failed('no-access', `Your key does not open ${path}; ${who} can. Ask for access with what this prints: lasthop store request ${prefixOf(path)}`);
  }

  /** Nothing that a store does throws. */
  async guarded<T>(path: string, act: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await act();
    } catch (error) {
      if (error instanceof AgeError) return failed('invalid', ageSentence(path, error.problem));
      const { code, syscall = 'use it' } = (error ?? {}) as NodeJS.ErrnoException;
      if (code === undefined || !/^[A-Z][A-Z0-9_]+$/.test(code)) throw error;
      return failed(code === 'EACCES' || code === 'EPERM' ? 'no-access' : 'invalid', `The system refused to ${syscall} ${path === '' ? this.folder : `the file of ${path}`} (${code})${code === 'ENOSPC' ? ': the disk is full' : ''}. Nothing that was there is lost.`);
    }
  }
}

export function encrypted(path: string, value: string | Buffer, rules: readonly { readonly key: PublicKey }[]): Buffer {
  return makeAgeFile(enveloped(path, value), (fileKey) => rules.map(({ key }) => wrapFileKey(fileKey, key)));
}

export function notConfirmed(path: string, unknown: readonly UnconfirmedRecipient[]): string {
  const one = unknown.length === 1;
  return `Nothing was written: ${path} would be encrypted to ${one ? 'a key' : `${unknown.length} keys`} (${namesOf(unknown)}) that nobody has confirmed on this machine. Look at ${one ? 'it' : 'them'} and confirm: lasthop store confirm`;
}

/** The environment of a path, as a rule's prefix. */
export function prefixOf(path: string): string {
  return path.slice(0, path.indexOf('/') + 1);
}

function cancelled(): { readonly ok: false; readonly failure: Failure } {
  return failed('cancelled', 'Stopped, as you asked.');
}

function textOf(path: string, value: Buffer): Outcome<SecretText> {
  try {
    return done(new SecretText(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value)));
  } catch {
    return failed('invalid', `What stands at ${path} is no text (UTF-8), so no environment variable can hold it.`);
  }
}

function ageSentence(path: string, problem: AgeProblem): string {
  const again = `Put it back from git, or write it again: lasthop set ${path} --replace`;
  switch (problem) {
    case 'truncated': return `The file of ${path} is cut off: its end is missing. ${again}`;
    case 'tampered': return `The file of ${path} was changed after it was encrypted, so it is not used. ${again}`;
    case 'unmerged': return `Two branches changed ${path}, and git could not merge them. Choose one (git checkout --theirs -- "*/${path}.*", or --ours), or write it again: lasthop set ${path} --replace`;
    case 'malformed': return `The file of ${path} is no age file, or a damaged one. ${again}`;
  }
}

function nobodyNamed(path: string): string {
  return `Nobody is named who may read ${path}. Say who, with their public key: lasthop store add-recipient ${prefixOf(path)} KEY --name NAME (yours: lasthop store request ${prefixOf(path)})`;
}
