/** Between the editor's URIs and the core's paths, which are relative to a root and written with `/`. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { realPath, relativePath } from '../host/workspaceRoot';

/** The path on disk; undefined for documents that are not files. */
export function diskPath(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** A root folder: of the workspace, or found for a file outside of it. */
export class Root {
  /** Absolute; undefined where the folder is not on a disk. */
  readonly disk: string | undefined;
  private readonly real: string | undefined;
  private readonly prefix: string;

  /** @param uri without a trailing slash */
  constructor(readonly uri: string) {
    this.disk = diskPath(uri);
    this.real = this.disk === undefined ? undefined : realPath(this.disk);
    this.prefix = uri.endsWith('/') || uri.endsWith(':') ? uri : `${uri}/`;
  }

  /** The path of a document relative to this root; undefined for one outside. */
  pathOf(uri: string): string | undefined {
    const file = diskPath(uri);
    if (file === undefined || this.disk === undefined || this.real === undefined) {
      return this.disk === undefined && uri.startsWith(this.prefix) ? decoded(uri.slice(this.prefix.length)) : undefined;
    }
    for (const root of [this.disk, this.real]) {
      const path = relativePath(root, file);
      if (path !== '..' && !path.startsWith('../') && !/^[A-Za-z]:/.test(path)) return path;
    }
    return undefined;
  }

  uriOf(path: string): string {
    if (this.disk === undefined) return this.prefix + path.split('/').map(encodeURIComponent).join('/');
    return pathToFileURL(`${this.disk}/${path}`).href;
  }
}

export function folderUri(path: string): string {
  return pathToFileURL(path).href;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).replace(/^\/+/, '');
  } catch {
    return text;
  }
}
