/**
 * Reads of other keys inside a value. dotenv itself passes `$X` through, but dotenv-expand, Compose, python-dotenv,
 * Ruby's dotenv, direnv and bash expand it (Compose: `${X:-default}`, `${X-default}`, `${X:?error}`, `${X:+other}`).
 */
import type { EnvRead, Fact } from '../../facts';
import { span } from '../../text';

/** Appends the env reads between two offsets of `text`; spans count from `base`. */
export function addInterpolations(text: string, start: number, end: number, base: number, facts: Fact[]): void {
  for (let at = text.indexOf('$', start); at >= 0 && at < end; at = text.indexOf('$', at + 1)) {
    const before = at > start ? text.charCodeAt(at - 1) : 0;
    const next = text.charCodeAt(at + 1);
    if (before === BACKSLASH) continue;
    if (next === DOLLAR) at++; // `$$` is an escaped `$`
    else if (next === OPEN) {
      const nameEnd = endOfWord(text, at + 2, end);
      if (nameEnd === at + 2 || isDigit(text.charCodeAt(at + 2))) continue;
      const colon = text.charCodeAt(nameEnd) === COLON;
      const sign = text.charCodeAt(colon ? nameEnd + 1 : nameEnd);
      if (sign === CLOSE ? colon : sign !== MINUS && sign !== PLUS && sign !== EQUALS && sign !== QUESTION) continue;
      facts.push(envRead(text, at, at + 2, nameEnd, base, sign !== CLOSE && sign !== QUESTION));
    } else if (isCapital(next) && !isWord(before)) {
      // Without braces only a whole word in capitals counts: passwords hold `$` too.
      const nameEnd = endOfWord(text, at + 1, end);
      if (nameEnd - at > 2 && !hasSmallLetter(text, at + 1, nameEnd)) facts.push(envRead(text, at, at + 1, nameEnd, base, false));
    }
  }
}

function envRead(text: string, at: number, nameStart: number, nameEnd: number, base: number, optional: boolean): EnvRead {
  return {
    kind: 'envRead', name: text.slice(nameStart, nameEnd), nameSpan: span(nameStart - base, nameEnd - base),
    span: span(at - base, nameEnd - base), optional,
  };
}

const DOLLAR = 36;
const PLUS = 43;
const MINUS = 45;
const COLON = 58;
const EQUALS = 61;
const QUESTION = 63;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;

function endOfWord(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isWord(text.charCodeAt(at))) at++;
  return at;
}

function hasSmallLetter(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) if (text.charCodeAt(at) >= 97) return true;
  return false;
}

function isCapital(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || unit === 95;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isWord(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95;
}
