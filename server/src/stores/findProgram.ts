/**
 * Which file a program's name means. Looked up by ourselves, because systems differ in whether the current folder counts:
 * a repository must not slip its own `op` in. Folders of PATH that are relative or inside the repository are passed over
 * (`npm run` puts `node_modules/.bin` there).
 */
import { accessSync, constants, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { GitRepository } from '../host/gitRepository';
import { realPath } from '../host/workspaceRoot';
import type { Environment } from './userFolders';

export type FoundProgram =
  | { readonly kind: 'found'; readonly file: string }
  /** `inRepository`: one of that name lies in the repository only. */
  | { readonly kind: 'missing'; readonly inRepository: boolean }
  /** A `.cmd`, `.bat` or `.ps1` on Windows: only a shell could start it, and a shell would read the arguments anew. */
  | { readonly kind: 'script'; readonly file: string };

export interface ProgramSearch {
  /** Relative names that hold a separator (`./scripts/get`) start here. */
  readonly base: string;
  /** A folder of the repository, none of whose folders on PATH count. */
  readonly root: string;
  readonly environment: Environment;
  readonly platform?: NodeJS.Platform;
}

export function findProgram(name: string, { base, root, environment, platform = process.platform }: ProgramSearch): FoundProgram {
  const windows = platform === 'win32';
  const endings = !windows || /\.(?:exe|com)$/i.test(name) ? [''] : ['.exe', '.com'];
  const scripts = windows ? ['', '.cmd', '.bat', '.ps1'] : [];
  if (/[/\\]/.test(name) && (windows || name.includes('/'))) {
    const file = resolve(base, name);
    return look([file]) ?? { kind: 'missing', inRepository: false };
  }
  const repository = realPath(GitRepository.holding(root)?.top ?? root);
  const folders = pathOf(environment, windows).split(windows ? ';' : ':').filter((folder) => isAbsolute(folder));
  const outside = folders.filter((folder) => !isInside(repository, realPath(folder)));
  return look(outside.map((folder) => join(folder, name)))
    ?? { kind: 'missing', inRepository: look(folders.filter((folder) => !outside.includes(folder)).map((folder) => join(folder, name))) !== undefined };

  function look(files: readonly string[]): FoundProgram | undefined {
    for (const file of files) {
      for (const ending of endings) if (isProgram(file + ending, windows)) return { kind: 'found', file: file + ending };
    }
    for (const file of files) {
      const script = scripts.find((ending) => /\.(?:cmd|bat|ps1)$/i.test(file + ending) && isProgram(file + ending, true));
      if (script !== undefined) return { kind: 'script', file: file + script };
    }
    return undefined;
  }
}

/** Windows writes the variable `Path`, in whatever case. */
function pathOf(environment: Environment, windows: boolean): string {
  if (!windows) return environment.PATH ?? '/usr/local/bin:/usr/bin:/bin';
  return Object.entries(environment).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '';
}

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path === '' || (!path.startsWith('..') && !isAbsolute(path));
}

function isProgram(file: string, windows: boolean): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  if (windows) return true;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
