/** What a first day needs, registered here and loaded when it is first used: see dayOne/. */
import * as vscode from 'vscode';
import { WorkDoneProgress, type ApplyWorkspaceEditParams, type Middleware } from 'vscode-languageclient/node';
import type { MoveReport } from '../../server/src/lsp/protocol';
import { debugResolver, fetchSecrets, getSecrets, learn, moveSecret, newTerminal, reviewTrust, secretFor, tasksOf, withCommand } from './dayOne';
import type { KeyStatusItem } from './keyStatusItem';
import type { LanguageServer } from './languageServer';
import { StepContexts } from './stepContexts';

/** Not of the palette: the last act of a fix that the editor applies. */
const fixApplied = 'lasthop.fixApplied';

export interface Host {
  readonly context: vscode.ExtensionContext;
  readonly client: LanguageServer;
  readonly keys: KeyStatusItem;
  readonly steps: StepContexts;
  /** Shown while a request runs; the request is cancelled with it. */
  readonly progressType: typeof WorkDoneProgress.type;
}

/** Makes of the server's command to move a literal one that shows where it goes first, and hears of every fix. Filled in once the client is there. */
export class FixMiddleware implements Middleware {
  private host: Host | undefined;

  attach(host: Host): void {
    this.host = host;
  }

  /** What an edit changes is saved, where the editor's user has not switched that off: what a person sees is then what git and programs see. */
  readonly workspace: Middleware['workspace'] = {
    handleApplyEdit: async (params, next) => {
      const result = await next({ ...params, metadata: { isRefactoring: true } }, new vscode.CancellationTokenSource().token);
      await savedAfter(params.edit);
      return result;
    },
  };

  /** The editor itself applies most fixes: what they end with tells that one was chosen. */
  readonly provideCodeActions: Middleware['provideCodeActions'] = async (document, range, context, token, next) => {
    const actions = await next(document, range, context, token);
    for (const action of actions ?? []) {
      if (action instanceof vscode.CodeAction && action.kind && vscode.CodeActionKind.QuickFix.contains(action.kind)) action.command ??= { title: action.title, command: fixApplied };
    }
    return actions;
  };

  readonly executeCommand = async (command: string, args: unknown[], next: (command: string, args: unknown[]) => vscode.ProviderResult<unknown>): Promise<unknown> => {
    const { host } = this;
    if (command === 'lasthop.move' && args.length === 1 && host) return moveSecret(host, args[0], async (path) => next(command, [args[0], path, true]) as Promise<MoveReport | null | undefined>);
    const result = await next(command, args);
    if (command === 'lasthop.applyFix') host?.steps.set('fixed', true);
    return result;
  };
}

export function registerDayOne(parts: Pick<Host, 'context' | 'client' | 'keys'>, fixes: FixMiddleware): vscode.Disposable[] {
  const steps = new StepContexts(parts.context, parts.keys);
  const host: Host = { ...parts, steps, progressType: WorkDoneProgress.type };
  fixes.attach(host);
  const { registerCommand } = vscode.commands;
  return [
    steps, ...startsSeen(steps),
    registerCommand(fixApplied, () => steps.set('fixed', true)),
    registerCommand('lasthop.getSecrets', () => getSecrets(host)),
    registerCommand('lasthop.fetchSecrets', () => fetchSecrets(host)),
    registerCommand('lasthop.openTerminal', () => newTerminal(host)),
    registerCommand('lasthop.reviewTrust', () => reviewTrust(host)),
    registerCommand('lasthop.secret', (argument: unknown) => secretFor(host, argument)),
    registerCommand('lasthop.openWalkthrough', () => Promise.all([steps.open(), learn(host)])),
    vscode.workspace.registerTextDocumentContentProvider('lasthop-page', { provideTextDocumentContent: ({ query }) => query }),
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

/** VS Code saves by itself what an edit of several files changed, and leaves that of a single one. */
async function savedAfter({ changes, documentChanges }: ApplyWorkspaceEditParams['edit']): Promise<void> {
  if (!vscode.workspace.getConfiguration('files').get<boolean>('refactoring.autoSave', true)) return;
  const edited = new Set([...Object.keys(changes ?? {}), ...(documentChanges ?? []).flatMap((change) => ('textDocument' in change ? [change.textDocument.uri] : []))].map((uri) => vscode.Uri.parse(uri).toString()));
  for (const document of vscode.workspace.textDocuments) if (document.isDirty && document.uri.scheme === 'file' && edited.has(document.uri.toString())) await document.save();
}

/** The app can be started in other ways than by our buttons: by a task, by `lasthop run` at a prompt (where the shell tells what is typed). */
function startsSeen(steps: StepContexts): vscode.Disposable[] {
  return [
    vscode.tasks.onDidStartTaskProcess(({ execution }) => { if (execution.task.definition.type === 'lasthop') steps.set('started', true); }),
    ...commandsTyped((line) => { if (/\blasthop\s+run\b/.test(line)) steps.set('started', true); }),
  ];
}

/** VS Code tells it since 1.93; before that its event is not there, or refuses. */
function commandsTyped(listener: (line: string) => void): vscode.Disposable[] {
  const { onDidStartTerminalShellExecution: event } = vscode.window as { readonly onDidStartTerminalShellExecution?: vscode.Event<{ readonly execution: { readonly commandLine: { readonly value: string } } }> };
  try {
    return event ? [event(({ execution }) => listener(execution.commandLine.value))] : [];
  } catch {
    return [];
  }
}

/** Most debug sessions have nothing to do with secrets, and cost nothing here. */
function mayName({ lasthop, env, envFile }: vscode.DebugConfiguration): boolean {
  return lasthop !== false && (lasthop === true || env !== undefined || envFile !== undefined);
}
