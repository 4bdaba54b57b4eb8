/** How Python writes a read of the environment, a comment and a string. */
import type { Site } from '../../facts';
import type { EnvironmentRead, Spelling } from '../../language';
import { span } from '../../text';
import { beginning } from '../lexing/context';
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
function commentAt(content: string, text: string, offset: number): string | undefined {
  if (text.charCodeAt(offset - 1) === 92) return undefined;
  const before = text.slice(0, offset);
  let state = beginning;
  for (let at = 0; at < before.length;) {
    const lexer = new Lexer(before, at, state, Number.POSITIVE_INFINITY);
    lexer.run();
    if (lexer.at >= before.length && lexer.cutOff >= 0) {
      // An unterminated string of several lines, or one that the offset cuts in two.
      return undefined;
    }
    state = lexer.state();
    at = lexer.at;
  }
  return `# ${content}`;
}

function tokenAt(text: string, site: Site): StringToken | undefined {
  let state = beginning;
  for (let at = 0; at < text.length && at <= site.whole.start;) {
    const lexer = new Lexer(text, at, state, Number.POSITIVE_INFINITY);
    lexer.run();
    const token = lexer.strings.find((each) => each.start === site.whole.start && each.end === site.whole.end);
    if (token) return token;
    state = lexer.state();
    at = lexer.at;
  }
  return undefined;
}

/** `os.environ["KEY"]`: fails at once, with the key's name, where the key is missing. */
function readEnvironment(text: string, key: string, site: Site): EnvironmentRead | undefined {
  if (site.form === 'template' || site.form === 'text') return undefined;
  const token = tokenAt(text, site);
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
  const environ = environName(text);
  const quoteMark = written.includes("'") ? "'" : '"';
  const bytes = /b/i.test(written) ? '.encode()' : '';
  return {
    expression: `${environ ?? 'os.environ'}[${quoteMark}${key}${quoteMark}]${bytes}`,
    also: environ === undefined ? [importOs(text)] : [],
  };
}

function quote(value: string, site: Site): string | undefined {
  if (site.form !== 'single' && site.form !== 'double') return undefined;
  const mark = site.form === 'single' ? "'" : '"';
  const escaped = value.replace(/[\\\n\r]/g, (unit) => (unit === '\\' ? '\\\\' : unit === '\n' ? '\\n' : '\\r'));
  return `${mark}${escaped.replaceAll(mark, `\\${mark}`)}${mark}`;
}
