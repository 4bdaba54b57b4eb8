/** A small editor for conversations with the language server: in memory, with real folders on disk, every message recorded. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createConnection, createProtocolConnection, CodeActionKind, StreamMessageReader, StreamMessageWriter,
  type ClientCapabilities, type CodeAction, type Diagnostic, type DocumentDiagnosticReport, type InitializeResult,
  type Message, type ProtocolConnection, type Range, type TextEdit, type WorkspaceDiagnosticReport, type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serve } from '../../server/src/lsp/server';
import { Tracer } from '../../server/src/lsp/trace';

/** What VS Code's client can do. */
export const fullCapabilities: ClientCapabilities = {
  workspace: {
    applyEdit: true, configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    didChangeConfiguration: { dynamicRegistration: true }, didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] }, isPreferredSupport: true },
  },
  window: { workDoneProgress: true },
};

/** What an old client can do: no pull, no resolve, no document versions in edits. */
export const plainCapabilities: ClientCapabilities = { workspace: { applyEdit: true }, textDocument: { publishDiagnostics: {} } };

export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  /** Files by path, each folder a workspace folder; a `.git` is laid out so that ignore rules count. */
  readonly folders?: readonly Readonly<Record<string, string>>[];
  /** What `workspace/configuration` answers for the section `lasthop`. */
  readonly settings?: Record<string, unknown>;
  readonly initializationOptions?: Record<string, unknown>;
  /** The button that a person presses on a question; by default none. */
  readonly press?: (question: string) => string | undefined;
  /** How the editor answers `workspace/applyEdit`; by default it applies. */
  readonly applyEdit?: (edit: WorkspaceEdit) => boolean;
}

export class Editor {
  readonly folders: string[] = [];
  /** Every message that the server sent, as JSON. */
  readonly received: string[] = [];
  readonly published = new Map<string, Diagnostic[]>();
  readonly messages: string[] = [];
  /** What a person was asked. */
  readonly questions: string[] = [];
  readonly applied: WorkspaceEdit[] = [];
  readonly registered: string[] = [];
  refreshes = 0;
  settings: Record<string, unknown>;
  private readonly documents = new Map<string, TextDocument>();
  private constructor(readonly connection: ProtocolConnection, readonly initialized: InitializeResult, private readonly options: EditorOptions) {
    this.settings = options.settings ?? {};
  }

