/** All commands. */
import type { Command, ExitStatus, Terminal } from './command';
import { auditCommand } from './commands/audit';
import { baselineCommand } from './commands/baseline';
import { checkCommand } from './commands/check';
import { describeCommand } from './commands/describe';
import { doctorCommand } from './commands/doctor';
import { explainCommand } from './commands/explain';
import { fetchCommand } from './commands/fetch';
import { fixCommand } from './commands/fix';
import { getCommand } from './commands/get';
import { initCommand } from './commands/init';
import { listCommand } from './commands/list';
import { lspCommand } from './commands/lsp';
import { moveCommand } from './commands/move';
import { runCommand } from './commands/run';
import { setCommand } from './commands/set';
import { storeCommand } from './commands/store';
import { trustCommand } from './commands/trust';
import { runCommands, type Commands } from './dispatch';

const commands: Commands = new Map<string, Command>([
  ['check', checkCommand],
  ['fix', fixCommand],
  ['move', moveCommand],
  ['explain', explainCommand],
  ['baseline', baselineCommand],
  ['init', initCommand],
  ['doctor', doctorCommand],
  ['fetch', fetchCommand],
  ['run', runCommand],
  ['set', setCommand],
  ['get', getCommand],
  ['list', listCommand],
  ['describe', describeCommand],
  ['store', storeCommand],
  ['trust', trustCommand],
  ['audit', auditCommand],
  ['lsp', lspCommand],
]);

export { failure } from './failure';

/** Never throws or rejects: what goes wrong is said in one sentence without values, and the status is 2. */
export function run(argv: readonly string[], terminal: Terminal): ExitStatus | Promise<ExitStatus> {
  return runCommands(commands, argv, terminal);
}
