/** What is done of a first day, as context keys: the walkthrough's steps check themselves off by them. */
import * as vscode from 'vscode';
import type { KeyStatusItem } from './keyStatusItem';

export type Step = 'identity' | 'access' | 'fetched' | 'started' | 'fixed';

const steps: readonly Step[] = ['identity', 'access', 'fetched', 'started', 'fixed'];

export class StepContexts implements vscode.Disposable {
  private readonly done: Set<string>;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly context: vscode.ExtensionContext, keys: KeyStatusItem) {
    this.done = new Set(context.workspaceState.get<string[]>('lasthop.steps', []));
    for (const step of this.done) this.show(step, true);
    this.subscription = keys.onDidChange((status) => {
      void vscode.commands.executeCommand('setContext', 'lasthop.hasContract', status !== undefined);
      if (status) this.set('fetched', status.missing.length === 0);
    });
  }

  dispose(): void {
    this.subscription.dispose();
  }

  /** Remembered for this workspace; what was done can be undone (a new key in the contract). */
  set(step: Step, done: boolean): void {
    if (this.done.has(step) === done) return;
    if (done) this.done.add(step);
    else this.done.delete(step);
    this.show(step, done);
    void this.context.workspaceState.update('lasthop.steps', steps.filter((each) => this.done.has(each)));
  }

  private show(step: string, done: boolean): void {
    void vscode.commands.executeCommand('setContext', `lasthop.step.${step}`, done);
  }
}
