/** One root folder: an engine over what the disk holds, overlaid by what is open in the editor. */
import * as path from 'node:path';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { detectors } from '../core/detectors';
import { Engine, type EngineSettings } from '../core/engine';
import { envFileKind } from '../core/envFiles';
import { languageOf } from '../core/languages';
import type { RenderContext } from '../core/render';
import { rules } from '../core/rules';
import type { TextChange } from '../core/text';
import { ByteReader, decode } from '../host/bytes';
import { FileTree } from '../host/files';
import { realPath } from '../host/workspaceRoot';
import { Root } from './addresses';
import { positionsOf, type Places, type Positions, type Target } from './convert';
import { Slices, type Stop } from './pacer';

/** Told how far a scan has come: files done, files in all. */
export type Progress = (done: number, all: number) => void;

export class Folder {
  readonly engine: Engine;
  readonly root: Root;
  private readonly open = new Map<string, TextDocument>();
  /** Open files that a check of the folder would pass over: ignored by git, excluded, of an installed package. */
  private readonly passedOver = new Set<string>();
  private readonly reader = new ByteReader();
  private tree: FileTree | undefined;

  /** @param loose found for a file outside the workspace's folders: never scanned as a whole */
  constructor(uri: string, readonly loose: boolean, settings: EngineSettings, private readonly page: (rule: string) => string | undefined) {
    this.root = new Root(uri);
    this.tree = this.readTree();
    this.engine = new Engine({ languageOf: (file) => languageOf(file, file.text), rules, detectors, settings });
  }

  get hasOpen(): boolean {
    return this.open.size > 0;
  }

  openPaths(): IterableIterator<string> {
    return this.open.keys();
  }

  document(path: string): TextDocument | undefined {
    return this.open.get(path);
  }

  /** Takes an open document's text as the truth for its path. */
  setOpen(path: string, document: TextDocument, change?: TextChange): void {
    const first = !this.open.has(path);
    this.open.set(path, document);
    if (first) {
      if (this.loose) this.readEnvFilesAbove(path);
      this.look(path);
    }
    if (!this.passedOver.has(path)) {
      this.engine.set({ path, languageId: document.languageId, text: document.getText() }, first ? undefined : change);
    }
  }

  /** The disk is the truth again. */
  setClosed(path: string): void {
    this.open.delete(path);
    this.passedOver.delete(path);
    if (this.loose) this.engine.remove(path);
    else this.readFromDisk(path);
  }

  /** Reads every file of the folder; what is open stays. Env files come first: most rules ask for them. */
  async scan(stop: Stop, progress: Progress): Promise<void> {
    this.tree = this.readTree();
    if (!this.tree || this.loose) return;
    const paths = this.tree.walk('');
    paths.sort((a, b) => Number(envFileKind(b) !== undefined) - Number(envFileKind(a) !== undefined));
    const found = new Set(paths);
    const slices = new Slices();
    let done = 0;
    for (const at of paths) {
      if (stop.stopped) return;
      this.readFromDisk(at);
      progress(++done, paths.length);
      await slices.next();
    }
    for (const at of this.engine.paths()) if (!found.has(at) && !this.open.has(at)) this.forget(at);
    this.engine.setComplete(true);
  }

  /** Files that were created, changed or deleted outside the editor; a folder stands for all below it. */
  async diskChanged(paths: ReadonlySet<string>, stop: Stop): Promise<void> {
    if (!this.tree) return;
    const slices = new Slices();
    if ([...paths].some(decidesTracking)) await this.refreshGit(slices);
    for (const at of paths) {
      if (stop.stopped) return;
      if (isInsideGit(at) || this.open.has(at)) continue;
      if (this.tree.kindOf(at) === 'folder') for (const below of this.tree.walk(at)) {
        if (this.tree.lists(below)) this.readFromDisk(below);
        await slices.next();
      } else if (this.tree.lists(at)) this.readFromDisk(at);
      else this.forget(at);
      for (const below of this.engine.paths()) if (below.startsWith(`${at}/`)) this.readFromDisk(below);
      await slices.next();
    }
  }

