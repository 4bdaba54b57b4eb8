/** The commands whose start counts, in a program of their own: neither rules nor detectors are loaded for them. */
import { fetchCommand } from './commands/fetch';
import { runCommand } from './commands/run';
import { runCommands, type Commands } from './dispatch';
import { main } from './terminal';

const commands: Commands = new Map([['run', runCommand], ['fetch', fetchCommand]]);

main((argv, terminal) => runCommands(commands, argv, terminal));
