/** An in-memory workspace for tests: files, git states, an engine, fixes applied as a host would. */
import ignore from 'ignore';
import { prepareDetectors } from '../../server/src/core/annotate';
import { Engine, type EngineSettings } from '../../server/src/core/engine';
import { Notes } from '../../server/src/core/notes';
import { languageOf } from '../../server/src/core/languages';
import { detectors } from '../../server/src/core/detectors';
import { rules } from '../../server/src/core/rules';
import { triedFixes, type Destination, type Fix } from '../../server/src/core/render';
import type { Finding } from '../../server/src/core/rule';
import { applyEdits } from '../../server/src/core/text';
import { tryTexts } from '../../server/src/core/trial';
import { providerById } from '../../server/src/core/providers';
import type { GitState, RuleSettings } from '../../server/src/core/view';

export interface TestFile {
  readonly path: string;
  readonly text: string;
  readonly git?: GitState;
}

export const defaultRuleSettings: RuleSettings = {
  environments: [
    { name: 'dev', aliases: ['development', 'local'], production: false },
    { name: 'staging', aliases: ['stage', 'stg'], production: false },
    { name: 'prod', aliases: ['production', 'prd', 'live'], production: true },
  ],
  paths: new Map(),
  options: new Map(),
};

export function testSettings(overrides: Partial<EngineSettings> = {}): EngineSettings {
  return { profile: 'default', level: () => undefined, rules: defaultRuleSettings, today: '2026-11-23', ...overrides };
}

const prepared = prepareDetectors(detectors);

export function createEngine(settings: EngineSettings = testSettings()): Engine {
  return new Engine({ languageOf: (file) => languageOf(file, file.text), rules, detectors: prepared, settings });
}

/** An engine over files, complete unless said otherwise. */
export function openWorkspace(files: readonly TestFile[], settings?: EngineSettings, complete = true): Engine {
  const engine = createEngine(settings);
  for (const file of files) {
    if (file.git) engine.setGit(file.path, file.git);
    if (file.path.endsWith('.gitignore')) engine.setPresent(file.path, true);
    engine.set(file);
  }
  engine.setComplete(complete);
  return engine;
}

export function allFindings(engine: Engine): Finding[] {
  return engine.paths().flatMap((path) => [...engine.check(path)]);
}

/** Where tests move values: the local store, whose references and command are words. */
export const testDestination: Destination = {
  reference: (path) => providerById('lasthop')?.format?.(path),
  command: (path) => `lasthop get ${path}`,
};

/** The fixes of a finding, rendered against the given texts; by default those that an editor offers. */
export function fixesOf(engine: Engine, files: readonly TestFile[], finding: Finding, fixes = triedFixes): Fix[] {
  const texts = new Map(files.map((file) => [file.path, file.text]));
  return fixes(finding, {
    view: engine.view(),
    notes: new Notes(),
    text: (path) => texts.get(path),
    language: (path) => engine.languageOf(path) ?? languageOf({ path }, texts.get(path) ?? ''),
    fact: (path) => engine.context(path),
    trial: (tried) => tryTexts(engine, tried),
    destination: testDestination,
  });
}

/** The files after a fix, the way a host applies it; a created env file of values is git-ignored where the fix says so. */
export function applyFix(files: readonly TestFile[], fix: Fix): TestFile[] {
  const result = new Map(files.map((file) => [file.path, file]));
  for (const edit of fix.edits) {
    const before = result.get(edit.path);
    const git = before?.git ?? (edit.holdsValue ? 'ignored' : undefined);
    result.set(edit.path, { path: edit.path, text: applyEdits(before?.text ?? '', edit.edits), ...(git ? { git } : {}) });
  }
  if (fix.edits.some(({ path }) => path.endsWith('.gitignore'))) for (const file of [...result.values()]) result.set(file.path, withIgnoreFiles(file, [...result.values()]));
  return [...result.values()];
}

/** The file as git sees it after a `.gitignore` was edited; where no line of one speaks of it, as before. */
function withIgnoreFiles(file: TestFile, files: readonly TestFile[]): TestFile {
  if (!file.git || file.git === 'tracked') return file;
  let git: GitState = file.git;
  for (const { path, text } of files.filter((each) => each.path.endsWith('.gitignore')).sort((a, b) => a.path.length - b.path.length)) {
    const folder = path.slice(0, -'.gitignore'.length);
    if (!file.path.startsWith(folder)) continue;
    const { ignored, unignored } = ignore().add(text).test(file.path.slice(folder.length));
    if (ignored) git = 'ignored';
    if (unignored) git = 'untracked';
  }
  return { ...file, git };
}
