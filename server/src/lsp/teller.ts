/** Sees to it that the client hears of changed findings: asks it to pull again, or publishes. Never both. */
import type { CancellationToken, Connection } from 'vscode-languageserver/node';
import type { Client } from './capabilities';
import type { Folder } from './folder';
import { Pacer, Slices, type Stop } from './pacer';
import type { Report, Reports } from './reports';

export class Teller {
  private readonly unsettled = new Map<Folder, Set<string>>();
  /** Result ids that the client was last given, by URI. */
  private readonly told = new Map<string, string>();
  private readonly waiting = new Set<() => void>();
  private readonly pacer: Pacer;

  constructor(
    private readonly connection: Connection, private readonly client: Client, private readonly reports: Reports, failed: (error: unknown) => void,
  ) {
    this.pacer = new Pacer((stop) => (client.pull ? this.refresh(stop) : this.publish(stop)), failed);
  }

  /**
   * Something changed in a folder; `own`: the document that was opened or edited, which a client that pulls asks for by
   * itself. Others are told of every version of it first, and when it is opened: some forget what they heard of closed files.
   */
  changed(folder: Folder, own?: string): void {
    const paths = folder.engine.takeAffected();
    const unsettled = this.unsettledOf(folder);
    if (own !== undefined && !this.client.pull) unsettled.add(own);
    for (const path of paths) if (path !== own || !this.client.pull) unsettled.add(path);
    if (unsettled.size > 0) this.pacer.request();
  }

  /** Settles when findings beside those of the document being edited may have changed, or the question was withdrawn. */
  nextChange(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      const settle = (): void => {
        this.waiting.delete(settle);
        withdrawn.dispose();
        resolve();
      };
      const withdrawn = token.onCancellationRequested(settle);
      this.waiting.add(settle);
    });
  }

  /** Notes what a client that pulls was answered. */
  answered(uri: string, report: Report): void {
    this.told.set(uri, report.resultId);
  }

  /** A client that pulls asks no more for a closed document. */
  closed(uri: string): void {
    if (this.client.pull) this.told.delete(uri);
  }

  /** What is shown of a folder may differ although no text changed: settings, or which files are looked at. */
  changedAll(folder: Folder): void {
    const unsettled = this.unsettledOf(folder);
    for (const path of [...folder.engine.paths(), ...folder.shownPaths()]) unsettled.add(path);
    for (const uri of this.told.keys()) {
      const path = folder.root.pathOf(uri);
      if (path !== undefined) unsettled.add(path);
    }
    this.pacer.request();
  }

  dispose(): void {
    this.pacer.dispose();
    for (const settle of [...this.waiting]) settle();
  }

  private unsettledOf(folder: Folder): Set<string> {
    const unsettled = this.unsettled.get(folder) ?? new Set();
    this.unsettled.set(folder, unsettled);
    return unsettled;
  }

  private async refresh(stop: Stop): Promise<void> {
    let stale = false;
    const slices = new Slices();
    for (const [folder, paths] of this.unsettled) {
      for (const path of [...paths]) {
        paths.delete(path);
        const uri = folder.document(path)?.uri;
        const known = uri === undefined ? undefined : this.told.get(uri);
        if (known !== undefined && !stale) stale = this.reports.of(folder, path).resultId !== known;
        await slices.next();
        if (stop.stopped) return;
      }
    }
    for (const settle of [...this.waiting]) settle();
    if (stale && this.client.refresh) await this.connection.languages.diagnostics.refresh();
  }

  private async publish(stop: Stop): Promise<void> {
    const slices = new Slices();
    for (const [folder, paths] of this.unsettled) {
      for (const path of inOrder(folder, paths)) {
        paths.delete(path);
        this.send(folder.uri(path), folder.document(path)?.version, this.reports.of(folder, path));
        await slices.next();
        if (stop.stopped) return;
      }
    }
  }

  private send(uri: string, version: number | undefined, report: Report): void {
    if (report.resultId === (this.told.get(uri) ?? '') && version === undefined) return;
    if (report.resultId === '') this.told.delete(uri);
    else this.told.set(uri, report.resultId);
    void this.connection.sendDiagnostics({ uri, version, diagnostics: [...report.diagnostics] });
  }
}

/** What is open first. */
function inOrder(folder: Folder, paths: ReadonlySet<string>): string[] {
  return [...paths].sort((a, b) => Number(folder.document(b) !== undefined) - Number(folder.document(a) !== undefined));
}
