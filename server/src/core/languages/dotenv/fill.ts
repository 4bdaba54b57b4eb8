/** Values put into an env file: present entries keep their place and everything around them, new ones come last. */
import { applyEdits, lineEnding, span, type TextEdit } from '../../text';
import { isDivider } from './decorators';
import { quoteValue } from './quote';
import { isLineEnd, LineScanner } from './scan';

export interface Filled {
  readonly text: string;
  /** Keys whose value no spelling gives back, or that the file's own lines leave no room for. */
  readonly unwritten: readonly string[];
}

/**
 * Every key of `values` gets its value; a key that stands twice is not for this function. What is read of all other keys
 * stays the same: the result is read again, and where one key would change another it is left out.
 */
export function fillEntries(text: string, values: ReadonlyMap<string, string>): Filled {
  const written = new Map<string, string>();
  const unwritten: string[] = [];
  for (const [key, value] of values) {
    const spelled = /^[\w.-]+$/.test(key) ? quoteValue(value) : undefined;
    if (spelled === undefined) unwritten.push(key);
    else written.set(key, spelled);
  }
  const all = filled(text, written, values);
  if (all !== undefined) return { text: all, unwritten };
  // Something in the file takes what it should not: one by one, so that as few as possible are left out.
  let current = text;
  for (const [key, spelled] of written) {
    const next = filled(current, new Map([[key, spelled]]), values);
    if (next === undefined) unwritten.push(key);
    else current = next;
  }
  return { text: current, unwritten };
}

/** Key → value as read, in file order, duplicates included. */
export function entriesOf(text: string): (readonly [key: string, value: string])[] {
  const scanner = new LineScanner(text);
  const entries: [string, string][] = [];
  for (let at = 0; at < text.length; at = scanner.next) {
    if (scanner.read(at) === 'entry') entries.push([text.slice(scanner.keyStart, scanner.keyEnd), scanner.value()]);
  }
  return entries;
}

function filled(text: string, written: ReadonlyMap<string, string>, values: ReadonlyMap<string, string>): string | undefined {
  const ending = lineEnding(text);
  const spelled = (key: string): string => (written.get(key) ?? '').split('\n').join(ending);
  const edits: TextEdit[] = [];
  const expected: string[] = [];
  const present = new Set<string>();
  const scanner = new LineScanner(text);
  let endsInComment = false;
  for (let at = 0; at < text.length; at = scanner.next) {
    const line = scanner.read(at);
    endsInComment = line === 'comment' && !isDivider(text, scanner.start);
    if (line !== 'entry') continue;
    const key = text.slice(scanner.keyStart, scanner.keyEnd);
    if (written.has(key)) {
      present.add(key);
      edits.push({ span: span(scanner.wholeStart, scanner.wholeEnd), newText: spelled(key) });
      expected.push(`${key}=${values.get(key) ?? ''}`);
    } else expected.push(`${key}=${scanner.value()}`);
  }
  const added = [...written.keys()].filter((key) => !present.has(key));
  for (const key of added) expected.push(`${key}=${values.get(key) ?? ''}`);
  const broken = text === '' || text === '\ufeff' || isLineEnd(text.charCodeAt(text.length - 1));
  const lines = added.map((key) => `${key}=${spelled(key)}${ending}`).join('');
  // A blank line where a comment above would seem to speak of the new key, or `OTHER:` would take it for its value.
  for (const gap of endsInComment ? [ending] : ['', ending]) {
    const appended = added.length === 0 ? [] : [{ span: span(text.length, text.length), newText: `${broken ? '' : ending}${gap}${lines}` }];
    const result = applyEdits(text, [...edits, ...appended]);
    const read = entriesOf(result);
    if (read.length === expected.length && read.every(([key, value], index) => `${key}=${value}` === expected[index])) return result;
    if (added.length === 0) break;
  }
  return undefined;
}
