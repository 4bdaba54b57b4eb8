/** Flags of a command line and the values behind them. */
import { isWordStart } from '../lexing/characters';
import { StringToken } from '../lexing/tokens';
import { isBlank, isNamePart } from './lineBase';
import { LineParts } from './lineParts';

/** Commands whose short flag is followed by a password. */
const passwordFlags: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:docker|podman|helm|oras|crane|skopeo)\b.*\blogin\b/, /^-p$/],
  [/\b(?:sshpass|psexec|az\s+login|oc\s+login|rabbitmqctl|mosquitto_(?:pub|sub))\b/i, /^-[pP]$/],
  [/\b(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|mongo|mongosh|mongodump)\b/, /^-p/],
  [/\bredis-cli\b/, /^-a$/],
  [/\bldap(?:search|modify|add|passwd|whoami)\b/, /^-w$/],
  [/\bsqlcmd\b|\bbcp\b/, /^-P$/],
];

export abstract class LineFlags extends LineParts {
  protected abstract quotedValue(from: number, end: number, nameStart: number, nameEnd: number): number;

  /** `--flag value`, `-Password value`; the password of `-u user:password`. */
  protected flag(at: number, end: number): number {
    const { text, family } = this;
    if (at > this.lineStart && !isBlank(text.charCodeAt(at - 1)) && text.charCodeAt(at - 1) !== 34 && text.charCodeAt(at - 1) !== 39) return at + 1;
    let wordEnd = at;
    while (wordEnd < end && isNamePart(text.charCodeAt(wordEnd))) wordEnd++;
    let nameStart = at;
    while (text.charCodeAt(nameStart) === 45) nameStart++;
    // `-----BEGIN RSA PRIVATE KEY-----` is none.
    if (nameStart - at > 2) return nameStart;
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
    // `--env NAME="…"`: an assignment.
    if (text.charCodeAt(to - 1) === 61 && (text.charCodeAt(to) === 34 || text.charCodeAt(to) === 39)) return wordEnd;
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
      if (isQuoted) colon++;
      while (colon < to && (isNamePart(text.charCodeAt(colon)) || text.charCodeAt(colon) === 64)) colon++;
      if (colon + 1 >= to || text.charCodeAt(colon) !== 58) return undefined;
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
}
