/** What the commands that touch stores share: the stores of the folder one stands in, and how a failure is said. */
import type { Settings } from '../core/settings';
import { readSettings } from '../host/settingsFile';
import { relativePath, workspaceRoot } from '../host/workspaceRoot';
import { Stores, visible, type Failure, type Outcome, type Store } from '../stores';
import { UsageError } from './arguments';
import type { Terminal } from './command';

export interface Workspace {
  readonly root: string;
  /** What the repository says. */
  readonly settings: Settings;
}

/** @throws UsageError for a configuration that cannot be read: defaults could name another store */
export function workspaceOf(terminal: Terminal): Workspace {
  const root = workspaceRoot(terminal.directory);
  const { settings, problem } = readSettings(root);
  if (problem) {
    const line = problem.text.slice(0, problem.span.start).split('\n').length;
    throw new UsageError(`${relativePath(terminal.directory, problem.file)}:${line}: ${problem.message.replace(/\. The default settings.*$/s, '')}. Mend it first: nothing is read or written until then.`);
  }
  return { root, settings };
}

/** @param command as the audit log calls it: `lasthop get` */
export function openStores(terminal: Terminal, command: string, { root, settings } = workspaceOf(terminal)): Stores {
  return Stores.open({ root, settings, environment: terminal.environment, command, onWarning: (message) => terminal.say(`lasthop: ${message}\n`) });
}

export function chosenStore(stores: Stores, provider: string | undefined): Outcome<Store> {
  return provider === undefined ? stores.standard() : stores.get(provider);
}

/** Says a failure; the exit status. */
export function refused(terminal: Terminal, { message }: Failure): 2 {
  terminal.say(`lasthop: ${visible(message)}\n`);
  return 2;
}

export const storeOption = { kind: 'text', placeholder: 'PROVIDER', help: 'another store than the one for new secrets: one-password, pass, …' } as const;
