/**
 * One tolerant scanner for formats of lines: settings, scripts, markup, prose and text of unknown kind. A line is read by
 * itself: names before `=`, `:` and `=>`, flags, elements and attributes. In prose it is careful: "password: the thing
 * you type" assigns nothing.
 */
import { isCapitals, isDigit, isNewline, isWordPart, isWordStart } from '../lexing/characters';
import { setter } from '../lexing/context';
import { ReadToken, StringToken } from '../lexing/tokens';
import type { LineFamily } from './lineFamily';
import type { SiteForm } from '../../facts';

export interface LineState {
  /** The element whose text comes next, '' for none. */
  readonly element: string;
  /** What a key element or attribute said that the value behind it is called (property lists, `<add key="…" value="…">`). */
  readonly key: string;
  /** Inside `<…` of a tag that goes on in the next line. */
  readonly tag: boolean;
  readonly comment: boolean;
  /** Variables that the script has given a value. */
  readonly assigned: ReadonlySet<string>;
}

export const lineBeginning: LineState = { element: '', key: '', tag: false, comment: false, assigned: new Set() };

export function sameLineState(a: LineState, b: LineState): boolean {
  if (a === b) return true;
  if (a.element !== b.element || a.key !== b.key || a.tag !== b.tag || a.comment !== b.comment || a.assigned.size !== b.assigned.size) return false;
  if (a.assigned !== b.assigned) for (const name of a.assigned) if (!b.assigned.has(name)) return false;
  return true;
}

const lines = 64;
const longest = 16_384;
/** How much of one line is looked at for one thing, in code units. */
const reach = 4_000;

/** Types that stand between a name and its `=`: `var token string = …`. */
const types = /^(?:string|str|String|char|text|&str|std::string|const)$/;
/** Commands whose short flag is followed by a password. */
const passwordFlags: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:docker|podman|helm|oras|crane|skopeo)\b.*\blogin\b/, /^-p$/],
  [/\b(?:sshpass|psexec|az\s+login|oc\s+login|rabbitmqctl|mosquitto_(?:pub|sub))\b/i, /^-[pP]$/],
  [/\b(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|mongo|mongosh|mongodump)\b/, /^-p/],
  [/\bredis-cli\b/, /^-a$/],
  [/\bldap(?:search|modify|add|passwd|whoami)\b/, /^-w$/],
  [/\bsqlcmd\b|\bbcp\b/, /^-P$/],
];
/** Variables a shell sets by itself. */
const ownVariables = /^(?:BASH\w*|OLDPWD|PWD|IFS|RANDOM|SECONDS|LINENO|PPID|UID|EUID|OPTARG|OPTIND|REPLY|FUNCNAME|PIPESTATUS|SHLVL|PS[1-4]|COLUMNS|LINES|EPOCHSECONDS|ZSH\w*|HOSTTYPE|OSTYPE|MACHTYPE|CURDIR|MAKE|MAKEFLAGS|MAKEFILE_LIST|TARGET\w*|BUILDPLATFORM)$/;

export class LineScanner {
  at: number;
  readonly strings: StringToken[] = [];
  readonly reads: ReadToken[] = [];
  private element: string;
  private key: string;
  private tag: boolean;
  private inComment: boolean;
  private assigned: ReadonlySet<string>;
  private lineStart = 0;
  private lineEnd = 0;
  /** The last word and the one before it on this line; -1 for none. */
  private wordStart = -1;
  private wordEnd = -1;
  private olderStart = -1;
  private olderEnd = -1;
  /** `name(` and its first plain string. */
  private callStart = -1;
  private callEnd = -1;
  private firstStart = -1;
  private firstEnd = -1;

  constructor(private readonly text: string, private readonly base: number, state: LineState, private readonly until: number, private readonly family: LineFamily) {
    this.at = base;
    this.element = state.element;
    this.key = state.key;
    this.tag = state.tag;
    this.inComment = state.comment;
    this.assigned = state.assigned;
  }

  state(): LineState {
    return { element: this.element, key: this.key, tag: this.tag, comment: this.inComment, assigned: this.assigned };
  }

  run(): void {
    const { text } = this;
    for (let count = 0; this.at < text.length;) {
      let end = this.at;
      while (end < text.length && !isNewline(text.charCodeAt(end))) end++;
      this.line(this.at, end);
      this.at = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : Math.min(end + 1, text.length);
      if (++count >= lines || this.at === this.until || this.at - this.base >= longest) break;
    }
  }

