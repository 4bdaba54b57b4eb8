/** Byte-exact changes of env files: what they do not mean to change is read as before. */
import { lineEnding, lineStart, span, type Span, type TextEdit } from '../../text';
import { isDivider } from './decorators';
import { quoteValue } from './quote';
import { isLineEnd, LineScanner } from './scan';

/**
 * A new entry at the end, under an optional comment line (`comment` without `#`), in the file's own line ending.
 * Undefined where the key or the value cannot be written, or the file's end would swallow it.
 */
export function appendEntry(text: string, key: string, value: string, comment?: string): TextEdit[] | undefined {
  const written = quoteValue(value);
  if (written === undefined || !/^[\w.-]+$/.test(key)) return undefined;
  const ending = lineEnding(text);
  const broken = text === '' || text === '\ufeff' || isLineEnd(text.charCodeAt(text.length - 1));
  const above = comment === undefined ? '' : `# ${comment}${ending}`;
  const entry = `${above}${key}=${written.split('\n').join(ending)}${ending}`;
  const before = entriesOf(text);
  const expected = [...before.entries, `${key}=${value}`];
  // A blank line where a comment above would seem to speak of the new key, or `OTHER:` would take it for its value.
  for (const gap of before.endsInComment ? [ending] : ['', ending]) {
    const newText = `${broken ? '' : ending}${gap}${entry}`;
    if (equal(entriesOf(text + newText).entries, expected)) return [{ span: span(text.length, text.length), newText }];
  }
  return undefined;
}

/** A comment line (`comment` without `#`) directly above the first entry of a key; undefined where none can stand. */
export function commentEntry(text: string, key: string, comment: string): TextEdit[] | undefined {
  const scanner = new LineScanner(text);
  for (let at = 0; at < text.length; at = scanner.next) {
    if (scanner.read(at) !== 'entry' || text.slice(scanner.keyStart, scanner.keyEnd) !== key) continue;
    const start = lineStart(text, scanner.start);
    const before = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
    const line = `# ${comment}${lineEnding(text)}`;
    // `OTHER:` above would take the next line for its value.
    const readAsBefore = equal(entriesOf(text.slice(0, before) + line + text.slice(before)).entries, entriesOf(text).entries);
    return readAsBefore ? [{ span: span(before, before), newText: line }] : undefined;
  }
  return undefined;
}

/**
 * Removes an entry with its lines and the comments that belong to it: decorators and suppressions directly above
 * always, other comments where no further entry follows that they could be the heading of.
 */
export function removeEntry(text: string, entry: Span): TextEdit[] {
  const comments: { readonly start: number; readonly text: string }[] = [];
  const scanner = new LineScanner(text);
  let at = 0;
  let index = 0;
  let removed = -1;
  while (at < text.length) {
    const line = scanner.read(at);
    if (scanner.end >= entry.start) {
      if (line === 'entry') removed = index;
      break;
    }
    if (line === 'comment' && !isDivider(text, scanner.start)) comments.push({ start: at, text: text.slice(scanner.start, scanner.end) });
    else comments.length = 0;
    if (line === 'entry') index++;
    at = scanner.next;
  }
  const end = lineBehind(text, entry.end);
  let start = comments.length === 0 ? at : (belonging(comments, text, end) ?? at);
  if (start === 0 && text.charCodeAt(0) === 0xfeff) start = 1;
  const expected = entriesOf(text).entries.filter((_, other) => other !== removed);
  // `KEY:` above would take the next line for its value.
  const readAsBefore = equal(entriesOf(text.slice(0, start) + text.slice(end)).entries, expected);
  return [{ span: span(start, end), newText: readAsBefore ? '' : lineEnding(text) }];
}

/** Removes every entry of a key, as `removeEntry` does each. */
export function removeKey(text: string, key: string): TextEdit[] {
  const edits: TextEdit[] = [];
  const scanner = new LineScanner(text);
  for (let at = 0; at < text.length; at = scanner.next) {
    if (scanner.read(at) !== 'entry' || text.slice(scanner.keyStart, scanner.keyEnd) !== key) continue;
    edits.push(...removeEntry(text, span(scanner.start, scanner.wholeEnd)));
  }
  return edits;
}

/** Start of the comment lines above that go with an entry which ends at `end`. */
function belonging(comments: readonly { readonly start: number; readonly text: string }[], text: string, end: number): number | undefined {
  const scanner = new LineScanner(text);
  const heading = end < text.length && scanner.read(end) === 'entry';
  let start: number | undefined;
  for (const comment of [...comments].reverse()) {
    const own = /^#\s*@[A-Za-z]/.test(comment.text) || /lasthop-allow\b|allowlist|gitleaks:allow|trufflehog:ignore/.test(comment.text);
    const disabled = /^#\s*(?:export\s+)?[\w.-]+\s*=/.test(comment.text);
    if (disabled || (heading && !own)) break;
    start = comment.start;
  }
  return start;
}

function lineBehind(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  if (at >= text.length) return at;
  return text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
}

function entriesOf(text: string): { readonly entries: readonly string[]; readonly endsInComment: boolean } {
  const scanner = new LineScanner(text);
  const entries: string[] = [];
  let endsInComment = false;
  for (let at = 0; at < text.length; at = scanner.next) {
    const line = scanner.read(at);
    endsInComment = line === 'comment' && !isDivider(text, scanner.start);
    if (line === 'entry') entries.push(`${text.slice(scanner.keyStart, scanner.keyEnd)}=${scanner.value()}`);
  }
  return { entries, endsInComment };
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
