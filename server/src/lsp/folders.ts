/** The root folders: those of the workspace, and one for each file outside of them. */
import * as path from 'node:path';
import type { EngineSettings } from '../core/engine';
import { workspaceRoot } from '../host/workspaceRoot';
import { diskPath, folderUri } from './addresses';
import { Folder } from './folder';

/** A document's folder and its path in there. */
export interface Located {
  readonly folder: Folder;
  readonly path: string;
}

export class Folders {
  private readonly folders = new Map<string, Folder>();

  constructor(private readonly settings: (uri: string) => EngineSettings, private readonly page: (rule: string) => string | undefined) {}

  /** Adds a folder of the workspace. */
  add(uri: string): Folder {
    const name = withoutSlash(uri);
    const known = this.folders.get(name);
    if (known && !known.loose) return known;
    const folder = new Folder(name, false, this.settings(name), this.page);
    this.folders.set(name, folder);
    return folder;
  }

  /** Undefined where there was none. */
  remove(uri: string): Folder | undefined {
    const folder = this.folders.get(withoutSlash(uri));
    this.folders.delete(withoutSlash(uri));
    return folder;
  }

  all(): Folder[] {
    return [...this.folders.values()];
  }

  /** The innermost folder that holds a document; one of its own is made where none does. */
  locate(uri: string): Located {
    return this.find(uri) ?? this.findLoose(uri);
  }

  /** The same, where a folder exists already. */
  find(uri: string): Located | undefined {
    let best: Located | undefined;
    for (const folder of this.folders.values()) {
      const at = folder.root.pathOf(uri);
      if (at === undefined || at === '') continue;
      if (!best || at.length < best.path.length || (at.length === best.path.length && !folder.loose)) best = { folder, path: at };
    }
    return best;
  }

  /** Forgets a folder that was made for a file outside the workspace, once none is open. */
  dropUnused(folder: Folder): void {
    if (folder.loose && !folder.hasOpen) this.folders.delete(folder.root.uri);
  }

  private findLoose(uri: string): Located {
    const file = diskPath(uri);
    const name = withoutSlash(file === undefined ? virtualRoot(uri) : folderUri(workspaceRoot(path.dirname(file))));
    const folder = new Folder(name, true, this.settings(name), this.page);
    this.folders.set(name, folder);
    return { folder, path: folder.root.pathOf(uri) ?? uri };
  }
}

/** What stands for the folder of a document that is not a file: `untitled:`, `vscode-vfs://github`. */
function virtualRoot(uri: string): string {
  return /^[A-Za-z][\w+.-]*:(?:\/\/[^/]*)?/.exec(uri)?.[0] ?? uri;
}

function withoutSlash(uri: string): string {
  return uri.endsWith('/') && !uri.endsWith('//') ? uri.slice(0, -1) : uri;
}
