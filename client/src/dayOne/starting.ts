/** How an app of a folder is started by its own package, and started with secrets. */
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Host } from '../dayOneCommands';
import { typeInto } from './typing';

export interface Start {
  readonly folder: vscode.Uri;
  /** `npm run dev`. */
  readonly shown: string;
  /** What is typed to start it with its secrets: `lasthop run -- npm run dev`, or `npm run dev` where the script says that itself. */
  readonly typed: string;
}

/** Scripts that start an app for development, the usual one first. */
const scripts = ['dev', 'start:dev', 'develop', 'serve', 'start'];
const lockFiles: readonly (readonly [string, string])[] = [['pnpm-lock.yaml', 'pnpm'], ['yarn.lock', 'yarn'], ['bun.lockb', 'bun'], ['bun.lock', 'bun']];

/** The start command of the package at a folder; undefined where it has none. */
export function startOf(folder: vscode.Uri): Start | undefined {
  const known = new Map(Object.entries(scriptsAt(folder)));
  const script = scripts.find((name) => known.has(name));
  if (script === undefined) return undefined;
  const shown = `${manager(folder)} run ${script}`;
  return { folder, shown, typed: /\blasthop\s+run\b/.test(String(known.get(script))) ? shown : `lasthop run -- ${shown}` };
}

/** Runs it in a terminal of its own, by the command that a person would type. */
export async function startWithSecrets(host: Host, { folder, shown, typed }: Start): Promise<void> {
  const terminal = vscode.window.createTerminal({ name: shown, cwd: folder, iconPath: new vscode.ThemeIcon('key') });
  terminal.show();
  host.steps.set('started', true);
  await typeInto(terminal, typed);
}

function scriptsAt(folder: vscode.Uri): object {
  try {
    const { scripts: found } = JSON.parse(readFileSync(path.join(folder.fsPath, 'package.json'), 'utf8')) as { readonly scripts?: unknown };
    return typeof found === 'object' && found !== null ? found : {};
  } catch {
    return {};
  }
}

/** By the lock file of the folder or of the workspace above it. */
function manager(folder: vscode.Uri): string {
  const top = vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder;
  for (const place of [folder, top]) {
    const found = lockFiles.find(([file]) => existsSync(path.join(place.fsPath, file)));
    if (found) return found[1];
  }
  return 'npm';
}
