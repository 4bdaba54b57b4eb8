/** The command that makes git ignore a file, for messages. */

/** @param path relative to the workspace root, with `/` */
export function appliedIgnore(path: string): string {
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, slash + 1);
  return `echo '${path.slice(slash + 1)}' >> ${folder}.gitignore`;
}
