/** Byte-exact changes of env files. */
import { lineEnding, span, type Span, type TextEdit } from '../../text';

/** A new entry at the end, under an optional comment line (without `#`), in the file's own line ending. */
export function appendEntry(text: string, key: string, value: string, comment?: string): TextEdit[] {
  const ending = lineEnding(text);
  const separator = text === '' || /[\r\n]$/.test(text) ? '' : ending;
  const above = comment === undefined ? '' : `# ${comment}${ending}`;
  return [{ span: span(text.length, text.length), newText: `${separator}${above}${key}=${quoteValue(value)}${ending}` }];
}

/** Removes an entry with its line ending. */
export function removeEntry(text: string, entry: Span): TextEdit[] {
  let end = entry.end;
  if (text.charCodeAt(end) === 13) end++;
  if (text.charCodeAt(end) === 10) end++;
  return [{ span: span(entry.start, end), newText: '' }];
}

function quoteValue(value: string): string {
  return /^[\w./:@%+,=-]*$/.test(value) ? value : value.includes("'") ? `"${value}"` : `'${value}'`;
}
