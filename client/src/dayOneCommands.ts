/** What a first day needs, registered here and loaded when it is first used: see dayOne/. */
import * as vscode from 'vscode';
import { WorkDoneProgress } from 'vscode-languageclient/node';
import { debugResolver, fetchSecrets, getSecrets, newTerminal, reviewTrust, secretFor, tasksOf, withCommand } from './dayOne';
import type { KeyStatusItem } from './keyStatusItem';
import type { LanguageServer } from './languageServer';
import { StepContexts } from './stepContexts';

export interface Host {
  readonly context: vscode.ExtensionContext;
  readonly client: LanguageServer;
  readonly keys: KeyStatusItem;
  readonly steps: StepContexts;
  /** Shown while a request runs; the request is cancelled with it. */
  readonly progressType: typeof WorkDoneProgress.type;
}

export function registerDayOne(parts: Pick<Host, 'context' | 'client' | 'keys'>): vscode.Disposable[] {
  const steps = new StepContexts(parts.context, parts.keys);
  const host: Host = { ...parts, steps, progressType: WorkDoneProgress.type };
  const { registerCommand } = vscode.commands;
  return [
    steps,
    registerCommand('lasthop.getSecrets', () => getSecrets(host)),
    registerCommand('lasthop.fetchSecrets', () => fetchSecrets(host)),
    registerCommand('lasthop.openTerminal', () => newTerminal(host)),
    registerCommand('lasthop.reviewTrust', () => reviewTrust(host)),
    registerCommand('lasthop.secret', (argument: unknown) => secretFor(host, argument)),
    registerCommand('lasthop.openWalkthrough', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${parts.context.extension.id}#firstDay`, false)),
    vscode.tasks.registerTaskProvider('lasthop', {
      provideTasks: () => tasksOf(host),
      resolveTask: (task) => withCommand(host, task),
    }),
    vscode.debug.registerDebugConfigurationProvider('*', {
      resolveDebugConfigurationWithSubstitutedVariables: (folder, configuration, token?) =>
        (mayName(configuration) ? debugResolver(host, folder, configuration, token) : configuration),
    }),
  ];
}

/** Most debug sessions have nothing to do with secrets, and cost nothing here. */
function mayName({ lasthop, env, envFile }: vscode.DebugConfiguration): boolean {
  return lasthop !== false && (lasthop === true || env !== undefined || envFile !== undefined);
}
