/** What git makes of a path, concluded from its files alone: git is never run (Restricted Mode, speed). */
import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { GitState } from '../core/view';
import { readTrackedPaths } from './gitIndex';

/** A folder's ignore rules, as a file of patterns gives them. */
interface IgnoreLevel {
  /** Relative to the top, `''` or ending with `/`. */
  readonly folder: string;
  readonly rules: Ignore;
}

/** Ignore rules and tracked paths below one top folder: a repository's, or any folder that is in none. */
export class GitRepository {
  private readonly levels = new Map<string, readonly IgnoreLevel[]>();
  private readonly ignoredFolders = new Map<string, boolean>();
  private tracked: Set<string> | undefined | null = null;
  private trackedFolders: Set<string> | undefined;
  private readonly ignoreCase: boolean;
  private readonly outer: readonly IgnoreLevel[];
  private readonly hashLength: 20 | 32;

  /**
   * @param top absolute path of the folder that paths are relative to
   * @param gitFolder where the index lies; undefined outside any repository: `.gitignore` files then still count
   */
  constructor(readonly top: string, private readonly gitFolder: string | undefined) {
    const common = gitFolder === undefined ? undefined : commonFolder(gitFolder);
    const config = common === undefined ? '' : readText(join(common, 'config')) ?? '';
    this.ignoreCase = /^\s*ignorecase\s*=\s*true\s*$/im.test(config);
    this.hashLength = /^\s*objectformat\s*=\s*sha256\s*$/im.test(config) ? 32 : 20;
    this.outer = common === undefined ? [] : [
      ...this.level('', join(common, 'info', 'exclude')),
      ...this.level('', excludesFile(config)),
    ];
  }

  /** The repository that holds `folder`, or undefined. A worktree's or submodule's `.git` file is followed. */
  static holding(folder: string): GitRepository | undefined {
    for (let at = folder; ; at = dirname(at)) {
      const gitFolder = gitFolderIn(at);
      if (gitFolder !== undefined) return new GitRepository(at, gitFolder);
      if (dirname(at) === at) return undefined;
    }
  }

  /** @param path relative to the top, with `/` */
  state(path: string): GitState {
    if (this.gitFolder === undefined) return 'unknown';
    const tracked = this.trackedPaths();
    if (tracked?.has(path)) return 'tracked';
    if (this.isIgnored(path)) return 'ignored';
    return tracked ? 'untracked' : 'unknown';
  }

  isTracked(path: string): boolean {
    return this.trackedPaths()?.has(path) ?? false;
  }

  /** Whether a tracked path lies below the folder, given without a trailing slash. */
  tracksBelow(folder: string): boolean {
    if (!this.trackedFolders) {
      this.trackedFolders = new Set();
      for (const path of this.trackedPaths() ?? []) {
        for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
          const above = path.slice(0, end);
          if (this.trackedFolders.has(above)) break;
          this.trackedFolders.add(above);
        }
      }
    }
    return this.trackedFolders.has(folder);
  }

  /** Whether ignore rules cover a file, by its own name or by a folder above it. Tracked files may be ignored too. */
  isIgnored(path: string): boolean {
    const end = path.lastIndexOf('/');
    return (end > 0 && this.isIgnoredFolder(path.slice(0, end))) || this.matches(path, path);
  }

  /** The same for a folder, given without a trailing slash. */
  isIgnoredFolder(folder: string): boolean {
    let known = this.ignoredFolders.get(folder);
    if (known === undefined) {
      const end = folder.lastIndexOf('/');
      known = (end > 0 && this.isIgnoredFolder(folder.slice(0, end))) || this.matches(folder, `${folder}/`);
      this.ignoredFolders.set(folder, known);
    }
    return known;
  }

  /** Takes from a walk whether a folder (`''` or ending with `/`) holds a `.gitignore`: that saves a look at the disk. */
  listed(folder: string, hasIgnoreFile: boolean): void {
    const path = folder.slice(0, -1);
    if (!hasIgnoreFile && !this.levels.has(path)) this.levels.set(path, this.levelsAbove(path));
  }

  /** The innermost file of patterns that says anything decides. */
  private matches(path: string, asked: string): boolean {
    const end = path.lastIndexOf('/');
    for (const { folder, rules } of this.levelsAt(end < 0 ? '' : path.slice(0, end))) {
      const result = rules.test(asked.slice(folder.length));
      if (result.ignored) return true;
      if (result.unignored) return false;
    }
    return false;
  }

  /** Innermost first. */
  private levelsAt(folder: string): readonly IgnoreLevel[] {
    let known = this.levels.get(folder);
    if (!known) {
      const above = this.levelsAbove(folder);
      const own = this.level(folder === '' ? '' : `${folder}/`, join(this.top, folder, '.gitignore'));
      known = own.length > 0 ? [...own, ...above] : above;
      this.levels.set(folder, known);
    }
    return known;
  }

  private levelsAbove(folder: string): readonly IgnoreLevel[] {
    return folder === '' ? this.outer : this.levelsAt(folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '');
  }

  private level(folder: string, file: string | undefined): readonly IgnoreLevel[] {
    const patterns = file === undefined ? undefined : readText(file);
    if (patterns === undefined || patterns === '') return [];
    return [{ folder, rules: ignore({ ignorecase: this.ignoreCase }).add(patterns.replace(/^\ufeff/, '')) }];
  }

  private trackedPaths(): Set<string> | undefined {
    if (this.tracked === null) {
      this.tracked = this.gitFolder === undefined ? undefined : readTrackedPaths(this.gitFolder, this.hashLength);
    }
    return this.tracked;
  }
}

/** The folder with a repository's index, where `folder` is the top of a repository, worktree or submodule. */
export function gitFolderIn(folder: string): string | undefined {
  const entry = join(folder, '.git');
  try {
    const stats = statSync(entry, { throwIfNoEntry: false });
    if (!stats) return undefined;
    if (stats.isDirectory()) return statSync(join(entry, 'HEAD'), { throwIfNoEntry: false }) ? entry : undefined;
    if (!stats.isFile() || stats.size > 4096) return undefined;
  } catch {
    return undefined;
  }
  const target = /^gitdir: (.+?)\r?\n?$/.exec(readText(entry) ?? '')?.[1];
  if (target === undefined) return undefined;
  return isAbsolute(target) ? target : resolve(folder, target);
}

/** Where a worktree keeps what it shares with the main one. */
function commonFolder(gitFolder: string): string {
  const named = readText(join(gitFolder, 'commondir'))?.trim();
  return named === undefined || named === '' ? gitFolder : resolve(gitFolder, named);
}

/** `core.excludesFile`, or git's default for it. */
function excludesFile(repositoryConfig: string): string | undefined {
  const home = homedir();
  const settings = process.env['XDG_CONFIG_HOME'] || join(home, '.config');
  const configs = [repositoryConfig, readText(join(home, '.gitconfig')), readText(join(settings, 'git', 'config'))];
  for (const config of configs) {
    const named = /^\s*excludesfile\s*=\s*"?([^"\n\r]+?)"?\s*$/im.exec(config ?? '')?.[1];
    if (named !== undefined) return named.startsWith('~/') ? join(home, named.slice(2)) : resolve(home, named);
  }
  return join(settings, 'git', 'ignore');
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
