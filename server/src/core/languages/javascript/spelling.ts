/** How JavaScript and TypeScript write a read of the environment, a comment and a string. */
import type { Site } from '../../facts';
import type { EnvironmentRead, Spelling } from '../../language';
import type { Notes } from '../../notes';
import { span } from '../../text';
import { beginning, type State } from '../lexing/context';
import { Kind } from '../lexing/frame';
import { Steps } from '../lexing/steps';
import type { StringToken } from '../lexing/tokens';
import { Lexer, type Dialect } from './lexer';

export function createSpelling(dialect: Dialect): Spelling {
  const lexed = (text: string): Lexed => lex(text, dialect);
  return {
    comment: (text) => `// ${text}`,
    commentPlace: 'line-end',
    commentAt: (content, text, offset, notes) => commentAt(content, notes.of(text, lexed), offset),
    readEnvironment: (text, key, site, notes) => readEnvironment(text, key, site, notes.of(text, lexed), notes, dialect),
    quote,
  };
}

/** A comment in code, between attributes or between JSX elements; none inside a template string. */
function commentAt(content: string, { levelAt }: Lexed, offset: number): string | undefined {
  const kind = levelAt(offset);
  if (kind === Kind.Text || kind === Kind.Comment) return undefined;
  return kind === Kind.Children ? `{/* ${content.replaceAll('*/', '* /')} */}` : `// ${content}`;
}

/** A text as the lexer sees it. */
interface Lexed {
  levelAt(offset: number): Kind;
  /** The string that stands at a place. */
  tokenAt(site: Site): StringToken | undefined;
}

function lex(text: string, dialect: Dialect): Lexed {
  const tokens = new Map<number, StringToken>();
  const steps = new Steps<State, Kind>(text.length, beginning, (at, state) => {
    const lexer = new Lexer(text, at, state, Number.POSITIVE_INFINITY, dialect);
    lexer.run();
    for (const token of lexer.strings) tokens.set(token.start, token);
    return { end: lexer.at, state: lexer.state() };
  });
  return {
    levelAt: (offset) => steps.answer(offset, () => {
      let { at, state } = steps.before(offset);
      const before = text.slice(0, offset);
      while (at < before.length) {
        const lexer = new Lexer(before, at, state, Number.POSITIVE_INFINITY, dialect);
        lexer.run();
        if (lexer.at >= before.length) return lexer.cutOff ?? lexer.state().frame.kind;
        state = lexer.state();
        at = lexer.at;
      }
      return state.frame.kind;
    }),
    tokenAt({ whole }) {
      steps.upTo(whole.start);
      const token = tokens.get(whole.start);
      return token?.end === whole.end ? token : undefined;
    },
  };
}

/**
 * TypeScript gives the read the type `string | undefined`. Written is `process.env.KEY!`: it says that the key is required and
 * fails where it is used; `?? ""` would let an app start with an empty secret (a token signed with "" verifies).
 */
function readEnvironment(
  text: string, key: string, site: Site, { tokenAt }: Lexed, notes: Notes, dialect: Dialect,
): EnvironmentRead | undefined {
  if (site.form !== 'double' && site.form !== 'single' && site.form !== 'backtick') return undefined;
  const token = tokenAt(site);
  if (!token || token.role !== 'literal' || token.fixed) return undefined;
  // A tagged template gives its text to the tag; `as const` holds for literals only.
  if (site.form === 'backtick' && token.argument < 0 && token.call !== '') return undefined;
  // Half-typed: what follows would assign to the read.
  if (/^\s*(?:as\s+const\b|=(?![=>]))/.test(text.slice(site.whole.end, site.whole.end + 40))) return undefined;
  const required = dialect.types ? '!' : '';
  const before = text.slice(Math.max(0, site.whole.start - 200), site.whole.start);
  if (token.read >= 0) {
    // The fallback beside a read of the same key goes; what stays is the read.
    const fallback = new RegExp(`(?:\\b|\\.|\\[['"])${escapeRegExp(key)}(?:['"]\\])?(\\s*(?:\\|\\||\\?\\?)\\s*)$`).exec(before);
    if (!fallback) return undefined;
    return { expression: required, also: [{ span: span(site.whole.start - (fallback[1] ?? '').length, site.whole.start), newText: '' }] };
  }
  const read = notes.of(text, readsIn)(key) + (token.compared ? '' : required);
  return { expression: token.markup ? `{${read}}` : read, also: [] };
}

/** As the file already reads its environment: Deno's call, an index (`noPropertyAccessFromIndexSignature`), else a member. */
function readsIn(text: string): (key: string) => string {
  if (!/\bprocess\.env\b|\brequire\(/.test(text) && /\bDeno\.\w|from\s*['"](?:jsr:|npm:|https:\/\/deno\.land\/)/.test(text)) return (key) => `Deno.env.get("${key}")`;
  const index = /\bprocess\.env\[(['"])/.exec(text);
  if (index && !/\bprocess\.env\.\w/.test(text)) return (key) => `process.env[${index[1]}${key}${index[1]}]`;
  return (key) => `process.env.${key}`;
}

function escapeRegExp(text: string): string {
  return text.replace(/[$.*+?()[\]{}|\\^/-]/g, '\\$&');
}

function quote(value: string, site: Site): string | undefined {
  const mark = site.form === 'single' ? "'" : site.form === 'double' ? '"' : site.form === 'backtick' ? '`' : undefined;
  if (mark === undefined) return undefined;
  const escaped = value.replace(/[\\\n\r\u2028\u2029]/g, (unit) => (unit === '\\' ? '\\\\' : unit === '\n' ? '\\n' : unit === '\r' ? '\\r' : unit === '\u2028' ? '\\u2028' : '\\u2029'));
  const inside = escaped.replaceAll(mark, `\\${mark}`);
  return `${mark}${mark === '`' ? inside.replaceAll('${', '\\${') : inside}${mark}`;
}