  private line(start: number, end: number): void {
    const { text, family } = this;
    this.lineStart = start;
    this.lineEnd = end;
    this.wordStart = this.olderStart = this.callStart = this.firstStart = -1;
    let at = start;
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    if (at === end) return;
    for (const comment of family.comments) if (text.startsWith(comment, at)) return;
    if (family.wholeLine) {
      this.setting(at, end);
      return;
    }
    if (this.element !== '' && text.charCodeAt(at) !== 60) this.elementText(at, end);
    if (family.dockerfile && (text.startsWith('ENV ', at) || text.startsWith('ARG ', at))) at = this.dockerVariable(at + 4, end);
    else if (family.blankSeparated || text.startsWith('machine ', at)) this.blankPair(at, end);
    else if (family.prose) this.proseLine(at, end);
    this.scan(at, end);
  }

  /** `key = value`, `key: value`, with everything behind the separator as the value. */
  private setting(start: number, end: number): void {
    const { text, family } = this;
    let separator = start;
    for (; separator < end; separator++) {
      const unit = text.charCodeAt(separator);
      if (unit === 61 || (unit === 58 && family.id === 'properties' && !text.startsWith('//', separator + 1)) ) break;
      if (unit === 92) separator++;
      if (unit === 91 && separator === start) return;
    }
    if (separator >= end) return;
    let nameEnd = separator;
    while (nameEnd > start && isBlank(text.charCodeAt(nameEnd - 1))) nameEnd--;
    let from = separator + 1;
    while (from < end && isBlank(text.charCodeAt(from))) from++;
    let to = end;
    const quote = text.charCodeAt(from);
    if (quote === 34 || quote === 39) {
      const close = this.closing(from, end);
      if (close > 0) {
        this.emit(from, close + 1, from + 1, close, quote === 34 ? 'double' : 'single', start, nameEnd);
        return;
      }
    }
    if (family.trailingComment) {
      for (let comment = from + 1; comment < to; comment++) {
        const unit = text.charCodeAt(comment);
        if ((unit === 35 || unit === 59) && isBlank(text.charCodeAt(comment - 1))) to = comment;
      }
    }
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    // `//registry.example/:_authToken=…`: the name is what stands behind the last colon.
    let nameStart = start;
    for (let index = start; index < nameEnd; index++) if (text.charCodeAt(index) === 58) nameStart = index + 1;
    if (nameStart < nameEnd && to > from) this.emit(from, to, from, to, 'bare', nameStart, nameEnd);
  }

  /** A line of two words whose second is no word of prose, as `password pass123` in a netrc file that is shown. */
  private proseLine(start: number, end: number): void {
    const { text } = this;
    let nameEnd = start;
    while (nameEnd < end && isNamePart(text.charCodeAt(nameEnd))) nameEnd++;
    if (nameEnd === start || !isBlank(text.charCodeAt(nameEnd)) || nameEnd - start > 40 || !isWordStart(text.charCodeAt(start))) return;
    let from = nameEnd;
    while (from < end && isBlank(text.charCodeAt(from))) from++;
    const to = this.tokenEnd(from, end);
    if (to < end && !this.blank(to, end) || to - from < 4) return;
    for (let at = from; at < to; at++) {
      if (!isDigit(text.charCodeAt(at))) continue;
      this.emit(from, to, from, to, 'bare', start, nameEnd);
      return;
    }
  }

  /** `requirepass secret`, `machine … password secret`: a word and what stands behind it. */
  private blankPair(start: number, end: number): void {
    const { text } = this;
    let nameStart = start;
    const pairs = /^(?:machine|default|login|account)\b/.test(text.slice(start, start + 8));
    let count = 0;
    for (let at = start; at < end && at < start + reach; count++) {
      const wordEnd = this.tokenEnd(at, end);
      if (at > start && wordEnd > at && isWordStart(text.charCodeAt(nameStart)) && text.charCodeAt(at) !== 61 && text.charCodeAt(at) !== 34 && text.charCodeAt(at) !== 39) {
        let nameEnd = nameStart;
        while (nameEnd < at && !isBlank(text.charCodeAt(nameEnd))) nameEnd++;
        let rest = wordEnd;
        while (rest < end && (isBlank(text.charCodeAt(rest)) || text.charCodeAt(rest) === 59)) rest++;
        const last = text.charCodeAt(nameEnd - 1);
        if (last !== 61 && last !== 58 && (pairs ? count % 2 === 1 : rest >= end && nameStart === start)) this.emit(at, wordEnd, at, wordEnd, 'bare', nameStart, nameEnd);
      }
      nameStart = at;
      at = Math.max(wordEnd, at + 1);
      while (at < end && isBlank(text.charCodeAt(at))) at++;
    }
  }

