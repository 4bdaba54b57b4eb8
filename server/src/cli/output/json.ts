/** `--format json`: the machine-readable report, versioned. */
import type { Report, ReportedFinding } from '../report';

export function json(report: Report): string {
  return `${JSON.stringify({
    version: 1,
    findings: report.findings.filter((finding) => !finding.baselined).map(asJson),
    summary: report.summary,
  })}\n`;
}

function asJson(finding: ReportedFinding): object {
  const { rule, severity, confidence, kind, path, start, end, message, fingerprint, related, fixes } = finding;
  return { rule, severity, confidence, kind, path, start, end, message, fingerprint, related, fixes };
}
