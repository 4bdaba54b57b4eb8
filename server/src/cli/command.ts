/** What a subcommand is, and what it may touch. */
import type { Options, Parsed } from './arguments';

/** The world as a command sees it; tests hand in their own. */
export interface Terminal {
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether standard output, and standard error, are terminals. */
  readonly outputIsTerminal: boolean;
  readonly errorIsTerminal: boolean;
  /** Whether a person can be asked. */
  readonly inputIsTerminal: boolean;
  readonly version: string;
  write(text: string): void;
  /** For people: never part of a report. */
  say(text: string): void;
  /** All of standard input. */
  readInput(): Buffer;
  /** Whether a person can be asked, also while standard input is a pipe. */
  readonly canAsk: boolean;
  /** One line from the person at the terminal; undefined where nobody answers. */
  ask(question: string): Promise<string | undefined>;
  /** The same with nothing shown of what is typed or pasted, which may then be several lines. */
  askHidden(question: string): Promise<string | undefined>;
  /** Aborted by Ctrl+C, once somebody asked for it; until then Ctrl+C ends the process. */
  readonly interrupted: AbortSignal;
}

/** 0: nothing at or above the level; 1: findings; 2: could not do the work. `running`: goes on by itself. */
export type ExitStatus = 0 | 1 | 2 | 'running';

export interface Command<O extends Options = Options> {
  /** With its operands: `check [PATH…]`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly options: O;
  /** What follows the first operand is another program's: `run [OPTION…] CMD…`. */
  readonly passesOn?: boolean;
  /** More for `--help`, as paragraphs: what a person must know who relies on it. */
  readonly details?: readonly string[];
  /** Command line → what it does. */
  readonly examples: readonly (readonly [string, string])[];
  run(parsed: Parsed<O>, terminal: Terminal): ExitStatus | Promise<ExitStatus>;
}

/** Keeps the options' types for `run`. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  return command as unknown as Command;
}

/** Colours are for terminals, and for those who want them: https://no-color.org */
export function showsColour(terminal: Terminal): boolean {
  const { NO_COLOR: none, FORCE_COLOR: forced, TERM: kind } = terminal.environment;
  if (none !== undefined && none !== '') return false;
  if (forced !== undefined && forced !== '' && forced !== '0') return true;
  return terminal.outputIsTerminal && kind !== 'dumb';
}

/** A line that is rewritten while work takes longer than a second; nothing where nobody looks. */
export function progressLine(terminal: Terminal, verb = 'Checked', things = 'files'): { readonly update: (done: number, all: number) => void; readonly clear: () => void } {
  const started = performance.now();
  let shown = false;
  return {
    update: (done, all) => {
      if (!terminal.errorIsTerminal || performance.now() - started < 1000) return;
      shown = true;
      terminal.say(`\r\u001b[K${verb} ${done} of ${all} ${things}`);
    },
    clear: () => {
      if (shown) terminal.say('\r\u001b[K');
    },
  };
}
