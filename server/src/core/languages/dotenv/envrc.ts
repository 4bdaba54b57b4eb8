/** direnv's `.envrc`: a bash script, of which only `export NAME=word` is read. Anything else is the shell's business. */
import type { Fact, Site, SiteForm } from '../../facts';
import type { Reader, Reading } from '../../segment';
import { span } from '../../text';
import { addInterpolations } from './interpolation';

const linesPerSegment = 32;

/** It has no state: every segment starts at a line that no quote runs into. */
export const envrcReader: Reader<undefined> = {
  begin: () => undefined,
  same: () => true,
  next: readLines,
};

const exportStart = /[ \t]*export[ \t]+/y;
const wordEnd = /[\s;&|<>()]/;
const assignment = /[ \t]*([A-Za-z_]\w*)=/y;

function readLines(text: string, offset: number, _state: undefined, until: number): Reading<undefined> {
  const facts: Fact[] = [];
  let at = offset;
  let examined = offset;
  for (let lines = 0; at < text.length && (lines === 0 || (lines < linesPerSegment && at < until)); lines++) {
    exportStart.lastIndex = at;
    if (exportStart.test(text)) {
      at = exportStart.lastIndex;
      for (;;) {
        assignment.lastIndex = at;
        const name = assignment.exec(text)?.[1];
        if (name === undefined) break;
        const value = assignment.lastIndex;
        const word = readWord(text, value);
        at = word.end;
        if (word.unclosed) examined = text.length;
        addFacts(text, offset, name, value - 1 - name.length, value, word, facts);
      }
    }
    while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
    if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at++;
    at = Math.min(at + 1, text.length);
  }
  return { end: at, examined: Math.max(examined, at + 1), state: undefined, facts };
}

interface Word {
  readonly end: number;
  readonly value: string;
  /** `bare` also where quoted and bare pieces stand side by side. */
  readonly form: SiteForm;
  /** The rest of the text was searched for a closing quote. */
  readonly unclosed: boolean;
}

/** One shell word: quoted and bare pieces without a gap. `$(…)` and backticks are passed over as written. */
function readWord(text: string, start: number): Word {
  let at = start;
  let value = '';
  let form: SiteForm = 'bare';
  let unclosed = false;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (wordEnd.test(sign) || (sign === '#' && at === start)) break;
    const from = at;
    const quote = !unclosed && (sign === "'" || sign === '"' || sign === '`');
    const close = !quote ? -1 : sign === "'" ? text.indexOf("'", at + 1) : closingQuote(text, at);
    if (quote && close < 0) unclosed = true;
    if (close >= 0) {
      const inside = text.slice(at + 1, close);
      at = close + 1;
      value += sign === "'" ? inside : sign === '`' ? text.slice(from, at) : inside.replace(/\\(["\\$`])/g, '$1').replace(/\\\r?\n/g, '');
      if (from === start && sign !== '`') form = sign === "'" ? 'single' : 'double';
    } else if (sign === '$' && text.charAt(at + 1) === '(') {
      at = closingParenthesis(text, at + 1);
      value += text.slice(from, at);
    } else {
      if (sign === '\\') at++;
      value += text.charAt(at);
      at++;
    }
    if (from !== start) form = 'bare';
  }
  return { end: Math.min(at, text.length), value, form, unclosed };
}

function closingQuote(text: string, open: number): number {
  const quote = text.charCodeAt(open);
  for (let at = open + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 92) at++;
    else if (unit === quote) return at;
  }
  return -1;
}

/** Just after the parenthesis that closes the one at `open`; the end of the line where none does. */
function closingParenthesis(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 40) depth++;
    else if (unit === 41 && --depth === 0) return at + 1;
    else if (unit === 10 || unit === 13) return at;
  }
  return text.length;
}

function addFacts(text: string, base: number, name: string, nameStart: number, start: number, word: Word, facts: Fact[]): void {
  const nameSpan = span(nameStart - base, nameStart + name.length - base);
  const whole = span(start - base, word.end - base);
  const quoted = word.form === 'single' || word.form === 'double';
  const site: Site = { content: quoted ? span(whole.start + 1, whole.end - 1) : whole, whole, form: word.form };
  facts.push({
    kind: 'definition', span: span(nameSpan.start, whole.end), name, nameSpan, site, value: word.value,
    valueClass: word.value === '' ? 'empty' : 'opaque',
  });
  if (word.value === '') return;
  facts.push({ kind: 'literal', span: whole, site, value: word.value, name, nameSpan, slot: 'env-file' });
  if (word.form !== 'single') addInterpolations(text, start, word.end, base, facts);
}
