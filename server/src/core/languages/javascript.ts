/** JavaScript and TypeScript with JSX. */
import { defineLanguage, type Language } from '../language';
import type { Reader } from '../segment';
import { beginning, sameState, type State } from './lexing/context';
import { decodeEscapes } from './lexing/escapes';
import { factsOf } from './lexing/tokens';
import type { StringToken } from './lexing/tokens';
import { createSpelling } from './javascript/spelling';
import { Lexer, type Dialect } from './javascript/lexer';

/** The reader of a dialect. */
export function createReader(dialect: Dialect): Reader<State> {
  return {
    begin: () => beginning,
    next(text, offset, state, until) {
      const lexer = new Lexer(text, offset, state, until, dialect);
      lexer.run();
      const facts = factsOf(text, offset, lexer.strings, lexer.reads, decode);
      return { end: lexer.at, examined: lexer.examined, state: lexer.state(), facts };
    },
    same: sameState,
  };
}

/** Every string of a text with what is known about it: what the comparison with a grammar needs. */
export function lex(text: string, dialect: Dialect): StringToken[] {
  const found: StringToken[] = [];
  let state = beginning;
  for (let at = 0; at < text.length;) {
    const lexer = new Lexer(text, at, state, Number.POSITIVE_INFINITY, dialect);
    lexer.run();
    for (const token of lexer.strings) {
      const read = lexer.reads[token.read];
      if (read) [token.nameStart, token.nameEnd] = [read.nameStart, read.nameEnd];
      found.push(token);
    }
    state = lexer.state();
    at = lexer.at;
  }
  return found;
}

function decode(text: string, start: number, end: number): string {
  return decodeEscapes(text.slice(start, end));
}

const dialects: readonly { readonly id: string; readonly extension: RegExp; readonly languageId: RegExp; readonly dialect: Dialect }[] = [
  { id: 'typescript', extension: /\.[cm]?ts$/i, languageId: /^typescript$/, dialect: { jsx: false, types: true } },
  { id: 'tsx', extension: /\.tsx$/i, languageId: /^typescriptreact$/, dialect: { jsx: true, types: true } },
  { id: 'javascript', extension: /\.(?:[cm]?js|jsx|es6|gs|jsm)$/i, languageId: /^javascript(?:react)?$/, dialect: { jsx: true, types: false } },
];

export const javascript: readonly Language[] = dialects.map(({ id, extension, languageId, dialect }) => defineLanguage({
  id,
  accepts: (file, text) => extension.test(file.path) || (file.languageId !== undefined && languageId.test(file.languageId)) ||
    (id === 'javascript' && /^#![^\n]*\b(?:node|deno|bun|zx|tsx|ts-node)\b/.test(text.slice(0, 120)) && !/\.[^/]*$/.test(file.path)),
  reader: createReader(dialect),
  spelling: createSpelling(dialect),
}));
