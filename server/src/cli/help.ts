/** `--help`: made from the commands' own tables. */
import { valueHelp } from './arguments';
import type { Command } from './command';

export function generalHelp(commands: ReadonlyMap<string, Command>): string {
  const rows = [...commands.values()].map((command) => [command.usage, command.summary] as const);
  return [
    'lasthop finds literal secrets in code, .env files and manifests, and fixes them.', '',
    'Usage: lasthop COMMAND [OPTION…]', '',
    ...table(rows), '',
    'Examples:',
    ...table([...commands.values()].flatMap((command) => command.examples.slice(0, 1))), '',
    'Exit status: 0 nothing found at or above the level, 1 findings, 2 could not do the work.',
    'lasthop COMMAND --help says more. lasthop --version prints the version.', '',
  ].join('\n');
}

export function commandHelp(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) =>
    [`--${name}${option.kind === 'flag' ? '' : ` ${valueHelp(option)}`}`, option.help] as const);
  return [
    `Usage: lasthop ${command.passesOn ? command.usage.replace(' ', ' [OPTION…] ') : `${command.usage}${options.length > 0 ? ' [OPTION…]' : ''}`}`, '',
    `${command.summary[0]?.toUpperCase()}${command.summary.slice(1)}.`, '',
    ...(options.length > 0 ? ['Options:', ...table(options), ''] : []),
    'Examples:', ...table(command.examples), '',
    ...(command.details ?? []).flatMap((paragraph) => [...wrapped(paragraph), '']),
  ].join('\n');
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(46, Math.max(...rows.map(([left]) => left.length)));
  return rows.map(([left, right]) => (left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`));
}

/** At most 100 columns. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    let current = '';
    for (const word of line.split(/(?<=\S) (?=\S)/)) {
      if (current !== '' && current.length + 1 + word.length > 100) {
        lines.push(current);
        current = '';
      }
      current += current === '' ? word : ` ${word}`;
    }
    lines.push(current);
  }
  return lines;
}
