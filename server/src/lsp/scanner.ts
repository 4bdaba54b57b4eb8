/** Reads the workspace's folders in the background, one after another, with progress that can be cancelled. */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import type { Client } from './capabilities';
import type { Folder } from './folder';
import { Pacer, type Stop } from './pacer';

/** Progress is shown for scans longer than this, in milliseconds. */
const patience = 700;

export class Scanner {
  private readonly due = new Set<Folder>();
  private busy = false;
  private idle: Promise<void> = Promise.resolve();
  private settle: () => void = () => undefined;
  private readonly pacer: Pacer;

  constructor(
    private readonly connection: Connection, private readonly client: Client,
    private readonly changed: (folder: Folder) => void, failed: (error: unknown) => void,
  ) {
    this.pacer = new Pacer((stop) => this.run(stop), failed);
  }

  /** Reads folders soon, anew where they were read before. */
  request(folders: readonly Folder[]): void {
    if (folders.length === 0) return;
    if (!this.busy && this.due.size === 0) this.idle = new Promise((resolve) => { this.settle = resolve; });
    for (const folder of folders) this.due.add(folder);
    this.pacer.request();
  }

  /** Settles when nothing is left to read. */
  whenIdle(): Promise<void> {
    return this.idle;
  }

  dispose(): void {
    this.pacer.dispose();
    this.settle();
  }

  private async run(stop: Stop): Promise<void> {
    const progress = new LateProgress(this.connection, this.client);
    this.busy = true;
    try {
      for (const folder of this.due) {
        // Asked for again while it is being read, it is read again.
        this.due.delete(folder);
        await folder.scan({ get stopped() { return stop.stopped || progress.cancelled; } }, (done, all) => progress.report(done, all));
        this.changed(folder);
        if (progress.cancelled) this.due.clear();
      }
    } finally {
      this.busy = false;
      this.due.clear();
      progress.done();
      this.settle();
    }
  }
}

/** A progress bar that appears only when there is something to wait for. */
class LateProgress {
  private readonly began = performance.now();
  private reporter: WorkDoneProgressServerReporter | undefined;
  private asked = false;
  private ended = false;
  private shown = -1;

  constructor(private readonly connection: Connection, private readonly client: Client) {}

  get cancelled(): boolean {
    return this.reporter?.token.isCancellationRequested ?? false;
  }

  report(done: number, all: number): void {
    const percentage = Math.floor((100 * done) / all);
    if (!this.asked && this.client.progress && percentage < 70 && performance.now() - this.began > patience) void this.show();
    if (this.reporter && percentage >= this.shown + 2) {
      this.shown = percentage;
      this.reporter.report(percentage, `${done} of ${all} files`);
    }
  }

  done(): void {
    this.ended = true;
    this.reporter?.done();
  }

  private async show(): Promise<void> {
    this.asked = true;
    try {
      const reporter = await this.connection.window.createWorkDoneProgress();
      reporter.begin('Lasthop: checking the workspace', 0, undefined, true);
      if (this.ended) reporter.done();
      else this.reporter = reporter;
    } catch {
      // The client declined to show progress; the work goes on.
    }
  }
}
