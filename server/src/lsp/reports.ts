/** What a client is told about a file, with an id made of the content: another file's edit can change it without a new version. */
import { createHash } from 'node:crypto';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node';
import type { Finding } from '../core/rule';
import { invalidConfiguration } from '../host/configuration';
import { positionsOf, toDiagnostic, toRange, type DiagnosticSupport } from './convert';
import type { Folder } from './folder';
import type { FolderSettings } from './folderSettings';

export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  /** Equal for equal diagnostics and only for those; empty for none. */
  readonly resultId: string;
}

interface Known {
  readonly report: Report;
  readonly settings: FolderSettings;
}

const nothing: Report = { diagnostics: [], resultId: '' };

export class Reports {
  private readonly known = new WeakMap<readonly Finding[], Known>();

  constructor(private readonly support: DiagnosticSupport) {}

  of(folder: Folder, path: string): Report {
    const settings = folder.inForce;
    if (!settings.enabled || !folder.isShown(path)) return nothing;
    const findings = folder.engine.check(path);
    const problem = this.problemIn(folder, path);
    if (findings.length === 0 && !problem) return nothing;
    // The engine returns the same list until something changed; but another file's lines may have moved below a related place.
    const known = problem || findings.some((finding) => finding.related.length > 0) ? undefined : this.known.get(findings);
    if (known && known.settings === settings) return known.report;
    const report = reportOf([...problem ? [problem] : [], ...this.diagnosticsOf(folder, path, findings)]);
    this.known.set(findings, { report, settings });
    return report;
  }

  private diagnosticsOf(folder: Folder, path: string, findings: readonly Finding[]): Diagnostic[] {
    const positions = folder.positions(path);
    const places = folder.places();
    return findings
      .filter(({ value, span }) => !value || !folder.inForce.accepted(path, positions(span.start).line + 1))
      .map((finding) => toDiagnostic(finding, positions, places, this.support));
  }

  /** A broken configuration is said where it is broken. */
  private problemIn(folder: Folder, path: string): Diagnostic | undefined {
    const { problem } = folder.inForce;
    if (problem?.path !== path) return undefined;
    return {
      range: toRange(problem.span, positionsOf(problem.text)), severity: DiagnosticSeverity.Error,
      code: invalidConfiguration, source: 'lasthop', message: problem.message,
    };
  }
}

function reportOf(diagnostics: readonly Diagnostic[]): Report {
  return diagnostics.length === 0 ? nothing : { diagnostics, resultId: createHash('sha1').update(JSON.stringify(diagnostics)).digest('base64') };
}
