/** Where a string of a family begins and ends: quotes, raw forms, heredocs. Pure functions of text and offset. */
import type { SiteForm } from '../../facts';
import { isNewline, isWordPart, isWordStart } from '../lexing/characters';
import type { CodeFamily } from './family';

export interface StringRange {
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
  readonly form: SiteForm;
  readonly escaped: boolean;
  /** The greatest offset looked at, exclusive. */
  readonly examined: number;
}

/** How far the end of a string is looked for, in code units: quoted strings, and raw ones with a closing mark of their own. */
const longest = 20_000;
const longestRaw = 65_536;

/** How many openings of the same kind may stand inside a string whose end is looked for: keeps hostile text linear. */
const nesting = 16;

function indexWithin(text: string, mark: string, from: number): number {
  const found = text.slice(from, from + longestRaw).indexOf(mark);
  return found < 0 ? -1 : from + found;
}

/** A string in `'…'`, `"…"` or `` `…` `` whose opening quote stands at `at`. */
export function quoted(text: string, at: number, family: CodeFamily): StringRange {
  const quote = text.charCodeAt(at);
  const isTriple = text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote && (quote === 34 ? family.triple : quote === 39 && family.tripleSingle);
  if (isTriple) {
    const close = indexWithin(text, quote === 34 ? '"""' : "'''", at + 3);
    if (close >= 0) return { contentStart: at + 3, contentEnd: close, end: close + 3, form: 'triple', escaped: false, examined: close + 3 };
    return toLineEnd(text, at + 3, 'text', at + longestRaw);
  }
  if (quote === 96 && family.backtick === 'raw') {
    const close = indexWithin(text, '`', at + 1);
    if (close >= 0) return { contentStart: at + 1, contentEnd: close, end: close + 1, form: 'raw', escaped: false, examined: close + 1 };
    return toLineEnd(text, at + 1, 'text', at + longestRaw);
  }
  const form: SiteForm = quote === 34 ? 'double' : quote === 39 ? 'single' : 'backtick';
  const escapes = !family.doubled;
  const limit = Math.min(text.length, at + longest);
  let escaped = false;
  let interpolated = false;
  let firstLine = -1;
  let end = at + 1;
  for (; end < limit; end++) {
    const unit = text.charCodeAt(end);
    if (unit === quote) {
      if (family.doubled && text.charCodeAt(end + 1) === quote) {
        escaped = true;
        end++;
        continue;
      }
      return { contentStart: at + 1, contentEnd: end, end: end + 1, form: interpolated ? 'template' : form, escaped: escaped && !(quote === 39 && family.plainSingle), examined: end + 2 };
    }
    if (unit === 92 && escapes) {
      if (family.interpolation === '\\(' && text.charCodeAt(end + 1) === 40) {
        const after = holeEnd(text, end + 2, 40, 41);
        interpolated = true;
        if (after > 0) end = after - 1;
        continue;
      }
      escaped = true;
      end++;
    } else if (isNewline(unit)) {
      if (!family.multiline) break;
      if (firstLine < 0) firstLine = end;
    } else if (quote === 34 && family.interpolation && unit === family.interpolation.charCodeAt(0) && text.startsWith(family.interpolation, end)) {
      interpolated = true;
      const after = holeEnd(text, end + family.interpolation.length, 123, 125);
      if (after > 0) end = after - 1;
    }
  }
  const stop = firstLine >= 0 ? firstLine : Math.min(end, text.length);
  return { contentStart: at + 1, contentEnd: stop, end: stop, form, escaped, examined: end + 1 };
}

function toLineEnd(text: string, contentStart: number, form: SiteForm, examined: number): StringRange {
  let end = contentStart;
  while (end < text.length && !isNewline(text.charCodeAt(end))) end++;
  return { contentStart, contentEnd: end, end, form, escaped: false, examined: examined + 1 };
}

/** Offset after the bracket that closes an interpolation on the same line; -1 for none. */
function holeEnd(text: string, at: number, open: number, close: number): number {
  let depth = 1;
  for (let end = at; end < text.length && end < at + 500; end++) {
    const unit = text.charCodeAt(end);
    if (isNewline(unit)) return -1;
    if (unit === open) depth++;
    else if (unit === close && --depth === 0) return end + 1;
    else if (unit === 34 || unit === 39) {
      let inner = end + 1;
      while (inner < text.length && text.charCodeAt(inner) !== unit && !isNewline(text.charCodeAt(inner))) inner++;
      if (text.charCodeAt(inner) !== unit) return -1;
      end = inner;
    }
  }
  return -1;
}

/** A character literal at `at` (`'a'`, `'\n'`, `'\u0041'`): offset after it; -1 where the quote begins none (Rust's lifetimes). */
export function characterEnd(text: string, at: number): number {
  if (text.charCodeAt(at + 1) === 92) {
    for (let end = at + 3; end < at + 14; end++) {
      const unit = text.charCodeAt(end);
      if (unit === 39) return end + 1;
      if (!isWordPart(unit) && unit !== 123 && unit !== 125) return -1;
    }
    return -1;
  }
  if (text.charCodeAt(at + 2) === 39) return at + 3;
  // A pair of surrogates.
  return text.charCodeAt(at + 3) === 39 && text.charCodeAt(at + 1) >= 0xd800 ? at + 4 : -1;
}

