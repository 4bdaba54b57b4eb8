/** Runs the command line inside the test process, with a world of its own. */
import type { ExitStatus, Terminal } from '../../server/src/cli/command';
import { run } from '../../server/src/cli/run';

type World = Partial<Terminal> & { readonly input?: string | Buffer };

export interface CommandResult {
  readonly status: ExitStatus;
  /** Standard output and standard error. */
  readonly output: string;
  readonly said: string;
}

/** A command that answers at once. */
export function lasthop(directory: string, argv: readonly string[], world: World = {}): CommandResult {
  const heard = { output: '', said: '' };
  const status = run(argv, worldOf(directory, world, heard));
  if (typeof status === 'object') throw new Error(`lasthop ${argv[0]} waits: use lasthopWaiting`);
  return { status, ...heard };
}

/** A command that may wait for a store, a person or a process. */
export async function lasthopWaiting(directory: string, argv: readonly string[], world: World = {}): Promise<CommandResult> {
  const heard = { output: '', said: '' };
  const status = await run(argv, worldOf(directory, world, heard));
  return { status, ...heard };
}

function worldOf(directory: string, world: World, heard: { output: string; said: string }): Terminal {
  return {
    directory,
    environment: {},
    outputIsTerminal: false,
    errorIsTerminal: false,
    inputIsTerminal: false,
    version: '1.2.3',
    write: (text) => { heard.output += text; },
    say: (text) => { heard.said += text; },
    readInput: () => Buffer.from(world.input ?? ''),
    canAsk: false,
    ask: () => Promise.resolve(undefined),
    askHidden: () => Promise.resolve(undefined),
    interrupted: new AbortController().signal,
    ...world,
  };
}

/** Milliseconds differ from run to run. */
export function withoutTime(output: string): string {
  return output.replace(/"milliseconds":\d+/g, '"milliseconds":0').replace(/in \d+ ms/g, 'in 0 ms');
}
