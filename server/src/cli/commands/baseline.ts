/** `lasthop baseline create`. */
import { resolve } from 'node:path';
import { slice } from '../../core/text';
import { Baseline, BaselineError, baselineName } from '../../host/baseline';
import { existsSync } from 'node:fs';
import { UsageError } from '../arguments';
import { check } from '../check';
import { defineCommand, progressLine } from '../command';

export const baselineCommand = defineCommand({
  usage: 'baseline create [PATH…]',
  summary: 'accept today\'s findings, so that only new ones count',
  options: {
    'baseline': { kind: 'text', placeholder: 'FILE', help: `the file to write (default ${baselineName})` },
  },
  examples: [
    ['lasthop baseline create', `writes ${baselineName}; check it in`],
    [`lasthop check --baseline ${baselineName}`, 'from then on'],
  ],
  run: ({ values, operands: [verb, ...paths] }, terminal) => {
    if (verb !== 'create') throw new UsageError('Write `lasthop baseline create`.');
    const name = values.baseline ?? baselineName;
    const file = resolve(terminal.directory, name);
    // The key of an existing baseline is kept, so that a diff shows what really changed.
    const baseline = existsSync(file) ? readOrSay(file) : Baseline.empty();
    const progress = progressLine(terminal);
    const { scans, failures } = check({ paths: paths.length > 0 ? paths : ['.'], directory: terminal.directory, progress: progress.update });
    progress.clear();
    const findings = [...scans.values()].flatMap((scan) => scan.paths.flatMap((path) => scan.engine.check(path).map((finding) => ({
      finding, value: finding.value && slice(scan.engine.text(path) ?? '', finding.value),
    }))));
    baseline.write(file, findings);
    for (const failure of failures) terminal.say(`lasthop: ${failure}\n`);
    terminal.write(`${name} names ${findings.length} finding${findings.length === 1 ? '' : 's'}. Check it in, and run lasthop check --baseline ${name}.\nA secret that git has ever held must still be rotated.\n`);
    return failures.length > 0 ? 2 : 0;
  },
});

function readOrSay(file: string): Baseline {
  try {
    return Baseline.read(file);
  } catch (error) {
    if (error instanceof BaselineError) throw new UsageError(`${error.message} Delete it to make a new one.`);
    throw error;
  }
}
