/** Elements and attributes, and variables, on the lines of text that has them. */
import { isCapitals, isWordPart, isWordStart } from '../lexing/characters';
import { ReadToken, StringToken } from '../lexing/tokens';
import { isBlank, isNamePart, LineBase } from './lineBase';

/** Variables a shell sets by itself. */
const ownVariables = /^(?:BASH\w*|OLDPWD|PWD|IFS|RANDOM|SECONDS|LINENO|PPID|UID|EUID|OPTARG|OPTIND|REPLY|FUNCNAME|PIPESTATUS|SHLVL|PS[1-4]|COLUMNS|LINES|EPOCHSECONDS|ZSH\w*|HOSTTYPE|OSTYPE|MACHTYPE|CURDIR|MAKE|MAKEFLAGS|MAKEFILE_LIST|TARGET\w*|BUILDPLATFORM)$/;

/** Words of a shell that set the variables named behind them, options between. */
const SETS = /(?:^|[\s;|&(])(?:(?:for|select)[ \t]{1,8}|(?:read|local|declare|mapfile|readarray)[ \t]{1,8}(?:-\w{1,8}(?:[ \t]{1,8}(?:\d{1,4}|["'][^"'\n]{0,80}["']))?[ \t]{1,8}){0,6}|getopts[ \t]{1,8}\S{1,80}[ \t]{1,8})([A-Za-z_]\w{0,80}(?:[ \t]{1,8}[A-Za-z_]\w{0,80}){0,8})/g;

/** HTML elements whose text is prose. */
const textElements = /^(?:a|abbr|b|blockquote|body|button|caption|cite|dd|div|dt|em|figcaption|footer|h[1-6]|header|i|label|li|nav|ol|option|p|section|small|span|strong|sub|sup|summary|table|td|th|title|tr|tt|u|ul|script|style|pre|code|template|textarea)$/i;

export abstract class LineParts extends LineBase {
  protected openTag(at: number, end: number): number {
    const { text } = this;
    this.element = '';
    // `password=<database_password>`: what is to be filled in.
    if (this.family.prose && text.charCodeAt(at - 1) === 61) return at + 1;
    if (text.startsWith('<!--', at)) {
      this.inComment = true;
      return at + 4;
    }
    let nameEnd = at + 1;
    while (nameEnd < end && (isNamePart(text.charCodeAt(nameEnd)) || text.charCodeAt(nameEnd) === 58)) nameEnd++;
    if (nameEnd === at + 1 || !isWordStart(text.charCodeAt(at + 1))) return at + 1;
    const unit = text.charCodeAt(nameEnd);
    if (unit !== 62 && !isBlank(unit) && unit !== 47 && nameEnd < end) return nameEnd;
    this.tag = true;
    this.word(at + 1, nameEnd);
    this.element = text.slice(at + 1, nameEnd);
    if (!/^(?:string|value|integer|date|data)$/.test(this.element)) this.key = '';
    return nameEnd;
  }

  protected closeTag(at: number, end: number): number {
    const { text } = this;
    if (!this.tag) return at + 1;
    this.tag = false;
    if (text.charCodeAt(at - 1) === 47) {
      this.element = this.key = '';
      return at + 1;
    }
    // Over the line's end the element stays open for the next line.
    if (at + 1 >= end) return end;
    return this.elementText(at + 1, end);
  }

  /** The text of an element up to its end tag: named after the element, or after its key. */
  protected elementText(start: number, end: number): number {
    const { text } = this;
    let from = start;
    while (from < end && isBlank(text.charCodeAt(from))) from++;
    let close = from;
    while (close < end && text.charCodeAt(close) !== 60) close++;
    if (from >= end) return end;
    let to = close;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    const ends = close >= end ? !this.hasBlank(from, to) : text.charCodeAt(close + 1) === 47 || text.startsWith('<![CDATA[', close);
    const { element } = this;
    this.element = '';
    if (element === 'key' && ends) {
      this.key = text.slice(from, Math.min(to, from + 80));
      return close;
    }
    const name = this.key !== '' ? this.key : element;
    if (text.startsWith('<![CDATA[', close) && close === from) {
      const cdata = text.indexOf(']]>', from);
      if (cdata > 0 && cdata < end) return this.pushNamed(from + 9, cdata, name, cdata + 3);
    }
    if (!ends || to <= from || name === '' || (this.key === '' && textElements.test(name))) return start;
    this.key = '';
    return this.pushNamed(from, to, name, close);
  }

  protected pushNamed(from: number, to: number, name: string, after: number): number {
    const token = new StringToken(from, to, from, to, 'bare', false);
    token.name = name;
    token.markup = true;
    this.strings.push(token);
    return after;
  }

  // Variables

  /** `$NAME`, `${NAME:-default}`, `$env:NAME` at `at`. @returns where to go on, `at` where it is none. */
  protected variable(at: number, end: number): number {
    const { text, family } = this;
    if (family.variables === 'powershell') {
      if (!/^\$env:/i.test(text.slice(at, at + 5))) return at;
      let nameEnd = at + 5;
      while (nameEnd < end && isWordPart(text.charCodeAt(nameEnd))) nameEnd++;
      let next = nameEnd;
      while (isBlank(text.charCodeAt(next))) next++;
      if (text.charCodeAt(next) === 61 && text.charCodeAt(next + 1) !== 61) {
        this.word(at + 5, nameEnd);
        return nameEnd;
      }
      if (nameEnd > at + 5) this.reads.push(new ReadToken(at, nameEnd, at + 5, nameEnd));
      return nameEnd;
    }
    if (family.variables === 'batch') return at;
    const opener = text.charCodeAt(at + 1);
    const braced = opener === 123 || (opener === 40 && family.variables === 'make');
    const nameStart = braced ? at + 2 : at + 1;
    let nameEnd = nameStart;
    while (nameEnd < end && isWordPart(text.charCodeAt(nameEnd)) && text.charCodeAt(nameEnd) !== 36) nameEnd++;
    if (nameEnd === nameStart) return at;
    if (text.charCodeAt(at - 1) === 92) return nameEnd;
    const capitals = isCapitals(text, nameStart, nameEnd);
    const name = capitals ? text.slice(nameStart, nameEnd) : '';
    const own = !capitals || this.assigned.has(name) || ownVariables.test(name);
    if (!braced) {
      if (own) return nameEnd;
      const read = new ReadToken(at, nameEnd, nameStart, nameEnd);
      read.optional = this.isAsked(at, nameEnd);
      this.reads.push(read);
      return nameEnd;
    }
    let close = nameEnd;
    let depth = 1;
    const closer = opener === 123 ? 125 : 41;
    const limit = Math.min(end, nameEnd + 500);
    for (; close < limit; close++) {
      const unit = text.charCodeAt(close);
      if (unit === opener) depth++;
      else if (unit === closer && --depth === 0) break;
    }
    if (close >= limit) return nameEnd;
    const operator = text.charCodeAt(nameEnd) === 58 ? nameEnd + 1 : nameEnd;
    const kind = text.charCodeAt(operator);
    const defaulted = kind === 45 || kind === 61 || kind === 43;
    if (!own) {
      const read = new ReadToken(at, close + 1, nameStart, nameEnd);
      read.optional = defaulted || this.isAsked(at, close + 1);
      const index = this.reads.push(read) - 1;
      if ((kind === 45 || kind === 61) && close > operator + 1) {
        const quote = text.charCodeAt(operator + 1);
        const isQuoted = (quote === 34 || quote === 39) && text.charCodeAt(close - 1) === quote && close > operator + 2;
        const token = new StringToken(operator + 1, close, operator + 1 + (isQuoted ? 1 : 0), close - (isQuoted ? 1 : 0), isQuoted ? (quote === 34 ? 'double' : 'single') : 'bare', false);
        token.read = index;
        this.strings.push(token);
      }
    }
    return close + 1;
  }

  /** `[ -n "$X" ]`, `[ "$X" = true ]`: the answer where it is not set is no. */
  private isAsked(at: number, after: number): boolean {
    return /-n[ \t]{1,8}"?$/.test(this.text.slice(Math.max(this.base, at - 12), at)) || /^"?[ \t]{1,8}(?:==?|!=|=~)[ \t]/.test(this.text.slice(after, after + 14));
  }

  protected variables(start: number, end: number): void {
    for (let at = start; at < end; at++) {
      if (this.text.charCodeAt(at) !== 36) continue;
      const after = this.variable(at, end);
      if (after > at) at = after - 1;
    }
  }

  protected batchVariable(at: number, end: number): number {
    const { text } = this;
    let nameEnd = at + 1;
    while (nameEnd < end && isWordPart(text.charCodeAt(nameEnd))) nameEnd++;
    if (text.charCodeAt(nameEnd) !== 37 || nameEnd === at + 1) return at + 1;
    if (isCapitals(text, at + 1, nameEnd) && !this.assigned.has(text.slice(at + 1, nameEnd))) this.reads.push(new ReadToken(at, nameEnd + 1, at + 1, nameEnd));
    return nameEnd + 1;
  }

  /** What a shell line gives a value without `=`: `for DIR in …`, `read -r LINE`, `local NAME`. */
  protected shellNames(start: number, end: number): void {
    const line = this.text.slice(start, Math.min(end, start + 400));
    if (!/\b(?:for|select|read|local|declare|getopts|mapfile|readarray)\b/.test(line)) return;
    for (const [whole, names = ''] of line.matchAll(SETS)) {
      let from = start + line.indexOf(whole) + whole.length - names.length;
      for (const name of names.split(/([ \t]+)/)) {
        if (/^[A-Z]/.test(name)) this.assign(from, from + name.length);
        from += name.length;
      }
    }
  }

  protected assign(start: number, end: number): void {
    if (!this.family.variables || !isCapitals(this.text, start, end, 1)) return;
    const name = this.text.slice(start, end);
    if (!this.assigned.has(name) && this.assigned.size < 1_000) this.assigned = new Set([...this.assigned, name]);
  }
}
