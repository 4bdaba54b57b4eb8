/** What only git knows: which files are staged or changed, and what is staged. Started with a list of arguments, never a shell. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { UsageError } from './arguments';
import { realPath, relativePath } from '../host/workspaceRoot';

const mostOutput = 1 << 30;

export function git(directory: string, ...options: readonly string[]): Buffer {
  return gitWith('', directory, ...options);
}

/** The same, with something to read on its standard input. */
export function gitWith(input: string, directory: string, ...options: readonly string[]): Buffer {
  const result = spawnSync('git', ['--no-optional-locks', '-C', directory, ...options], {
    input, maxBuffer: mostOutput, stdio: ['pipe', 'pipe', 'pipe'],
    // Nothing that a repository configures is started, and nothing is fetched: no hook, no pager, no monitor, no diff program, no remote.
    env: {
      ...process.env, GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.fsmonitor', GIT_CONFIG_VALUE_0: 'false', GIT_PAGER: '',
      GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0',
    },
  });
  if (result.error) throw new UsageError('git could not be started; it is needed for --staged, --since and --history.');
  if (result.status !== 0) throw new GitError(result.stderr.toString('utf8'));
  return result.stdout;
}

class GitError extends Error {}

function names(output: Buffer): string[] {
  return output.toString('utf8').split('\0').filter((name) => name !== '');
}

export function topOf(directory: string): string {
  try {
    return realPath(git(directory, 'rev-parse', '--show-toplevel').toString('utf8').replace(/\r?\n$/, ''));
  } catch (error) {
    if (error instanceof GitError) throw new UsageError('This is no git repository: --staged, --since and --history need one.');
    throw error;
  }
}

/** Staged files (absolute) with what is staged of them, which may differ from what is on the disk. */
export function stagedFiles(directory: string): Map<string, Buffer> {
  const top = topOf(directory);
  const found = new Map<string, Buffer>();
  // Links and submodules (modes 120000 and 160000) hold no text of their own.
  const entries = names(git(top, 'diff', '--cached', '--raw', '--no-renames', '--no-ext-diff', '--no-abbrev', '--diff-filter=AM', '-z'));
  for (let at = 0; at + 1 < entries.length; at += 2) {
    const [, mode, , object] = (entries[at] as string).split(' ');
    if (mode?.startsWith('100') && object !== undefined) found.set(join(top, entries[at + 1] as string), git(top, 'cat-file', 'blob', object));
  }
  return found;
}

/** Files (absolute) that differ from where this branch left `revision`, committed or not, and untracked ones. */
export function filesSince(directory: string, revision: string): string[] {
  const top = topOf(directory);
  try {
    const commit = git(top, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`).toString('latin1').trim();
    const base = mergeBase(top, commit);
    return [
      ...names(git(top, 'diff', '--name-only', '--no-renames', '--no-ext-diff', '--diff-filter=AMT', '-z', base)),
      ...names(git(top, 'ls-files', '--others', '--exclude-standard', '-z')),
    ].map((name) => join(top, name));
  } catch (error) {
    if (error instanceof GitError) throw new UsageError('--since needs a revision that this repository has (in CI, fetch enough history).');
    throw error;
  }
}

function mergeBase(top: string, commit: string): string {
  try {
    return git(top, 'merge-base', 'HEAD', commit).toString('latin1').trim();
  } catch (error) {
    if (error instanceof GitError) return commit;
    throw error;
  }
}

/** Whether a file lies at or below one of the folders or is one of the files. */
export function liesIn(file: string, places: readonly string[]): boolean {
  return places.some((place) => file === place || !/^\.\.(?:\/|$)|^\w:/.test(relativePath(place, file)));
}