  /** `ENV KEY value` (the old form); `ENV KEY=value …` is an ordinary assignment. */
  private dockerVariable(start: number, end: number): number {
    const { text } = this;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    let nameEnd = start;
    while (nameEnd < end && isNamePart(text.charCodeAt(nameEnd))) nameEnd++;
    this.assign(start, nameEnd);
    if (!isBlank(text.charCodeAt(nameEnd))) return start;
    let from = nameEnd;
    while (from < end && isBlank(text.charCodeAt(from))) from++;
    let to = end;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    if (to > from && text.charCodeAt(from) !== 61 && text.charCodeAt(from) !== 34 && text.charCodeAt(to - 1) !== 92) {
      this.emit(from, to, from, to, 'bare', start, nameEnd);
      return end;
    }
    this.word(start, nameEnd);
    if (text.charCodeAt(from) === 34) {
      const close = this.closing(from, end);
      if (close > 0) {
        this.emit(from, close + 1, from + 1, close, 'double', start, nameEnd);
        return close + 1;
      }
    }
    return start;
  }

  private word(start: number, end: number): void {
    this.olderStart = this.wordStart;
    this.olderEnd = this.wordEnd;
    this.wordStart = start;
    this.wordEnd = end;
  }

  /** Reads a line, or what stands in quotes on it. */
  private scan(start: number, end: number): void {
    const { text, family } = this;
    for (let at = start; at < end;) {
      const unit = text.charCodeAt(at);
      if (this.inComment) {
        if (unit === 45 && text.startsWith('-->', at)) {
          this.inComment = false;
          at += 2;
        }
        at++;
        continue;
      }
      if (isNamePart(unit) && unit !== 45) {
        let wordEnd = at + 1;
        while (wordEnd < end && isNamePart(text.charCodeAt(wordEnd))) wordEnd++;
        if (unit === 36 && family.variables) {
          const after = this.variable(at, end);
          if (after > at) {
            at = after;
            continue;
          }
        }
        // A sentence's full stop is no part of its last word.
        if (text.charCodeAt(wordEnd - 1) === 46) wordEnd--;
        if (wordEnd > at) this.word(at, wordEnd);
        at = Math.max(wordEnd, at + 1);
        continue;
      }
      switch (unit) {
        case 34: case 39: case 96: at = this.quoted(at, end); break;
        case 61: case 58: at = this.operator(at, end); break;
        case 45: at = this.flag(at, end); break;
        case 60: at = family.markup ? this.openTag(at, end) : at + 1; break;
        case 62: at = this.closeTag(at, end); break;
        case 40:
          this.callStart = this.wordEnd === at ? this.wordStart : -1;
          this.callEnd = at;
          this.firstStart = -1;
          at++;
          break;
        case 41: case 59:
          this.callStart = this.firstStart = -1;
          at++;
          break;
        case 37: at = family.variables === 'batch' ? this.batchVariable(at, end) : at + 1; break;
        case 36: {
          const after = family.variables ? this.variable(at, end) : at;
          at = after > at ? after : at + 1;
          break;
        }
        case 92: at += 2; break;
        default: at++;
      }
    }
  }

  /** Offset of the quote that closes the one at `at` on this line, or -1. */
  private closing(at: number, end: number): number {
    const { text } = this;
    const quote = text.charCodeAt(at);
    const limit = Math.min(end, at + 20_000);
    for (let close = at + 1; close < limit; close++) {
      const unit = text.charCodeAt(close);
      if (unit === quote) return close;
      if (unit === 92 && !(quote === 39 && this.family.variables)) close++;
    }
    return -1;
  }

