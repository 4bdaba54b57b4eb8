/** The folder of a request: its settings and its stores, read anew each time. */
import { readSettings } from '../../host/settingsFile';
import { realPath, relativePath, workspaceRoot } from '../../host/workspaceRoot';
import type { Settings } from '../../core/settings';
import { describedAccount, Stores, type Failure, type UnknownAccount } from '../../stores';
import type { Answer } from '../protocol';
import type { Asked } from '../secretRequests';

export interface Workspace {
  /** Absolute, without symbolic links. */
  readonly root: string;
  readonly directory: string;
  /** What the repository says. */
  readonly own: Settings;
  /** The same with the user's own over it. */
  readonly settings: Settings;
  readonly stores: Stores;
  readonly environment: NodeJS.ProcessEnv;
}

/** @param command as the audit log calls it */
export function openWorkspace({ directory: place, warn }: Asked, command: string): Answer<Workspace> {
  const directory = realPath(place);
  const root = realPath(workspaceRoot(directory));
  const { settings: own, problem } = readSettings(root);
  if (problem) {
    const message = `${relativePath(root, problem.file)}: ${problem.message.replace(/ The default settings .*$/s, '')} Mend it first: which store and which environment is meant cannot be known without it.`;
    return { ok: false, kind: 'invalid', message };
  }
  const environment = process.env;
  const stores = Stores.open({ root, settings: own, environment, command, onWarning: warn });
  return { ok: true, value: { root, directory, own, settings: stores.settings, stores, environment } };
}

export function refused({ kind, message }: Failure): Answer<never> {
  return { ok: false, kind, message };
}

/** Asks in the editor whether secrets may come from an account that is new to this machine. */
export function confirmAccount({ confirm }: Asked): (account: UnknownAccount) => Promise<boolean> {
  return ({ store, environment, properties }) => confirm(`${store} speaks to ${describedAccount(properties)}. Read the secrets of ${environment} from there?`, 'Read Them');
}
