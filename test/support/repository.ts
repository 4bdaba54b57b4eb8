/** Our own repository as tests see it. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The repository's root, from wherever the compiled test lies. */
export const repository: string = ((): string => {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
})();

/** Paths of all files below the given folders (relative to the root, with `/`) that end in one of `endings`. */
export function filesBelow(folders: readonly string[], endings: readonly string[]): string[] {
  return folders
    .flatMap((folder) => listed(folder))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort();
}

function listed(path: string): string[] {
  if (!statSync(join(repository, path), { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(join(repository, path), { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? listed(`${path}/${entry.name}`) : [`${path}/${entry.name}`]));
}

/** The text of a file of the repository. */
export function textOf(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}

/** TypeScript without its comments and the contents of its strings, line breaks kept: enough for a look at words. */
export function codeOnly(source: string): string {
  return source.replace(
    /\/\*[^]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g,
    (part) => (part.startsWith('/') ? '' : '""') + '\n'.repeat(part.split('\n').length - 1),
  );
}
