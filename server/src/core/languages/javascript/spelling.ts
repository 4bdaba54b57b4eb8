/** How JavaScript and TypeScript write a read of the environment, a comment and a string. */
import type { Site } from '../../facts';
import type { EnvironmentRead, Spelling } from '../../language';
import { span } from '../../text';
import { beginning } from '../lexing/context';
import { Kind } from '../lexing/frame';
import type { StringToken } from '../lexing/tokens';
import { Lexer, type Dialect } from './lexer';

export function createSpelling(dialect: Dialect): Spelling {
  return {
    comment: (text) => `// ${text}`,
    commentPlace: 'line-end',
    commentAt: (content, text, offset) => commentAt(content, text, offset, dialect),
    readEnvironment: (text, key, site) => readEnvironment(text, key, site, dialect),
    quote,
  };
}

/** A comment in code, between attributes or between JSX elements; none inside a template string. */
function commentAt(content: string, text: string, offset: number, dialect: Dialect): string | undefined {
  const { kind } = levelAt(text, offset, dialect);
  if (kind === Kind.Text || kind === Kind.Comment) return undefined;
  return kind === Kind.Children ? `{/* ${content.replaceAll('*/', '* /')} */}` : `// ${content}`;
}

function levelAt(text: string, offset: number, dialect: Dialect): { readonly kind: Kind } {
  const before = text.slice(0, offset);
  let state = beginning;
  for (let at = 0; at < before.length;) {
    const lexer = new Lexer(before, at, state, Number.POSITIVE_INFINITY, dialect);
    lexer.run();
    if (lexer.at >= before.length) return { kind: lexer.cutOff ?? lexer.state().frame.kind };
    state = lexer.state();
    at = lexer.at;
  }
  return state.frame;
}

/** The string that stands at a place, as the lexer sees it. */
function tokenAt(text: string, site: Site, dialect: Dialect): StringToken | undefined {
  let state = beginning;
  for (let at = 0; at < text.length && at <= site.whole.start;) {
    const lexer = new Lexer(text, at, state, Number.POSITIVE_INFINITY, dialect);
    lexer.run();
    const token = lexer.strings.find((each) => each.start === site.whole.start && each.end === site.whole.end);
    if (token) return token;
    state = lexer.state();
    at = lexer.at;
  }
  return undefined;
}

/**
 * TypeScript gives the read the type `string | undefined`. Written is `process.env.KEY!`: it says that the key is required and
 * fails where it is used; `?? ""` would let an app start with an empty secret (a token signed with "" verifies).
 */
function readEnvironment(text: string, key: string, site: Site, dialect: Dialect): EnvironmentRead | undefined {
  if (site.form !== 'double' && site.form !== 'single' && site.form !== 'backtick') return undefined;
  const token = tokenAt(text, site, dialect);
  if (!token || token.role !== 'literal' || token.fixed) return undefined;
  // A tagged template gives its text to the tag; `as const` holds for literals only.
  if (site.form === 'backtick' && token.argument < 0 && token.call !== '') return undefined;
  if (/^\s*as\s+const\b/.test(text.slice(site.whole.end, site.whole.end + 40))) return undefined;
  const required = dialect.types ? '!' : '';
  const before = text.slice(Math.max(0, site.whole.start - 200), site.whole.start);
  if (token.read >= 0) {
    // The fallback beside a read of the same key goes; what stays is the read.
    const fallback = new RegExp(`(?:\\b|\\.|\\[['"])${escapeRegExp(key)}(?:['"]\\])?(\\s*(?:\\|\\||\\?\\?)\\s*)$`).exec(before);
    if (!fallback) return undefined;
    return { expression: required, also: [{ span: span(site.whole.start - (fallback[1] ?? '').length, site.whole.start), newText: '' }] };
  }
  const read = readOf(text, key) + (token.compared ? '' : required);
  return { expression: token.markup ? `{${read}}` : read, also: [] };
}

/** As the file already reads its environment: Deno's call, an index (`noPropertyAccessFromIndexSignature`), else a member. */
function readOf(text: string, key: string): string {
  if (!/\bprocess\.env\b|\brequire\(/.test(text) && /\bDeno\.\w|from\s*['"](?:jsr:|npm:|https:\/\/deno\.land\/)/.test(text)) return `Deno.env.get("${key}")`;
  const index = /\bprocess\.env\[(['"])/.exec(text);
  if (index && !/\bprocess\.env\.\w/.test(text)) return `process.env[${index[1]}${key}${index[1]}]`;
  return `process.env.${key}`;
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
