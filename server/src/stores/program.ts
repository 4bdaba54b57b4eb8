/**
 * Runs one program without a shell and collects what it prints. It leads a process group of its own, so that a timeout or
 * a cancellation ends what it started, too; it has no terminal to ask on: whoever needs to log in does so before.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { SecretText } from './secretText';
import type { Environment } from './userFolders';

export interface ProgramCall {
  /** Absolute. */
  readonly file: string;
  readonly arguments: readonly string[];
  readonly directory: string;
  readonly environment: Environment;
  /** Goes to standard input; without it there is none. */
  readonly input?: SecretText;
  /** Milliseconds. */
  readonly timeout: number;
  /** Bytes of standard output. */
  readonly largest: number;
  readonly signal?: AbortSignal;
}

export type ProgramEnd =
  | { readonly kind: 'ended'; readonly status: number; readonly output: Buffer; readonly errors: string }
  | { readonly kind: 'killed'; readonly signal: string }
  /** The system's code: ENOENT, EACCES, E2BIG, … */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'slow' | 'cancelled' | 'too-much' };

/** Milliseconds between asking a program to end and ending it. */
const grace = 500;
/** Bytes of standard error that are looked at: the last ones. */
const largestErrors = 8 * 1024;

export function runProgram(call: ProgramCall): Promise<ProgramEnd> {
  if (call.signal?.aborted) return Promise.resolve({ kind: 'cancelled' });
  return new Promise((settle) => {
    let child: ChildProcess;
    try {
      child = spawn(call.file, call.arguments, {
        cwd: call.directory, env: { ...call.environment }, shell: false, windowsHide: true, windowsVerbatimArguments: false,
        detached: process.platform !== 'win32', stdio: [call.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      });
    } catch (error) {
      settle({ kind: 'refused', code: codeOf(error) });
      return;
    }
    new RunningProgram(child, call, settle);
  });
}

class RunningProgram {
  readonly #pieces: Buffer[] = [];
  #length = 0;
  #errors = Buffer.alloc(0);
  #reason: 'slow' | 'cancelled' | 'too-much' | undefined;
  #settled = false;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #abort = (): void => this.#stop('cancelled');

  constructor(private readonly child: ChildProcess, private readonly call: ProgramCall, private readonly settle: (end: ProgramEnd) => void) {
    child.on('error', (error) => this.#finish({ kind: 'refused', code: codeOf(error) }));
    child.stdout?.on('data', (piece: Buffer) => this.#take(piece));
    child.stderr?.on('data', (piece: Buffer) => { this.#errors = Buffer.concat([this.#errors, piece]).subarray(-largestErrors); });
    child.on('close', (status, signal) => this.#ended(status, signal));
    // A daemon that the program leaves behind may keep its pipes open: what was printed until then is all.
    child.on('exit', (status, signal) => { this.#later(grace, () => this.#ended(status, signal)); });
    // A program that does not want its input says so by its exit status.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(call.input?.reveal() ?? '');
    call.signal?.addEventListener('abort', this.#abort, { once: true });
    this.#later(call.timeout, () => this.#stop('slow'));
  }

  #take(piece: Buffer): void {
    this.#length += piece.length;
    if (this.#length > this.call.largest) this.#stop('too-much');
    else this.#pieces.push(piece);
  }

  #stop(reason: 'slow' | 'cancelled' | 'too-much'): void {
    if (this.#reason !== undefined || this.#settled) return;
    this.#reason = reason;
    this.#kill('SIGTERM');
    this.#later(grace, () => {
      this.#kill('SIGKILL');
      this.#finish({ kind: reason });
    });
  }

  #ended(status: number | null, signal: string | null): void {
    // What the program started may outlive it.
    if (this.#reason !== undefined) this.#kill('SIGKILL');
    if (this.#reason !== undefined) this.#finish({ kind: this.#reason });
    else if (status === null) this.#finish({ kind: 'killed', signal: signal ?? 'unknown' });
    else this.#finish({ kind: 'ended', status, output: Buffer.concat(this.#pieces), errors: this.#errors.toString('utf8') });
  }

  #kill(signal: 'SIGTERM' | 'SIGKILL'): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    if (process.platform === 'win32') {
      const killer = join(this.call.environment.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe');
      spawn(killer, ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on('error', () => this.child.kill());
      return;
    }
    try {
      process.kill(-pid, signal);
    } catch {
      // Nobody of the group is left.
    }
  }

  #finish(end: ProgramEnd): void {
    if (this.#settled) return;
    this.#settled = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.call.signal?.removeEventListener('abort', this.#abort);
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
    this.child.stdin?.destroy();
    for (const piece of this.#pieces) piece.fill(0);
    this.settle(end);
  }

  #later(milliseconds: number, act: () => void): void {
    this.#timers.push(setTimeout(act, milliseconds));
  }
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : 'UNKNOWN';
}