  private quoted(at: number, end: number): number {
    const { text } = this;
    const quote = text.charCodeAt(at);
    // An apostrophe, not a quote.
    if (quote === 39 && at > this.lineStart && isWordPart(text.charCodeAt(at - 1))) return at + 1;
    const close = this.closing(at, end);
    if (close < 0) return at + 1;
    let after = close + 1;
    while (after < end && isBlank(text.charCodeAt(after))) after++;
    const next = text.charCodeAt(after);
    if ((next === 58 || next === 61) && text.charCodeAt(after + 1) !== next && isName(text, at + 1, close)) {
      this.word(at + 1, close);
      this.wordEnd = close;
      return this.operator(after, end, close);
    }
    const form: SiteForm = quote === 34 ? 'double' : quote === 39 ? 'single' : 'backtick';
    if (this.callStart >= 0) {
      const call = text.slice(this.callStart, this.callEnd);
      let before = at - 1;
      while (before > this.callEnd && isBlank(text.charCodeAt(before))) before--;
      if (text.charCodeAt(before) === 40 && isName(text, at + 1, close)) {
        this.firstStart = at + 1;
        this.firstEnd = close;
      } else if (this.firstStart >= 0 && text.charCodeAt(before) === 44 && (/^(?:get)?env$/i.test(call) || setter.test(call.slice(call.lastIndexOf('.') + 1)))) {
        this.emit(at, close + 1, at + 1, close, form, this.firstStart, this.firstEnd);
        this.firstStart = -1;
        return close + 1;
      }
    } else if (this.wordStart >= 0 && this.blank(this.wordEnd, at) && this.wordEnd < at && !(quote === 96 && this.family.prose) && this.namesNext()) {
      this.emit(at, close + 1, at + 1, close, form, this.wordStart, this.wordEnd);
      return close + 1;
    }
    this.inner(at + 1, close);
    return close + 1;
  }

  /** The last word names what follows it: `#define X "…"`, or it begins its line. */
  private namesNext(): boolean {
    const { text } = this;
    if (this.olderStart >= 0) return text.slice(this.olderStart, this.olderEnd) === 'define';
    return this.blank(this.lineStart, this.wordStart) && !this.family.variables;
  }

  /** What stands in quotes may be a header, an assignment, a command. */
  private inner(start: number, end: number): void {
    const { text } = this;
    let mark = start;
    while (mark < end && text.charCodeAt(mark) !== 61 && text.charCodeAt(mark) !== 58 && text.charCodeAt(mark) !== 36) mark++;
    if (mark >= end) return;
    const { wordStart, wordEnd, callStart, callEnd, lineStart, lineEnd } = this;
    this.wordStart = this.olderStart = this.callStart = -1;
    this.lineStart = start;
    this.lineEnd = end;
    this.scan(start, end);
    Object.assign(this, { wordStart, wordEnd, callStart, callEnd, lineStart, lineEnd });
  }

  /** `=`, `:=`, `=>`, `:` … at `at`. @returns where to go on. */
  private operator(at: number, end: number, quotedNameEnd = -1): number {
    const { text } = this;
    const unit = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    let after = at + 1;
    let left = at;
    if (unit === 61) {
      const before = text.charCodeAt(at - 1);
      if (next === 61 || next === 126) return at + (text.charCodeAt(at + 2) === 61 ? 3 : 2);
      if (before === 33 || before === 60 || before === 62 || before === 126) return at + 1;
      if (next === 62) after++;
      while (left > this.lineStart && /[:?+|.]/.test(text.charAt(left - 1))) left--;
    } else {
      if (next === 61 || next === 58) return at + 1;
      if (next === 47 && text.charCodeAt(at + 2) === 47) return this.tokenEnd(at, end);
      if (!isBlank(next) && next !== 34 && next !== 39 && at + 1 < end) return at + 1;
    }
    const tight = left === this.wordEnd && after < end && !isBlank(text.charCodeAt(after));
    if (this.wordStart < 0 || !(quotedNameEnd >= 0 || this.blank(this.wordEnd, left))) return after;
    let nameStart = this.wordStart;
    let nameEnd = this.wordEnd;
    if (this.olderStart >= 0 && quotedNameEnd < 0 && types.test(text.slice(nameStart, nameEnd)) && this.blank(this.olderEnd, nameStart)) {
      nameStart = this.olderStart;
      nameEnd = this.olderEnd;
    }
    while (nameStart < nameEnd && (text.charCodeAt(nameStart) === 45 || text.charCodeAt(nameStart) === 36 || text.charCodeAt(nameStart) === 64)) nameStart++;
    // A JVM option: -Dpassword=…
    if (text.charCodeAt(nameStart) === 68 && text.charCodeAt(nameStart - 1) === 45 && text.charCodeAt(nameStart - 2) !== 45 && tight) nameStart++;
    if (!hasLetter(text, nameStart, nameEnd)) return after;
    if (tight || this.family.variables === 'make') this.assign(nameStart, nameEnd);
    let from = after;
    while (from < end && isBlank(text.charCodeAt(from))) from++;
    if (from >= end) return end;
    const quote = text.charCodeAt(from);
    if (quote === 34 || quote === 39 || quote === 96) return this.quotedValue(from, end, nameStart, nameEnd);
    return this.bareValue(from, end, nameStart, nameEnd, unit === 58, tight, quotedNameEnd >= 0);
  }

