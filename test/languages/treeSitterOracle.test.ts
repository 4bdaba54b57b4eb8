/**
 * The code lexers beside tree-sitter on what is surely here: the packages in node_modules, our own sources, Python's library.
 * `test/e2e/packages.e2e.ts` does the same with packages that are fetched for it, TSX and JSX among them.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { compare, comparisons, filesBelow, sample } from '../support/stringComparison';

const root = join(__dirname, '../../..');
const packages = join(root, 'node_modules');

test('JavaScript: strings, names and calls as tree-sitter sees them', async () => {
  await compare(comparisons.javascript, sample(filesBelow(packages, /\.[cm]?jsx?$/)));
});

test('TypeScript: strings, names and calls as tree-sitter sees them', async () => {
  const own = ['server/src', 'client/src', 'test', 'examples'].flatMap((folder) => filesBelow(join(root, folder), /\.ts$/));
  await compare(comparisons.typescript, [...own, ...sample(filesBelow(packages, /\.d\.[cm]?ts$/))]);
});

/** Python files that are surely there: Python's own library, else those of node-gyp inside npm. */
function pythonFiles(): string[] {
  for (const [command, ...args] of [['python3', '-c', 'import sysconfig; print(sysconfig.get_paths()["stdlib"])'], ['npm', 'root', '-g']] as [string, ...string[]][]) {
    try {
      const folder = execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
      const found = filesBelow(folder, /\.py$/).filter((path) => !/site-packages|lib2to3.tests|\/test\/bad/.test(path));
      if (found.length > 30) return found;
    } catch {
      // Not installed: the next one.
    }
  }
  return [];
}

test('Python: strings, names and calls as tree-sitter sees them', async (context) => {
  const files = sample(pythonFiles());
  if (files.length === 0) context.skip('no Python files on this machine');
  else await compare(comparisons.python, files);
});
