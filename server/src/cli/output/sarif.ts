/** `--format sarif`: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/ . Holds no snippet: those would show values. */
import type { Confidence } from '../../core/facts';
import { severities, type RuleMeta, type Severity } from '../../core/rule';
import { publicPage } from '../../host/packageFiles';
import type { Report, ReportedFinding, ReportedPlace, Suppression } from '../report';

/** Code scanning refuses a run with more results than this. */
const mostResults = 25_000;

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };
/** Read by code scanning: from 7.0 high, from 4.0 medium. */
const scores: Readonly<Record<Severity, string>> = { error: '8.0', warning: '5.0', information: '2.0', hint: '1.0' };
const precisions: Readonly<Record<Confidence, string>> = { high: 'very-high', medium: 'high', low: 'medium' };

export function sarif(report: Report, rules: readonly RuleMeta[], version: string): string {
  // Code scanning keeps the first 5,000: the gravest come first.
  const results = [...report.findings, ...report.suppressed]
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
    .slice(0, mostResults);
  const used = [...new Set(results.map(({ rule }) => rule))].sort();
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return `${JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: {
        name: 'Lasthop',
        semanticVersion: version,
        rules: used.map((id) => describe(id, byId.get(id))),
      } },
      columnKind: 'utf16CodeUnits',
      invocations: [{
        executionSuccessful: true,
        toolExecutionNotifications: report.summary.skipped.map(({ path, reason }) => ({
          level: 'note', message: { text: `Not checked: ${reason}.` }, locations: [{ physicalLocation: { artifactLocation: { uri: uri(path) } } }],
        })),
      }],
      results: results.map((finding) => result(finding, used.indexOf(finding.rule))),
    }],
  }, undefined, 2)}\n`;
}

function describe(id: string, rule: RuleMeta | undefined): object {
  const severity = rule?.severity ?? 'error';
  return {
    id,
    shortDescription: { text: rule?.title ?? id },
    helpUri: publicPage(id),
    help: { text: `What it finds, why it matters and how to fix it: ${publicPage(id)}` },
    defaultConfiguration: { level: levels[severity] },
    properties: {
      'tags': ['security', rule?.category ?? 'configuration'],
      'security-severity': scores[severity],
      'precision': precisions[rule?.confidence ?? 'high'],
    },
  };
}

function result(finding: ReportedFinding & { readonly suppression?: Suppression }, ruleIndex: number): object {
  const suppression = finding.suppression ?? (finding.baselined ? { kind: 'external', justification: 'Named by the baseline.' } : undefined);
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [location(finding)],
    ...(finding.related.length === 0 ? {} : {
      relatedLocations: finding.related.map((place, id) => ({ id, ...location(place), message: { text: place.message } })),
    }),
    partialFingerprints: { 'lasthop/v1': finding.fingerprint },
    suppressions: suppression ? [suppression] : [],
    properties: { confidence: finding.confidence, ...(finding.kind === undefined ? {} : { kind: finding.kind }) },
  };
}

function location({ path, start, end }: ReportedPlace): { readonly physicalLocation: object } {
  return { physicalLocation: {
    artifactLocation: { uri: uri(path), uriBaseId: '%SRCROOT%' },
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  } };
}

/** A relative URI reference: everything but the slashes is escaped, also a `:` that would read as a scheme. */
function uri(path: string): string {
  return path.split('/').map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd'))).join('/');
}
