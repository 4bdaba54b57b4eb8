/** Settings: what the editor says for a folder, over what the folder's own configuration says. */
import type { Connection } from 'vscode-languageserver/node';
import type { EngineSettings } from '../core/engine';
import type { Client } from './capabilities';

interface EditorSettings {
  readonly profile?: 'default' | 'strict';
  readonly trace?: { readonly server?: string };
}

export class SettingsSource {
  private readonly byFolder = new Map<string, EditorSettings>();
  /** What a client that cannot be asked has sent. */
  private pushed: EditorSettings = {};

  constructor(private readonly connection: Connection, private readonly client: Client) {}

  /** Asks the editor anew for the given folders. */
  async fetch(uris: readonly string[]): Promise<void> {
    if (!this.client.configuration) return;
    const answers = await this.connection.workspace.getConfiguration([
      { section: 'lasthop' }, ...uris.map((scopeUri) => ({ scopeUri, section: 'lasthop' })),
    ]) as unknown[];
    this.pushed = asSettings(answers[0]);
    uris.forEach((uri, at) => this.byFolder.set(uri, asSettings(answers[at + 1])));
  }

  /** Takes what `workspace/didChangeConfiguration` carried, for clients that cannot be asked. */
  take(settings: unknown): void {
    if (this.client.configuration || typeof settings !== 'object' || settings === null) return;
    this.pushed = asSettings((settings as { lasthop?: unknown }).lasthop);
  }

  get tracing(): boolean {
    const level = this.pushed.trace?.server;
    return level !== undefined && level !== 'off';
  }

  engineSettings(uri: string): EngineSettings {
    const editor = this.byFolder.get(uri) ?? this.pushed;
    return {
      profile: editor.profile ?? 'default', level: () => undefined, today: new Date().toISOString().slice(0, 10),
      rules: { environments: [], paths: new Map(), options: new Map() },
    };
  }
}

function asSettings(value: unknown): EditorSettings {
  return typeof value === 'object' && value !== null ? value as EditorSettings : {};
}
