/** One root folder: an engine over what the disk holds, overlaid by what is open in the editor. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Detector } from '../core/detector';
import { detectors } from '../core/detectors';
import { Engine } from '../core/engine';
import { envFileKind } from '../core/envFiles';
import { folderOf } from '../core/paths';
import { languageOf } from '../core/languages';
import { Notes } from '../core/notes';
import type { RenderContext } from '../core/render';
import { rules } from '../core/rules';
import type { TextChange } from '../core/text';
import { tryTexts } from '../core/trial';
import type { GitState } from '../core/view';
import { ByteReader, decode } from '../host/bytes';
import { FileTree } from '../host/files';
import { realPath } from '../host/workspaceRoot';
import { Root } from './addresses';
import { Candidates } from './candidates';
import { positionsOf, type Places, type Positions, type Target } from './convert';
import { readFolderSettings, type EditorSettings, type FolderSettings } from './folderSettings';
import { Slices, type Stop } from './pacer';

/** Told how far a scan has come: files done, files in all. */
export type Progress = (done: number, all: number) => void;

export class Folder {
  readonly root: Root;
  /** Workspace folders at or below the root, relative to it; none for a folder found for a single file. */
  readonly scopes = new Set<string>();
  private current: Engine;
  private settings: FolderSettings;
  private tree: FileTree | undefined;
  private readonly reader = new ByteReader();
  private readonly open = new Map<string, TextDocument>();
  /** Open files that a check of the folder would pass over: ignored by git, excluded, of an installed package. */
  private readonly passedOver = new Set<string>();
  /** Files that were looked at and hold nothing that any rule could have a word about: the engine need not keep them. */
  private readonly plain = new Set<string>();
  private candidates: Candidates | undefined;

  constructor(uri: string, private editor: EditorSettings, private readonly page: (rule: string) => string | undefined) {
    this.root = new Root(uri);
    this.settings = readFolderSettings(this.root.disk, editor);
    this.tree = this.readTree();
    this.current = this.createEngine();
  }

  get engine(): Engine {
    return this.current;
  }

  get inForce(): FolderSettings {
    return this.settings;
  }

  /** Whether nobody needs this folder any more. */
  get isUnused(): boolean {
    return this.scopes.size === 0 && this.open.size === 0;
  }

  document(at: string): TextDocument | undefined {
    return this.open.get(at);
  }

  /** Whether findings of a file are shown: those of the workspace's folders and of open files. */
  isShown(at: string): boolean {
    return this.open.has(at) || this.isInScope(at) || this.settings.problem?.path === at;
  }

  /** The files whose findings are shown, as far as they are known. */
  shownPaths(): string[] {
    const paths = this.current.paths().filter((at) => this.isShown(at));
    const broken = this.settings.problem?.path;
    return broken === undefined || paths.includes(broken) ? paths : [...paths, broken];
  }

  /** How many files were looked at whose findings would be shown. */
  get filesSeen(): number {
    let count = this.shownPaths().length;
    for (const at of this.plain) if (this.isShown(at)) count++;
    return count;
  }

  /** Takes an open document's text as the truth for its path. */
  setOpen(at: string, document: TextDocument, change?: TextChange): void {
    const first = !this.open.has(at);
    this.open.set(at, document);
    this.plain.delete(at);
    if (first) {
      if (!this.isInScope(at)) this.readEnvFilesAbove(at);
      this.look(at);
    }
    if (!this.passedOver.has(at)) this.current.set(sourceOf(at, document), first ? undefined : change);
  }

  /** The disk is the truth again. */
  setClosed(at: string): void {
    this.open.delete(at);
    this.passedOver.delete(at);
    if (this.isKept(at)) this.readFromDisk(at);
    else this.forget(at);
  }

  /** Reads the configuration anew, under the editor's settings. Returns whether other files count now, so that a scan is due. */
  configure(editor: EditorSettings): boolean {
    const before = this.settings;
    this.editor = editor;
    this.settings = readFolderSettings(this.root.disk, this.editor);
    const recognised = JSON.stringify(before.detectors) !== JSON.stringify(this.settings.detectors);
    const excluded = JSON.stringify(before.exclude) !== JSON.stringify(this.settings.exclude);
    if (recognised) this.replaceEngine();
    else this.current.setSettings(this.settings.engine);
    if (excluded) {
      this.tree = this.readTree();
      this.lookAtOpen();
    }
    return recognised || excluded;
  }

