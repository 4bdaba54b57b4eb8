/** From a command line to an exit status; says every failure in a sentence. */
import { nearest } from '../core/nearest';
import { parseArguments, UsageError } from './arguments';
import type { Command, ExitStatus, Terminal } from './command';
import { auditCommand } from './commands/audit';
import { baselineCommand } from './commands/baseline';
import { checkCommand } from './commands/check';
import { describeCommand } from './commands/describe';
import { explainCommand } from './commands/explain';
import { fixCommand } from './commands/fix';
import { getCommand } from './commands/get';
import { listCommand } from './commands/list';
import { lspCommand } from './commands/lsp';
import { setCommand } from './commands/set';
import { trustCommand } from './commands/trust';
import { commandHelp, generalHelp } from './help';

const commands: ReadonlyMap<string, Command> = new Map([
  ['check', checkCommand],
  ['fix', fixCommand],
  ['explain', explainCommand],
  ['baseline', baselineCommand],
  ['set', setCommand],
  ['get', getCommand],
  ['list', listCommand],
  ['describe', describeCommand],
  ['trust', trustCommand],
  ['audit', auditCommand],
  ['lsp', lspCommand],
]);

/**
 * Never throws or rejects: what goes wrong is said in one sentence without values, and the status is 2. Commands that wait
 * for a store or a person give a promise.
 */
export function run(argv: readonly string[], terminal: Terminal): ExitStatus | Promise<ExitStatus> {
  const refuse = (error: unknown): ExitStatus => {
    terminal.say(`lasthop: ${error instanceof UsageError ? error.message : failure(error)}\n`);
    return 2;
  };
  try {
    const status = dispatch(argv, terminal);
    return typeof status === 'object' ? status.catch(refuse) : status;
  } catch (error) {
    return refuse(error);
  }
}

function dispatch([name, ...rest]: readonly string[], terminal: Terminal): ExitStatus | Promise<ExitStatus> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = rest[0] === undefined ? undefined : commands.get(rest[0]);
    terminal.write(asked ? commandHelp(asked) : generalHelp(commands));
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-V' || name === 'version') {
    terminal.write(`${terminal.version}\n`);
    return 0;
  }
  const command = commands.get(name);
  if (!command) {
    const near = nearest(name, [...commands.keys()]);
    throw new UsageError(`There is no command of that name.${near === undefined ? '' : ` Did you mean \`lasthop ${near}\`?`} \`lasthop --help\` lists all.`);
  }
  const end = rest.indexOf('--');
  if ((end < 0 ? rest : rest.slice(0, end)).some((argument) => argument === '--help' || argument === '-h')) {
    terminal.write(commandHelp(command));
    return 0;
  }
  return command.run(parseArguments(rest, command.options), terminal);
}

/**
 * An error's message may quote a file, and a file may hold a secret: only what names no content is said,
 * the system's code or the kind of the error and the place in our own program.
 */
export function failure(error: unknown): string {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (typeof code === 'string' && typeof syscall === 'string') return `The system refused to ${syscall} (${code}).`;
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  const place = error instanceof Error ? /\(?([^\s()/\\]+:\d+:\d+)\)?/.exec(error.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? '')?.[1] : undefined;
  return `This is a defect of lasthop (${kind}${place === undefined ? '' : ` at ${place}`}). Nothing was changed; please report it.`;
}
