/** How Python writes a read of the environment, a comment and a string. */
import type { Site } from '../../facts';
import type { EnvironmentRead, Spelling } from '../../language';
import type { Notes } from '../../notes';
import { span, type TextEdit } from '../../text';
import { beginning, type State } from '../lexing/context';
import { Steps } from '../lexing/steps';
import type { StringToken } from '../lexing/tokens';
import { environName, importOs } from './imports';
import { Lexer } from './lexer';

export const spelling: Spelling = {
  comment: (text) => `# ${text}`,
  commentPlace: 'line-end',
  commentAt,
  readEnvironment,
  quote,
};

/** None inside a string, and none after a backslash that continues the line. */
function commentAt(content: string, text: string, offset: number, notes: Notes): string | undefined {
  if (text.charCodeAt(offset - 1) === 92) return undefined;
  return notes.of(text, lex).inString(offset) ? undefined : `# ${content}`;
}

/** A module as the lexer sees it. */
interface Lexed {
  inString(offset: number): boolean;
  /** The string that stands at a place. */
  tokenAt(site: Site): StringToken | undefined;
}

function lex(text: string): Lexed {
  const tokens = new Map<number, StringToken>();
  const steps = new Steps<State, boolean>(text.length, beginning, (at, state) => {
    const lexer = new Lexer(text, at, state, Number.POSITIVE_INFINITY);
    lexer.run();
    for (const token of lexer.strings) tokens.set(token.start, token);
    return { end: lexer.at, state: lexer.state() };
  });
  return {
    inString: (offset) => steps.answer(offset, () => {
      const before = text.slice(0, offset);
      let { at, state } = steps.before(offset);
      while (at < before.length) {
        const lexer = new Lexer(before, at, state, Number.POSITIVE_INFINITY);
        lexer.run();
        // An unterminated string of several lines, or one that the offset cuts in two.
        if (lexer.at >= before.length && lexer.cutOff >= 0) return true;
        state = lexer.state();
        at = lexer.at;
      }
      return false;
    }),
    tokenAt({ whole }) {
      steps.upTo(whole.start);
      const token = tokens.get(whole.start);
      return token?.end === whole.end ? token : undefined;
    },
  };
}

/** `os.environ["KEY"]`: fails at once, with the key's name, where the key is missing. */
function readEnvironment(text: string, key: string, site: Site, notes: Notes): EnvironmentRead | undefined {
  if (site.form === 'template' || site.form === 'text') return undefined;
  const token = notes.of(text, lex).tokenAt(site);
  if (!token || token.role !== 'literal' || token.fixed) return undefined;
  const after = text.slice(site.whole.end, site.whole.end + 200);
  const before = text.slice(Math.max(0, site.whole.start - 200), site.whole.start);
  // Strings side by side are one string: neither can become an expression alone.
  if (/^\s*[A-Za-z]{0,2}["']/.test(after) || /["'][ \t\r\n]*$/.test(before)) return undefined;
  const written = text.slice(site.whole.start, site.content.start);
  if (token.read >= 0) {
    // The fallback beside a read of the same key goes; what stays is the read.
    const fallback = new RegExp(`["']${key}["']\\s*[\\])]?(\\s*,\\s*(?:default\\s*=\\s*)?|\\s+or\\s+)$`).exec(before);
    if (!fallback) return undefined;
    return { expression: '', also: [{ span: span(site.whole.start - (fallback[1] ?? '').length, site.whole.start), newText: '' }] };
  }
  const { environ, imports } = notes.of(text, environIn);
  const quoteMark = written.includes("'") ? "'" : '"';
  const bytes = /b/i.test(written) ? '.encode()' : '';
  return {
    expression: `${environ ?? 'os.environ'}[${quoteMark}${key}${quoteMark}]${bytes}`,
    also: imports,
  };
}

/** The name that the module has for `os.environ`, or the import that it lacks. */
function environIn(text: string): { readonly environ: string | undefined; readonly imports: readonly TextEdit[] } {
  const environ = environName(text);
  return { environ, imports: environ === undefined ? [importOs(text)] : [] };
}

function quote(value: string, site: Site): string | undefined {
  if (site.form !== 'single' && site.form !== 'double') return undefined;
  const mark = site.form === 'single' ? "'" : '"';
  const escaped = value.replace(/[\\\n\r]/g, (unit) => (unit === '\\' ? '\\\\' : unit === '\n' ? '\\n' : '\\r'));
  return `${mark}${escaped.replaceAll(mark, `\\${mark}`)}${mark}`;
}
