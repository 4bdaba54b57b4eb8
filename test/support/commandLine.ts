/** Runs the command line inside the test process, with a world of its own. */
import type { ExitStatus, Terminal } from '../../server/src/cli/command';
import { run } from '../../server/src/cli/run';

export interface CommandResult {
  readonly status: ExitStatus;
  /** Standard output and standard error. */
  readonly output: string;
  readonly said: string;
}

export function lasthop(directory: string, argv: readonly string[], world: Partial<Terminal> & { readonly input?: string | Buffer } = {}): CommandResult {
  let output = '';
  let said = '';
  const status = run(argv, {
    directory,
    environment: {},
    outputIsTerminal: false,
    errorIsTerminal: false,
    version: '1.2.3',
    write: (text) => { output += text; },
    say: (text) => { said += text; },
    readInput: () => Buffer.from(world.input ?? ''),
    ...world,
  });
  return { status, output, said };
}

/** Milliseconds differ from run to run. */
export function withoutTime(output: string): string {
  return output.replace(/"milliseconds":\d+/g, '"milliseconds":0').replace(/in \d+ ms/g, 'in 0 ms');
}