  private quotedValue(from: number, end: number, nameStart: number, nameEnd: number): number {
    const { text } = this;
    const quote = text.charCodeAt(from);
    const close = this.closing(from, end);
    if (close < 0) {
      this.emit(from, end, from + 1, end, 'text', nameStart, nameEnd);
      return end;
    }
    let inside = from + 1;
    while (inside < close && isNamePart(text.charCodeAt(inside))) inside++;
    if (inside > from + 2 && text.charCodeAt(inside) === 61 && text.charCodeAt(inside + 1) !== 61 && inside + 1 < close && !this.tag) this.inner(from + 1, close);
    else if (nameEnd - nameStart <= 7 && text.charCodeAt(inside) === 58 && /^(?:headers?|H)$/i.test(text.slice(nameStart, nameEnd))) this.inner(from + 1, close);
    else {
      this.emit(from, close + 1, from + 1, close, quote === 34 ? 'double' : quote === 39 ? 'single' : 'backtick', nameStart, nameEnd);
      if (this.family.variables && quote === 34) this.variables(from + 1, close);
    }
    return close + 1;
  }

  private bareValue(from: number, end: number, nameStart: number, nameEnd: number, colon: boolean, tight: boolean, quotedName: boolean): number {
    const { text, family } = this;
    let to = this.tokenEnd(from, end);
    if (to <= from) return from;
    if (to - from <= 6 && to < end && /^(?:Bearer|Basic|Token|ApiKey|Key)$/i.test(text.slice(from, to)) && isBlank(text.charCodeAt(to))) {
      // The scheme of an Authorization header.
      from = to + 1;
      to = this.tokenEnd(from, end);
      if (to <= from) return from;
    }
    let rest = to;
    while (rest < end && isBlank(text.charCodeAt(rest))) rest++;
    const next = text.charCodeAt(rest);
    // A call or an index, not a value.
    if (rest === to && (next === 40 || next === 91)) return to;
    const ends = rest >= end || next === 44 || next === 59 || next === 41 || next === 125 || next === 93 || next === 35 || next === 92 || next === 38 || next === 124 || next === 60 ||
      (next === 47 && text.charCodeAt(rest + 1) === 47);
    if (colon ? !ends || !(quotedName || this.leads(nameStart)) : !ends && !tight) {
      if (family.variables) this.variables(from, to);
      return to;
    }
    this.emit(from, to, from, to, 'bare', nameStart, nameEnd);
    if (family.variables) this.variables(from, to);
    return to;
  }

  /** Nothing but marks of a list, a comment or a mapping stands before a name on its line. */
  private leads(nameStart: number): boolean {
    for (let at = this.lineStart; at < nameStart; at++) {
      const unit = this.text.charCodeAt(at);
      if (isWordPart(unit) && !isDigit(unit)) return false;
    }
    return true;
  }

