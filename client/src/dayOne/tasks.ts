/** Tasks of type `lasthop`: a command that is started with its secrets, as `lasthop run -- …` does. */
import * as vscode from 'vscode';
import { invocation } from '../commandLine';
import type { Host } from '../dayOneCommands';
import { startOf, type Start } from './starting';

interface Definition extends vscode.TaskDefinition {
  /** A line for the shell. */
  readonly command?: unknown;
  /** Program and arguments, instead of a line. */
  readonly args?: unknown;
  readonly env?: unknown;
  readonly service?: unknown;
}

/** Offers the start commands of the workspace's packages. */
export async function tasksOf(host: Host): Promise<vscode.Task[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const known = host.keys.current;
  if (known) folders.unshift(vscode.Uri.parse(known.folder));
  const starts = new Map(folders.flatMap((folder) => startOf(folder) ?? []).map((start) => [start.folder.toString(), start]));
  return [...starts.values()].flatMap((start) => offered(host, start) ?? []);
}

/** Fills in how a task of tasks.json is executed. */
export function withCommand(host: Host, task: vscode.Task): vscode.Task | undefined {
  const scope = typeof task.scope === 'object' ? task.scope : vscode.workspace.workspaceFolders?.[0];
  return scope ? made(host, scope, task.definition, task.name, scope.uri) : undefined;
}

function offered(host: Host, { folder, shown }: Start): vscode.Task | undefined {
  const scope = vscode.workspace.getWorkspaceFolder(folder);
  return scope && made(host, scope, { type: 'lasthop', command: shown }, `${shown} with dev secrets`, folder);
}

function made(host: Host, scope: vscode.WorkspaceFolder, definition: Definition, name: string, cwd: vscode.Uri): vscode.Task | undefined {
  const command = commandOf(definition);
  if (!command) return undefined;
  const options = [
    ...(typeof definition.env === 'string' ? ['--env', definition.env] : []),
    ...(typeof definition.service === 'string' ? ['--service', definition.service] : []),
  ];
  const { program, arguments: words, env } = invocation(host.context, 'run', ...options, '--', ...command);
  const task = new vscode.Task(definition, scope, name, 'lasthop', new vscode.ProcessExecution(program, words, { cwd: cwd.fsPath, env }));
  task.detail = 'Starts it with its secrets in its environment; nothing is written to disk.';
  return task;
}

function commandOf({ command, args }: Definition): string[] | undefined {
  if (Array.isArray(args) && args.length > 0 && args.every((word) => typeof word === 'string')) return args;
  if (typeof command !== 'string' || command.trim() === '') return undefined;
  return process.platform === 'win32' ? ['cmd', '/d', '/s', '/c', command] : ['sh', '-c', command];
}
