/**
 * Decorator comments of a contract, by the env-spec grammar (github.com/dmno-dev/varlock, env-spec): a comment line
 * that begins with `@` holds decorators `@name` or `@name=value`, several per line, free text between them, `# …` ends it.
 * Those in the comment block directly above a key (and behind its value) are the key's; a blank line or a divider
 * (`# ---`) ends a block, and blocks before the first key are the file's header.
 */

export type DecoratorValue = string | true;

/** One decorator as written: `@sensitive` has the value true. */
export type Decorator = readonly [name: string, value: DecoratorValue];

/** Of a longer comment only so much is read, so that brackets that never close cost little. */
const LONGEST = 2_048;

const namePattern = /[A-Za-z][\w-]*/y;
const closingSigns: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** `text` from `#` on: three or more of `-=*#` set sections apart. */
export function isDivider(text: string, hash: number): boolean {
  let at = hash + 1;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++;
  for (let sign = at; sign < at + 3; sign++) if (!'-=*#'.includes(text.charAt(sign) || ' ')) return false;
  return true;
}

/** The decorators of the comment that starts with the `#` at `hash` and ends at `lineEnd`. */
export function readDecorators(text: string, hash: number, lineEnd: number): Decorator[] {
  const end = Math.min(lineEnd, hash + LONGEST);
  let at = skipBlanks(text, hash + 1, end);
  if (text.charAt(at) !== '@') return [];
  const found: Decorator[] = [];
  while (at < end) {
    const sign = text.charAt(at);
    if (sign === '#') break;
    if (sign !== '@') {
      at = skipBlanks(text, skipWord(text, at, end), end);
      continue;
    }
    namePattern.lastIndex = at + 1;
    const name = namePattern.exec(text)?.[0];
    if (name === undefined || at + 1 + name.length > end) {
      at = skipBlanks(text, skipWord(text, at, end), end);
      continue;
    }
    at += 1 + name.length;
    let value: DecoratorValue = true;
    const follows = at < end ? text.charAt(at) : ' ';
    if (follows === '=') {
      const stop = valueEnd(text, at + 1, end);
      value = unquote(text.slice(at + 1, stop));
      at = stop;
    } else if (follows === '(') {
      const stop = valueEnd(text, at, end);
      value = text.slice(at, stop);
      at = stop;
    } else if (follows !== ' ' && follows !== '\t' && follows !== '#') {
      // `@name: …` and the like are no decorators.
      at = skipBlanks(text, skipWord(text, at, end), end);
      continue;
    }
    found.push([name, value]);
    at = skipBlanks(text, at, end);
  }
  return found;
}

/** A quoted text, `{…}`, `[…]`, `fn(…)`, or whatever comes before white space or `#`. */
function valueEnd(text: string, from: number, end: number): number {
  const first = text.charAt(from);
  if (first === '"' || first === "'" || first === '`') {
    const close = closingQuote(text, from, end);
    if (close >= 0) return close + 1;
  } else {
    let open = from;
    while (open < end && /\w/.test(text.charAt(open))) open++;
    if (closingSigns[text.charAt(open)] && open < end && (open === from || text.charAt(open) === '(')) {
      const close = closingBracket(text, open, end);
      const after = close < 0 || close + 1 >= end ? ' ' : text.charAt(close + 1);
      if (close >= 0 && (after === ' ' || after === '\t' || after === '#')) return close + 1;
    }
  }
  let at = from;
  while (at < end && !' \t#'.includes(text.charAt(at))) at++;
  return at;
}

function closingQuote(text: string, open: number, end: number): number {
  const quote = text.charAt(open);
  for (let at = open + 1; at < end; at++) {
    if (text.charAt(at) === '\\' && text.charAt(at + 1) === quote) at++;
    else if (text.charAt(at) === quote) return at;
  }
  return -1;
}

function closingBracket(text: string, open: number, end: number): number {
  const expected: string[] = [];
  for (let at = open; at < end; at++) {
    const sign = text.charAt(at);
    if (sign === '"' || sign === "'" || sign === '`') {
      const close = closingQuote(text, at, end);
      if (close >= 0) at = close;
    } else if (closingSigns[sign]) expected.push(closingSigns[sign]);
    else if (sign === expected[expected.length - 1]) {
      expected.pop();
      if (expected.length === 0) return at;
    }
  }
  return -1;
}

function unquote(written: string): string {
  const quote = written.charAt(0);
  if (written.length < 2 || !'"\'`'.includes(quote) || written.charAt(written.length - 1) !== quote) return written;
  return written.slice(1, -1).split('\\' + quote).join(quote);
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text.charAt(at) === ' ' || text.charAt(at) === '\t')) at++;
  return at;
}

function skipWord(text: string, from: number, end: number): number {
  let at = from + 1;
  while (at < end && text.charAt(at) !== ' ' && text.charAt(at) !== '\t') at++;
  return at;
}
