/** Everything that lasts from one message to the next: documents, folders, settings, and what was told to the client. */
import { MessageType, ShowMessageNotification, ShowMessageRequest, type Connection } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { envFileKind } from '../core/envFiles';
import type { TextChange } from '../core/text';
import { diskPath } from './addresses';
import type { Client } from './capabilities';
import { Documents } from './documents';
import { describeError } from './failure';
import type { Folder } from './folder';
import { Folders } from './folders';
import { Pacer, pause } from './pacer';
import { methods, type InitializationOptions } from './protocol';
import { Reports } from './reports';
import { Scanner } from './scanner';
import { SettingsSource } from './settingsSource';
import { Teller } from './teller';
import type { Tracer } from './trace';

/** How long after the last edit of an env file other files are searched for its new keys, in milliseconds. */
const afterTyping = 1000;
/** How long changes of env files are gathered before the client is told that the count of missing keys may differ, in milliseconds. */
const statusPause = 250;

export interface SessionOptions {
  readonly connection: Connection;
  readonly client: Client;
  readonly tracer: Tracer;
  readonly options: InitializationOptions;
  /** Address of a rule's page. */
  page(rule: string): string | undefined;
}

export class Session {
  readonly connection: Connection;
  readonly client: Client;
  readonly documents = new Documents();
  readonly settings: SettingsSource;
  readonly folders: Folders;
  readonly reports: Reports;
  readonly teller: Teller;
  readonly scanner: Scanner;
  /** False in Restricted Mode: no program is started and no secret read. */
  trusted: boolean;
  /** Called when the first settings have arrived and the first scan was asked for. */
  markStarted: () => void = () => undefined;
  private readonly started: Promise<void>;
  private readonly tracer: Tracer;
  private readonly diskEvents = new Map<Folder, Set<string>>();
  private readonly disk: Pacer;
  private readonly again: Pacer;
  private readonly status: Pacer;
  /** When an env file was edited last. */
  private typed = Number.NEGATIVE_INFINITY;

  constructor({ connection, client, tracer, options, page }: SessionOptions) {
    this.connection = connection;
    this.started = new Promise((resolve) => { this.markStarted = resolve; });
    this.client = client;
    this.trusted = options.trusted !== false;
    this.tracer = tracer;
    const failed = (error: unknown): void => this.log(describeError(error));
    this.settings = new SettingsSource(connection, client);
    this.folders = new Folders((uri) => this.settings.of(uri), page);
    this.reports = new Reports(client.diagnostics);
    this.teller = new Teller(connection, client, this.reports, failed);
    this.scanner = new Scanner(connection, client, (folder) => {
      this.teller.changed(folder);
      this.status.request();
    }, failed);
    this.disk = new Pacer(async (stop) => {
      for (const [folder, paths] of this.diskEvents) {
        this.diskEvents.delete(folder);
        await folder.diskChanged(paths, stop);
        this.teller.changed(folder);
        this.again.request();
        this.status.request();
      }
    }, failed);
    this.again = new Pacer(async (stop) => {
      // A key is typed letter by letter; files are searched for it once it is there.
      do await pause(afterTyping);
      while (!stop.stopped && performance.now() - this.typed < afterTyping);
      for (const folder of this.folders.all()) {
        await folder.lookAgain(stop);
        this.teller.changed(folder);
      }
    }, failed);
    this.status = new Pacer(async () => {
      await pause(statusPause);
      if (options.status) await this.connection.sendNotification(methods.statusChanged);
    }, failed);
  }

  /** Never holds a document's text: errors are described by `describeError`. */
  log(text: string): void {
    this.connection.console.error(text);
  }

  /** Shows a message that asks for nothing. */
  inform(message: string): void {
    void this.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
  }

  /** The same for what must not be overlooked: editors fold up a message without a button. */
  warn(message: string): void {
    const asked = this.connection.sendRequest(ShowMessageRequest.type, { type: MessageType.Warning, message, actions: [{ title: 'Got It' }] });
    asked.catch(() => undefined);
  }

  /** The document's text is now the truth for its path. */
  setOpen(document: TextDocument, change?: TextChange): void {
    const { folder, path } = this.folders.locate(document.uri);
    folder.setOpen(path, document, change);
    this.teller.changed(folder, path);
    if (!envFileKind(path)) return;
    this.typed = performance.now();
    this.again.request();
    this.status.request();
  }

  setClosed(uri: string): void {
    this.documents.closed(uri);
    const located = this.folders.find(uri);
    if (!located) return;
    located.folder.setClosed(located.path);
    this.teller.closed(uri);
    this.teller.changed(located.folder);
    this.status.request();
    this.folders.dropUnused(located.folder);
  }

  diskChanged(uris: readonly string[]): void {
    for (const uri of uris) {
      const located = this.folders.find(uri);
      if (!located) continue;
      const paths = this.diskEvents.get(located.folder) ?? new Set();
      this.diskEvents.set(located.folder, paths.add(located.path));
    }
    this.disk.request();
  }

  /** Whether settings come from this file: a configuration, one that it extends, or a list of accepted findings. */
  isConfiguration(uri: string): boolean {
    const file = diskPath(uri);
    if (file === undefined) return false;
    return /[\\/]\.(?:lasthop\.yaml|gitleaksignore)$/.test(file) || this.folders.all().some((folder) => folder.inForce.files.includes(file));
  }

  /** The folders are known at once; what they hold is read by the scanner. */
  addFolders(uris: readonly string[]): Folder[] {
    const added = uris.map((uri) => this.folders.add(uri));
    this.reassignDocuments();
    return added;
  }

  removeFolder(uri: string): void {
    const folder = this.folders.remove(uri);
    if (!folder) return;
    this.teller.changedAll(folder);
    this.folders.dropUnused(folder);
    this.reassignDocuments();
    this.scanner.request([folder]);
  }

  /** Settles when everything has been read once: the folders that the client started with, too. */
  async whenRead(): Promise<void> {
    await this.started;
    await this.scanner.whenIdle();
  }

  /** Reads the editor's settings and each folder's configuration anew; findings follow. */
  async reloadSettings(): Promise<void> {
    const folders = this.folders.all();
    await this.settings.fetch(folders.map((folder) => folder.root.uri));
    this.tracer.trace = this.settings.tracing ? (line) => this.connection.console.log(line) : undefined;
    const due: Folder[] = [];
    for (const folder of folders) {
      if (folder.configure(this.settings.of(folder.root.uri))) due.push(folder);
      this.teller.changedAll(folder);
    }
    this.status.request();
    this.scanner.request(due);
  }

  dispose(): void {
    this.markStarted();
    this.scanner.dispose();
    this.disk.dispose();
    this.again.dispose();
    this.status.dispose();
    this.teller.dispose();
  }

  /** Gives each open document to the folder that is now the innermost around it. */
  private reassignDocuments(): void {
    for (const document of this.documents.all()) {
      const { folder, path } = this.folders.locate(document.uri);
      for (const other of this.folders.all()) {
        const before = other === folder ? undefined : other.root.pathOf(document.uri);
        if (before === undefined || other.document(before) === undefined) continue;
        other.setClosed(before);
        this.teller.changed(other);
        this.folders.dropUnused(other);
      }
      if (folder.document(path)) continue;
      folder.setOpen(path, document);
      this.teller.changed(folder);
    }
  }
}
