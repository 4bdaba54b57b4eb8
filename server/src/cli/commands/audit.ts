/** `lasthop audit`: what was asked of stores on this machine. */
import { auditFile, readAudit, userFolders, visible, type AuditEntry } from '../../stores';
import { choice, UsageError } from '../arguments';
import { defineCommand } from '../command';

export const auditCommand = defineCommand({
  usage: 'audit',
  summary: 'show who asked which store for what on this machine, never a value',
  options: {
    path: { kind: 'text', placeholder: 'PREFIX', help: 'only paths that begin so' },
    since: { kind: 'text', placeholder: 'DATE', help: 'only from then on (UTC): 2026-11-25 or 2026-11-25T09:00:00Z' },
    format: choice(['text', 'json'], 'json: one object a line, as in the log'),
  },
  examples: [
    ['lasthop audit --path prod/', 'everything about production'],
    ['lasthop audit --since 2026-11-25 --format json', 'for programs'],
  ],
  run: ({ values, operands }, terminal) => {
    if (operands.length > 0) throw new UsageError('Narrow the log with --path PREFIX, as in `lasthop audit --path dev/api/`.');
    const since = values.since === undefined ? undefined : moment(values.since);
    const file = auditFile(userFolders(terminal.environment));
    const { entries, broken } = readAudit(file);
    const chosen = entries.filter(({ path, time }) => path.startsWith(values.path ?? '') && (since === undefined || Date.parse(time) >= since));
    terminal.write(chosen.map((entry) => `${values.format === 'json' ? JSON.stringify(entry) : row(entry)}\n`).join(''));
    for (const place of broken) terminal.say(`lasthop: ${place} is no entry of the log and was passed over.\n`);
    if (chosen.length === 0) terminal.say(entries.length === 0 ? `Nothing was recorded yet in ${file}.\n` : 'No entry of the log is of that kind.\n');
    return 0;
  },
});

/** Milliseconds since 1970. @throws UsageError */
function moment(text: string): number {
  const time = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(text) ? Date.parse(/T.*\d$/.test(text) && !/[+-]\d\d:\d\d$/.test(text) ? `${text}Z` : text) : Number.NaN;
  if (Number.isNaN(time)) throw new UsageError('--since needs a date such as 2026-11-25 or 2026-11-25T09:00:00Z.');
  return time;
}

function row({ time, who, as, act, provider, path, outcome, command, root }: AuditEntry): string {
  const by = [command, root === undefined ? undefined : `in ${root}`].filter((part) => part !== undefined).join(' ');
  return [time.replace(/\.\d+Z$/, 'Z'), as === undefined ? who : `${who} as ${shortened(as)}`, act.padEnd(12), provider, path === '' ? '-' : path, outcome, ...(by === '' ? [] : [`(${by})`])].map(visible).join('  ');
}

/** A name, or so much of a key as people compare. */
function shortened(as: string): string {
  const [first = '', ...rest] = as.split(' ');
  return rest.length > 0 && first !== 'ssh-ed25519' ? first : `${as.slice(0, 24)}…`;
}
