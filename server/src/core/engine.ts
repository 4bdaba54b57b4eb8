/**
 * Findings of a workspace, kept per segment and per file, and forgotten exactly where an update changed what they
 * were concluded from. Incremental equals from scratch (test/laws/incremental).
 */
import { createAnnotator, type PreparedDetectors } from './annotate';
import type { Detector } from './detector';
import { envFileKind } from './envFiles';
import type { Check, EngineFile, Memo } from './engineFile';
import { Families } from './families';
import { fileRole } from './fileRole';
import { locateFinding, moveFindings, type Reported } from './located';
import type { FactKind } from './facts';
import type { Language } from './language';
import { folderOf } from './paths';
import { Readers } from './readers';
import { COMPLETE_KEY, FAMILIES_KEY, RecordingView } from './recordingView';
import type { Finding, Rule, Severity } from './rule';
import { difference, readAll, readChanged, type Annotate, type Segment } from './segment';
import { silenced, type Suppressed } from './silence';
import type { SuppressionJudge } from './suppression';
import { changeBetween, shift, type Span, type TextChange } from './text';
import type { FileContext, GitState, RuleSettings, WorkspaceView } from './view';
import { capitalWords, commentedKeys } from './words';
import { WorkspaceIndex } from './workspaceIndex';

/** What a host hands in. The text is the only truth. */
export interface SourceFile {
  /** Relative to the workspace root, with `/`. */
  readonly path: string;
  readonly languageId?: string | undefined;
  readonly text: string;
}

export type Level = Severity | 'off';

export interface EngineSettings {
  readonly profile: 'default' | 'strict';
  /** The level of a rule for a file, where settings change it. */
  level(rule: string, path: string): Level | undefined;
  readonly rules: RuleSettings;
  /** ISO date of today for suppressions with `until`; the core has no clock. Absent: none has expired. */
  readonly today?: string;
}

export interface EngineOptions {
  /** Asked for the language of a file (languages/index.ts). */
  languageOf(file: SourceFile): Language | undefined;
  readonly rules: readonly Rule[];
  readonly detectors: readonly Detector[] | PreparedDetectors;
  readonly settings: EngineSettings;
}

export class Engine {
  private readonly families = new Families();
  private readonly files = new Map<string, EngineFile>();
  private readonly readers = new Readers<EngineFile, Memo>();
  private readonly affected = new Set<string>();
  private readonly words = new WeakMap<Segment, readonly string[]>();
  private readonly index = new WorkspaceIndex((segment) => this.words.get(segment) ?? []);
  private readonly annotate: Annotate;
  private settings: EngineSettings;
  private complete = false;

  constructor(private readonly options: EngineOptions) {
    this.annotate = createAnnotator(options.detectors);
    this.settings = options.settings;
  }

  /**
   * Adds a file or replaces its text. `change` is the one replaced range, where the host knows it; otherwise it is found
   * by comparing. A file of no known language is forgotten.
   */
  set(source: SourceFile, change?: TextChange): void {
    const language = this.options.languageOf(source);
    if (!language) return this.remove(source.path);
    const previous = this.files.get(source.path);
    let segments: readonly Segment[];
    if (previous && previous.language === language) {
      if (previous.text === source.text) return;
      segments = readChanged(language.reader, source.text, this.annotate, previous.segments, change ?? changeBetween(previous.text, source.text));
    } else {
      segments = readAll(language.reader, source.text, this.annotate);
    }
    const file: EngineFile = previous ?? {
      context: this.contextOf(source.path, language), language, languageId: source.languageId, text: source.text, segments,
      memos: new Map(), own: undefined, findings: undefined, pointsInto: new Map(), checks: new Map(),
    };
    if (file.language !== language) {
      this.forgetAll(file);
      file.language = language;
      file.context = this.contextOf(source.path, language);
    }
    file.languageId = source.languageId;
    file.text = source.text;
    file.findings = undefined;
    this.affected.add(source.path);
    this.replaceSegments(file, segments);
    this.files.set(source.path, file);
    this.noteWords(file);
    this.invalidate(this.index.set(source.path, segments));
    if (!previous && this.families.add(source.path)) {
      this.invalidate([FAMILIES_KEY]);
      if (file.context.env === 'contract') this.noteWordsBelow(folderOf(source.path));
    }
  }

  remove(path: string): void {
    const file = this.files.get(path);
    if (!file) return;
    this.forgetAll(file);
    this.files.delete(path);
    this.affected.add(path);
    this.invalidate(this.index.remove(path));
    if (this.families.remove(path)) this.invalidate([FAMILIES_KEY]);
  }

  /** What git makes of a file; may be told before or after the file itself. */
  setGit(path: string, state: GitState): void {
    const changed = this.index.setGit(path, state);
    if (changed.size === 0) return;
    const file = this.files.get(path);
    if (file) {
      this.forgetAll(file);
      file.context = this.contextOf(path, file.language);
      this.affected.add(path);
    }
    this.invalidate(changed);
  }

