/** Which folder a check is about. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { gitFolderIn } from './gitRepository';

export const configurationName = '.lasthop.yaml';

/**
 * The nearest folder at or above `folder` that is the top of a repository or holds a configuration; else `folder` itself.
 * Never looks above a repository's top.
 */
export function workspaceRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, configurationName)) || gitFolderIn(at) !== undefined) return at;
    if (dirname(at) === at) return folder;
  }
}

/** `file` relative to `folder`, with `/` on every system; '' for the folder itself. */
export function relativePath(folder: string, file: string): string {
  const path = relative(folder, file);
  return sep === '/' ? path : path.split(sep).join('/');
}

/** The path with symbolic links resolved where it exists, so that one file has one name. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
