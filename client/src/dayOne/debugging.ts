/** Debug sessions get values for the references in their environment: in the configuration in memory, at the start, nowhere else. */
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { methods, type EnvironmentParams } from '../../../server/src/lsp/protocol';
import type { Host } from '../dayOneCommands';
import { ask, isAllowed } from './asking';

/** What most references begin with, in the text of an env file: whether it is worth asking the server. */
const mayRefer = /:\/\/|arn:aws:|@Microsoft\.KeyVault|\{\{resolve:/;

/** Undefined keeps the session from starting; why was said. */
export async function debugResolver(
  host: Host, folder: vscode.WorkspaceFolder | undefined, configuration: vscode.DebugConfiguration, token?: vscode.CancellationToken,
): Promise<vscode.DebugConfiguration | undefined> {
  const whole = configuration['lasthop'] === true;
  const uri = placeOf(folder, configuration);
  if (!whole && !vscode.workspace.getConfiguration('lasthop', uri).get<boolean>('debug.resolveReferences', true)) return configuration;
  const env = strings(configuration['env']);
  const envFiles = filesOf(configuration['envFile'], uri);
  if (!whole && ![...Object.values(env), ...envFiles.map(textOf)].some((text) => mayRefer.test(text))) return configuration;
  if (uri === undefined) return configuration;
  if (!isAllowed()) return undefined;
  const answer = await ask<EnvironmentParams, Readonly<Record<string, string>>>(host, `Reading secrets for “${configuration.name}”`, methods.environment, {
    uri: uri.toString(), env, envFiles, whole,
  });
  if (!answer || token?.isCancellationRequested) return undefined;
  if (!answer.ok) {
    void vscode.window.showErrorMessage(`“${configuration.name}” was not started. ${answer.message}`);
    return undefined;
  }
  host.steps.set('started', true);
  // What stands in `env` decides over `envFile` in every debugger that reads one.
  return { ...configuration, env: { ...(configuration['env'] as object | undefined), ...answer.value } };
}

/** Where the program starts: its folder's contract and env files are meant. */
function placeOf(folder: vscode.WorkspaceFolder | undefined, { cwd, program }: vscode.DebugConfiguration): vscode.Uri | undefined {
  for (const place of [cwd, typeof program === 'string' ? path.dirname(program) : undefined] as unknown[]) {
    if (typeof place === 'string' && path.isAbsolute(place)) return vscode.Uri.file(place);
  }
  return folder?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
}

function strings(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function filesOf(value: unknown, folder: vscode.Uri | undefined): string[] {
  const files = (Array.isArray(value) ? value : [value]).filter((file): file is string => typeof file === 'string' && file !== '');
  return files.map((file) => (path.isAbsolute(file) || !folder ? file : path.join(folder.fsPath, file)));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The debugger says so itself.
    return '';
  }
}
