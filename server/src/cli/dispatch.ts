/** From a command line to an exit status, for a set of commands; says every failure in a sentence. */
import { nearest } from '../core/nearest';
import { ownArguments, parseArguments, UsageError } from './arguments';
import type { Command, ExitStatus, Terminal } from './command';
import { failure } from './failure';
import { commandHelp, generalHelp } from './help';

export type Commands = ReadonlyMap<string, Command>;

/**
 * Never throws or rejects: what goes wrong is said in one sentence without values, and the status is 2. Commands that wait
 * for a store or a person give a promise.
 */
export function runCommands(commands: Commands, argv: readonly string[], terminal: Terminal): ExitStatus | Promise<ExitStatus> {
  const refuse = (error: unknown): ExitStatus => {
    terminal.say(`lasthop: ${error instanceof UsageError ? error.message : failure(error)}\n`);
    return 2;
  };
  try {
    const status = dispatch(commands, argv, terminal);
    return typeof status === 'object' ? status.catch(refuse) : status;
  } catch (error) {
    return refuse(error);
  }
}

function dispatch(commands: Commands, [name, ...rest]: readonly string[], terminal: Terminal): ExitStatus | Promise<ExitStatus> {
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
  const foreign = command.passesOn ? ownArguments(rest, command.options) : rest.indexOf('--');
  if ((foreign < 0 ? rest : rest.slice(0, foreign)).some((argument) => argument === '--help' || argument === '-h')) {
    terminal.write(commandHelp(command));
    return 0;
  }
  return command.run(parseArguments(rest, command.options, { stopsAtOperand: command.passesOn }), terminal);
}
