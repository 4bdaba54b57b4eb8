/** Tree-sitter grammars as oracles. Kept in tests: loading and parsing take many times what our own lexers take. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Language, Parser, type Node, type Tree } from 'web-tree-sitter';

/** What an oracle and a lexer must agree upon for one string. */
export interface StringPlace {
  readonly start: number;
  readonly end: number;
  readonly role: string;
  readonly name?: string;
  readonly call?: string;
  readonly argument?: number;
  readonly compared?: boolean;
}

const grammars = join(dirname(require.resolve('@vscode/tree-sitter-wasm/package.json')), 'wasm');

export async function loadGrammar(name: string): Promise<Parser> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(join(grammars, `tree-sitter-${name}.wasm`))));
  return parser;
}

export function parse(parser: Parser, text: string): Tree {
  const tree = parser.parse(text);
  if (!tree) throw new Error('no tree');
  return tree;
}

/** Every node of the given types, in order. */
export function nodesOf(tree: Tree, types: readonly string[]): Node[] {
  const found: Node[] = [];
  for (const node of tree.rootNode.descendantsOfType([...types])) if (node?.isNamed && node.endIndex > node.startIndex) found.push(node);
  return found;
}

/** How many of the oracle's places the lexer found with equal facts; `differing` gets the rest. */
export function agreement(
  expected: readonly StringPlace[], found: readonly StringPlace[],
  differing: (expected: StringPlace, found: StringPlace | undefined) => void,
): { readonly total: number; readonly ranges: number; readonly equal: number } {
  const byStart = new Map<number, StringPlace>();
  for (const place of found) byStart.set(place.start, place);
  let ranges = 0;
  let equal = 0;
  for (const place of expected) {
    const other = byStart.get(place.start);
    if (other?.end === place.end) {
      ranges++;
      if (
        other.role === place.role && (place.role !== 'literal' || (
          other.name === place.name && (other.call ?? '') === (place.call ?? '') &&
          (!place.call || other.argument === place.argument) && (other.compared ?? false) === (place.compared ?? false)))
      ) {
        equal++;
        continue;
      }
    }
    differing(place, other);
  }
  return { total: expected.length, ranges, equal };
}
