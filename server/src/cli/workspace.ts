/** What commands that fetch or run ask first: the folder, its settings with the user's own over them, its stores. */
import type { Settings } from '../core/settings';
import { realPath } from '../host/workspaceRoot';
import type { Stores } from '../stores';
import type { Terminal } from './command';
import { openStores, workspaceOf } from './storeAccess';

export interface OpenWorkspace {
  /** Absolute, without symbolic links. */
  readonly root: string;
  readonly directory: string;
  readonly settings: Settings;
  readonly stores: Stores;
}

/** @throws UsageError where the configuration is broken */
export function openWorkspace(terminal: Terminal, command: string): OpenWorkspace {
  const workspace = workspaceOf(terminal);
  const stores = openStores(terminal, command, workspace);
  return { root: realPath(workspace.root), directory: realPath(terminal.directory), settings: stores.settings, stores };
}
