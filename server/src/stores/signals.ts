/**
 * Signals on their way to a started program: each must reach it once. What the terminal sends (Ctrl+C) goes to every process
 * in front of it, the program included; what a person or a supervisor sends goes to this process alone, and is handed on.
 *
 * Node does not tell who sent a signal. So a witness runs beside the program while there is a terminal: a shell that waits
 * for input that never comes, with an empty environment. SIGINT to the whole group ends it, SIGINT to this process does not. A
 * guess by time instead (does the program still live after so long?) would interrupt twice whoever takes longer to end, and
 * the second Ctrl+C means “at once, without tidying up” to many programs.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';

/** What a person or a supervisor sends to end or nudge a program. */
const passedOn: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2', 'SIGCONT', 'SIGWINCH'];
/** Sent by the terminal to every process in front of it, the child included. */
const fromTerminal: ReadonlySet<NodeJS.Signals> = new Set<NodeJS.Signals>(['SIGINT', 'SIGQUIT', 'SIGWINCH']);
/** Milliseconds in which a signal to the whole group has ended the witness: measured 1 to 4, on two busy cores up to 40. */
const patience = 150;

export interface SignalPassing {
  /** The program runs: from now on it can be told who was interrupted. */
  begin(): void;
  end(): void;
}

export function passSignals(send: (signal: NodeJS.Signals) => void): SignalPassing {
  const witness = new Witness();
  const listeners = new Map<NodeJS.Signals, () => void>();
  for (const signal of passedOn) {
    const listener = (): void => {
      if (!fromTerminal.has(signal) || !isInFront()) send(signal);
      else if (signal === 'SIGINT') witness.ask((alone) => { if (alone) send(signal); });
    };
    try {
      process.on(signal, listener);
      listeners.set(signal, listener);
    } catch {
      // Not known on this system.
    }
  }
  return {
    begin: () => { if (process.platform !== 'win32' && (isInFront() || isatty(0) || isatty(2))) witness.start(); },
    end: () => {
      for (const [signal, listener] of listeners) process.off(signal, listener);
      witness.dismiss();
    },
  };
}

/** Knows whether a SIGINT came to the whole group of processes. */
class Witness {
  #process: ChildProcess | undefined;
  #fallen = 0;
  #dismissed = false;

  start(): void {
    if (this.#dismissed) return;
    const child = spawn('/bin/sh', ['-c', 'read line'], { stdio: ['pipe', 'ignore', 'ignore'], env: {}, shell: false });
    this.#process = child;
    // It must not keep this process: whoever is gone closes its input, and it ends.
    child.unref();
    (child.stdin as unknown as { unref?: () => void }).unref?.();
    child.stdin?.on('error', () => undefined);
    const gone = (): void => {
      if (this.#process === child) this.#process = undefined;
    };
    child.on('error', gone);
    child.on('exit', (status, signal) => {
      gone();
      // 128 + 2: some shells end so instead.
      if (signal !== 'SIGINT' && status !== 130) return;
      this.#fallen = Date.now();
      this.start();
    });
  }

  /** Answers whether this process alone was interrupted; no where that cannot be told. */
  ask(answer: (alone: boolean) => void): void {
    const watched = this.#process;
    // It fell by this very signal a moment ago, and another stands in its place.
    if (watched === undefined || Date.now() - this.#fallen < patience) return answer(false);
    const timer = setTimeout(() => {
      watched.off('exit', told);
      answer(true);
    }, patience).unref();
    const told = (): void => {
      clearTimeout(timer);
      answer(false);
    };
    watched.once('exit', told);
  }

  dismiss(): void {
    this.#dismissed = true;
    this.#process?.kill('SIGKILL');
  }
}

/** Whether this process belongs to the group in front of its terminal, so that the child gets the terminal's signals itself. */
function isInFront(): boolean {
  try {
    // proc(5): after the name in parentheses follow state, parent, group, session, terminal, its foreground group.
    const fields = readFileSync('/proc/self/stat', 'latin1').replace(/^.*\) /s, '').split(' ');
    return Number(fields[4]) !== 0 && fields[2] === fields[5];
  } catch {
    return isatty(0) || isatty(2);
  }
}
