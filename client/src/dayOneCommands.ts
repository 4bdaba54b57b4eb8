/** What a first day needs, registered here and loaded when it is first used: see dayOne/. */
import * as vscode from 'vscode';
import { WorkDoneProgress, type Middleware } from 'vscode-languageclient/node';
import { debugResolver, fetchSecrets, getSecrets, moveSecret, newTerminal, reviewTrust, secretFor, tasksOf, withCommand } from './dayOne';
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

/** Makes of the server's command to move a literal one that shows where it goes first. Filled in once the client is there. */
export class MoveMiddleware implements Middleware {
  private host: Host | undefined;

  attach(host: Host): void {
    this.host = host;
  }

  /** What an edit changes is saved, where the editor's user has not switched that off: what a person sees is then what git and programs see. */
  readonly workspace: Middleware['workspace'] = {
    handleApplyEdit: (params, next) => next({ ...params, metadata: { isRefactoring: true } }, new vscode.CancellationTokenSource().token),
  };

  readonly executeCommand = async (command: string, args: unknown[], next: (command: string, args: unknown[]) => vscode.ProviderResult<unknown>): Promise<unknown> => {
    const { host } = this;
    if (command === 'lasthop.move' && args.length === 1 && host) return moveSecret(host, args[0], async (path) => next(command, [args[0], path]));
    const result = await next(command, args);
    if (command === 'lasthop.applyFix') host?.steps.set('fixed', true);
    return result;
  };
}

export function registerDayOne(parts: Pick<Host, 'context' | 'client' | 'keys'>, moves: MoveMiddleware): vscode.Disposable[] {
  const steps = new StepContexts(parts.context, parts.keys);
  const host: Host = { ...parts, steps, progressType: WorkDoneProgress.type };
  moves.attach(host);
  const { registerCommand } = vscode.commands;
  return [
    steps,
    registerCommand('lasthop.getSecrets', () => getSecrets(host)),
    registerCommand('lasthop.fetchSecrets', () => fetchSecrets(host)),
    registerCommand('lasthop.openTerminal', () => newTerminal(host)),
    registerCommand('lasthop.reviewTrust', () => reviewTrust(host)),
    registerCommand('lasthop.secret', (argument: unknown) => secretFor(host, argument)),
    registerCommand('lasthop.openWalkthrough', () => steps.open()),
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