  /** Brings git's view of all files up to date. */
  private async refreshGit(slices: Slices): Promise<void> {
    this.tree = this.readTree();
    for (const at of this.engine.paths()) {
      this.lookUpGit(at);
      await slices.next();
    }
    for (const [at, document] of this.open) {
      this.look(at);
      if (this.passedOver.has(at)) this.engine.remove(at);
      else this.engine.set({ path: at, languageId: document.languageId, text: document.getText() });
    }
  }

  /** Decides whether an open file is checked, and what git makes of it. */
  private look(at: string): void {
    if (this.tree && !this.tree.lists(at)) this.passedOver.add(at);
    else this.passedOver.delete(at);
    this.lookUpGit(at);
  }

  /** Only of env files do rules ask what git makes of them. */
  private lookUpGit(at: string): void {
    if (envFileKind(at)) this.engine.setGit(at, this.tree?.gitState(at) ?? 'unknown');
  }

  /** The text of a file as the editor or the disk has it. */
  text(at: string): string | undefined {
    const open = this.open.get(at)?.getText() ?? this.engine.text(at);
    if (open !== undefined || !this.tree) return open;
    const read = this.reader.read(this.tree.absolute(at));
    if ('skipped' in read) return undefined;
    const decoded = decode(read.bytes);
    return 'skipped' in decoded ? undefined : decoded.text;
  }

  /** Absolute path on disk; undefined where there is no disk. */
  absolute(at: string): string | undefined {
    return this.tree?.absolute(at);
  }

  /** Git's view of a file now, read anew. */
  gitStateNow(at: string): ReturnType<FileTree['gitState']> {
    return this.readTree()?.gitState(at) ?? 'unknown';
  }

  uri(at: string): string {
    return this.open.get(at)?.uri ?? this.root.uriOf(at);
  }

  positions(at: string): Positions {
    return positionsOf(this.open.get(at) ?? this.text(at) ?? '');
  }

  target(at: string): Target {
    return { uri: this.uri(at), version: this.open.get(at)?.version, positions: this.positions(at) };
  }

  places(): Places {
    return { uri: (at) => this.uri(at), positions: (at) => this.positions(at), page: this.page };
  }

  renderContext(): RenderContext {
    return {
      view: this.engine.view(),
      text: (at) => this.text(at),
      language: (at) => this.engine.languageOf(at) ?? languageOf({ path: at }, this.text(at) ?? ''),
      fact: (at) => this.engine.context(at),
    };
  }

  private readTree(): FileTree | undefined {
    return this.root.disk === undefined ? undefined : new FileTree(realPath(this.root.disk));
  }

  /** Returns why nothing was read, if so; then nothing is known of the file any more. */
  private readFromDisk(at: string): string | undefined {
    if (this.open.has(at)) return undefined;
    const tree = this.tree;
    const read = tree ? this.reader.read(tree.absolute(at)) : { skipped: 'not on a disk' };
    const decoded = 'skipped' in read ? read : decode(read.bytes);
    if (!tree || 'skipped' in decoded) {
      this.forget(at);
      return 'skipped' in decoded ? decoded.skipped : undefined;
    }
    this.lookUpGit(at);
    this.engine.set({ path: at, text: decoded.text });
    return undefined;
  }

  private forget(at: string): void {
    this.engine.remove(at);
    if (envFileKind(at)) this.engine.setGit(at, 'unknown');
  }

  private readEnvFilesAbove(at: string): void {
    const folder = path.posix.dirname(at);
    for (const file of this.tree?.envFilesAbove(folder === '.' ? '' : folder) ?? []) this.readFromDisk(file);
  }
}

/** Files from which git's view of other files is concluded. */
function decidesTracking(at: string): boolean {
  return /(?:^|\/)\.gitignore$|(?:^|\/)\.git(?:$|\/(?:index|HEAD|config|info\/exclude)$)/.test(at);
}

function isInsideGit(at: string): boolean {
  return /(?:^|\/)\.git(?:\/|$)/.test(at);
}
