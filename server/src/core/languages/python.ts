/** Python. */
import { defineLanguage, type Language } from '../language';
import type { Reader } from '../segment';
import { beginning, sameState, type State } from './lexing/context';
import { decodeEscapes } from './lexing/escapes';
import { factsOf, type StringToken } from './lexing/tokens';
import { Lexer } from './python/lexer';
import { spelling } from './python/spelling';

const reader: Reader<State> = {
  begin: () => beginning,
  next(text, offset, state, until) {
    const lexer = new Lexer(text, offset, state, until);
    lexer.run();
    const facts = factsOf(text, offset, lexer.strings, lexer.reads, decode);
    return { end: lexer.at, examined: lexer.examined, state: lexer.state(), facts };
  },
  same: sameState,
};

/** Every string of a text with what is known about it: what the comparison with a grammar needs. */
export function lex(text: string): StringToken[] {
  const found: StringToken[] = [];
  let state = beginning;
  for (let at = 0; at < text.length;) {
    const lexer = new Lexer(text, at, state, Number.POSITIVE_INFINITY);
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

export const python: Language = defineLanguage({
  id: 'python',
  accepts: (file, text) => /\.(?:py|pyi|pyw|pyx|bzl|star)$|(?:^|\/)(?:SConstruct|SConscript|wscript|Tiltfile|BUILD(?:\.bazel)?|WORKSPACE)$/.test(file.path) ||
    file.languageId === 'python' || /^#![^\n]*\bpython/.test(text.slice(0, 80)),
  reader,
  spelling,
});