  /** Offset after a run that neither blanks, quotes nor brackets interrupt. */
  private tokenEnd(from: number, end: number): number {
    const { text } = this;
    const limit = Math.min(end, from + 20_000);
    for (let at = from; at < limit; at++) {
      const unit = text.charCodeAt(at);
      if (unit <= 32 || unit === 34 || unit === 39 || unit === 60 || unit === 62 || unit === 96) return at;
      if (unit === 36 && (text.charCodeAt(at + 1) === 123 || text.charCodeAt(at + 1) === 40)) {
        const close = text.charCodeAt(at + 1) === 123 ? 125 : 41;
        let inside = at + 2;
        while (inside < limit && text.charCodeAt(inside) !== close) inside++;
        at = inside;
        continue;
      }
      if (unit === 44 || unit === 59 || unit === 40 || unit === 41 || unit === 91 || unit === 93 || unit === 123 || unit === 125 || unit === 38 || unit === 124 || unit === 92) {
        // Part of a value where more of it follows at once, as in a password; a separator at its end.
        if ((unit === 38 || unit === 59 || unit === 124 || unit === 92) || at === from || !isWordPart(text.charCodeAt(at + 1))) return at;
        if (unit === 44 || unit === 40 || unit === 91) return at;
      }
    }
    return limit;
  }

  /** `--flag value`, `-Password value`; the password of `-u user:password`. */
  private flag(at: number, end: number): number {
    const { text, family } = this;
    if (at > this.lineStart && !isBlank(text.charCodeAt(at - 1)) && text.charCodeAt(at - 1) !== 34 && text.charCodeAt(at - 1) !== 39) return at + 1;
    let wordEnd = at;
    while (wordEnd < end && isNamePart(text.charCodeAt(wordEnd))) wordEnd++;
    let nameStart = at;
    while (text.charCodeAt(nameStart) === 45) nameStart++;
    if (nameStart === wordEnd || !isWordStart(text.charCodeAt(nameStart))) return Math.max(at + 1, nameStart);
    this.word(at, wordEnd);
    if (!isBlank(text.charCodeAt(wordEnd)) || (family.prose && nameStart - at === 1 && wordEnd - nameStart > 1 && !/^[A-Z]/.test(text.charAt(nameStart)))) {
      return this.shortFlag(at, wordEnd, wordEnd, end) ?? wordEnd;
    }
    let from = wordEnd;
    while (from < end && isBlank(text.charCodeAt(from))) from++;
    if (nameStart - at === 1 && wordEnd - nameStart < 3) return this.shortFlag(at, wordEnd, from, end) ?? wordEnd;
    const first = text.charCodeAt(from);
    if (first === 45 || from >= end || first === 61 || first === 38 || first === 124 || first === 92) return wordEnd;
    if (first === 34 || first === 39) return this.quotedValue(from, end, nameStart, wordEnd);
    const to = this.tokenEnd(from, end);
    if (to > from) this.emit(from, to, from, to, 'bare', nameStart, wordEnd);
    if (family.variables) this.variables(from, to);
    return Math.max(to, wordEnd);
  }

  private shortFlag(at: number, wordEnd: number, from: number, end: number): number | undefined {
    const { text } = this;
    const flag = text.slice(at, Math.min(wordEnd, at + 3));
    if (flag !== '-u' && flag !== '-U' && flag !== '-p' && flag !== '-P' && flag !== '-a' && flag !== '-w' && !/^-p/.test(flag)) return undefined;
    const command = text.slice(this.lineStart, Math.min(at, this.lineStart + 500));
    let start = from;
    if (flag.toLowerCase() === '-u') {
      if (!/\b(?:curl|wget|http|https|xh)\b/.test(command)) {
        if (!this.blank(this.lineStart, at)) return undefined;
      }
      const quote = text.charCodeAt(start);
      const isQuoted = quote === 34 || quote === 39;
      const to = isQuoted ? this.closing(start, end) : this.tokenEnd(start, end);
      let colon = start;
      while (colon < to && text.charCodeAt(colon) !== 58) colon++;
      if (colon + 1 >= to) return undefined;
      const token = new StringToken(colon + 1, to, colon + 1, to, 'bare', false);
      token.name = 'password';
      this.strings.push(token);
      return isQuoted ? to + 1 : to;
    }
    if (!passwordFlags.some(([commands, flags]) => commands.test(command) && flags.test(text.slice(at, wordEnd)))) return undefined;
    let to: number;
    if (wordEnd - at > 2) {
      if (!/^-p/.test(flag)) return undefined;
      start = at + 2;
      to = Math.max(wordEnd, this.tokenEnd(start, end));
    } else {
      const quote = text.charCodeAt(start);
      if (quote === 34 || quote === 39) {
        const close = this.closing(start, end);
        if (close < 0) return undefined;
        const token = new StringToken(start, close + 1, start + 1, close, quote === 34 ? 'double' : 'single', false);
        token.name = 'password';
        this.strings.push(token);
        return close + 1;
      }
      to = this.tokenEnd(start, end);
    }
    if (to <= start || text.charCodeAt(start) === 45) return undefined;
    const token = new StringToken(start, to, start, to, 'bare', false);
    token.name = 'password';
    this.strings.push(token);
    return to;
  }

