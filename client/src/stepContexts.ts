/** What is done of a first day, as context keys: the walkthrough's steps check themselves off by them. */
import * as vscode from 'vscode';
import type { KeyStatus } from '../../server/src/lsp/protocol';
import type { KeyStatusItem } from './keyStatusItem';

export type Step = 'identity' | 'access' | 'fetched' | 'started' | 'fixed';

const steps: readonly Step[] = ['identity', 'access', 'fetched', 'started', 'fixed'];
/** Milliseconds from the opening of a page to its steps, and the length of a pulse. */
const afterOpening = 500;
const pulseLength = 200;

/**
 * VS Code checks a step off when its context becomes true, and never where it was true before walkthroughs were registered,
 * which happens when a page of them is first opened. So each step waits for its key and for a pulse, which is true for a
 * moment only: after each change, and after such a page was opened.
 */
export class StepContexts implements vscode.Disposable {
  private readonly done: Set<string>;
  /** Folders of contracts of which nothing is missing: who works on one service need not have all. */
  private readonly complete: Set<string>;
  private readonly subscriptions: vscode.Disposable;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly context: vscode.ExtensionContext, keys: KeyStatusItem) {
    this.done = new Set(context.workspaceState.get<string[]>('lasthop.steps', []));
    this.complete = new Set(context.workspaceState.get<string[]>('lasthop.complete', []));
    for (const step of this.done) this.show(step, true);
    this.subscriptions = vscode.Disposable.from(
      keys.onDidChange((status) => {
        setContext('lasthop.hasContract', status !== undefined);
        if (status) this.fetched(status);
      }),
      // Pages of walkthroughs are tabs without a document.
      vscode.window.tabGroups.onDidChangeTabs(({ opened, changed }) => {
        if ([...opened, ...changed].some(({ input }) => input === undefined)) this.pulse(afterOpening);
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.dispose();
  }

  /** Remembered for this workspace; what was done can be undone (a new key in the contract). */
  set(step: Step, done: boolean): void {
    if (this.done.has(step) === done) return;
    if (done) this.done.add(step);
    else this.done.delete(step);
    this.show(step, done);
    this.pulse(0);
    void this.context.workspaceState.update('lasthop.steps', steps.filter((each) => this.done.has(each)));
  }

  private fetched({ folder, missing }: KeyStatus): void {
    const isComplete = missing.length === 0;
    if (this.complete.has(folder) !== isComplete) {
      if (isComplete) this.complete.add(folder);
      else this.complete.delete(folder);
      void this.context.workspaceState.update('lasthop.complete', [...this.complete]);
    }
    this.set('fetched', this.complete.size > 0);
  }

  async open(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${this.context.extension.id}#firstDay`, false);
    this.pulse(afterOpening);
  }

  private pulse(delay: number): void {
    clearTimeout(this.timer);
    setContext('lasthop.pulse', false);
    this.timer = setTimeout(() => {
      setContext('lasthop.pulse', true);
      this.timer = setTimeout(() => setContext('lasthop.pulse', false), pulseLength);
    }, delay);
  }

  private show(step: string, done: boolean): void {
    setContext(`lasthop.step.${step}`, done);
  }
}

function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
