/** Every text that no other language reads: code of the brace-and-quote kind, scripts, settings, markup, prose. */
import { defineLanguage, type FileName, type Language } from '../language';
import type { Reader } from '../segment';
import { withEmbeddedRuby } from './embeddedRuby';
import { CodeLexer } from './generic/code';
import { commentsOf } from './generic/codeStrings';
import { families } from './generic/families';
import type { CodeFamily } from './generic/family';
import { withHeredocs } from './generic/heredocs';
import { lineFamilies, pages, type LineFamily } from './generic/lineFamily';
import { lineBeginning, sameLineState, type LineState } from './generic/lineBase';
import { LineScanner } from './generic/lines';
import { pageComment, pageReader } from './generic/page';
import { codeSpelling, lineSpelling } from './generic/spelling';
import { beginning, sameState, type State } from './lexing/context';
import { decodeEscapes } from './lexing/escapes';
import { factsOf } from './lexing/tokens';

function codeReader(family: CodeFamily): Reader<State> {
  const comments = commentsOf(family);
  const decode = (text: string, start: number, end: number): string => {
    const written = text.slice(start, end);
    return family.doubled ? written.replace(/(["'`])\1/g, '$1') : decodeEscapes(written);
  };
  return {
    begin: () => beginning,
    next(text, offset, state, until) {
      const lexer = new CodeLexer(text, offset, state, until, family, comments);
      lexer.run();
      return { end: lexer.at, examined: lexer.examined, state: lexer.state(), facts: factsOf(text, offset, lexer.strings, lexer.reads, decode) };
    },
    same: sameState,
  };
}

function lineReader(family: LineFamily): Reader<LineState> {
  const decode = (text: string, start: number, end: number): string => text.slice(start, end).replace(/\\(["\\$`])/g, '$1');
  return {
    begin: () => lineBeginning,
    next(text, offset, state, until) {
      const scanner = new LineScanner(text, offset, state, until, family);
      scanner.run();
      return { end: scanner.at, examined: scanner.at, state: scanner.state(), facts: factsOf(text, offset, scanner.strings, scanner.reads, decode) };
    },
    same: sameLineState,
  };
}

/** Programs that run scripts, as the first line of an extensionless file names them. */
const interpreters: readonly (readonly [RegExp, string])[] = [
  [/\b(?:ba|z|k|da|a|fi)?sh\b/, 'shell'], [/\bruby\b/, 'ruby'], [/\bperl\b/, 'perl'], [/\bphp\b/, 'php'], [/\blua(?:jit)?\b/, 'lua'],
  [/\belixir\b/, 'elixir'], [/\bRscript\b/, 'r'], [/\bgroovy\b/, 'groovy'], [/\bpwsh\b/, 'powershell'], [/\bjulia\b/, 'julia'],
];

function accepts(id: string, files: RegExp, languageIds: readonly string[]): (file: FileName, text: string) => boolean {
  return ({ path, languageId }, text) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (files.test(name) || (languageId !== undefined && languageIds.includes(languageId))) return true;
    if (name.includes('.') || !text.startsWith('#!')) return false;
    const line = text.slice(2, 120).split('\n', 1)[0] as string;
    return interpreters.find(([program]) => program.test(line))?.[1] === id;
  };
}

const page = pageReader(pages);
const pageSpelling = lineSpelling(pages);

export const generic: readonly Language[] = [
  defineLanguage({
    id: pages.id,
    accepts: accepts(pages.id, pages.files, pages.languageIds),
    reader: page,
    spelling: { ...pageSpelling, commentAt: pageComment(page, (content) => pageSpelling.comment?.(content) ?? content) },
  }),
  ...families.map((family) => defineLanguage({
    id: family.id,
    accepts: accepts(family.id, family.files, family.languageIds),
    reader: family.heredoc === 'hcl' ? withHeredocs(codeReader(family)) : codeReader(family),
    spelling: codeSpelling(family),
  })),
  ...lineFamilies.map((family) => defineLanguage({
    id: family.id,
    accepts: accepts(family.id, family.files, family.languageIds),
    reader: family.markup || family.wholeLine ? withEmbeddedRuby(lineReader(family)) : lineReader(family),
    spelling: lineSpelling(family),
  })),
];