  // Markup

  private openTag(at: number, end: number): number {
    const { text } = this;
    this.element = '';
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

  private closeTag(at: number, end: number): number {
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
  private elementText(start: number, end: number): number {
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
    if (!ends || to <= from || name === '') return start;
    this.key = '';
    return this.pushNamed(from, to, name, close);
  }

  private pushNamed(from: number, to: number, name: string, after: number): number {
    const token = new StringToken(from, to, from, to, 'bare', false);
    token.name = name;
    token.markup = true;
    this.strings.push(token);
    return after;
  }

  // Variables

  /** `$NAME`, `${NAME:-default}`, `$env:NAME` at `at`. @returns where to go on, `at` where it is none. */
  private variable(at: number, end: number): number {
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
      if (!own) this.reads.push(new ReadToken(at, nameEnd, nameStart, nameEnd));
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
      read.optional = defaulted;
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

  private variables(start: number, end: number): void {
    for (let at = start; at < end; at++) {
      if (this.text.charCodeAt(at) !== 36) continue;
      const after = this.variable(at, end);
      if (after > at) at = after - 1;
    }
  }

  private batchVariable(at: number, end: number): number {
    const { text } = this;
    let nameEnd = at + 1;
    while (nameEnd < end && isWordPart(text.charCodeAt(nameEnd))) nameEnd++;
    if (text.charCodeAt(nameEnd) !== 37 || nameEnd === at + 1) return at + 1;
    if (isCapitals(text, at + 1, nameEnd) && !this.assigned.has(text.slice(at + 1, nameEnd))) this.reads.push(new ReadToken(at, nameEnd + 1, at + 1, nameEnd));
    return nameEnd + 1;
  }

  private assign(start: number, end: number): void {
    if (!this.family.variables || !isCapitals(this.text, start, end, 1)) return;
    const name = this.text.slice(start, end);
    if (!this.assigned.has(name) && this.assigned.size < 1_000) this.assigned = new Set([...this.assigned, name]);
  }

  // Results

  private emit(start: number, end: number, contentStart: number, contentEnd: number, form: SiteForm, nameStart: number, nameEnd: number): void {
    const token = new StringToken(start, end, contentStart, contentEnd, form, form === 'double');
    if (this.tag && this.family.markup) {
      token.markup = true;
      const attribute = this.text.slice(nameStart, Math.min(nameEnd, nameStart + 12)).toLowerCase();
      if (attribute === 'key' || attribute === 'name' || attribute === 'property') {
        this.key = this.text.slice(contentStart, Math.min(contentEnd, contentStart + 80));
      } else if (attribute === 'value' && this.key !== '') {
        token.name = this.key;
        this.strings.push(token);
        return;
      }
    }
    token.nameStart = nameStart;
    token.nameEnd = nameEnd;
    this.strings.push(token);
  }

  private blank(start: number, end: number): boolean {
    for (let at = start; at < end; at++) if (!isBlank(this.text.charCodeAt(at))) return false;
    return start <= end;
  }

  private hasBlank(start: number, end: number): boolean {
    for (let at = start; at < end; at++) if (isBlank(this.text.charCodeAt(at))) return true;
    return false;
  }
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 0xa0;
}

/** Letters, digits, `_ $ . -`. */
function isNamePart(unit: number): boolean {
  return isWordPart(unit) || unit === 46 || unit === 45;
}

function isName(text: string, start: number, end: number): boolean {
  if (end <= start || end - start > 80) return false;
  for (let at = start; at < end; at++) if (!isNamePart(text.charCodeAt(at)) && text.charCodeAt(at) !== 58) return false;
  return hasLetter(text, start, end);
}

function hasLetter(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isWordStart(text.charCodeAt(at))) return true;
  return false;
}
