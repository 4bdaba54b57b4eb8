/** The bundled command line, run by the editor's own Node: there is nothing to install. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

export interface Invocation {
  readonly program: string;
  readonly arguments: string[];
  readonly env: Record<string, string>;
}

/** How a process starts the command line with these arguments. */
export function invocation(context: vscode.ExtensionContext, ...rest: readonly string[]): Invocation {
  return { program: process.execPath, arguments: [commandLine(context), ...rest], env: { ...asNode } };
}

/**
 * Puts `lasthop` at the end of the path of integrated terminals: one that the user has installed comes first. The command is
 * two lines in a folder of the extension, since a package keeps no executable bits on every system.
 */
export function offerInTerminals(context: vscode.ExtensionContext): void {
  const terminals = context.environmentVariableCollection;
  terminals.clear();
  if (!vscode.workspace.isTrusted) return;
  terminals.description = new vscode.MarkdownString('Adds the `lasthop` command that comes with the extension, as in `lasthop run -- npm run dev`.');
  try {
    terminals.append('PATH', path.delimiter + writeCommand(context), { applyAtProcessCreation: true, applyAtShellIntegration: true });
  } catch {
    // A disk that is full or read-only: terminals are as they were, everything else works.
  }
}

/** Electron behaves as Node under this variable; Node does not know it. The command line takes it out of what its own children get. */
const asNode = { ELECTRON_RUN_AS_NODE: '1', LASTHOP_IN_EDITOR: '1' };

function commandLine(context: vscode.ExtensionContext): string {
  return path.join(context.extensionPath, 'dist', 'cli.js');
}

/** Returns the folder. @throws the system's error */
function writeCommand(context: vscode.ExtensionContext): string {
  const folder = path.join(context.globalStorageUri.fsPath, 'bin');
  mkdirSync(folder, { recursive: true });
  const variables = Object.entries(asNode);
  if (process.platform === 'win32') {
    const set = variables.map(([name, value]) => `@set ${name}=${value}\r\n`).join('');
    keep(path.join(folder, 'lasthop.cmd'), `@setlocal\r\n${set}@"${process.execPath}" "${commandLine(context)}" %*\r\n`);
  }
  // Git Bash and WSL's own shells on Windows read this one.
  const exported = variables.map(([name, value]) => `${name}=${value}`).join(' ');
  keep(path.join(folder, 'lasthop'), `#!/bin/sh\nexport ${exported}\nexec ${quoted(process.execPath)} ${quoted(commandLine(context))} "$@"\n`);
  return folder;
}

function keep(file: string, text: string): void {
  try {
    if (readFileSync(file, 'utf8') === text) return;
  } catch {
    // Not there yet.
  }
  writeFileSync(file, text, { mode: 0o755 });
  chmodSync(file, 0o755);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
