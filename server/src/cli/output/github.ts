/**
 * `--format github`: workflow commands, which GitHub shows beside the changed lines.
 * https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions
 */
import type { Severity } from '../../core/rule';
import type { Report, ReportedFinding } from '../report';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

export function github(report: Report): string {
  return report.findings.filter((finding) => !finding.baselined).map(annotation).join('');
}

function annotation({ severity, path, start, end, rule, message }: ReportedFinding): string {
  const properties = [`file=${property(path)}`, `line=${start.line}`, `endLine=${end.line}`];
  // Columns are taken only where a place lies within one line.
  if (start.line === end.line) properties.push(`col=${start.column}`, `endColumn=${end.column}`);
  properties.push(`title=${property(`Lasthop: ${rule}`)}`);
  return `::${commands[severity]} ${properties.join(',')}::${data(message)}\n`;
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
