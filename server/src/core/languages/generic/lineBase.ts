/** What the parts of the line scanner share: its state, names, the ends of values, and what it has found. */
import { isWordPart, isWordStart } from '../lexing/characters';
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

export abstract class LineBase {
  at: number;
  readonly strings: StringToken[] = [];
  readonly reads: ReadToken[] = [];
  protected element: string;
  protected key: string;
  protected tag: boolean;
  protected inComment: boolean;
  protected assigned: ReadonlySet<string>;
  protected lineStart = 0;
  protected lineEnd = 0;
  /** The last word and the one before it on this line; -1 for none. */
  protected wordStart = -1;
  protected wordEnd = -1;
  protected olderStart = -1;
  protected olderEnd = -1;
  /** `name(` and its first plain string. */
  protected callStart = -1;
  protected callEnd = -1;
  protected firstStart = -1;
  protected firstEnd = -1;

  constructor(protected readonly text: string, protected readonly base: number, state: LineState, protected readonly until: number, protected readonly family: LineFamily) {
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

  protected word(start: number, end: number): void {
    this.olderStart = this.wordStart;
    this.olderEnd = this.wordEnd;
    this.wordStart = start;
    this.wordEnd = end;
  }

  /** Offset of the quote that closes the one at `at` on this line, or -1. */
  protected closing(at: number, end: number): number {
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

  /** Offset after a run that neither blanks, quotes nor brackets interrupt. */
  protected tokenEnd(from: number, end: number): number {
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

  protected emit(start: number, end: number, contentStart: number, contentEnd: number, form: SiteForm, nameStart: number, nameEnd: number): void {
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

  protected blank(start: number, end: number): boolean {
    for (let at = start; at < end; at++) if (!isBlank(this.text.charCodeAt(at))) return false;
    return start <= end;
  }

  protected hasBlank(start: number, end: number): boolean {
    for (let at = start; at < end; at++) if (isBlank(this.text.charCodeAt(at))) return true;
    return false;
  }
}

export function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 0xa0;
}

/** Letters, digits, `_ $ . -`. */
export function isNamePart(unit: number): boolean {
  return isWordPart(unit) || unit === 46 || unit === 45;
}

export function isName(text: string, start: number, end: number): boolean {
  if (end <= start || end - start > 80) return false;
  for (let at = start; at < end; at++) if (!isNamePart(text.charCodeAt(at)) && text.charCodeAt(at) !== 58) return false;
  return hasLetter(text, start, end);
}

export function hasLetter(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isWordStart(text.charCodeAt(at))) return true;
  return false;
}
