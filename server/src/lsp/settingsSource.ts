/** The editor's settings: asked for where the client can be asked, else what it sends. */
import type { Connection } from 'vscode-languageserver/node';
import type { Client } from './capabilities';
import { editorSettings, type EditorSettings } from './folderSettings';

export class SettingsSource {
  private readonly byRoot = new Map<string, EditorSettings>();
  private general: EditorSettings = editorSettings(undefined);

  constructor(private readonly connection: Connection, private readonly client: Client) {}

  /** Asks anew, in general and for each of the given root folders. */
  async fetch(uris: readonly string[]): Promise<void> {
    if (!this.client.configuration) return;
    const answers = await this.connection.workspace.getConfiguration([
      { section: 'lasthop' }, ...uris.map((scopeUri) => ({ scopeUri, section: 'lasthop' })),
    ]) as unknown[];
    this.general = editorSettings(answers[0]);
    this.byRoot.clear();
    uris.forEach((uri, at) => this.byRoot.set(uri, editorSettings(answers[at + 1])));
  }

  /** Takes what `workspace/didChangeConfiguration` carried, for clients that cannot be asked. */
  take(settings: unknown): void {
    if (this.client.configuration || typeof settings !== 'object' || settings === null) return;
    this.general = editorSettings((settings as { readonly lasthop?: unknown }).lasthop);
  }

  get tracing(): boolean {
    return this.general.trace;
  }

  of(uri: string): EditorSettings {
    return this.byRoot.get(uri) ?? this.general;
  }
}
