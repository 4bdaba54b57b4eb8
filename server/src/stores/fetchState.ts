/**
 * What earlier fetches wrote into a file, kept outside the repository: fingerprints under a random key of their own, so that
 * a value that a person has changed is told from one that a fetch left, and nothing is said of either.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeAtomically } from '../host/atomicWrite';
import type { UserFolders } from './userFolders';

export class FetchState {
  private constructor(
    private readonly file: string,
    /** Absolute path of the env file: one that was moved is another. */
    private readonly of: string,
    private readonly key: Buffer,
    private readonly fingerprints: ReadonlyMap<string, readonly string[]>,
    private readonly environments: ReadonlyMap<string, string>,
  ) {}

  /** A state that cannot be read is none: every value in the file is then a person's, and is kept. */
  static read(folders: UserFolders, of: string): FetchState {
    const file = join(folders.state, 'fetched', `${createHash('sha256').update(of).digest('hex').slice(0, 32)}.json`);
    try {
      const state = JSON.parse(readFileSync(file, 'utf8')) as { readonly file?: unknown; readonly key?: unknown; readonly keys?: unknown; readonly environments?: unknown };
      if (state.file === of && typeof state.key === 'string' && typeof state.keys === 'object' && state.keys !== null) {
        const keys = Object.entries(state.keys).filter((entry): entry is [string, string[]] => Array.isArray(entry[1]));
        return new FetchState(file, of, Buffer.from(state.key, 'base64'), new Map(keys), new Map(Object.entries((state.environments ?? {}) as Record<string, string>)));
      }
    } catch {
      // None yet.
    }
    return new FetchState(file, of, randomBytes(32), new Map(), new Map());
  }

  /** Names of which a fetch wrote a value at some time. */
  get names(): readonly string[] {
    return [...this.fingerprints.keys()];
  }

  /** Whether the value is one that a fetch wrote under this name. */
  wrote(name: string, value: string): boolean {
    return this.fingerprints.get(name)?.includes(this.fingerprint(name, value)) ?? false;
  }

  /** The environment that a value was fetched from; undefined for one that no fetch wrote. */
  fetchedFrom(name: string, value: string): string | undefined {
    return this.fingerprints.has(name) && this.wrote(name, value) ? this.environments.get(name) : undefined;
  }

  /**
   * Remembers the values before the file gets them, beside those that it holds now: a process that is killed in between leaves
   * a file whose values are known either way.
   * @param present what the file holds, written what it is about to hold; names outside of both are forgotten
   * @throws the system's error
   */
  remember(present: ReadonlyMap<string, string>, written: ReadonlyMap<string, string>, environment: string): void {
    const environments = Object.fromEntries([...this.environments].filter(([name]) => present.has(name)));
    for (const name of written.keys()) environments[name] = environment;
    const keys: Record<string, readonly string[]> = {};
    for (const [name, value] of present) if (this.wrote(name, value)) keys[name] = [this.fingerprint(name, value)];
    for (const [name, value] of written) keys[name] = [...new Set([...(keys[name] ?? []), this.fingerprint(name, value)])];
    mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
    writeAtomically(this.file, Buffer.from(`${JSON.stringify({ version: 1, file: this.of, key: this.key.toString('base64'), keys, environments })}\n`), { secret: true });
  }

  private fingerprint(name: string, value: string): string {
    return createHmac('sha256', this.key).update(`${name}\0${value}`).digest('base64');
  }
}
