/** Character classes of program text, looked up by UTF-16 code unit. */

export const enum Class { Other, Space, Newline, Word, Digit }

const classes: Uint8Array = (() => {
  const table = new Uint8Array(128);
  for (const unit of [9, 11, 12, 32]) table[unit] = Class.Space;
  table[10] = table[13] = Class.Newline;
  for (let unit = 48; unit <= 57; unit++) table[unit] = Class.Digit;
  for (let unit = 65; unit <= 90; unit++) table[unit] = table[unit + 32] = Class.Word;
  table[36] = table[95] = Class.Word;
  return table;
})();

/** The class of a code unit. Beyond ASCII: spaces and line separators are spaces, all else belongs to words. */
export function classOf(unit: number): Class {
  if (unit < 128) return classes[unit] as Class;
  return unit === 0xa0 || unit === 0xfeff || (unit >= 0x2000 && unit <= 0x200b) || unit === 0x2028 || unit === 0x2029 || unit === 0x3000
    ? Class.Space : unit >= 128 ? Class.Word : Class.Other;
}

/** Letters, digits, `_`, `$` and everything beyond ASCII that is no space. */
export function isWordPart(unit: number): boolean {
  return unit < 128 ? (classes[unit] as number) >= Class.Word : classOf(unit) === Class.Word;
}

export function isWordStart(unit: number): boolean {
  return unit < 128 ? classes[unit] === Class.Word : classOf(unit) === Class.Word;
}

export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

export function isNewline(unit: number): boolean {
  return unit === 10 || unit === 13;
}

/** Offset after the word that starts at `at`. */
export function wordEnd(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && isWordPart(text.charCodeAt(end))) end++;
  return end;
}

/** True for `DATABASE_URL`, `PORT2`: capitals, digits and `_`, at least `least` characters, starting with a letter or `_`. */
export function isCapitals(text: string, start: number, end: number, least = 2): boolean {
  if (end - start < least) return false;
  let letters = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 65 && unit <= 90) letters++;
    else if (unit !== 95 && (!isDigit(unit) || at === start)) return false;
  }
  return letters > 0;
}

/** A table of words found by first letter, last letter and length, so that no text is copied to look one up. */
export class WordTable<Value> {
  private readonly slots: ({ readonly word: string; readonly value: Value }[] | undefined)[] = new Array<undefined>(128).fill(undefined);

  constructor(entries: Iterable<readonly [string, Value]>) {
    for (const [word, value] of entries) {
      const slot = slotOf(word.charCodeAt(0), word.charCodeAt(word.length - 1), word.length);
      (this.slots[slot] ??= []).push({ word, value });
    }
  }

  find(text: string, start: number, end: number): Value | undefined {
    const candidates = this.slots[slotOf(text.charCodeAt(start), text.charCodeAt(end - 1), end - start)];
    if (candidates === undefined) return undefined;
    for (const { word, value } of candidates) {
      if (word.length === end - start && text.startsWith(word, start)) return value;
    }
    return undefined;
  }
}

function slotOf(first: number, last: number, length: number): number {
  return (first * 5 + last * 11 + length * 3) & 127;
}
