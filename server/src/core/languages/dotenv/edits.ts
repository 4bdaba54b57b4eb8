/** Byte-exact changes of env files: what they do not mean to change is read as before. */
import { lineEnding, lineStart, span, type Span, type TextEdit } from '../../text';
import { entriesOf, type EnvLine, type EnvOutline, type Rereading } from './outline';
import { quoteValue } from './quote';
import { isLineEnd } from './scan';

/**
 * A new entry at the end, under an optional comment line (`comment` without `#`), in the file's own line ending.
 * Undefined where the key or the value cannot be written, or the file's end would swallow it.
 */
export function appendEntry(env: EnvOutline, key: string, value: string, comment?: string): TextEdit[] | undefined {
  const { text } = env;
  const written = quoteValue(value);
  if (written === undefined || !/^[\w.-]+$/.test(key)) return undefined;
  const ending = lineEnding(text);
  const broken = text === '' || text === '\ufeff' || isLineEnd(text.charCodeAt(text.length - 1));
  const above = comment === undefined ? '' : `# ${comment}${ending}`;
  const entry = `${above}${key}=${written.split('\n').join(ending)}${ending}`;
  const last = env.lines.at(-1);
  const end = span(text.length, text.length);
  // A blank line where a comment above would seem to speak of the new key, or `OTHER:` would take it for its value.
  for (const gap of last?.kind === 'comment' && !last.divider ? [ending] : ['', ending]) {
    const newText = `${broken ? '' : ending}${gap}${entry}`;
    const { before, after } = env.reread(end, newText);
    if (equal(entriesOf(after), [...entriesOf(before), `${key}=${value}`])) return [{ span: end, newText }];
  }
  return undefined;
}

/** A value for a key whose last entry is empty; undefined where it is not, or another entry would be read otherwise. */
export function fillEntry(env: EnvOutline, key: string, value: string): TextEdit[] | undefined {
  const line = env.named(key).at(-1);
  const written = quoteValue(value);
  if (line?.kind !== 'entry' || line.value !== '' || written === undefined) return undefined;
  const edit = { span: span(line.wholeStart, line.wholeEnd), newText: written.split('\n').join(lineEnding(env.text)) };
  const { before, after } = env.reread(edit.span, edit.newText);
  const expected = before.map((each) => (each === line ? { ...each, value } : each));
  return equal(entriesOf(after), entriesOf(expected)) ? [edit] : undefined;
}

/** A comment line (`comment` without `#`) directly above the first entry of a key; undefined where none can stand. */
export function commentEntry(env: EnvOutline, key: string, comment: string): TextEdit[] | undefined {
  const line = env.named(key).find(({ kind }) => kind === 'entry');
  if (!line) return undefined;
  // White space before a key may run over line ends: the comment stands on the line of the key.
  const at = line.at === 0 && env.text.charCodeAt(0) === 0xfeff ? 1 : lineStart(env.text, line.start);
  const newText = `# ${comment}${lineEnding(env.text)}`;
  return takesLine(env, at, newText) ? [{ span: span(at, at), newText }] : undefined;
}

/** Whether a comment's line, put in at an offset, leaves every entry as it was: `OTHER:` above would take it for its value. */
export function takesLine(env: EnvOutline, at: number, newText: string): boolean {
  return readsAsBefore(env.reread(span(at, at), newText));
}

/**
 * Removes an entry with its lines and the comments that belong to it: decorators and suppressions directly above
 * always, other comments where no further entry follows that they could be the heading of. Undefined where its lines
 * look like more than one entry.
 */
export function removeEntry(env: EnvOutline, entry: Span): TextEdit[] | undefined {
  const { text } = env;
  const index = env.lineAt(entry.start);
  const line = env.lines[index];
  // `KEY:` took the next line for its value: whoever wrote that line meant something else.
  if (line?.kind === 'entry' && /[\r\n]/.test(text.slice(line.start, line.wholeStart))) return undefined;
  const end = lineBehind(text, entry.end);
  let start = belonging(env, index, end) ?? line?.at ?? text.length;
  if (start === 0 && text.charCodeAt(0) === 0xfeff) start = 1;
  const { before, after } = env.reread(span(start, end), '');
  const expected = entriesOf(before.filter((each) => each !== line));
  // `KEY:` above would take the next line for its value.
  return [{ span: span(start, end), newText: equal(entriesOf(after), expected) ? '' : lineEnding(text) }];
}

/** Removes every entry of a key, as `removeEntry` does each; undefined where one of them cannot be. */
export function removeKey(env: EnvOutline, key: string): TextEdit[] | undefined {
  const removals = env.named(key).map((line) => removeEntry(env, span(line.start, line.wholeEnd)));
  return removals.includes(undefined) ? undefined : removals.flatMap((edits) => edits ?? []);
}

/** Start of the comment lines above a line that go with its entry, which ends at `end`. */
function belonging({ text, lines }: EnvOutline, index: number, end: number): number | undefined {
  const heading = end < text.length && followedByEntry(lines, index, end);
  let start: number | undefined;
  for (let above = index - 1; above >= 0; above--) {
    const line = lines[above] as EnvLine;
    if (line.kind !== 'comment' || line.divider) break;
    const comment = text.slice(line.start, line.end);
    const own = /^#\s*@[A-Za-z]/.test(comment) || /lasthop-allow\b|allowlist|gitleaks:allow|trufflehog:ignore/.test(comment);
    const disabled = /^#\s*(?:export\s+)?[\w.-]+\s*=/.test(comment);
    if (disabled || (heading && !own)) break;
    start = line.at;
  }
  return start;
}

function followedByEntry(lines: readonly EnvLine[], index: number, end: number): boolean {
  let next = index;
  while (next < lines.length && (lines[next] as EnvLine).at < end) next++;
  return lines[next]?.kind === 'entry';
}

function lineBehind(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  if (at >= text.length) return at;
  return text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
}

function readsAsBefore({ before, after }: Rereading): boolean {
  return equal(entriesOf(after), entriesOf(before));
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
