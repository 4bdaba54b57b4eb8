/** The root folders: those around the workspace's folders, and one for each file outside of them. */
import * as path from 'node:path';
import { relativePath, workspaceRoot } from '../host/workspaceRoot';
import { diskPath, folderUri } from './addresses';
import { Folder } from './folder';
import type { EditorSettings } from './folderSettings';

/** A document's folder and its path in there. */
export interface Located {
  readonly folder: Folder;
  readonly path: string;
}

export class Folders {
  private readonly roots = new Map<string, Folder>();
  /** The document that was asked for last, until the roots change: each keystroke asks twice. */
  private last: (Located & { readonly uri: string }) | undefined;

  constructor(private readonly settings: (uri: string) => EditorSettings, private readonly page: (rule: string) => string | undefined) {}

  /** Adds a folder of the workspace to the root around it: a repository's top or where its configuration lies, as on the command line. */
  add(uri: string): Folder {
    const { root, scope } = placeOf(uri);
    const folder = this.roots.get(root) ?? this.create(root);
    folder.scopes.add(scope);
    return folder;
  }

  /** Undefined where there was none. */
  remove(uri: string): Folder | undefined {
    const { root, scope } = placeOf(uri);
    const folder = this.roots.get(root);
    folder?.scopes.delete(scope);
    return folder;
  }

  all(): Folder[] {
    return [...this.roots.values()];
  }

  /** The innermost root that holds a document; one of its own is made where none does. */
  locate(uri: string): Located {
    return this.find(uri) ?? this.createFor(uri);
  }

  /** The same, where a root exists already. */
  find(uri: string): Located | undefined {
    if (this.last?.uri === uri) return this.last;
    let best: Located | undefined;
    for (const folder of this.roots.values()) {
      const at = folder.root.pathOf(uri);
      if (at === undefined || at === '') continue;
      if (!best || at.length < best.path.length) best = { folder, path: at };
    }
    this.last = best && { ...best, uri };
    return best;
  }

  dropUnused(folder: Folder): void {
    if (!folder.isUnused) return;
    this.roots.delete(folder.root.uri);
    this.last = undefined;
  }

  private createFor(uri: string): Located {
    const file = diskPath(uri);
    const folder = this.create(file === undefined ? virtualRoot(uri) : folderUri(workspaceRoot(path.dirname(file))));
    return { folder, path: folder.root.pathOf(uri) ?? uri };
  }

  private create(root: string): Folder {
    const folder = new Folder(root, this.settings(root), this.page);
    this.roots.set(root, folder);
    this.last = undefined;
    return folder;
  }
}

function placeOf(uri: string): { readonly root: string; readonly scope: string } {
  const disk = diskPath(uri);
  if (disk === undefined) return { root: withoutSlash(uri), scope: '' };
  const root = workspaceRoot(disk);
  return { root: folderUri(root), scope: relativePath(root, disk) };
}

/** What stands for the folder of a document that is not a file: `untitled:`, `vscode-vfs://github`. */
function virtualRoot(uri: string): string {
  return /^[A-Za-z][\w+.-]*:(?:\/\/[^/]*)?/.exec(uri)?.[0] ?? uri;
}

function withoutSlash(uri: string): string {
  return uri.endsWith('/') && !uri.endsWith('//') ? uri.slice(0, -1) : uri;
}