  /** A file that exists but is not handed in, e.g. `.gitignore`. */
  setPresent(path: string, present: boolean): void {
    this.invalidate(this.index.setPresent(path, present));
  }

  /** Whether every file of the workspace has been handed in: only then do rules conclude from absence. */
  setComplete(complete: boolean): void {
    if (this.complete === complete) return;
    this.complete = complete;
    this.invalidate([COMPLETE_KEY]);
  }

  setSettings(settings: EngineSettings): void {
    this.settings = settings;
    for (const file of this.files.values()) {
      this.forgetAll(file);
      this.affected.add(file.context.path);
    }
  }

  paths(): string[] {
    return [...this.files.keys()].sort();
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  text(path: string): string | undefined {
    return this.files.get(path)?.text;
  }

  /** A file as it was handed in. */
  source(path: string): SourceFile | undefined {
    const file = this.files.get(path);
    return file && { path, text: file.text, languageId: file.languageId };
  }

  context(path: string): FileContext | undefined {
    return this.files.get(path)?.context;
  }

  languageOf(path: string): Language | undefined {
    return this.files.get(path)?.language;
  }

  /** Segments with their absolute starts, for hosts' features that show facts. */
  segments(path: string): readonly Segment[] {
    return this.files.get(path)?.segments ?? [];
  }

  /** A view whose questions nobody records, for rendering fixes. */
  view(): WorkspaceView {
    return this.recorder(new Set());
  }

  /** The files whose findings may differ since the last call, and forgets them. */
  takeAffected(): string[] {
    const paths = [...this.affected].sort();
    this.affected.clear();
    return paths;
  }

  /** Files that the next call names as well. */
  addAffected(paths: Iterable<string>): void {
    for (const path of paths) this.affected.add(path);
  }

  /** The findings of a file in its current text, by position. */
  check(path: string): readonly Finding[] {
    const file = this.files.get(path);
    if (!file) return [];
    if (file.findings && this.pointsRight(file)) return file.findings;
    file.findings = silenced(this.allFindings(file), file.segments, file.text, this.judge()).sort(byPlace);
    file.pointsInto = this.related(file);
    return file.findings;
  }

  /** The findings of a file that a comment silences, for reports that tell of them. */
  suppressed(path: string): readonly Suppressed[] {
    const file = this.files.get(path);
    const suppressed: Suppressed[] = [];
    if (file) silenced(this.allFindings(file), file.segments, file.text, this.judge(), suppressed);
    return suppressed;
  }

  private allFindings(file: EngineFile): Finding[] {
    const findings: Finding[] = [];
    let base = 0;
    for (const segment of file.segments) {
      const memo = this.memoOf(file, segment);
      if (memo.reports.length > 0) for (const finding of this.locate(file, memo, base)) findings.push(finding);
      base += segment.length;
    }
    file.own ??= this.remember(file, undefined, (view) => this.fileReports(file, view));
    for (const finding of this.locate(file, file.own, 0)) findings.push(finding);
    return findings;
  }

  private pointsRight(file: EngineFile): boolean {
    for (const [path, segments] of file.pointsInto) if (this.segments(path) !== segments) return false;
    return true;
  }

  private related(file: EngineFile): ReadonlyMap<string, readonly Segment[]> {
    const paths = (file.findings ?? []).flatMap((finding) => finding.related.map((place) => place.path));
    return new Map([...new Set(paths)].filter((path) => path !== file.context.path).map((path) => [path, this.segments(path)]));
  }

  /** Where rules saw a secret, silenced or not; absolute. What hosts show of a file must hide these places too. */
  valueSpans(path: string): Span[] {
    const file = this.files.get(path);
    const spans: Span[] = [];
    let base = 0;
    for (const segment of file?.segments ?? []) {
      for (const { report } of this.memoOf(file as EngineFile, segment).reports) if (report.value) spans.push(shift(report.value, base));
      base += segment.length;
    }
    return spans;
  }

  private contextOf(path: string, language: Language): FileContext {
    return { path, language: language.id, role: fileRole(path), git: this.index.gitState(path), env: envFileKind(path) };
  }

  /** Words of the segments whose words are not known yet: only below a contract does a rule ask for them. Returns these segments. */
  private noteWords(file: EngineFile): readonly Segment[] {
    if (file.context.env === 'real' || !this.families.of(file.context.path)?.contracts.length) return [];
    const noted: Segment[] = [];
    let base = 0;
    for (const segment of file.segments) {
      if (!this.words.has(segment)) {
        this.words.set(segment, (file.context.env ? commentedKeys : capitalWords)(file.text, base, base + segment.length));
        noted.push(segment);
      }
      base += segment.length;
    }
    return noted;
  }

  /** A contract is new: the words of what lies in its folder count from now on. */
  private noteWordsBelow(folder: string): void {
    const within = folder === '' ? '' : `${folder}/`;
    for (const [path, file] of this.files) if (path.startsWith(within)) this.invalidate(this.index.countWords(path, this.noteWords(file)));
  }

  private replaceSegments(file: EngineFile, segments: readonly Segment[]): void {
    for (const segment of difference(file.segments, segments).gone) {
      const memo = file.memos.get(segment);
      if (memo) this.forget(file, memo);
    }
    file.segments = segments;
  }

  private memoOf(file: EngineFile, segment: Segment): Memo {
    let memo = file.memos.get(segment);
    if (!memo) {
      memo = this.remember(file, segment, (view) => this.segmentReports(file, segment, view));
      file.memos.set(segment, memo);
    }
    return memo;
  }

  private *segmentReports(file: EngineFile, segment: Segment, view: WorkspaceView): Iterable<Reported> {
    for (const fact of segment.facts) {
      for (const { rule, check } of this.checksOf(file, fact.kind)) {
        for (const report of check(fact, file.context, view)) {
          yield { rule, report, within: fact.kind === 'literal' ? fact.site.whole : fact.span };
        }
      }
    }
    if (segment.suppressions.length > 0) yield* this.suppressionReports(file, segment);
  }

  /** The rules that are on for a file and ask about a kind of fact. */
  private checksOf(file: EngineFile, kind: FactKind): readonly Check[] {
    let checks = file.checks.get(kind);
    if (!checks) {
      checks = this.options.rules.flatMap((rule) => {
        const check = rule.on[kind] as Check['check'] | undefined;
        return check && this.isOn(rule, file.context.path) ? [{ rule, check }] : [];
      });
      file.checks.set(kind, checks);
    }
    return checks;
  }

  private *suppressionReports(file: EngineFile, segment: Segment): Iterable<Reported> {
    for (const mark of segment.suppressions) {
      for (const rule of this.options.rules) {
        if (!rule.suppression || !this.isOn(rule, file.context.path)) continue;
        for (const report of rule.suppression(mark, this.judge())) yield { rule, report, within: mark.span };
      }
    }
  }

  private judge(): SuppressionJudge {
    return { isRule: (id) => this.options.rules.some((rule) => rule.id === id), today: this.settings.today };
  }

  private *fileReports(file: EngineFile, view: WorkspaceView): Iterable<Reported> {
    for (const rule of this.options.rules) {
      if (!rule.file || !this.isOn(rule, file.context.path)) continue;
      for (const report of rule.file(file.context, view)) yield { rule, report };
    }
  }

  private isOn(rule: Rule, path: string): boolean {
    const level = this.settings.level(rule.id, path);
    return level ? level !== 'off' : rule.profile === 'default' || this.settings.profile === 'strict';
  }

  private remember(file: EngineFile, segment: Segment | undefined, run: (view: WorkspaceView) => Iterable<Reported>): Memo {
    const asked = new Set<string>();
    const reports = [...run(this.recorder(asked))];
    const memo: Memo = { segment, reports, asked };
    this.readers.subscribe(asked, file, memo);
    return memo;
  }

  private recorder(asked: Set<string>): RecordingView {
    return new RecordingView(this.index, this.families, () => this.complete, this.settings.rules, asked);
  }

  private invalidate(keys: Iterable<string>): void {
    for (const key of keys) {
      for (const [file, memos] of this.readers.of(key)) {
        for (const memo of memos) this.forget(file, memo);
        file.findings = undefined;
        this.affected.add(file.context.path);
      }
    }
  }

  private forget(file: EngineFile, memo: Memo): void {
    this.readers.unsubscribe(memo.asked, file, memo);
    if (memo.segment) file.memos.delete(memo.segment);
    else file.own = undefined;
    memo.segment = memo.located = undefined;
    memo.reports = [];
    memo.asked = new Set();
  }

  private forgetAll(file: EngineFile): void {
    for (const memo of [...file.memos.values()]) this.forget(file, memo);
    if (file.own) this.forget(file, file.own);
    file.findings = undefined;
    file.checks.clear();
  }

  /** A memo's findings at `base`; those of before, moved, where nothing but the place can differ. */
  private locate(file: EngineFile, memo: Memo, base: number): readonly Finding[] {
    const { path } = file.context;
    const known = memo.located && moveFindings(memo.located, base);
    if (known) memo.located = known;
    else {
      const findings = memo.reports.flatMap((reported) => {
        const level = this.settings.level(reported.rule.id, path);
        return level === 'off' ? [] : [locateFinding(reported, base, file.context, file.text, level, this.index)];
      });
      const movable = memo.reports.every(({ report }) => report.at !== 'file' && (report.related?.length ?? 0) === 0);
      memo.located = { base, findings, movable };
    }
    return memo.located.findings;
  }
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
    || (a.message < b.message ? -1 : a.message > b.message ? 1 : 0);
}
