/** What commands that fetch or run ask first: the folder, its settings, its stores. */
import type { Settings } from '../core/settings';
import { LineTable } from '../core/text';
import { readSettings } from '../host/settingsFile';
import { realPath, relativePath, workspaceRoot } from '../host/workspaceRoot';
import { Stores } from '../stores';
import { UsageError } from './arguments';
import type { Terminal } from './command';

export interface Workspace {
  /** Absolute, without symbolic links. */
  readonly root: string;
  readonly directory: string;
  /** The repository's with the user's own over them. */
  readonly settings: Settings;
  readonly stores: Stores;
}

/** @throws UsageError where the configuration is broken: with its defaults, a secret could come from the wrong place */
export function openWorkspace(terminal: Terminal, command: string): Workspace {
  const directory = realPath(terminal.directory);
  const root = workspaceRoot(directory);
  const { settings, problem } = readSettings(root);
  if (problem) {
    const { line } = new LineTable(problem.text).at(problem.span.start);
    throw new UsageError(`${relativePath(directory, problem.file)}:${line + 1}: ${problem.message.replace(/ The default settings .*$/, '')} Mend it first: which store and which environment is meant cannot be known without it.`);
  }
  const stores = Stores.open({
    root, settings, environment: terminal.environment, command, onWarning: (message) => terminal.say(`lasthop: ${message}\n`),
  });
  return { root, directory, settings: stores.settings, stores };
}
