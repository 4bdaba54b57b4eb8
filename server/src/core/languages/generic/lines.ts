/**
 * One tolerant scanner for formats of lines: settings, scripts, markup, prose and text of unknown kind. A line is read by
 * itself: names before `=`, `:` and `=>`, flags, elements and attributes. In prose it is careful: "password: the thing
 * you type" assigns nothing.
 */
import { isDigit, isNewline, isWordPart, isWordStart } from '../lexing/characters';
import { helper, setter } from '../lexing/context';
import { hasLetter, isBlank, isName, isNamePart } from './lineBase';
import { LineProse } from './lineProse';
import type { SiteForm } from '../../facts';

const lines = 64;
const longest = 16_384;
/** How much of one line is looked at for one thing, in code units. */
const reach = 4_000;

/** Types that stand between a name and its `=`: `var token string = …`. */
const types = /^(?:string|str|String|char|text|&str|std::string|const)$/;

export class LineScanner extends LineProse {
  /** Reads to the next boundary, not beyond `limit`. */
  run(limit = this.text.length): void {
    const { text } = this;
    for (let count = 0; this.at < limit;) {
      let end = this.at;
      while (end < limit && !isNewline(text.charCodeAt(end))) end++;
      this.line(this.at, end);
      this.at = Math.min(text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1, limit);
      if (++count >= lines || this.at >= this.until || this.at - this.base >= longest) break;
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
    if (family.variables === 'shell') this.shellNames(at, end);
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
      } else if (this.firstStart >= 0 && text.charCodeAt(before) === 44 && (/^(?:get)?env$/i.test(call) || helper.test(call) || setter.test(call.slice(call.lastIndexOf('.') + 1)))) {
        this.emit(at, close + 1, at + 1, close, form, this.firstStart, this.firstEnd);
        this.firstStart = -1;
        return close + 1;
      }
    } else if (this.wordStart >= 0 && this.blank(this.wordEnd, at) && this.wordEnd < at && !(quote === 96 && this.family.prose) && this.namesNext(at + 1, close)) {
      this.emit(at, close + 1, at + 1, close, form, this.wordStart, this.wordEnd);
      return close + 1;
    }
    this.inner(at + 1, close);
    return close + 1;
  }

  /** The last word names what follows it: `#define X "…"`, or it begins its line. */
  private namesNext(start: number, end: number): boolean {
    const { text } = this;
    if (this.olderStart >= 0) return text.slice(this.olderStart, this.olderEnd) === 'define';
    if (this.hasBlank(start, end)) return false;
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
      if (!isBlank(next) && next !== 34 && next !== 39 && at + 1 < end) return this.family.prose ? this.tightPair(at, end) : at + 1;
    }
    // `**Password**: …`
    if (this.family.prose) while (left > this.wordEnd && text.charCodeAt(left - 1) === 42) left--;
    const tight = left === this.wordEnd && after < end && !isBlank(text.charCodeAt(after));
    if (this.wordStart < 0 || !(quotedNameEnd >= 0 || this.blank(this.wordEnd, left))) return after;
    let nameStart = this.wordStart;
    let nameEnd = this.wordEnd;
    if (this.olderStart >= 0 && quotedNameEnd < 0 && types.test(text.slice(nameStart, nameEnd)) && this.blank(this.olderEnd, nameStart)) {
      nameStart = this.olderStart;
      nameEnd = this.olderEnd;
    }
    if (quotedNameEnd < 0 && this.family.prose) nameStart = this.wholeName(nameStart, nameEnd);
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

  protected quotedValue(from: number, end: number, nameStart: number, nameEnd: number): number {
    const { text } = this;
    const quote = text.charCodeAt(from);
    const close = this.closing(from, end);
    // A command whose output is taken.
    if (quote === 96 && this.family.variables) return close < 0 ? end : close + 1;
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
    if (colon ? !ends || !(quotedName || this.leads(nameStart) || family.prose && this.isMade(from, to)) : !ends && !tight) {
      if (family.variables) this.variables(from, to);
      return to;
    }
    if (text.charCodeAt(from) !== 36 || text.charCodeAt(from + 1) !== 40) this.emit(from, to, from, to, 'bare', nameStart, nameEnd);
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

}
