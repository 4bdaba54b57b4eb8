/** The second status bar item: how many of the keys that the contract promises are missing. Only there while some are. */
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import { methods, type KeyStatus } from '../../server/src/lsp/protocol';
import type { LanguageServer } from './languageServer';

/** Names shown in the tooltip; a contract can hold hundreds. */
const mostNames = 12;

export class KeyStatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('lasthop.keys', vscode.StatusBarAlignment.Left, -1);
  private readonly changed = new vscode.EventEmitter<KeyStatus | undefined>();
  private readonly subscriptions: vscode.Disposable;
  private asked = 0;
  private latest: KeyStatus | undefined;
  /** Fires after each answer of the server. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly client: LanguageServer) {
    this.item.name = 'Lasthop: Missing Keys';
    const refresh = (): void => void this.refresh();
    this.subscriptions = vscode.Disposable.from(
      this.item, this.changed,
      client.onNotification(methods.statusChanged, refresh),
      client.onDidChangeState(refresh),
      vscode.window.onDidChangeActiveTextEditor(refresh),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.show()),
    );
  }

  /** What was last known of the folder that the user works in. */
  get current(): KeyStatus | undefined {
    return this.latest;
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  async refresh(): Promise<KeyStatus | undefined> {
    const number = ++this.asked;
    const status = this.client.state === State.Running ? await this.ask() : undefined;
    // An answer that a later question has overtaken.
    if (number !== this.asked) return this.latest;
    this.latest = status;
    this.show();
    this.changed.fire(status);
    return status;
  }

  /** The contract around the active document; where it has none, that of which most is missing. */
  private async ask(): Promise<KeyStatus | undefined> {
    try {
      const uri = vscode.window.activeTextEditor?.document.uri.toString();
      const own = uri === undefined ? null : await this.client.sendRequest<KeyStatus | null>(methods.status, { uri });
      return own ?? await this.client.sendRequest<KeyStatus | null>(methods.status, {}) ?? undefined;
    } catch {
      // The server is gone or going: the other item says so.
      return undefined;
    }
  }

  private show(): void {
    const status = this.latest;
    if (!status || status.missing.length === 0) return this.item.hide();
    const { service, missing, total } = status;
    const trusted = vscode.workspace.isTrusted;
    this.item.text = `$(key) ${service}: ${missing.length} of ${total} keys missing`;
    this.item.tooltip = tooltip(status, trusted);
    this.item.command = trusted ? 'lasthop.getSecrets' : 'workbench.trust.manage';
    this.item.accessibilityInformation = { label: `${service}: ${missing.length} of ${total} keys missing` };
    this.item.show();
  }
}

function tooltip({ service, contract, missing, total }: KeyStatus, trusted: boolean): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendText(`${vscode.workspace.asRelativePath(vscode.Uri.parse(contract))} asks for ${total} keys of ${service}. Missing: `);
  text.appendText(missing.slice(0, mostNames).join(', ') + (missing.length > mostNames ? ` and ${missing.length - mostNames} more` : ''));
  text.appendMarkdown('\n\n');
  text.appendText(trusted
    ? 'Click to get them: Lasthop checks what you may read and fetches it.'
    : 'In Restricted Mode no secret is read. Trust this workspace to fetch them.');
  const findings = vscode.languages.getDiagnostics().flatMap(([, list]) => list).filter(({ source }) => source === 'lasthop').length;
  text.appendMarkdown('\n\n');
  text.appendText(findings === 0 ? 'Nothing else found in the workspace.' : `Findings in the workspace: ${findings}.`);
  return text;
}
