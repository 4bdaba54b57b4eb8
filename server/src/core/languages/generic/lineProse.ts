/** What text for people says of credentials: `password: x7!kQ2` in a sentence, `ID:bot PW:x7!kQ2`, `acme key x7kQ2…` on a line of its own. */
import { isDigit, isWordStart } from '../lexing/characters';
import { isBlank, isNamePart } from './lineBase';
import { LineFlags } from './lineFlags';

/** Shorter than this, letters and digits may be a version, a size, a name. */
const shortest = 6;
/** The same where no sign stands between name and value. */
const shortestBare = 16;
/** Words before a name that say nothing of whose it is. */
const noOwner = /^(?:export|set|setx|env|const|let|var|val|def|local|declare|readonly|public|private|static|final|string|the|an?|my|your|our|this|and|or|with|is|for|of|to|in|no|new|old)$/i;
/** What stands behind a colon is looked at this far. */
const longestTight = 160;

export abstract class LineProse extends LineFlags {
  /**
   * A line of a few words whose last is none, as `password pass123` in a netrc file that is shown, `acme secret key x7kQ2…`.
   * With more than one word before it, it must be as long as what a machine makes.
   */
  protected proseLine(start: number, end: number): void {
    const { text } = this;
    if (!isWordStart(text.charCodeAt(start))) return;
    let to = end;
    while (to > start && isBlank(text.charCodeAt(to - 1))) to--;
    let from = to;
    while (from > start && !isBlank(text.charCodeAt(from - 1))) from--;
    let nameEnd = from;
    while (nameEnd > start && isBlank(text.charCodeAt(nameEnd - 1))) nameEnd--;
    if (nameEnd === start || nameEnd - start > 40 || to - from < 4 || this.tokenEnd(from, to) !== to) return;
    let blanks = 0;
    for (let at = start; at < nameEnd; at++) {
      const unit = text.charCodeAt(at);
      if (isBlank(unit)) blanks++;
      else if (!isNamePart(unit)) return;
    }
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 61 || unit === 40 || unit === 123 || unit === 47) return;
    }
    if (blanks === 0 ? this.hasDigit(from, to) : blanks < 4 && to - from >= shortestBare && this.isMade(from, to)) this.emit(from, to, from, to, 'bare', start, nameEnd);
  }

  /** `PW:x7!kQ2`, `access key:x7kQ2…`: no blank behind the colon, so only what has letters and digits is a value. @returns where to go on */
  protected tightPair(colon: number, end: number): number {
    const { text } = this;
    if (this.wordEnd !== colon || this.wordStart < 0 || text.charCodeAt(colon - 1) === 58) return colon + 1;
    const to = this.tokenEnd(colon + 1, Math.min(end, colon + longestTight));
    if (to - colon === longestTight || !this.isMade(colon + 1, to)) return colon + 1;
    let nameStart = this.wholeName(this.wordStart, colon);
    while (nameStart < colon && text.charCodeAt(nameStart) === 45) nameStart++;
    this.emit(colon + 1, to, colon + 1, to, 'bare', nameStart, colon);
    return to;
  }

  /** `access key:`, `ollama token =`: the word before says which or whose. @returns where the name begins */
  protected wholeName(start: number, end: number): number {
    const bare = end - start <= 8 && /^(?:key|token|secret|api|pat)$/i.test(this.text.slice(start, end));
    if (!bare || this.tag || this.olderStart < 0 || !this.blank(this.olderEnd, start)) return start;
    return noOwner.test(this.text.slice(this.olderStart, this.olderEnd)) ? start : this.olderStart;
  }

  /** Letters as well as digits, and nothing that makes a time, an address or code of it. */
  protected isMade(from: number, to: number): boolean {
    const { text } = this;
    if (to - from < shortest) return false;
    let letters = false;
    let digits = false;
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at);
      if (isDigit(unit)) digits = true;
      else if (isWordStart(unit)) letters = true;
      else if (unit === 58 || unit === 40 || unit === 123 || unit === 47 && text.charCodeAt(at + 1) === 47) return false;
    }
    return letters && digits;
  }

  private hasDigit(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (isDigit(this.text.charCodeAt(at))) return true;
    return false;
  }
}
