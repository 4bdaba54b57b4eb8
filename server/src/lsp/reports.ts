/** What a client is told about a file, with an id made of the content: another file's edit can change it without a new version. */
import { createHash } from 'node:crypto';
import type { Diagnostic } from 'vscode-languageserver/node';
import type { Finding } from '../core/rule';
import { toDiagnostic, type DiagnosticSupport } from './convert';
import type { Folder } from './folder';

export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  /** Equal for equal diagnostics and only for those; empty for none. */
  readonly resultId: string;
}

const nothing: Report = { diagnostics: [], resultId: '' };

export class Reports {
  private readonly known = new WeakMap<readonly Finding[], Report>();

  constructor(private readonly support: DiagnosticSupport) {}

  of(folder: Folder, path: string): Report {
    const findings = folder.engine.check(path);
    if (findings.length === 0) return nothing;
    // The engine returns the same list until something changed; but another file's lines may have moved below a related place.
    const related = findings.some((finding) => finding.related.length > 0);
    const known = related ? undefined : this.known.get(findings);
    if (known) return known;
    const positions = folder.positions(path);
    const places = folder.places();
    const diagnostics = findings.map((finding) => toDiagnostic(finding, positions, places, this.support));
    const report = { diagnostics, resultId: createHash('sha1').update(JSON.stringify(diagnostics)).digest('base64') };
    this.known.set(findings, report);
    return report;
  }
}
