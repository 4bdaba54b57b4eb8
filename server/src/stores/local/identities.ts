/**
 * The keys of whoever uses this machine: the file that LASTHOP_IDENTITY_FILE names; else the identity in the user's
 * configuration, or in the keychain that it points to; and `~/.ssh/id_ed25519`, which is opened only for a secret that is
 * encrypted to it.
 */
import { lstatSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { inspect } from 'node:util';
import { done, failed, type Outcome } from '../store';
import type { Environment, UserFolders } from '../userFolders';
import { AgeError, type Stanza } from './ageFile';
import { codeOf, createFile } from './disk';
import { keychain } from './keychain';
import { identityLine, newIdentity, parseIdentities, unwrapFileKey, type Identity } from './privateKeys';
import { parsePublicKey, sshTag, type PublicKey } from './publicKeys';

export const identityVariable = 'LASTHOP_IDENTITY_FILE';
const keychainLine = 'in the keychain of this system';

export const noIdentity = 'You have no identity on this machine yet. Make one and ask for access: lasthop store request (for the first of a team: lasthop store init).';

/** Holds private keys, so it shows nothing of itself. */
export class Identities {
  #loaded: Promise<Outcome<readonly Identity[]>> | undefined;
  #ssh: readonly Identity[] | string | undefined;
  #used: PublicKey | undefined;

  constructor(private readonly folders: UserFolders, private readonly environment: Environment) {}

  /** The file of the user's own identity. */
  get file(): string {
    return this.environment[identityVariable] === undefined || this.environment[identityVariable] === '' ? ownFile(this.folders) : this.environment[identityVariable];
  }

  get isNamed(): boolean {
    return this.file !== ownFile(this.folders) || (this.environment[identityVariable] ?? '') !== '';
  }

  /** The key that opened the last file, else the first that was looked at: whose act it was. Undefined before any was. */
  get acting(): PublicKey | undefined {
    return this.#used;
  }

  /** The public keys by which a file could be opened here; nothing secret is read where a public copy is at hand. */
  async publicKeys(): Promise<Outcome<readonly PublicKey[]>> {
    const ssh = this.#sshPublicKey();
    const pointed = this.isNamed ? undefined : pointer(this.file);
    const own = pointed ? done([pointed]) : await this.#own();
    if (!own.ok) {
      if (!ssh || own.failure.kind !== 'missing') return own;
      this.#used ??= ssh;
      return done([ssh]);
    }
    const keys = own.value.map((each) => ('publicKey' in each ? each.publicKey : each));
    this.#used ??= keys[0] ?? ssh;
    return done(ssh && !keys.some(({ text }) => text === ssh.text) ? [...keys, ssh] : keys);
  }

  /** The file key behind the stanzas; undefined where none of the identities opens it. @throws AgeError */
  async open(stanzas: readonly Stanza[], signal?: AbortSignal): Promise<Outcome<Buffer | undefined>> {
    const own = await this.#own(signal);
    if (own.ok) {
      this.#used ??= own.value[0]?.publicKey;
      for (const identity of own.value) {
        const found = unwrapFileKey(identity, stanzas);
        if (!found) continue;
        this.#used = identity.publicKey;
        return done(found);
      }
    }
    const ssh = this.#sshPublicKey();
    if (ssh?.wire && stanzas.some(({ args }) => args[0] === 'ssh-ed25519' && args[1] === sshTag(ssh.wire as Buffer))) {
      this.#ssh ??= this.#readSsh();
      if (typeof this.#ssh === 'string') return failed('locked', this.#ssh);
      const found = this.#ssh[0] && unwrapFileKey(this.#ssh[0], stanzas);
      if (found) {
        this.#used = ssh;
        return done(found);
      }
    }
    if (own.ok) return done(undefined);
    return own.failure.kind === 'missing' ? (ssh ? done(undefined) : failed('bad-credential', own.failure.message)) : own;
  }

  [inspect.custom](): string {
    return 'Identities';
  }

  #own(signal?: AbortSignal): Promise<Outcome<readonly Identity[]>> {
    this.#loaded ??= this.#load(signal).then((outcome) => {
      // A keychain that was locked may be open the next time.
      if (!outcome.ok) this.#loaded = undefined;
      return outcome;
    });
    return this.#loaded;
  }

  async #load(signal?: AbortSignal): Promise<Outcome<readonly Identity[]>> {
    const { file, isNamed } = this;
    if (isNamed && !isAbsolute(file)) return failed('bad-credential', `${identityVariable} is no absolute path. Give the whole path of an age identity file or an OpenSSH key.`);
    const text = readIdentity(file, isNamed);
    if (!text.ok) return text;
    const pointed = isNamed ? undefined : pointer(file);
    if (!pointed) return parsed(text.value, file);
    const kept = await keychain(this.environment, this.folders).get(pointed.text, signal);
    if (!kept.ok) return kept;
    const found = parsed(kept.value.reveal(), 'The entry of the keychain');
    if (found.ok && found.value[0]?.publicKey.text !== pointed.text) return failed('bad-credential', `The keychain holds another identity than ${file} says. Mend one of them: lasthop store doctor`);
    return found;
  }

  #sshPublicKey(): PublicKey | undefined {
    const file = this.#sshFile();
    if (file === undefined) return undefined;
    try {
      const key = parsePublicKey(readFileSync(`${file}.pub`, 'utf8'));
      return typeof key === 'string' || !statSync(file, { throwIfNoEntry: false }) ? undefined : key;
    } catch {
      return undefined;
    }
  }

  #readSsh(): readonly Identity[] | string {
    const file = this.#sshFile() as string;
    const text = readIdentity(file, false);
    if (!text.ok) return text.failure.message;
    const found = parsed(text.value, file);
    return found.ok ? found.value : found.failure.message;
  }

  #sshFile(): string | undefined {
    const home = this.environment.HOME ?? this.environment.USERPROFILE;
    return this.isNamed || home === undefined || !isAbsolute(home) ? undefined : join(home, '.ssh', 'id_ed25519');
  }
}

