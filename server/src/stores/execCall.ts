/**
 * `exec(…)` of the env-spec format, taken apart into a program and its arguments. Three ways of writing it are known:
 * exec('op read "op://dev/api stripe/key"'), the same in " or `, and a list: exec(["op", "read", "op://…"]).
 *
 * A text is split at white space; '…' and "…" hold words together, as in a shell. No shell ever sees it, so a text with signs
 * that a shell would act on is refused rather than run as something else than it says. Source of the format: varlock's
 * documentation of resolver functions (github.com/dmno-dev/varlock).
 */
import { done, failed, type Outcome } from './store';

export interface ExecCall {
  /** The program first. */
  readonly argv: readonly string[];
  /** Seconds. */
  readonly timeout?: number;
}

/** @param written the whole call, `exec(…)`; failures are sentences that begin with a small letter, after the name of the key */
export function execCall(written: string): Outcome<ExecCall> {
  const inner = /^\$?exec\((.*)\)$/s.exec(written.trim())?.[1];
  if (inner === undefined) return failed('invalid', 'holds no exec(…) that is closed. A # begins a comment there: quote the whole value.');
  const parts = argumentsOf(inner);
  if (parts === undefined) return failed('invalid', `holds an exec(…) whose quotes or brackets are not closed. ${asList}`);
  const [command, ...rest] = parts;
  if (command === undefined || command.text === '') return failed('invalid', `holds an exec() without a program. ${asList}`);
  const timeout = timeoutOf(rest);
  if (!timeout.ok) return timeout;
  const argv = command.quote === '[' ? listed(command.text) : split(command);
  if (!argv.ok) return argv;
  if ((argv.value[0] ?? '') === '') return failed('invalid', `holds an exec() without a program. ${asList}`);
  return done({ argv: argv.value, ...(timeout.value === undefined ? {} : { timeout: timeout.value }) });
}

const asList = 'Write the program and its arguments as a list: exec(["op", "read", "op://vault/item/field"]).';
const asScript = `${asList} What needs a shell goes into a script: exec(["./scripts/secret.sh"]).`;

interface Argument {
  /** `[` for a list, '' for bare text. */
  readonly quote: string;
  /** Without its quotes or brackets. */
  readonly text: string;
}

/** What stands between commas; undefined where something is not closed. */
function argumentsOf(text: string): readonly Argument[] | undefined {
  const found: Argument[] = [];
  for (let at = 0; at < text.length;) {
    while (/[\s,]/.test(text.charAt(at))) at++;
    if (at >= text.length) break;
    const quote = text.charAt(at);
    if (quote !== '[' && !isQuote(quote)) {
      const end = outsideQuotes(text, at, ',');
      if (end === undefined) return undefined;
      found.push({ quote: '', text: text.slice(at, end).trim() });
      at = end;
      continue;
    }
    const close = quote === '[' ? outsideQuotes(text, at + 1, ']') : closingQuote(text, at);
    if (close === undefined || close >= text.length || !/^\s*(?:,|$)/.test(text.slice(close + 1))) return undefined;
    const inside = text.slice(at + 1, close);
    found.push({ quote, text: quote === '[' ? inside : inside.replaceAll(`\\${quote}`, quote) });
    at = close + 1;
  }
  return found;
}

function isQuote(sign: string): boolean {
  return sign === "'" || sign === '"' || sign === '`';
}

function closingQuote(text: string, open: number): number | undefined {
  for (let at = open + 1; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === text.charAt(open)) return at;
  }
  return undefined;
}

/** Where a sign first stands outside of quotes, or the text ends; undefined where a quote is not closed. */
function outsideQuotes(text: string, start: number, wanted: string): number | undefined {
  for (let at = start; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === wanted) return at;
    if (!isQuote(sign)) continue;
    const close = closingQuote(text, at);
    if (close === undefined) return undefined;
    at = close;
  }
  return text.length;
}

function timeoutOf(rest: readonly Argument[]): Outcome<number | undefined> {
  let seconds: number | undefined;
  for (const { quote, text } of rest) {
    const [, name, value = ''] = (quote === '' ? /^([a-z]+)=(.*)$/s.exec(text) : undefined) ?? [];
    if (name === undefined) return failed('invalid', `gives exec() a second value, which is not supported here. ${asList}`);
    if (name !== 'timeout') return failed('invalid', `gives exec() the option ${name}=, which is not supported here: only timeout= is. ${asScript}`);
    const [, number, unit] = /^["'`]?(\d{1,7})(ms|s|m)?["'`]?$/.exec(value.trim()) ?? [];
    if (number === undefined) return failed('invalid', 'gives exec() a timeout that is none. Write timeout=30s.');
    seconds = Number(number) * (unit === 'm' ? 60 : unit === 's' ? 1 : 0.001);
  }
  return done(seconds);
}

/** The elements of a list, each one argument. */
function listed(text: string): Outcome<readonly string[]> {
  const elements = argumentsOf(text);
  if (elements === undefined) return failed('invalid', `holds an exec(…) whose quotes or brackets are not closed. ${asList}`);
  for (const { quote, text: element } of elements) {
    if (quote === '[' || (quote === '' && /[()\s'"`]/.test(element))) return failed('invalid', `holds something else than texts in the list of exec(): nothing is computed there. ${asList}`);
    if (quote !== "'" && fills(element)) return failed('invalid', notFilled(element));
  }
  return done(elements.map((element) => element.text));
}

/** The words of a command line, as a shell would have them if it did nothing but split. */
function split({ quote, text }: Argument): Outcome<readonly string[]> {
  if (quote !== "'" && fills(text)) return failed('invalid', notFilled(text));
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (/\s/.test(sign)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (sign === "'" || sign === '"') {
      const close = text.indexOf(sign, at + 1);
      if (close < 0) return failed('invalid', `holds an exec(…) whose quotes or brackets are not closed. ${asList}`);
      const held = text.slice(at + 1, close);
      const acted = sign === '"' ? /[$`\\]/.exec(held)?.[0] : undefined;
      if (acted !== undefined) return failed('invalid', shellSign(acted));
      word = (word ?? '') + held;
      at = close;
    } else if (/[|&;<>()$`\\*?[\]{}]/.test(sign) || (word === undefined && /[~#!]/.test(sign))) {
      return failed('invalid', shellSign(sign));
    } else word = (word ?? '') + sign;
  }
  if (word !== undefined) words.push(word);
  return /^[A-Za-z_]\w*=/.test(words[0] ?? '') ? failed('invalid', shellSign('=')) : done(words);
}

function shellSign(sign: string): string {
  return `holds an exec(…) with “${sign}”, which a shell would act on, and no shell is started. ${asScript}`;
}

/** Another key's value, as env-spec would fill it in. */
function fills(text: string): boolean {
  return /\$[A-Za-z_{(]/.test(text);
}

function notFilled(text: string): string {
  return `holds an exec(…) with ${/\$\{?\w*\}?/.exec(text)?.[0] ?? '$'}, and values of other keys are not filled in. Write the argument in full, or let a script read it.`;
}
