/**
 * `--format gitlab`: a Code Quality report.
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
import type { Severity } from '../../core/rule';
import type { Report } from '../report';

const weights: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', information: 'minor', hint: 'info' };

export function gitlab(report: Report): string {
  const entries = report.findings.filter((finding) => !finding.baselined).map((finding) => ({
    description: finding.message,
    check_name: finding.rule,
    fingerprint: finding.fingerprint,
    severity: weights[finding.severity],
    location: { path: finding.path, lines: { begin: finding.start.line, end: finding.end.line } },
  }));
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}
