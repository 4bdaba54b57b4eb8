/** Pages with scripts in them (HTML, Vue, Svelte, Astro): markup by lines, what stands in `<script>` as JavaScript. */
import type { Reader } from '../../segment';
import { lineEnd } from '../../text';
import { Lexer, type Dialect } from '../javascript/lexer';
import { Steps } from '../lexing/steps';
import { beginning, sameState, type State } from '../lexing/context';
import { decodeEscapes } from '../lexing/escapes';
import { factsOf } from '../lexing/tokens';
import type { CommentAt } from '../../language';
import { lineBeginning, sameLineState, type LineState } from './lineBase';
import type { LineFamily } from './lineFamily';
import { LineScanner } from './lines';

export interface PageState {
  /** The script's state, undefined in markup. */
  readonly script: State | undefined;
  readonly markup: LineState;
}

/** Types are read in every script: JavaScript has no `:` where they could stand. */
const dialect: Dialect = { jsx: false, types: true, embedded: true };

/** A script that is JavaScript by its type, or by having none; its tag stands on one line, as segments are cut between lines. */
const opening = /<script\b(?![^>\r\n]{0,500}?\btype\s*=\s*["']?(?!(?:text|application)\/(?:java|ecma|type)script|module|text\/babel|text\/jsx|ts\b))[^>\r\n]{0,500}>/i;

/** How far the opening tag of a script is looked for from a segment's start, in code units: all lines that a segment can have. */
const reach = 16_384;

function decodeMarkup(text: string, start: number, end: number): string {
  return text.slice(start, end);
}

function decodeScript(text: string, start: number, end: number): string {
  return decodeEscapes(text.slice(start, end));
}

export function pageReader(family: LineFamily): Reader<PageState> {
  return {
    begin: () => ({ script: undefined, markup: lineBeginning }),
    next(text, offset, state, until) {
      if (state.script) {
        const lexer = new Lexer(text, offset, state.script, until, dialect);
        lexer.run();
        if (lexer.at > offset) {
          const facts = factsOf(text, offset, lexer.strings, lexer.reads, decodeScript);
          // Whatever the script left open, its element has ended.
          return { end: lexer.at, examined: lexer.examined, state: { script: lexer.ended ? undefined : lexer.state(), markup: state.markup }, facts };
        }
      }
      const window = lineEnd(text, Math.min(text.length, offset + reach));
      const found = opening.exec(text.slice(offset, window));
      const limit = found && !found[0].endsWith('/>') ? offset + found.index + found[0].length : text.length;
      const scanner = new LineScanner(text, offset, state.markup, until, family);
      scanner.run(limit);
      const entered = scanner.at === limit && limit < text.length;
      return {
        end: scanner.at,
        examined: Math.min(text.length, Math.max(scanner.at, found ? limit : window + 1)),
        state: { script: entered ? beginning : undefined, markup: scanner.state() },
        facts: factsOf(text, offset, scanner.strings, scanner.reads, decodeMarkup),
      };
    },
    same: (a, b) => sameLineState(a.markup, b.markup) && (a.script === b.script || (a.script !== undefined && b.script !== undefined && sameState(a.script, b.script))),
  };
}

/** `//` in a script, `<!-- -->` in markup. */
export function pageComment(reader: Reader<PageState>, markup: (content: string) => string): CommentAt {
  const steps = (text: string): Steps<PageState, { readonly script: boolean }> => new Steps(text.length, reader.begin(text), (at, state) => reader.next(text, at, state, Number.POSITIVE_INFINITY));
  return (content, text, offset, notes) => {
    const known = notes.of(text, steps);
    const { script } = known.answer(offset, () => {
      let { at, state } = known.before(offset);
      for (const before = text.slice(0, offset); at < before.length;) {
        const reading = reader.next(before, at, state, Number.POSITIVE_INFINITY);
        state = reading.state;
        at = reading.end;
      }
      return { script: state.script !== undefined };
    });
    return script ? `// ${content}` : markup(content);
  };
}
