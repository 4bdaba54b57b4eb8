/** What characters a value is made of, counted in one pass. */

/** Marks whose presence is worth knowing; one bit each in `Profile.marks`. */
const MARKS = '$%<>{}[]()/\\:@.-_=*#|,+&?!~;"\'`';

export interface Profile {
  readonly length: number;
  readonly lower: number;
  readonly upper: number;
  readonly digits: number;
  readonly spaces: number;
  readonly lines: number;
  /** Code units above ASCII. */
  readonly foreign: number;
  readonly symbols: number;
  /** Longest stretch of one repeated character. */
  readonly longestRun: number;
  /** Transitions to the next, the previous or the same character: many in `123456`, few in a key. */
  readonly steps: number;
  /** The same at distance two: many in `a1b2c3d4`. */
  readonly pairSteps: number;
  /** Only hexadecimal digits, at least one of them a digit or all of one case. */
  readonly hex: boolean;
  /** Bit per character of `MARKS`. */
  readonly marks: number;
}

const bits = new Uint8Array(128);
for (let at = 0; at < MARKS.length; at++) bits[MARKS.charCodeAt(at)] = at + 1;

/** The bit of one mark. */
export function mark(character: string): number {
  return 1 << ((bits[character.charCodeAt(0)] ?? 1) - 1);
}

/** Looks at the first `limit` code units; `length` is that of the whole value. */
export function profileOf(value: string, limit = 512): Profile {
  const end = Math.min(value.length, limit);
  let lower = 0;
  let upper = 0;
  let digits = 0;
  let spaces = 0;
  let lines = 0;
  let foreign = 0;
  let symbols = 0;
  let hexLower = 0;
  let hexUpper = 0;
  let run = 1;
  let longestRun = end === 0 ? 0 : 1;
  let steps = 0;
  let pairSteps = 0;
  let marks = 0;
  let previous = -9;
  let before = -9;
  for (let at = 0; at < end; at++) {
    const unit = value.charCodeAt(at);
    if (unit >= 97 && unit <= 122) {
      lower++;
      if (unit <= 102) hexLower++;
    } else if (unit >= 48 && unit <= 57) digits++;
    else if (unit >= 65 && unit <= 90) {
      upper++;
      if (unit <= 70) hexUpper++;
    } else if (unit >= 128) foreign++;
    else if (unit === 32 || unit === 9) spaces++;
    else if (unit === 10 || unit === 13) lines++;
    else {
      symbols++;
      const bit = bits[unit] ?? 0;
      if (bit > 0) marks |= 1 << (bit - 1);
    }
    if (unit === previous) {
      run++;
      if (run > longestRun) longestRun = run;
    } else run = 1;
    const step = unit - previous;
    if (step >= -1 && step <= 1) steps++;
    else if (unit === 48 && previous === 57) steps++;
    if (unit - before === 1) pairSteps++;
    before = previous;
    previous = unit;
  }
  return {
    length: value.length, lower, upper, digits, spaces, lines, foreign, symbols, longestRun, steps, pairSteps, marks,
    hex: lower === hexLower && upper === hexUpper && digits > 0 && (lower === 0 || upper === 0)
      && digits + lower + upper === end && end > 0,
  };
}
