/** `lasthop check`. */
import { resolve } from 'node:path';
import { rules } from '../../core/rules';
import type { Severity } from '../../core/rule';
import { Baseline, BaselineError } from '../../host/baseline';
import { realPath } from '../../host/workspaceRoot';
import { choice, UsageError } from '../arguments';
import { check, fails, type CheckRequest } from '../check';
import { checkHistory } from '../checkHistory';
import { defineCommand, progressLine, showsColour, type Terminal } from '../command';
import { filesSince, liesIn, stagedFiles } from '../git';
import { github } from '../output/github';
import { gitlab } from '../output/gitlab';
import { json } from '../output/json';
import { sarif } from '../output/sarif';
import { text } from '../output/text';
import type { Report } from '../report';

export const formats = ['text', 'json', 'sarif', 'github', 'gitlab'] as const;

export const checkCommand = defineCommand({
  usage: 'check [PATH…]',
  summary: 'find secrets in files and folders (this one by default)',
  options: {
    'format': choice(formats, 'how the report is written (default text)'),
    'profile': choice(['default', 'strict'], 'strict adds the opinionated rules'),
    'fail-on': choice(['error', 'warning', 'information', 'never'], 'the least severity that makes the exit status 1 (default warning)'),
    'stdin': { kind: 'text', placeholder: 'NAME', help: 'check standard input as if it were the file NAME' },
    'staged': { kind: 'flag', help: 'check what is staged in git' },
    'since': { kind: 'text', placeholder: 'REV', help: 'check files changed since this branch left REV' },
    'history': { kind: 'flag', help: 'check every version of every file that git has ever held' },
    'baseline': { kind: 'text', placeholder: 'FILE', help: 'leave out the findings that FILE names' },
    'shard': { kind: 'text', placeholder: 'I/N', help: 'check the I-th of N parts' },
  },
  examples: [
    ['lasthop check', 'this folder; .gitignore is respected'],
    ['lasthop check src .env --format json', 'two places, for a program to read'],
    ['lasthop check --staged', 'what the next commit would add'],
    ['lasthop check --since origin/main --format github', 'a pull request'],
    ['lasthop check --history', 'also what was removed since: it must be rotated'],
    ['git show HEAD:app.env | lasthop check --stdin app.env', 'text that is in no file'],
  ],
  run: ({ values, operands }, terminal) => {
    const baseline = readBaseline(values.baseline, terminal);
    const progress = progressLine(terminal);
    const request = {
      directory: terminal.directory,
      profile: values.profile,
      baseline,
      suppressed: values.format === 'sarif',
      shard: values.shard === undefined ? undefined : parseShard(values.shard),
      progress: progress.update,
    };
    const { report, failures } = values.history
      ? checkHistory(request, insideOf(values, operands, terminal))
      : check({ ...request, ...whatToCheck(values, operands, terminal) });
    progress.clear();
    terminal.write(render(values.format ?? 'text', report, terminal));
    if (values.format !== undefined && values.format !== 'text' && report.summary.files === 0 && report.nothing !== undefined) terminal.say(`lasthop: Nothing was checked: ${report.nothing}.\n`);
    for (const failure of failures) terminal.say(`lasthop: ${failure}\n`);
    if (failures.length > 0) {
      const { files } = report.summary;
      terminal.say(`lasthop: ${files === 0 ? 'Nothing else was checked' : files === 1 ? 'One other file was checked' : `${files} other files were checked`}.\n`);
      return 2;
    }
    return fails(report, (values['fail-on'] ?? 'warning') as Severity | 'never') ? 1 : 0;
  },
});

function whatToCheck(
  values: { readonly stdin: string | undefined; readonly staged: boolean; readonly since: string | undefined },
  operands: readonly string[], terminal: Terminal,
): Pick<CheckRequest, 'paths' | 'overlay'> {
  const stdin = values.stdin ?? (operands.length === 1 && operands[0] === '-' ? 'stdin' : undefined);
  if ([stdin !== undefined, values.staged, values.since !== undefined].filter(Boolean).length > 1) {
    throw new UsageError('Only one of --stdin, --staged and --since can be given.');
  }
  const directory = realPath(terminal.directory);
  if (stdin !== undefined) {
    if (operands.some((operand) => operand !== '-')) throw new UsageError('--stdin checks one text: give no PATH beside it.');
    const file = resolve(directory, stdin);
    return { paths: [file], overlay: new Map([[file, terminal.readInput()]]) };
  }
  const places = (operands.length > 0 ? operands : ['.']).map((operand) => realPath(resolve(directory, operand)));
  const within = operands.length > 0 ? places : undefined;
  if (values.staged) {
    const overlay = new Map([...stagedFiles(directory)].filter(([file]) => !within || liesIn(file, within)));
    return { paths: [...overlay.keys()], overlay };
  }
  if (values.since !== undefined) {
    return { paths: filesSince(directory, values.since).filter((file) => !within || liesIn(file, within)) };
  }
  return { paths: operands.length > 0 ? operands : ['.'] };
}

/** Says of an absolute path whether the history of that file was asked for. */
function insideOf(
  values: { readonly stdin: string | undefined; readonly staged: boolean; readonly since: string | undefined; readonly shard: string | undefined },
  operands: readonly string[], terminal: Terminal,
): (file: string) => boolean {
  if (values.stdin !== undefined || values.staged || values.since !== undefined || values.shard !== undefined) {
    throw new UsageError('--history checks what git holds: --stdin, --staged, --since and --shard do not go with it.');
  }
  // A file that is gone has no links to resolve.
  const places = operands.map((operand) => resolve(realPath(terminal.directory), operand));
  return (file) => places.length === 0 || liesIn(file, places);
}

function readBaseline(file: string | undefined, terminal: Terminal): Baseline | undefined {
  if (file === undefined) return undefined;
  try {
    return Baseline.read(resolve(terminal.directory, file));
  } catch (error) {
    if (error instanceof BaselineError) throw new UsageError(error.message);
    throw error;
  }
}

function parseShard(written: string): { readonly part: number; readonly of: number } {
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(written);
  const part = Number(match?.[1]);
  const of = Number(match?.[2]);
  if (!match || part < 1 || part > of) throw new UsageError('--shard must be I/N with I from 1 to N, as in --shard 2/4.');
  return { part, of };
}

function render(format: (typeof formats)[number], report: Report, terminal: Terminal): string {
  switch (format) {
    case 'text': return text(report, { colour: showsColour(terminal) });
    case 'json': return json(report);
    case 'sarif': return sarif(report, rules, terminal.version);
    case 'github': return github(report);
    case 'gitlab': return gitlab(report);
  }
}