  static async start(options: EditorOptions = {}): Promise<Editor> {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const tracer = new Tracer();
    const server = createConnection(tracer.reader(new StreamMessageReader(toServer)), tracer.writer(new StreamMessageWriter(toClient)));
    serve({ connection: server, tracer, version: '0.0.0', page: (rule) => `https://example.invalid/${rule}`, shutDown: () => undefined });
    const reader = new StreamMessageReader(toClient);
    const received: string[] = [];
    const listen = reader.listen.bind(reader);
    reader.listen = (callback) => listen((message: Message) => {
      received.push(JSON.stringify(message));
      callback(message);
    });
    const connection = createProtocolConnection(reader, new StreamMessageWriter(toServer));
    const folders = (options.folders ?? [{}]).map(layOut);
    let editor: Editor | undefined;
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => editor?.settings ?? options.settings ?? {}));
    connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => ({ applied: editor?.answerEdit(edit) ?? false }));
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => {
      editor?.registered.push(...registrations.map(({ method }) => method));
    });
    connection.onRequest('workspace/diagnostic/refresh', () => { if (editor) editor.refreshes++; });
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest('window/showMessageRequest', ({ message, actions }: { message: string; actions: { title: string }[] }) => {
      editor?.questions.push(message);
      const pressed = options.press?.(message);
      return actions.find(({ title }) => title === pressed) ?? null;
    });
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
      editor?.published.set(uri, diagnostics);
    });
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => { editor?.messages.push(message); });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => { editor?.messages.push(message); });
    connection.listen();
    const initialized = await connection.sendRequest<InitializeResult>('initialize', {
      processId: null, rootUri: null, initializationOptions: options.initializationOptions, capabilities: options.capabilities ?? fullCapabilities,
      workspaceFolders: folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder })),
    });
    editor = new Editor(connection, initialized, options);
    editor.folders.push(...folders);
    (editor as { received: string[] }).received = received;
    await connection.sendNotification('initialized', {});
    return editor;
  }

  uri(path: string, folder = 0): string {
    return pathToFileURL(path.startsWith('/') ? path : join(this.folders[folder] ?? '', path)).href;
  }

  async open(path: string, text: string, languageId = 'plaintext', folder = 0): Promise<string> {
    const uri = this.uri(path, folder);
    this.documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return uri;
  }

  text(uri: string): string {
    return this.documents.get(uri)?.getText() ?? '';
  }

  /** Replaces the first occurrence of `old` (or appends, for ''), as one incremental change. */
  async replace(uri: string, old: string, text: string): Promise<void> {
    const document = this.documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    const at = old === '' ? document.getText().length : document.getText().indexOf(old);
    if (at < 0) throw new Error(`no ${old} in ${uri}`);
    await this.change(uri, [{ range: { start: document.positionAt(at), end: document.positionAt(at + old.length) }, newText: text }]);
  }

  async change(uri: string, edits: readonly TextEdit[]): Promise<void> {
    const document = this.documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    const contentChanges = edits.map(({ range, newText }) => ({ range, text: newText }));
    TextDocument.update(document, contentChanges, document.version + 1);
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: document.version }, contentChanges });
  }

  async close(uri: string): Promise<void> {
    this.documents.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  write(path: string, text: string, folder = 0): void {
    const file = join(this.folders[folder] ?? '', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  async diskChanged(...uris: string[]): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: uris.map((uri) => ({ uri, type: 2 })) });
  }

  async report(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.report(uri);
    return report.kind === 'full' ? report.items : [];
  }

  /** The rules of the findings that a pull gives, once the first scan is done. */
  async rules(uri: string): Promise<string[]> {
    return (await this.pull(uri)).map(({ code }) => String(code));
  }

  async pullWorkspace(previousResultIds: { uri: string; value: string }[] = []): Promise<WorkspaceDiagnosticReport> {
    return this.connection.sendRequest('workspace/diagnostic', { previousResultIds });
  }

  async actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri }, range, context: { diagnostics: [], ...(only ? { only } : {}) },
    });
  }

  /** The actions at the first place of `text`. */
  async actionsAt(uri: string, text: string, only: string[] = [CodeActionKind.QuickFix]): Promise<CodeAction[]> {
    const document = this.documents.get(uri);
    const at = document?.getText().indexOf(text) ?? -1;
    if (!document || at < 0) throw new Error(`no ${text} in ${uri}`);
    return this.actions(uri, { start: document.positionAt(at), end: document.positionAt(at) }, only);
  }

  async resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest('codeAction/resolve', action);
  }

  /** Does what an editor does with a chosen action. */
  async choose(action: CodeAction): Promise<void> {
    const resolved = action.edit || !action.data ? action : await this.resolve(action);
    if (resolved.edit) await this.apply(resolved.edit);
    if (action.command) await this.connection.sendRequest('workspace/executeCommand', { command: action.command.command, arguments: action.command.arguments });
  }

  async apply(edit: WorkspaceEdit): Promise<void> {
    this.applied.push(edit);
    const changes = new Map<string, TextEdit[]>(Object.entries(edit.changes ?? {}));
    for (const change of edit.documentChanges ?? []) {
      if (!('textDocument' in change)) continue;
      const { uri, version } = change.textDocument;
      if (version !== null && version !== this.documents.get(uri)?.version) throw new Error(`an edit for version ${version} of ${uri}`);
      changes.set(uri, change.edits as TextEdit[]);
    }
    for (const [uri, edits] of changes) {
      if (this.documents.has(uri)) await this.change(uri, [...edits].sort((a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character));
      else await this.writeEdited(uri, edits);
    }
  }

  /** Ends the conversation and removes the folders. */
  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
  }

  private answerEdit(edit: WorkspaceEdit): boolean {
    if (this.options.applyEdit && !this.options.applyEdit(edit)) return false;
    void this.apply(edit);
    return true;
  }

  private async writeEdited(uri: string, edits: readonly TextEdit[]): Promise<void> {
    const file = new URL(uri);
    const { existsSync, readFileSync } = await import('node:fs');
    const document = TextDocument.create(uri, '', 0, existsSync(file) ? readFileSync(file, 'utf8') : '');
    writeFileSync(file, TextDocument.applyEdits(document, [...edits]));
    await this.diskChanged(uri);
  }
}

/** A conversation that ends and cleans up whatever happens in it. */
export async function withEditor(options: EditorOptions, body: (editor: Editor) => Promise<void>): Promise<void> {
  const editor = await Editor.start(options);
  try {
    await body(editor);
  } finally {
    await editor.stop();
  }
}

/** Settles when the condition holds; fails with `what` after thirty seconds. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function layOut(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lasthop-lsp-')));
  // The least that makes a repository, whose index is empty: nothing is tracked, ignore rules count.
  const repository = { '.git/HEAD': 'ref: refs/heads/main\n', '.git/config': '', '.gitignore': '.env\n.env.local\n' };
  for (const [path, text] of Object.entries({ ...repository, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
