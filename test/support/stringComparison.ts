/** Compares what our code lexers read in real files with what tree-sitter's grammars see there. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from 'web-tree-sitter';
import { lex } from '../../server/src/core/languages/javascript';
import type { Dialect } from '../../server/src/core/languages/javascript/lexer';
import type { StringToken } from '../../server/src/core/languages/lexing/tokens';
import { lex as lexPython } from '../../server/src/core/languages/python';
import { javascriptStrings } from './javascriptOracle';
import { pythonStrings } from './pythonOracle';
import { agreement, loadGrammar, parse, type StringPlace } from './treeSitter';

/** What is compared: a grammar, our lexer, and how to find the same in the grammar's tree. */
export interface Comparison {
  readonly grammar: string;
  find(text: string): StringPlace[];
  expect(tree: Tree): StringPlace[];
}

function javascript(grammar: string, dialect: Dialect): Comparison {
  return { grammar, find: (text) => placesOf(text, lex(text, dialect)), expect: javascriptStrings };
}

export const comparisons = {
  javascript: javascript('javascript', { jsx: true, types: false }),
  typescript: javascript('typescript', { jsx: false, types: true }),
  tsx: javascript('tsx', { jsx: true, types: true }),
  python: { grammar: 'python', find: (text: string) => placesOf(text, lexPython(text)), expect: pythonStrings } as Comparison,
} as const;

/** Bytes of each language that are compared, and of one file of it. */
const budget = Number(process.env['LASTHOP_ORACLE_BYTES'] ?? 1_500_000);
const largest = 300_000;

/** Every file below a folder whose name matches, in an order that is the same everywhere; none where there is no folder. */
export function filesBelow(folder: string, extension: RegExp, found: string[] = []): string[] {
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
export function sample(paths: readonly string[]): string[] {
  const usable = paths.filter((path) => statSync(path).size < largest);
  const total = usable.reduce((sum, path) => sum + statSync(path).size, 0);
  const step = Math.max(1, total / budget);
  const chosen: string[] = [];
  for (let index = 0; Math.floor(index) < usable.length; index += step) chosen.push(usable[Math.floor(index)] as string);
  return chosen;
}

/**
 * At least 99.5 % of the strings that the grammar sees have the same range, name and call for our lexer, and it sees hardly
 * any that are none. Fails with the places that differ; `ORACLE_SHOW=n` prints n of them even where that is few enough.
 * @param least so many strings must there be to judge by.
 */
export async function compare({ grammar, find, expect }: Comparison, paths: readonly string[], least = 2_000): Promise<void> {
  const parser = await loadGrammar(grammar);
  let [files, total, ranges, equal, invented] = [0, 0, 0, 0, 0];
  const differing: string[] = [];
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    const tree = parse(parser, text);
    // Where the grammar itself gave up it is no judge.
    if (!tree.rootNode.hasError) {
      const expected = expect(tree);
      const found = find(text);
      const show = (at: number, what: string): void => {
        if (differing.length >= Number(process.env['ORACLE_SHOW'] ?? 20)) return;
        differing.push(`${path}:${text.slice(0, at).split('\n').length} ${text.slice(Math.max(0, at - 30), at + 30).replace(/\n/g, '⏎')}\n${what}`);
      };
      const result = agreement(expected, found, (place, other) => {
        show(place.start, `    oracle ${JSON.stringify(place)}\n    lexer  ${JSON.stringify(other)}`);
      });
      const known = new Set(expected.map(({ start }) => start));
      for (const place of found) {
        if (place.role !== 'literal' || known.has(place.start)) continue;
        invented++;
        show(place.start, `    oracle sees no string\n    lexer  ${JSON.stringify(place)}`);
      }
      files++;
      total += result.total;
      ranges += result.ranges;
      equal += result.equal;
    }
    tree.delete();
  }
  parser.delete();
  const percent = (part: number): string => `${(100 * part / total).toFixed(2)} %`;
  console.log(`${grammar}: ${files} of ${paths.length} files, ${total} strings, ranges ${percent(ranges)}, all facts ${percent(equal)}, invented ${percent(invented)}`);
  if (process.env['ORACLE_SHOW']) console.log(differing.join('\n'));
  assert.ok(total > least, `too few strings to judge: ${total}`);
  assert.ok(equal / total >= 0.995, `${grammar}: ${equal} of ${total} agree\n${differing.join('\n')}`);
  assert.ok(invented / total <= 0.005, `${grammar}: ${invented} strings that are none\n${differing.join('\n')}`);
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
