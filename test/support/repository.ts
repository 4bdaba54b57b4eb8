import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The repository's root, from wherever the compiled test lies. */
export const repository: string = ((): string => {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
})();
