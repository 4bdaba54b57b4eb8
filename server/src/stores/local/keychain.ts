/**
 * The operating system's keychain as the place of one private key, through the program that the system brings for it. The
 * key travels on standard input and output only, never as an argument. Every call ends by itself: one that may ask a person
 * for a password has a minute.
 */
import { existsSync } from 'node:fs';
import { win32 } from 'node:path';
import { runProgram, type ProgramEnd } from '../program';
import { SecretText } from '../secretText';
import { done, failed, type Outcome } from '../store';
import type { Environment, UserFolders } from '../userFolders';

export interface Keychain {
  get(publicKey: string, signal?: AbortSignal): Promise<Outcome<SecretText>>;
  /** Stores and reads back. */
  set(publicKey: string, text: string): Promise<Outcome<void>>;
}

/** How one system's keychain is asked. */
interface Manner {
  readonly title: string;
  /** Absolute: a program of that name elsewhere is not the system's. */
  readonly programs: readonly string[];
  readonly missing: string;
  get(publicKey: string): Request;
  /** Prints something where an entry is there, also while it is locked. */
  find?(publicKey: string): Request;
  set(publicKey: string, text: string): Request;
}

interface Request {
  readonly arguments: readonly string[];
  readonly input?: string;
}

/** Milliseconds. */
const timeout = 60_000;

/** @param located where the system's program is, for tests on another system */
export function keychain(environment: Environment, folders: UserFolders, platform: NodeJS.Platform = process.platform, located: (program: string) => string = (program) => program): Keychain {
  const manner = platform === 'darwin' ? macOs : platform === 'win32' ? windows(environment, folders) : secretService;
  const ask = async (request: Request, signal?: AbortSignal): Promise<Outcome<ProgramEnd & { readonly kind: 'ended' }>> => {
    const file = manner.programs.map(located).find((program) => existsSync(program));
    if (file === undefined) return failed('not-installed', manner.missing);
    const end = await runProgram({
      file, arguments: request.arguments, directory: folders.configuration, environment, timeout, largest: 64 * 1024,
      input: new SecretText(request.input ?? ''), ...(signal === undefined ? {} : { signal }),
    });
    switch (end.kind) {
      case 'ended': return done(end);
      case 'cancelled': return failed('cancelled', 'Stopped while the keychain was asked, as you wished.');
      case 'slow': return failed('locked', `${manner.title} gave no answer within a minute: it may wait for its password. Unlock it and try again.`);
      default: return failed('locked', `${manner.title} could not be asked. Unlock it and try again.`);
    }
  };
  const get = async (publicKey: string, signal?: AbortSignal): Promise<Outcome<SecretText>> => {
    const end = await ask(manner.get(publicKey), signal);
    if (!end.ok) return end;
    const text = end.value.output.toString('utf8').trim();
    if (end.value.status === 0 && text !== '') return done(new SecretText(text));
    if (/locked|prompt|dismissed|interaction is not allowed/i.test(end.value.errors)) return failed('locked', `${manner.title} is locked. Unlock it and try again.`);
    if (/d-?bus|autolaunch|not provided|connect|refused|no such secret collection/i.test(end.value.errors)) return failed('locked', `${manner.title} is not running in this session, and your identity is kept in it. Log in to a desktop session, or name an identity file in LASTHOP_IDENTITY_FILE.`);
    const there = manner.find && (await ask(manner.find(publicKey), signal));
    if (there && (!there.ok || /identity/.test(there.value.output.toString('utf8') + there.value.errors))) return failed('locked', `${manner.title} is locked. Unlock it and try again.`);
    return failed('bad-credential', `${manner.title} holds no key for ${publicKey}. If it was deleted, make a new identity and ask for access again.`);
  };
  return {
    get,
    async set(publicKey, text) {
      const end = await ask(manner.set(publicKey, text));
      if (!end.ok) return end;
      const back = end.value.status === 0 ? await get(publicKey) : undefined;
      if (back?.ok && back.value.equals(new SecretText(text))) return done(undefined);
      return failed('locked', `${manner.title} did not take the key (status ${end.value.status}): it may be locked or not running in this session. Unlock it, or keep the identity in a file: lasthop store init`);
    },
  };
}

/** Of libsecret: https://manpages.debian.org/secret-tool */
const secretService: Manner = {
  title: 'The keyring (Secret Service)',
  programs: ['/usr/bin/secret-tool', '/usr/local/bin/secret-tool', '/run/current-system/sw/bin/secret-tool'],
  missing: 'There is no secret-tool on this machine, by which the keyring is asked. Install it (Debian: libsecret-tools), or keep the identity in a file: lasthop store init',
  get: (publicKey) => ({ arguments: ['lookup', 'service', 'lasthop', 'identity', publicKey] }),
  find: (publicKey) => ({ arguments: ['search', '--all', 'service', 'lasthop', 'identity', publicKey] }),
  set: (publicKey, text) => ({ arguments: ['store', '--label=Lasthop identity', 'service', 'lasthop', 'identity', publicKey], input: text }),
};

/**
 * `security -i` reads whole commands from standard input, so that the key is no argument of any process (security(1)). It ends
 * with 0 whatever its commands did: what counts is what is read back.
 */
const macOs: Manner = {
  title: 'The macOS keychain',
  programs: ['/usr/bin/security'],
  missing: 'There is no /usr/bin/security on this machine. Keep the identity in a file: lasthop store init',
  get: (publicKey) => ({ arguments: ['find-generic-password', '-s', 'lasthop', '-a', publicKey, '-w'] }),
  set: (publicKey, text) => ({ arguments: ['-i'], input: `add-generic-password -U -s lasthop -a ${publicKey} -l "Lasthop identity" -w "${text}"\n` }),
};

/** DPAPI encrypts for the user's account; what it gives is kept beside the identity's own file. */
function windows(environment: Environment, folders: UserFolders): Manner {
  const file = win32.join(folders.configuration, 'identity.dpapi').replaceAll("'", "''");
  const script = (text: string): readonly string[] => ['-NoProfile', '-NonInteractive', '-Command', text];
  return {
    title: 'Windows’ data protection',
    programs: [win32.join(environment.SystemRoot ?? 'C:\\Windows', 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe')],
    missing: 'There is no Windows PowerShell on this machine. Keep the identity in a file: lasthop store init',
    get: () => ({ arguments: script(`$s = ConvertTo-SecureString (Get-Content -Raw -LiteralPath '${file}').Trim(); [Runtime.InteropServices.Marshal]::PtrToStringBSTR([Runtime.InteropServices.Marshal]::SecureStringToBSTR($s))`) }),
    set: (_publicKey, text) => ({ arguments: script(`$t = [Console]::In.ReadToEnd().Trim(); ConvertTo-SecureString $t -AsPlainText -Force | ConvertFrom-SecureString | Set-Content -LiteralPath '${file}' -NoNewline`), input: text }),
  };
}
