/** The process as a terminal for commands. */
import { fstatSync, readSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { packageVersion } from '../host/packageFiles';
import type { ExitStatus, Terminal } from './command';
import { askTerminal, hasTerminal } from './prompt';
import { failure } from './failure';

/** Ctrl+C asks whoever listens to stop; a second one ends the process as ever. */
class Interruption {
  #controller: AbortController | undefined;

  get signal(): AbortSignal {
    if (!this.#controller) {
      const controller = new AbortController();
      this.#controller = controller;
      process.once('SIGINT', () => controller.abort());
    }
    return this.#controller.signal;
  }
}

const interruption = new Interruption();

export const processTerminal: Terminal = {
  directory: process.cwd(),
  environment: process.env,
  get outputIsTerminal() {
    return isTerminal(1);
  },
  get errorIsTerminal() {
    return isTerminal(2);
  },
  get inputIsTerminal() {
    return isTerminal(0);
  },
  get version() {
    return packageVersion();
  },
  write: (text) => writeAll(1, text),
  say: (text) => writeAll(2, text),
  readInput: () => readAll(0),
  get canAsk() {
    return isTerminal(0) || (isTerminal(2) && hasTerminal());
  },
  ask: (question) => askTerminal(question, false, isTerminal(0), interruption.signal),
  askHidden: (question) => askTerminal(question, true, isTerminal(0), interruption.signal),
  get interrupted() {
    return interruption.signal;
  },
};

/** Runs a command line and ends the process with its status. */
export function main(run: (argv: readonly string[], terminal: Terminal) => ExitStatus | Promise<ExitStatus>): void {
  process.on('uncaughtException', (error) => {
    processTerminal.say(`lasthop: ${failure(error)}\n`);
    process.exit(2);
  });
  const status = run(process.argv.slice(2), processTerminal);
  if (typeof status === 'object') void status.then(finish);
  else finish(status);
}

function finish(result: ExitStatus): void {
  if (result !== 'running') process.exitCode = result;
}

/** Asked of the descriptor: `process.stdout` would set a stream up, which takes as long as checking a file. */
function isTerminal(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice() && isatty(descriptor);
  } catch {
    return false;
  }
}

/** Writes all of a text before the process may end. A reader that went away (`| head`) ends it quietly. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') pause();
      else if (code === 'EPIPE') process.exit(2);
      else throw error;
    }
  }
}

function readAll(descriptor: number): Buffer {
  const pieces: Buffer[] = [];
  for (;;) {
    const piece = Buffer.allocUnsafe(64 * 1024);
    try {
      const length = readSync(descriptor, piece, 0, piece.length, null);
      if (length === 0) return Buffer.concat(pieces);
      pieces.push(piece.subarray(0, length));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return Buffer.concat(pieces);
      if (code !== 'EAGAIN') throw error;
      pause();
    }
  }
}

/** A pipe that is not ready yet: waits five milliseconds. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}
