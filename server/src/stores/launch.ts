/**
 * Starts a program with resolved values in its environment, and ends as it ends. No shell: the arguments arrive as they were
 * given. Values are handed over in the environment only, never as arguments, and never written anywhere.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { Redactor } from './redaction';
import type { SecretText } from './secretText';
import { passSignals } from './signals';
import { windowsStart } from './windowsCommand';

export interface LaunchRequest {
  readonly command: string;
  readonly arguments: readonly string[];
  /** Absolute. */
  readonly directory: string;
  /** The process environment that the child starts from. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Laid over it. */
  readonly values: ReadonlyMap<string, SecretText>;
  /** Replaced in what the child prints; absent where its output is its own. */
  readonly redacted?: ReadonlyMap<string, SecretText>;
}

export type LaunchResult =
  | { readonly kind: 'ended'; readonly status: number }
  | { readonly kind: 'killed'; readonly signal: NodeJS.Signals }
  | { readonly kind: 'not-started'; readonly code: string };

/** Milliseconds without output after which a held-back beginning is given out. */
const silence = 50;

/** Resolves when the child and its output have ended. */
export function launch(request: LaunchRequest): Promise<LaunchResult> {
  const { command, arguments: argv, directory, environment, values, redacted } = request;
  const env: Record<string, string | undefined> = { ...environment };
  for (const [name, value] of values) env[name] = value.reveal();
  return new Promise((resolve) => {
    const piped = redacted ? 'pipe' : 'inherit';
    let started: ChildProcess | undefined;
    // Before the child is there: a signal in between must not leave it behind.
    const passing = passSignals((signal) => started?.kill(signal));
    let child: ChildProcess;
    const start = process.platform === 'win32' ? windowsStart({ command, arguments: argv, directory, environment: env }) : { file: command, arguments: argv, verbatim: false };
    if (typeof start === 'string') {
      passing.end();
      resolve({ kind: 'not-started', code: start });
      return;
    }
    try {
      child = spawn(start.file, start.arguments, { cwd: directory, env, shell: false, stdio: ['inherit', piped, piped], windowsHide: false, windowsVerbatimArguments: start.verbatim });
    } catch (error) {
      // Some refusals (E2BIG) are thrown, the others are told.
      passing.end();
      resolve({ kind: 'not-started', code: (error as NodeJS.ErrnoException).code ?? 'unknown' });
      return;
    }
    started = child;
    child.once('spawn', () => passing.begin());
    const outputs = redacted ? [redact(child.stdout, process.stdout, redacted), redact(child.stderr, process.stderr, redacted)] : [];
    const finish = (result: LaunchResult): void => {
      void Promise.all(outputs).then(() => {
        passing.end();
        resolve(result);
      });
    };
    child.once('error', (error: NodeJS.ErrnoException) => {
      // Also told of signals that could not be sent; only a child that never ran is the end.
      if (child.pid === undefined) finish({ kind: 'not-started', code: error.code ?? 'unknown' });
    });
    child.once('exit', (status, signal) => finish(signal === null ? { kind: 'ended', status: status ?? 0 } : { kind: 'killed', signal }));
  });
}

/** Ends this process as the child ended: with its status, or by its signal. */
export function endAs(result: Exclude<LaunchResult, { readonly kind: 'not-started' }>): void {
  if (result.kind === 'ended') {
    process.exitCode = result.status;
    return;
  }
  process.exitCode = 128 + (constants.signals[result.signal] ?? 0);
  // A signal that writes a core file would write our memory, which holds values: the status alone tells of it.
  if (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL', 'SIGPIPE', 'SIGALRM'].includes(result.signal)) process.kill(process.pid, result.signal);
}

/** Copies a stream with its secrets replaced; resolves at its end. */
function redact(from: Readable | null, to: Writable, values: ReadonlyMap<string, SecretText>): Promise<void> {
  if (!from) return Promise.resolve();
  const redactor = new Redactor(values);
  let timer: NodeJS.Timeout | undefined;
  const write = (bytes: Buffer): void => {
    if (bytes.length > 0 && !to.write(bytes)) {
      from.pause();
      to.once('drain', () => from.resume());
    }
  };
  return new Promise((resolve) => {
    // A reader that went away (`| head`): the child learns of it as it would without us.
    to.on('error', () => from.destroy());
    from.on('data', (piece: Buffer) => {
      clearTimeout(timer);
      write(redactor.push(piece));
      timer = setTimeout(() => write(redactor.rest()), silence);
    });
    from.once('close', () => {
      clearTimeout(timer);
      write(redactor.end());
      resolve();
    });
  });
}
