/** The `lasthop` command. */
import { check } from './check';
import { json } from './output/json';
import { choice, parseArguments, UsageError } from './arguments';

function main(argv: readonly string[]): number {
  const [command, ...rest] = argv;
  if (command !== 'check') throw new UsageError('lasthop check');
  const { values, operands } = parseArguments(rest, {
    'format': choice(['text', 'json', 'sarif', 'github', 'gitlab'], 'how the report is written'),
    'fail-on': choice(['error', 'warning', 'information', 'never'], 'the least severity that makes the exit status 1 (default warning)'),
  });
  void values;
  const { report, failures } = check({ operands, directory: process.cwd() });
  process.stdout.write(json(report));
  for (const failure of failures) process.stderr.write(`lasthop: ${failure}\n`);
  return failures.length > 0 ? 2 : report.findings.length > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
