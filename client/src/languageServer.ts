/**
 * Keeps a language server running: starts it again when it died, and says so; gives up when that does not help.
 *
 * Each server gets a client of its own. The library can start a second server within one client, but then the news of the first one's end
 * (of a write that failed, of a process that hung and was ended, of an initialization that was cut off) meet the second one and end it, too.
 */
import * as vscode from 'vscode';
import {
  CloseAction, ErrorAction, State, type CloseHandlerResult, type ErrorHandler, type LanguageClient, type ProgressType,
} from 'vscode-languageclient/node';

/** Deaths after which a server is started again, within `restartWindow` milliseconds. */
const restartLimit = 4;
const restartWindow = 3 * 60_000;

export class LanguageServer implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private readonly deaths: number[] = [];
  private readonly changed = new vscode.EventEmitter<void>();
  /** Told of the server's own news, whichever server it is. */
  private readonly listeners = new Map<string, () => void>();
  /** One start or stop after the other. */
  private queue: Promise<unknown> = Promise.resolve();
  readonly onDidChangeState = this.changed.event;

  constructor(private readonly createClient: (errorHandler: ErrorHandler) => LanguageClient) {}

  get state(): State {
    return this.client?.state ?? State.Stopped;
  }

  /** Settles when the server runs, or has died and is looked after; fails when it cannot be started. */
  start(): Promise<void> {
    return this.next(() => this.startOne());
  }

  /** Ends the server, be it that it hangs, and starts another; one that was given up gets its chances again. */
  restart(): Promise<void> {
    return this.next(async () => {
      this.deaths.length = 0;
      await this.drop();
      await this.startOne();
    });
  }

  /** Asks the server that runs now. @throws where none does, or it refuses */
  async sendRequest<R>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<R> {
    if (!this.client) throw new Error('The language server is not running.');
    // The library takes an absent token for a second parameter and sends it.
    return token ? this.client.sendRequest<R>(method, params, token) : this.client.sendRequest<R>(method, params);
  }

  /** Tells the server, if one runs: the next one asks for what it needs. */
  async sendNotification(method: string): Promise<void> {
    if (this.state === State.Running) await this.client?.sendNotification(method);
  }

  /** One listener a method; it stays through restarts. */
  onNotification(method: string, listener: () => void): vscode.Disposable {
    this.listeners.set(method, listener);
    this.client?.onNotification(method, listener);
    return new vscode.Disposable(() => this.listeners.delete(method));
  }

  /** Progress of a request that the server of now works on. */
  onProgress<P>(type: ProgressType<P>, token: string | number, handler: (value: P) => void): vscode.Disposable {
    return this.client?.onProgress(type, token, handler) ?? new vscode.Disposable(() => undefined);
  }

  dispose(): void {
    void this.drop();
    this.changed.dispose();
  }

  private next<T>(step: () => Promise<T>): Promise<T> {
    const result = this.queue.then(step);
    this.queue = result.catch(() => undefined);
    return result;
  }

  private async startOne(): Promise<void> {
    let died: CloseHandlerResult | undefined;
    const client: LanguageClient = this.createClient({
      // What is sent between a server's death and the news of it cannot be written. The news will come.
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        died = client === this.client ? this.died() : { action: CloseAction.DoNotRestart, handled: true };
        return died;
      },
    });
    this.client = client;
    for (const [method, listener] of this.listeners) client.onNotification(method, listener);
    client.onDidChangeState(() => { if (client === this.client) this.changed.fire(); });
    try {
      await client.start();
    } catch (error) {
      if (died === undefined) throw error;
    }
  }

  /** Lets go of the client; what becomes of its server is no longer this one's concern. */
  private async drop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    try {
      await client?.dispose();
    } catch {
      // It was starting, or did not end in time: the client has logged it and kills its process.
    }
  }

  private died(): CloseHandlerResult {
    const now = Date.now();
    this.deaths.push(now);
    while ((this.deaths[0] ?? now) < now - restartWindow) this.deaths.shift();
    const again = this.deaths.length <= restartLimit;
    const message = again
      ? "Lasthop's language server stopped and is started again."
      : `Lasthop's language server stopped ${this.deaths.length} times within three minutes and was not started again.`;
    if (again) void this.next(() => this.startAgain());
    else void offer(vscode.window.showErrorMessage(message, 'Restart Server'));
    return { action: CloseAction.DoNotRestart, message, handled: true };
  }

  private async startAgain(): Promise<void> {
    await this.drop();
    try {
      await this.startOne();
    } catch {
      // The client has said why.
      return;
    }
    if (this.state === State.Running) void vscode.window.showWarningMessage("Lasthop's language server died and was started again.");
  }
}

async function offer(shown: Thenable<string | undefined>): Promise<void> {
  if (await shown === 'Restart Server') await vscode.commands.executeCommand('lasthop.restartServer');
}