/** A raw or prefixed string that a word, `@` or `$` at `at` introduces; undefined where none begins. */
export function prefixed(text: string, at: number, family: CodeFamily): StringRange | undefined {
  switch (family.raw) {
    case 'cpp': {
      // R"delimiter(…)delimiter", with u8, u, U or L before.
      const open = /^(?:u8|[uUL])?R"([^\s()\\"]{0,16})\(/.exec(text.slice(at, at + 24));
      if (!open) return undefined;
      const start = at + open[0].length;
      return until(text, start, `)${open[1]}"`);
    }
    case 'rust': {
      const open = /^(?:b|c)?r(#{0,16})"/.exec(text.slice(at, at + 22));
      if (open) return until(text, at + open[0].length, `"${open[1]}`);
      return undefined;
    }
    case 'csharp': {
      const open = /^(?:\$*@|@\$*|\$+)("{1,16})/.exec(text.slice(at, at + 24));
      if (!open) return undefined;
      const quotes = open[1] as string;
      const start = at + open[0].length;
      const template = open[0].includes('$');
      if (quotes.length >= 3) return until(text, start, quotes, template);
      if (quotes.length === 2) return { contentStart: start - 1, contentEnd: start - 1, end: start, form: 'raw', escaped: false, examined: start + 1 };
      if (!open[0].includes('@')) {
        const range = quoted(text, start - 1, family);
        return { ...range, form: text.slice(range.contentStart, range.contentEnd).includes('{') ? 'template' : range.form };
      }
      for (let end = start; end < text.length && end < start + longestRaw; end++) {
        if (text.charCodeAt(end) !== 34) continue;
        if (text.charCodeAt(end + 1) === 34) end++;
        else return { contentStart: start, contentEnd: end, end: end + 1, form: template && text.slice(start, end).includes('{') ? 'template' : 'raw', escaped: false, examined: end + 2 };
      }
      return toLineEnd(text, start, 'text', at + longestRaw);
    }
    case 'lua': {
      const open = /^\[(=*)\[/.exec(text.slice(at, at + 20));
      return open ? until(text, at + open[0].length, `]${open[1]}]`) : undefined;
    }
    default: return undefined;
  }
}

function until(text: string, start: number, close: string, template = false): StringRange {
  const end = indexWithin(text, close, start);
  if (end < 0) return toLineEnd(text, start, 'text', start + longestRaw);
  const form = template && text.slice(start, end).includes('{') ? 'template' : 'raw';
  return { contentStart: start, contentEnd: end, end: end + close.length, form, escaped: false, examined: end + close.length };
}

/**
 * A heredoc whose `<<` stands at `at`: the word and the lines up to it. The rest of the opening line is not part of it.
 * @returns the content's offsets and the offset after the closing word, or undefined where none begins.
 */
export function heredoc(text: string, at: number, family: CodeFamily): StringRange | undefined {
  const form = /^<<<?([-~]?)[ \t]*(["'`]?)([A-Za-z_]\w*)\2/.exec(text.slice(at, at + 80));
  if (!form || !family.heredoc || (family.heredoc === 'php') !== text.startsWith('<<<', at)) return undefined;
  // `array << CONSTANT` in Ruby: a heredoc's word follows at once.
  if (family.heredoc === 'ruby' && /[ \t]/.test(form[0]) ) return undefined;
  const word = form[3] as string;
  if (family.heredoc !== 'php' && !form[1] && !form[2] && !/^[A-Z_]+$/.test(word)) return undefined;
  let line = at + form[0].length;
  while (line < text.length && !isNewline(text.charCodeAt(line))) line++;
  const contentStart = Math.min(text.length, text.charCodeAt(line) === 13 && text.charCodeAt(line + 1) === 10 ? line + 2 : line + 1);
  let nested = 0;
  for (let start = contentStart; start < text.length && start < contentStart + longest && nested < nesting;) {
    let from = start;
    while (text.charCodeAt(from) === 32 || text.charCodeAt(from) === 9) from++;
    if (text.startsWith(word, from) && !isWordPart(text.charCodeAt(from + word.length))) {
      return { contentStart, contentEnd: start, end: from + word.length, form: 'block', escaped: false, examined: from + word.length + 1 };
    }
    for (; from < text.length && !isNewline(text.charCodeAt(from)); from++) {
      if (text.charCodeAt(from) === 60 && text.charCodeAt(from + 1) === 60) nested++;
    }
    start = from + 1;
  }
  return { contentStart, contentEnd: contentStart, end: at + form[0].length, form: 'text', escaped: false, examined: contentStart + longest + 1 };
}

/** `%q(…)`, `%w[…]` and their kin of Ruby and Perl's `q{…}` at `at`; undefined where none begins. */
export function percent(text: string, at: number): StringRange | undefined {
  const kind = text.charCodeAt(at + 1);
  const lettered = kind === 113 || kind === 81 || kind === 119 || kind === 105;
  const open = at + (lettered ? 2 : 1);
  const opener = text.charCodeAt(open);
  const close = opener === 40 ? 41 : opener === 91 ? 93 : opener === 123 ? 125 : opener === 60 ? 62 : lettered && (opener === 124 || opener === 33 || opener === 47) ? opener : -1;
  if (close < 0 || isWordStart(opener)) return undefined;
  let nested = 0;
  for (let end = open + 1; end < text.length && end < open + longest && nested < nesting; end++) {
    const unit = text.charCodeAt(end);
    if (unit === 37) nested++;
    if (unit === close) {
      const words = kind === 119 || kind === 105;
      return { contentStart: open + 1, contentEnd: end, end: end + 1, form: words ? 'text' : 'raw', escaped: false, examined: end + 1 };
    }
    if (isNewline(unit) && !lettered) break;
  }
  return undefined;
}