  /** Reads every file of the workspace's folders; what is open stays. Env files come first: most rules ask for them. */
  async scan(stop: Stop, progress: Progress): Promise<void> {
    const tree = this.tree = this.readTree();
    if (!tree) return;
    const paths = new Set<string>();
    for (const scope of this.scopes) for (const at of tree.walk(scope)) paths.add(at);
    const around = new Set<string>();
    const known = new Set<string>();
    for (const at of [...this.scopes, ...[...this.open.keys()].map(folderOf)]) for (const file of tree.envFilesAbove(at, known)) around.add(file);
    const ordered = [...around, ...[...paths].filter((at) => envFileKind(at) && !around.has(at)), ...[...paths].filter((at) => !envFileKind(at))];
    const slices = new Slices();
    let done = 0;
    this.candidates = undefined;
    for (const at of ordered) {
      if (stop.stopped) return;
      if (!envFileKind(at)) this.candidates ??= this.createCandidates();
      this.readFromDisk(at);
      progress(++done, ordered.length);
      await slices.next();
    }
    for (const at of [...this.current.paths(), ...this.plain]) if (!paths.has(at) && !around.has(at) && !this.open.has(at)) this.forget(at);
    this.current.setComplete(this.scopes.has(''));
  }

  /** Looks again at the files that held nothing of interest, where env files name new keys by now or a contract is new. */
  async lookAgain(stop: Stop): Promise<void> {
    if (!this.candidates?.isOutdated) return;
    this.candidates = this.createCandidates();
    const slices = new Slices();
    for (const at of [...this.plain]) {
      if (stop.stopped) return;
      this.readFromDisk(at);
      await slices.next();
    }
  }

  /** Files that were created, changed or deleted outside the editor; a folder stands for all below it. */
  async diskChanged(paths: ReadonlySet<string>, stop: Stop): Promise<void> {
    if (!this.tree) return;
    const slices = new Slices();
    if ([...paths].some(decidesTracking)) await this.refreshGit(slices);
    for (const at of paths) {
      if (stop.stopped) return;
      if (isInsideGit(at) || this.open.has(at)) continue;
      const below = this.tree.kindOf(at) === 'folder' ? this.tree.walk(at) : [at];
      const known = [...this.current.paths(), ...this.plain].filter((held) => held === at || held.startsWith(`${at}/`));
      for (const one of new Set([...below, ...known])) {
        if (this.isKept(one) && this.isListed(one)) this.readFromDisk(one);
        else if (!this.open.has(one)) this.forget(one);
        await slices.next();
      }
    }
  }

  /** The text of a file as the editor or the disk has it. */
  text(at: string): string | undefined {
    return this.open.get(at)?.getText() ?? this.current.text(at) ?? this.savedText(at);
  }

  /** The text that the disk holds now. */
  savedText(at: string): string | undefined {
    const file = this.absolute(at);
    const read = file === undefined ? undefined : this.reader.read(file);
    const decoded = !read || 'skipped' in read ? undefined : decode(read.bytes);
    return !decoded || 'skipped' in decoded ? undefined : decoded.text;
  }

  /** Absolute path on disk; undefined where there is no disk. */
  absolute(at: string): string | undefined {
    return this.tree?.absolute(at);
  }

