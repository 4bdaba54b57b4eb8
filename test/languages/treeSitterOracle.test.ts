import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Tree } from 'web-tree-sitter';
import { lex } from '../../server/src/core/languages/javascript';
import { lex as lexPython } from '../../server/src/core/languages/python';
import type { Dialect } from '../../server/src/core/languages/javascript/lexer';
import type { StringToken } from '../../server/src/core/languages/lexing/tokens';
import { agreement, loadGrammar, parse, type StringPlace } from './grammar';
import { javascriptStrings } from './javascriptOracle';
import { pythonStrings } from './pythonOracle';

const root = join(__dirname, '../../..');
/** Bytes of each language that are compared, and of one file of it. */
const budget = 3_000_000;
const largest = 300_000;

function filesBelow(folder: string, extension: RegExp, found: string[] = []): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return found;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) filesBelow(path, extension, found);
    else if (entry.isFile() && extension.test(entry.name)) found.push(path);
  }
  return found;
}

/** A spread of files up to the budget: every n-th, so that no one package fills it. */
function sample(paths: readonly string[]): string[] {
  const usable = paths.filter((path) => statSync(path).size < largest);
  const total = usable.reduce((sum, path) => sum + statSync(path).size, 0);
  const step = Math.max(1, total / budget);
  const chosen: string[] = [];
  for (let index = 0; Math.floor(index) < usable.length; index += step) chosen.push(usable[Math.floor(index)] as string);
  return chosen;
}

function placesOf(text: string, tokens: readonly StringToken[]): StringPlace[] {
  return tokens.map((token) => {
    const name = token.nameStart >= 0 ? text.slice(token.nameStart, token.nameEnd) : token.name;
    return {
      start: token.start, end: token.end, role: token.role, compared: token.compared,
      ...(name ? { name } : {}), ...(token.call ? { call: token.call } : {}), ...(token.argument >= 0 || token.call ? { argument: token.argument } : {}),
    };
  });
}

async function compare(
  grammar: string, paths: readonly string[], find: (text: string) => StringPlace[], expect: (tree: Tree) => StringPlace[] = javascriptStrings,
): Promise<void> {
  const parser = await loadGrammar(grammar);
  let total = 0;
  let ranges = 0;
  let equal = 0;
  const differing: string[] = [];
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    const tree = parse(parser, text);
    // Where the grammar itself gave up it is no judge.
    if (!tree.rootNode.hasError) {
      const result = agreement(expect(tree), find(text), (expected, found) => {
        if (differing.length < Number(process.env['ORACLE_SHOW'] ?? 20)) {
          differing.push(`${path.slice(root.length)}:${text.slice(0, expected.start).split('\n').length} ${text.slice(expected.start - 30, expected.start + 30).replace(/\n/g, '⏎')}\n    oracle ${JSON.stringify(expected)}\n    lexer  ${JSON.stringify(found)}`);
        }
      });
      total += result.total;
      ranges += result.ranges;
      equal += result.equal;
    }
    tree.delete();
  }
  parser.delete();
  console.log(`${grammar}: ${paths.length} files, ${total} strings, ranges ${(100 * ranges / total).toFixed(2)} %, all facts ${(100 * equal / total).toFixed(2)} %`);
  if (process.env['ORACLE_SHOW']) console.log(differing.join('\n'));
  assert.ok(total > 2_000, `too few strings to judge: ${total}`);
  assert.ok(equal / total >= 0.995, `${grammar}: ${equal} of ${total} agree\n${differing.join('\n')}`);
}

function javascript(dialect: Dialect): (text: string) => StringPlace[] {
  return (text) => placesOf(text, lex(text, dialect));
}

const packages = join(root, 'node_modules');

test('JavaScript: strings, names and calls as tree-sitter sees them', async () => {
  await compare('javascript', sample(filesBelow(packages, /\.[cm]?js$/)), javascript({ jsx: true, types: false }));
});

test('TypeScript: strings, names and calls as tree-sitter sees them', async () => {
  const own = [...filesBelow(join(root, 'server/src'), /\.ts$/), ...filesBelow(join(root, 'client/src'), /\.ts$/), ...filesBelow(join(root, 'test'), /\.ts$/)];
  await compare('typescript', [...own, ...sample(filesBelow(packages, /\.d\.[cm]?ts$/))], javascript({ jsx: false, types: true }));
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
  else await compare('python', files, (text) => placesOf(text, lexPython(text)), pythonStrings);
});
