/** The hook that checks what is about to be committed, beside whatever hooks are there already. */
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { writeAtomically } from './atomicWrite';
import { GitRepository, gitFolderIn } from './gitRepository';

export type HookState =
  /** Commits are checked already, by the hook or manager that is named. */
  | { readonly kind: 'there'; readonly by: string }
  /** A hook manager's configuration, or a hook of somebody's, is for a person to change: these lines do it. */
  | { readonly kind: 'theirs'; readonly file: string; readonly snippet: string }
  /** Nothing is in the way of a hook of ours. */
  | { readonly kind: 'free'; readonly file: string }
  | { readonly kind: 'no-repository' };

const script = `#!/bin/sh
# Keeps literal secrets out of commits. Made by lasthop init; delete this file to have it no more.
if command -v lasthop >/dev/null 2>&1; then exec lasthop check --staged; fi
if [ -x node_modules/.bin/lasthop ]; then exec node_modules/.bin/lasthop check --staged; fi
echo 'lasthop is not on the path: this commit was not checked for secrets.' >&2
`;

/** Configurations of hook managers, relative to the repository's top, and what to add there. */
const managers: readonly (readonly [file: string, snippet: string])[] = [
  ['.pre-commit-config.yaml', '- repo: local\n  hooks:\n    - id: lasthop\n      name: lasthop\n      entry: lasthop check --staged\n      language: system\n      pass_filenames: false'],
  ['lefthook.yml', 'pre-commit:\n  commands:\n    lasthop:\n      run: lasthop check --staged'],
  ['lefthook.yaml', 'pre-commit:\n  commands:\n    lasthop:\n      run: lasthop check --staged'],
  ['.husky/pre-commit', 'lasthop check --staged'],
  ['.husky', 'lasthop check --staged'],
  ['.pre-commit-config.yml', 'lasthop check --staged'],
];

/** @param folder absolute, in the repository */
export function commitHook(folder: string): HookState {
  const repository = GitRepository.holding(folder);
  const gitFolder = repository && gitFolderIn(repository.top);
  if (!repository || gitFolder === undefined) return { kind: 'no-repository' };
  for (const [name, snippet] of managers) {
    const file = join(repository.top, name);
    if (!existsSync(file)) continue;
    if (mentionsUs(file)) return { kind: 'there', by: name };
    return { kind: 'theirs', file: name === '.husky' ? '.husky/pre-commit' : name, snippet };
  }
  const common = commonFolder(gitFolder);
  const configured = /^\s*hookspath\s*=\s*"?([^"\n\r]+?)"?\s*$/im.exec(textOf(join(common, 'config')) ?? '')?.[1];
  const file = configured === undefined ? join(common, 'hooks', 'pre-commit') : resolve(repository.top, configured, 'pre-commit');
  if (!existsSync(file)) return configured === undefined ? { kind: 'free', file } : { kind: 'theirs', file, snippet: script.trimEnd() };
  return mentionsUs(file) ? { kind: 'there', by: file } : { kind: 'theirs', file, snippet: 'lasthop check --staged || exit 1' };
}

/** @throws the system's error */
export function writeCommitHook(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeAtomically(file, Buffer.from(script));
  chmodSync(file, 0o755);
}

function commonFolder(gitFolder: string): string {
  const named = textOf(join(gitFolder, 'commondir'))?.trim();
  return named === undefined || named === '' ? gitFolder : resolve(gitFolder, named);
}

function mentionsUs(file: string): boolean {
  return /\blasthop\b/.test(textOf(file) ?? '');
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