  /** Git's view of a file now, read anew. */
  gitStateNow(at: string): GitState {
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
      view: this.current.view(),
      notes: new Notes(),
      text: (at) => this.text(at),
      language: (at) => this.current.languageOf(at) ?? languageOf({ path: at }, this.text(at) ?? ''),
      fact: (at) => this.current.context(at),
      trial: (texts) => tryTexts(this.current, texts),
      destination: this.settings.destination,
    };
  }

  private isInScope(at: string): boolean {
    return this.scopesOf(at).length > 0;
  }

  private scopesOf(at: string): string[] {
    return [...this.scopes].filter((scope) => scope === '' || at.startsWith(`${scope}/`));
  }

  /** Whether a check of the workspace's folders takes a file; outside of them, whether one of the file's own folder does. */
  private isListed(at: string): boolean {
    const scopes = this.scopesOf(at);
    return this.tree !== undefined && (scopes.length > 0 ? scopes : [folderOf(at)]).some((scope) => this.tree?.lists(at, scope));
  }

  /** Whether a file counts although it is not open: for itself, or as an env file that others are compared with. */
  private isKept(at: string): boolean {
    return this.isInScope(at) || (envFileKind(at) !== undefined && this.current.has(at));
  }

  private get detectors(): readonly Detector[] {
    return [...detectors, ...this.settings.detectors];
  }

  private createEngine(): Engine {
    return new Engine({ languageOf: (file) => languageOf(file, file.text), rules, detectors: this.detectors, settings: this.settings.engine });
  }

  private createCandidates(): Candidates {
    return new Candidates(this.current, this.detectors);
  }

  /** The organisation's own detectors changed: everything is read with the new ones. */
  private replaceEngine(): void {
    const before = this.current;
    this.current = this.createEngine();
    this.candidates = undefined;
    for (const at of before.paths()) {
      this.current.setGit(at, before.view().gitState(at));
      this.current.set({ path: at, languageId: this.open.get(at)?.languageId, text: before.text(at) ?? '' });
    }
    this.current.setComplete(before.view().complete(''));
  }

  private readTree(): FileTree | undefined {
    return this.root.disk === undefined ? undefined : new FileTree(realPath(this.root.disk), this.settings.exclude);
  }

  /** Brings git's view of all files up to date. */
  private async refreshGit(slices: Slices): Promise<void> {
    this.tree = this.readTree();
    for (const at of this.current.paths()) {
      this.lookUpGit(at);
      await slices.next();
    }
    this.lookAtOpen();
  }

  private lookAtOpen(): void {
    for (const [at, document] of this.open) {
      this.look(at);
      if (this.passedOver.has(at)) this.current.remove(at);
      else this.current.set(sourceOf(at, document));
    }
  }

  /** Decides whether an open file is checked, and what git makes of it. */
  private look(at: string): void {
    if (this.tree && !this.isListed(at)) this.passedOver.add(at);
    else this.passedOver.delete(at);
    this.lookUpGit(at);
  }

  /** Only of env files do rules ask what git makes of them. */
  private lookUpGit(at: string): void {
    if (envFileKind(at)) this.current.setGit(at, this.tree?.gitState(at) ?? 'unknown');
  }

  /** What cannot be read is not known any more. */
  private readFromDisk(at: string): void {
    if (this.open.has(at)) return;
    const file = this.absolute(at);
    const read = file === undefined ? undefined : this.reader.read(file);
    if (!read || 'skipped' in read) return this.forget(at);
    if (this.candidates && !this.candidates.mayConcern(at, read.bytes)) {
      this.forget(at);
      this.plain.add(at);
      this.current.setPresent(at, true);
      return;
    }
    const decoded = decode(read.bytes);
    if ('skipped' in decoded) return this.forget(at);
    this.plain.delete(at);
    this.lookUpGit(at);
    this.current.set({ path: at, text: decoded.text });
  }

  private forget(at: string): void {
    this.current.remove(at);
    this.current.setPresent(at, false);
    this.plain.delete(at);
    if (envFileKind(at)) this.current.setGit(at, 'unknown');
  }

  private readEnvFilesAbove(at: string): void {
    for (const file of this.tree?.envFilesAbove(folderOf(at)) ?? []) this.readFromDisk(file);
  }
}

function sourceOf(at: string, document: TextDocument): Parameters<Engine['set']>[0] {
  return { path: at, languageId: document.languageId, text: document.getText() };
}

/** Files from which git's view of other files is concluded. */
function decidesTracking(at: string): boolean {
  return /(?:^|\/)\.gitignore$|(?:^|\/)\.git(?:$|\/(?:index|HEAD|config|info\/exclude)$)/.test(at);
}

function isInsideGit(at: string): boolean {
  return /(?:^|\/)\.git(?:\/|$)/.test(at);
}
