/** The services of a repository: every folder that has a contract of its own. */
import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { envFileKind } from '../core/envFiles';
import { fileRole } from '../core/fileRole';
import { GitRepository } from '../host/gitRepository';
import { realPath, relativePath } from '../host/workspaceRoot';
import { findFamily, type EnvFamilyFiles } from './envFamily';

/** Folders of packages and machine-made files; hidden ones are passed over, too. */
const passedOver = /^(?:\..*|node_modules|vendor|site-packages|__pycache__|bower_components)$/;
/** A tree with more folders is looked at no further: whoever works there names the folder. */
const mostFolders = 20_000;

/** The families with a contract at or below a folder, by path; without any, the nearest above. Tests and examples have none of a service. */
export function familiesAt(root: string, directory: string): EnvFamilyFiles[] {
  const start = realPath(directory);
  const repository = GitRepository.holding(start);
  const found: string[] = [];
  const open = [start];
  for (let count = 0; open.length > 0 && count < mostFolders; count++) {
    const folder = open.pop() as string;
    const entries = listed(folder);
    if (entries.some((entry) => entry.isFile() && envFileKind(entry.name) === 'contract')) found.push(folder);
    for (const entry of entries) {
      if (!entry.isDirectory() || passedOver.test(entry.name)) continue;
      const below = join(folder, entry.name);
      if (fileRole(`${relativePath(start, below)}/.env`) !== 'source') continue;
      if (repository?.isIgnoredFolder(relativePath(repository.top, below))) continue;
      open.push(below);
    }
  }
  return found.length === 0 ? [findFamily(root, start)] : found.sort().map((folder) => findFamily(root, folder));
}

function listed(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