export function ownFile(folders: UserFolders): string {
  return join(folders.configuration, 'identity');
}

/** Makes an identity where none is, and gives its public key. Never replaces one: what it opens would be lost. */
export async function makeIdentity(folders: UserFolders, environment: Environment, now: Date, inKeychain: boolean): Promise<Outcome<PublicKey>> {
  const known = `You have an identity already: ${ownFile(folders)}`;
  if (lstatSync(ownFile(folders), { throwIfNoEntry: false })) return failed('exists', known);
  const identity = newIdentity();
  const { text } = identity.publicKey;
  const top = `# created: ${now.toISOString()}\n# public key: ${text}\n`;
  if (inKeychain) {
    mkdirSync(folders.configuration, { recursive: true, mode: 0o700 });
    const kept = await keychain(environment, folders).set(text, identityLine(identity));
    if (!kept.ok) return kept;
  }
  try {
    mkdirSync(folders.configuration, { recursive: true, mode: 0o700 });
    const content = inKeychain ? `${top}# The private key is ${keychainLine}.\n` : `${top}${identityLine(identity)}\n`;
    return createFile(ownFile(folders), Buffer.from(content), 0o600) ? done(identity.publicKey) : failed('exists', known);
  } catch (error) {
    return failed('invalid', `Your identity could not be written to ${ownFile(folders)} (${codeOf(error)}). Mend that, or set LASTHOP_HOME to a folder of yours.`);
  }
}

function readIdentity(file: string, named: boolean): Outcome<string> {
  try {
    const stats = named ? statSync(file, { throwIfNoEntry: false }) : lstatSync(file, { throwIfNoEntry: false });
    if (!stats) return named ? failed('bad-credential', `${identityVariable} names ${file}, and there is no such file.`) : failed('missing', noIdentity);
    if (!stats.isFile() || stats.size > 256 * 1024) return failed('bad-credential', `${file} is no plain file, so it is not read as your identity.`);
    // Systems that mount a file for a job choose its mode themselves.
    if (!named && process.platform !== 'win32') {
      if (stats.uid !== process.getuid?.()) return failed('bad-credential', `${file} belongs to somebody else, so it is not used as your identity.`);
      if ((stats.mode & 0o077) !== 0) return failed('bad-credential', `Others on this machine can read ${file}, so it is not used. Close it with \`chmod 600 ${file}\`; if others may have looked, make a new one and have the old key removed.`);
    }
    return done(readFileSync(file, 'utf8'));
  } catch (error) {
    return failed('bad-credential', `${file} cannot be read (${codeOf(error)}).`);
  }
}

function parsed(text: string, file: string): Outcome<readonly Identity[]> {
  try {
    const found = parseIdentities(text);
    return typeof found === 'string' ? failed('bad-credential', found.replace('{file}', file)) : done(found);
  } catch (error) {
    return failed('bad-credential', `${file} holds a key that cannot be used (${error instanceof AgeError ? error.problem : codeOf(error)}).`);
  }
}

/** The public key of an identity whose private key is elsewhere. */
function pointer(file: string): PublicKey | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const key = text.includes(keychainLine) ? parsePublicKey(/^# public key: (\S+)$/m.exec(text)?.[1] ?? '') : '';
    return typeof key === 'string' ? undefined : key;
  } catch {
    return undefined;
  }
}
