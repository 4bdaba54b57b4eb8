/**
 * Jupyter notebooks: JSON whose code cells are Python, a string for each line (or one for all). What stands in them is read
 * as code and placed where its characters stand in the file. https://nbformat.readthedocs.io/en/latest/format_description.html
 */
import type { Fact, Literal, Site } from '../facts';
import { defineLanguage, type Language } from '../language';
import type { Reader } from '../segment';
import { shift, span, type Span } from '../text';
import { reader as json } from './json';
import { decodeEscapes } from './lexing/escapes';
import { beginning, sameState, type State } from './lexing/context';
import { factsOf } from './lexing/tokens';
import { Lexer } from './python/lexer';

interface NotebookState {
  readonly json: unknown;
  /** Where the present cell's code goes on. */
  readonly code: Code;
  /** The present cell is text, or so much was not said yet. */
  readonly prose: boolean;
}

interface Code {
  readonly state: State;
  /** The quotes of a text that an earlier line of the cell left open. */
  readonly open: string;
}

const START: Code = { state: beginning, open: '' };

const reader: Reader<NotebookState> = {
  begin: (text) => ({ json: json.begin(text), code: START, prose: false }),
  next(text, offset, state, until) {
    const reading = json.next(text, offset, state.json as never, until);
    let { code, prose } = state;
    const facts = reading.facts.flatMap((fact): Fact[] => {
      if (fact.kind !== 'literal') return [fact];
      const [cells, , part] = fact.path ?? [];
      if (cells !== 'cells' || part !== 'source') {
        // The keys of a cell stand before its source: whatever they say, the code before is at its end.
        code = START;
        if (cells === 'cells' && part === 'cell_type') prose = fact.value !== 'code';
        return [fact];
      }
      if (prose) return [fact];
      const read = codeIn(text, offset, fact, code);
      code = read.code;
      return read.facts;
    });
    return { ...reading, state: { json: reading.state, code, prose }, facts };
  },
  same: (a, b) => json.same(a.json as never, b.json as never) && a.prose === b.prose && a.code.open === b.code.open && sameState(a.code.state, b.code.state),
};

/** The facts of one string of a cell's code; the string itself where it is none, or another language's. */
function codeIn(text: string, base: number, line: Literal, before: Code): { readonly facts: Fact[]; readonly code: Code } {
  const { content, form } = line.site;
  const raw = text.slice(base + content.start, base + content.end);
  // `%env KEY=value`, `!curl …`: commands of the shell or the notebook.
  if (form !== 'double' || /^\s*[%!]/.test(raw)) return { facts: [line], code: before };
  const { code: whole, places } = decoded(raw);
  const from = before.open === '' ? 0 : closing(whole, before.open);
  if (from < 0) return { facts: [line], code: before };
  const left = leftOpen(whole, from);
  const code = whole.slice(0, left.at);
  const facts: Fact[] = [];
  let { state } = before;
  for (let at = from; at < code.length;) {
    const lexer = new Lexer(code, at, state, Number.POSITIVE_INFINITY);
    lexer.run();
    for (const fact of factsOf(code, at, lexer.strings, lexer.reads, (all, start, end) => decodeEscapes(all.slice(start, end)))) {
      const begun = at;
      facts.push(placed(fact, (of) => shift(span(places[begun + of.start] ?? raw.length, places[begun + of.end] ?? raw.length), content.start)));
    }
    state = lexer.state();
    at = lexer.at;
  }
  return { facts, code: { state, open: left.quotes } };
}

/** Behind the quotes that close a text; -1 where they do not stand here. */
function closing(code: string, quotes: string): number {
  const at = code.indexOf(quotes);
  return at < 0 ? -1 : at + quotes.length;
}

/** Where a text of several lines begins that goes on in the next string; the end of the code where none does. */
function leftOpen(code: string, from: number): { readonly at: number; readonly quotes: string } {
  let [at, quotes] = [code.length, ''];
  for (const mark of code.slice(from).matchAll(/"""|'''|#[^\n]*/g)) {
    if (quotes === '' && !mark[0].startsWith('#')) [at, quotes] = [from + mark.index, mark[0]];
    else if (mark[0] === quotes) [at, quotes] = [code.length, ''];
  }
  return { at, quotes };
}

/** A JSON string's text, and where each of its code units begins as written; one more for its end. */
function decoded(raw: string): { readonly code: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let code = '';
  for (let at = 0; at < raw.length;) {
    places.push(at);
    const escape = /^\\(?:u[0-9a-fA-F]{4}|.)/.exec(raw.slice(at, at + 6))?.[0];
    code += escape === undefined ? raw.charAt(at) : unescaped(escape);
    at += escape?.length ?? 1;
  }
  places.push(raw.length);
  return { code, places };
}

function unescaped(escape: string): string {
  if (escape.charAt(1) === 'u') return escape.length === 6 ? String.fromCharCode(parseInt(escape.slice(2), 16)) : 'u';
  const known: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };
  return known[escape.charAt(1)] ?? escape.charAt(1);
}

/** A fact with all its places mapped. */
function placed(fact: Fact, map: (of: Span) => Span): Fact {
  const site = (of: Site): Site => ({ ...of, content: map(of.content), whole: map(of.whole) });
  switch (fact.kind) {
    case 'literal':
      return { ...fact, span: map(fact.span), site: site(fact.site), ...(fact.nameSpan ? { nameSpan: map(fact.nameSpan) } : {}) };
    case 'envRead': return { ...fact, span: map(fact.span), nameSpan: map(fact.nameSpan) };
    default: return { ...fact, span: map(fact.span) };
  }
}

/** Nothing can be written between the strings of a cell: no comment, and a read of the environment only with its import elsewhere. */
export const notebook: Language = defineLanguage({
  id: 'notebook',
  accepts: ({ path, languageId }) => /\.ipynb$/i.test(path) || languageId === 'jupyter-notebook',
  reader,
  spelling: {},
});
