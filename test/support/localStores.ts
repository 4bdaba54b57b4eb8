/** A repository with a local store, and people who use it from machines of their own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Terminal } from '../../server/src/cli/command';
import { makeIdentity } from '../../server/src/stores/local/identities';
import { openLocalStore, type LocalStore } from '../../server/src/stores/local/localStore';
import type { Environment, UserFolders } from '../../server/src/stores/userFolders';
import { lasthopWaiting, type CommandResult } from './commandLine';
import { inMemory, temporaryFolder } from './folder';

export interface Person {
  readonly folders: UserFolders;
  readonly environment: Environment;
  readonly store: LocalStore;
  /** Public. */
  readonly key: string;
  readonly identityFile: string;
  run(argv: readonly string[], world?: Partial<Terminal> & { readonly input?: string | Buffer }): Promise<CommandResult>;
}

export interface LocalWorld {
  readonly top: string;
  readonly root: string;
  /** The store's folder. */
  readonly folder: string;
  person(name: string): Promise<Person>;
  /** Writes the recipients as they would come with a pull. */
  recipients(...rules: readonly string[]): void;
}

export const moment = new Date('2026-11-25T12:00:00Z');

export function localWorld(context: TestContext): LocalWorld {
  const top = temporaryFolder(context, { 'repository/.lasthop.yaml': 'service: api\n' }, inMemory);
  const root = join(top, 'repository');
  const folder = join(root, '.lasthop', 'store');
  return {
    top, root, folder,
    async person(name) {
      const home = join(top, name);
      const folders = { configuration: home, state: join(home, 'state') };
      const environment = { LASTHOP_HOME: home, HOME: home, USER: name };
      const made = await makeIdentity(folders, environment, moment, false);
      if (!made.ok) throw new Error(made.failure.message);
      return {
        folders, environment, key: made.value.text, identityFile: join(home, 'identity'),
        store: openLocalStore(folder, folders, environment, () => moment),
        run: (argv, world = {}) => lasthopWaiting(root, argv, { environment, ...world }),
      };
    },
    recipients(...rules) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'recipients'), rules.map((rule) => `${rule}\n`).join(''));
    },
  };
}

/** The value of an outcome. @throws what the failure says */
export function valueOf<T>(outcome: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: { readonly kind: string; readonly message: string } }): T {
  if (!outcome.ok) throw new Error(`${outcome.failure.kind}: ${outcome.failure.message}`);
  return outcome.value;
}

export function failureOf(outcome: { readonly ok: boolean; readonly failure?: { readonly kind: string; readonly message: string } }): string {
  return outcome.failure === undefined ? 'ok' : `${outcome.failure.kind}: ${outcome.failure.message}`;
}
