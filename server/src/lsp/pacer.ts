/** One slot of work: however often it is asked for, at most one run is active and one is waiting. */

/** Asked for between steps of long work. */
export interface Stop {
  readonly stopped: boolean;
}

export class Pacer {
  private active = false;
  private waiting = false;
  private disposed = false;

  /** @param work is told to stop when the pacer is disposed of; what it throws goes to `failed`. */
  constructor(private readonly work: (stop: Stop) => Promise<void>, private readonly failed: (error: unknown) => void) {}

  /** Runs the work soon, or once more after the run that is active. */
  request(): void {
    this.waiting = true;
    if (!this.active) void this.run();
  }

  dispose(): void {
    this.disposed = true;
  }

  private async run(): Promise<void> {
    this.active = true;
    const pacer = this;
    while (this.waiting && !this.disposed) {
      this.waiting = false;
      // What has arrived already is read before: requests of the editor go first.
      await yieldToEvents();
      try {
        await this.work({ get stopped() { return pacer.disposed; } });
      } catch (error) {
        this.failed(error);
      }
    }
    this.active = false;
  }
}

/** Lets waiting messages be read: without it, no cancellation arrives. */
export function yieldToEvents(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Waits without keeping the process alive. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds).unref(); });
}

/** Yields whenever a slice of time is used up, so that long work costs a keystroke at most one slice. */
export class Slices {
  private since = performance.now();

  /** @param length in milliseconds */
  constructor(private readonly length = 4) {}

  async next(): Promise<void> {
    if (performance.now() - this.since < this.length) return;
    await yieldToEvents();
    this.since = performance.now();
  }
}
