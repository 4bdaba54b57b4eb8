/** What of a file's bytes could be a value: beside a name, or anywhere under an issuer's name. Part of the look before reading (candidates.ts). */
import { classify } from './classifier';
import type { NamedDetector } from './detector';
import { acceptsNamed } from './namedDetectors';
import { judge } from './recogniser';
import type { Remembered } from './remembered';

/** How far a value may stand from its name, in bytes; it may stand on the next line. */
const valueReach = 300;
/** How far a parameter's default may stand below its name, in bytes. */
const parameterReach = 600;
const setting = /[\r\n][ \t]{0,40}["']?(?:default|value|defaultValue)["']?[ \t]{0,40}[:=]/i;
/** In quotes of either side (so that a missed one does no harm), or after a separator. */
const valuePattern = /["'`](?=([^"'`\n]{3,256}))|(?:[:=]|>(?:[ \t]{0,20}\r?\n)?)(?=[ \t]*([^\s"'`#,{}[\]()<>]{3,256}))/g;
/** The last word of the line, as in `requirepass x`, or what follows an option, as in `--password x`. */
const lastWord = /^[ \t]+(\S{3,256})[ \t\\]*(?:\r?\n|$)/;
const optionValue = /^[ \t]+(\S{3,256})/;

/** What a file's path says about the values in it. */
export interface Traits {
  /** Whether anything is said of guessable values: manifests are for running, whatever they stand beside. */
  readonly weakCounts: boolean;
  /** `#` begins a comment, which holds no named value: at a line's start only, or behind a value as well. */
  readonly hash: 'line' | 'anywhere' | undefined;
  /** What was found out about values of this file, each with its name: the same value stands in reach of many names. */
  readonly judged: Remembered<boolean>;
}

/** So many are kept at once: those that could be met again stand close by. */
export const mostJudged = 500;

export function hasValue(text: string, from: number, to: number, name: string, traits: Traits): boolean {
  const firstEnd = lineEnd(text, to);
  const both = text.slice(to, Math.min(lineEnd(text, firstEnd + 1), to + valueReach));
  const near = traits.hash === undefined || !both.includes('#') ? both : both.replace(traits.hash === 'line' ? commentLine : comment, '$1');
  const option = text.charCodeAt(from) === 45 || text.charCodeAt(from - 1) === 45;
  const alone = (option ? optionValue : lastWord).exec(near)?.[1];
  // In prose a word follows; in a configuration of words the name begins the line.
  if (alone !== undefined && (option || /[^A-Za-z]/.test(alone) || beginsLine(text, from)) && couldBeSecret(alone, name, traits)) return true;
  return holdsValue(near, name, traits) || holdsValue(valueAbove(text, from), name, traits) || holdsValue(valueBelow(text, to, firstEnd), name, traits);
}

const commentLine = /(\n[ \t]*)#[^\n]*/g;
/** A comment with nothing in quotes before it on its line. */
const comment = /((?:^|\n)[^"'`#\n]*)(?<=\s)#[^\n]*/g;

function holdsValue(near: string, name: string, traits: Traits): boolean {
  if (near === '') return false;
  valuePattern.lastIndex = 0;
  for (let match = valuePattern.exec(near); match; match = valuePattern.exec(near)) {
    const plain = match[2];
    if (couldBeSecret(match[1] ?? plain ?? '', name, traits)) return true;
    if (plain === undefined || traits.weakCounts) continue;
    // Cut off at a comma or brace it may be guessable, as a whole it is not; what is cut off at `(` is called.
    const whole = /\S+/.exec(near.slice(valuePattern.lastIndex))?.[0] ?? '';
    if (!whole.startsWith(`${plain}(`) && couldBeSecret(whole, name, traits)) return true;
  }
  return false;
}

/** `value: …` on the line before `name: …`, with its line ending: pairs may be written in either order. */
function valueAbove(text: string, from: number): string {
  const end = lineStart(text, from, longestName) - 1;
  if (end <= 0 || text.charCodeAt(end) !== 10) return '';
  const above = text.slice(lineStart(text, end, valueReach), end);
  const value = above.search(/\bvalue\b/i);
  return value < 0 ? '' : `\n${above.slice(value)}`;
}

/**
 * `default = …` some lines below `variable "db_password"`, with a line ending before it: parameters are described first.
 * Only where the line opens something, or the name ends it.
 */
function valueBelow(text: string, to: number, end: number): string {
  const rest = text.slice(to, end).trimEnd();
  if (/[A-Za-z0-9]/.test(rest) && !rest.endsWith(':') && !/[#{,]/.test(rest)) return '';
  const below = text.slice(end, end + parameterReach);
  const value = setting.exec(below);
  return value ? below.slice(value.index, lineEnd(below, value.index + value[0].length)) : '';
}

function beginsLine(text: string, from: number): boolean {
  let at = from;
  while (at > 0 && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 9)) at--;
  return at === 0 || text.charCodeAt(at - 1) === 10;
}

/** What stands between the quotes of two values: punctuation of the language, not a value. */
const between = /^\s|^[:,)=|}\].;+]+(?:\s|$)/;

function couldBeSecret(value: string, name: string, { weakCounts, judged }: Traits): boolean {
  const both = `${name}\0${value}`;
  return judged.get(both) ?? judged.keep(both, isSecretLike(value, name, weakCounts));
}

function isSecretLike(value: string, name: string, weakCounts: boolean): boolean {
  if (between.test(value)) return false;
  const valueClass = classify(value, { name });
  return valueClass === 'opaque' || (weakCounts && valueClass === 'weak');
}

/** Shortest value of a named detector that is looked for where only something above it names the issuer. */
const shortestNamed = 17;
const longestNamed = 150;

/** Whether anywhere stands what the detector of a named issuer would believe, under a name that does not contradict it. */
export function holdsNamedValue(text: string, bytes: Uint8Array, issuers: ReadonlySet<NamedDetector>): boolean {
  for (let end = 0; (end = runEnd(bytes, end)) >= 0;) {
    const start = runStart(bytes, end, 0);
    const run = text.slice(start, end);
    if (isNamedValue(text, start, run, issuers)) return true;
    // What follows a name in one, as in `DD_API_KEY=…`.
    const cut = Math.max(run.lastIndexOf('=', run.length - shortestNamed), run.lastIndexOf(':', run.length - shortestNamed));
    if (cut >= 0 && isNamedValue(text, start + cut + 1, run.slice(cut + 1), issuers)) return true;
  }
  return false;
}

function isNamedValue(text: string, at: number, run: string, issuers: ReadonlySet<NamedDetector>): boolean {
  for (const detector of issuers) {
    if (!detector.value.test(run)) continue;
    const name = ownName.exec(text.slice(lineStart(text, at, longestName), at))?.[1] ?? '';
    if (acceptsNamed(detector, name, run) && judge(detector, run) !== false) return true;
  }
  return false;
}

/** The name on the same line that a value belongs to. */
const ownName = /([\w.-]+)["'\])]*[ \t]*(?:[:=>(,]|=>|:=)[ \t]*[^\w\n]{0,3}$/;

/**
 * The end of the next run of the characters of tokens that holds a digit and is as long as a value; -1 where none follows.
 * A run that long covers one byte of any so many in a row: only those are looked at, and the runs around them.
 * @param from where a run may begin
 */
function runEnd(bytes: Uint8Array, from: number): number {
  const { length } = bytes;
  const classes = runClass;
  let end = from;
  for (let probe = from + shortestNamed - 1; probe < length; probe = end + shortestNamed) {
    if (classes[bytes[probe] as number] === 0) {
      end = probe;
      continue;
    }
    const start = runStart(bytes, probe, end);
    let digits = 0;
    end = start;
    for (let kind = 1; kind !== 0; end++) {
      kind = end < length ? classes[bytes[end] as number] as number : 0;
      digits += kind >> 1;
    }
    end--;
    if (digits > 0 && end - start >= shortestNamed && end - start <= longestNamed) return end;
  }
  return -1;
}

function runStart(bytes: Uint8Array, end: number, least: number): number {
  let start = end;
  while (start > least && runClass[bytes[start - 1] as number] !== 0) start--;
  return start;
}

/** 0: ends a run, 1: belongs to one, 2: a digit. */
const runClass: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_~.=+/@:?-') table[character.charCodeAt(0)] = 1;
  for (const character of '0123456789') table[character.charCodeAt(0)] = 2;
  return table;
})();

/** Longer words are no names. */
export const longestName = 160;

export function wordStart(text: string, end: number): number {
  let at = end - 1;
  while (at > 0 && end - at < longestName && isNameUnit(text.charCodeAt(at - 1))) at--;
  return at;
}

export function wordEnd(text: string, end: number): number {
  let at = end;
  while (at < text.length && at - end < longestName && isNameUnit(text.charCodeAt(at))) at++;
  return at;
}

export function isWholeWord(text: string, from: number, to: number): boolean {
  return !(from > 0 && isNameUnit(text.charCodeAt(from - 1))) && !(to < text.length && isNameUnit(text.charCodeAt(to)));
}

export function isNameUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95 || unit === 45 || unit >= 128;
}

/** The beginning of the line, or as far back as `most` bytes. */
export function lineStart(text: string, from: number, most: number): number {
  const last = Math.max(0, from - most);
  let at = from;
  while (at > last && text.charCodeAt(at - 1) !== 10) at--;
  return at;
}

/** The end of the line, or as far as a value is looked for. */
function lineEnd(text: string, from: number): number {
  const most = Math.min(text.length, from + valueReach);
  for (let at = from; at < most; at++) if (text.charCodeAt(at) === 10) return at;
  return most;
}
