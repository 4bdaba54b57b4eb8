/** Paths relative to the workspace root, with `/`. */

/** The folder of a path, '' for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The folder above; undefined above the root. */
export function parentOf(folder: string): string | undefined {
  return folder === '' ? undefined : folderOf(folder);
}

/** The last part. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether git reads patterns from the file. */
export function isIgnoreFile(path: string): boolean {
  return baseName(path) === '.gitignore';
}

/** Whether a file stands in `folder` itself or in a folder above it. */
export function isAtOrAbove(path: string, folder: string): boolean {
  const own = folderOf(path);
  return own === '' || own === folder || folder.startsWith(`${own}/`);
}
