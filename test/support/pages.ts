/**
 * Reads rule pages: documentation whose examples are tests.
 *
 * Under a `###` heading each fenced block with `title="path"` is a file of one workspace. A line of carets below a line
 * of code expects a finding there: `^^^^ rule-id`, `^^^^ rule-id (warning)`, `^^^^ rule-id: "part of the message"`, with or
 * without a comment leader before the carets. Such lines are removed before anything is parsed; they count columns of the page as written.
 * `{{name}}` becomes the fake of that name. A block with `fix="title"` is the file after that fix of one of the findings.
 * Attributes: `git="tracked|ignored|untracked"`, `profile="strict"`, `partial` (not all files are known).
 */
import { fake, fakes } from './fakes';
import type { TestFile } from './workspace';

export interface ExpectedFinding {
  readonly path: string;
  readonly rule: string;
  readonly severity?: string;
  readonly message?: string;
  /** Offsets in the file's text; `end` is that of the first line where the finding runs over several. */
  readonly start: number;
  readonly end: number;
}

export interface PageExample {
  readonly heading: string;
  readonly files: readonly TestFile[];
  readonly expected: readonly ExpectedFinding[];
  /** Fix title → files that the fix leaves, as far as the page shows them. */
  readonly fixes: ReadonlyMap<string, readonly TestFile[]>;
  readonly strict: boolean;
  readonly complete: boolean;
}

export interface Page {
  readonly title: string;
  readonly headings: readonly string[];
  readonly examples: readonly PageExample[];
}

interface Block {
  readonly attributes: ReadonlyMap<string, string>;
  readonly lines: readonly string[];
}

export function readPage(markdown: string): Page {
  const headings: string[] = [];
  const examples: PageExample[] = [];
  let title = '';
  let heading = '';
  let blocks: Block[] = [];
  const flush = (): void => {
    if (blocks.some((block) => block.attributes.has('title'))) examples.push(exampleOf(heading, blocks));
    blocks = [];
  };
  const lines = markdown.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const fence = /^(`{3,}|~{3,})\s*\S*\s*(.*)$/.exec(line);
    if (fence) {
      const from = at + 1;
      do at++; while (at < lines.length && lines[at] !== fence[1]);
      blocks.push({ attributes: attributesOf(fence[2] ?? ''), lines: lines.slice(from, at) });
      continue;
    }
    const named = /^(#{1,3}) (.+)$/.exec(line);
    if (!named) continue;
    if (named[1] === '#') title = named[2] as string;
    else {
      flush();
      heading = named[2] as string;
      headings.push(heading);
    }
  }
  flush();
  return { title, headings, examples };
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const match of text.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)) attributes.set(match[1] as string, match[2] ?? '');
  return attributes;
}

function exampleOf(heading: string, blocks: readonly Block[]): PageExample {
  const files: TestFile[] = [];
  const expected: ExpectedFinding[] = [];
  const fixes = new Map<string, TestFile[]>();
  let strict = false;
  let complete = true;
  for (const { attributes, lines } of blocks) {
    const path = attributes.get('title');
    if (!path) continue;
    if (attributes.get('profile') === 'strict') strict = true;
    if (attributes.has('partial')) complete = false;
    const read = readBlock(path, lines, attributes.has('crlf') ? '\r\n' : '\n');
    const fix = attributes.get('fix');
    const git = attributes.get('git') as TestFile['git'];
    const file: TestFile = { path, text: read.text, ...(git ? { git } : {}) };
    if (fix === undefined) {
      files.push(file);
      expected.push(...read.expected);
    } else {
      const after = fixes.get(fix) ?? [];
      after.push(file);
      fixes.set(fix, after);
    }
  }
  return { heading, files, expected, fixes, strict, complete };
}

const EXPECTATION = /^(\s*(?:\/\/|#|--|;|\/\*|<!--)?\s*)(\^+)\s+([a-z][a-z-]+)(?:\s+\((error|warning|information|hint)\))?(?::\s*"?(.*?)"?)?\s*(?:\*\/|-->)?\s*$/;

function readBlock(path: string, lines: readonly string[], ending: string): { text: string; expected: ExpectedFinding[] } {
  const expected: ExpectedFinding[] = [];
  let text = '';
  let current: { start: number; map: (column: number) => number; firstEnd: (column: number, to: number) => number } | undefined;
  for (const line of lines) {
    const caret = EXPECTATION.exec(line);
    if (caret && current) {
      const from = (caret[1] as string).length;
      const to = from + (caret[2] as string).length;
      expected.push({
        path, rule: caret[3] as string, severity: caret[4], message: caret[5],
        start: current.start + current.map(from), end: current.start + current.firstEnd(from, to),
      });
      continue;
    }
    const expanded = expandFakes(line);
    current = {
      start: text.length,
      map: expanded.map,
      firstEnd: (from, to) => {
        const end = expanded.map(to);
        const broken = expanded.text.indexOf('\n', expanded.map(from));
        return broken >= 0 && broken < end ? broken : end;
      },
    };
    text += expanded.text + ending;
  }
  return { text, expected };
}

/** Fills fakes in; the map takes a column of the page to an offset in the filled text. */
export function expandFakes(line: string): { readonly text: string; readonly map: (column: number) => number } {
  const pieces: { readonly from: number; readonly to: number; readonly at: number; readonly length: number }[] = [];
  let text = '';
  let last = 0;
  for (const match of line.matchAll(/\{\{((?:base64:)?[a-z0-9-]+(?:#\d+)?)\}\}/g)) {
    const name = match[1] as string;
    if (!(name.replace(/^base64:/, '').replace(/#\d+$/, '') in fakes)) continue;
    const value = fake(name);
    text += line.slice(last, match.index);
    pieces.push({ from: match.index, to: match.index + match[0].length, at: text.length, length: value.length });
    text += value;
    last = match.index + match[0].length;
  }
  text += line.slice(last);
  const map = (column: number): number => {
    let shifted = column;
    for (const piece of pieces) {
      if (column >= piece.to) shifted += piece.length - (piece.to - piece.from);
      else if (column > piece.from) return piece.at + Math.min(column - piece.from, piece.length);
    }
    return shifted;
  };
  return { text, map };
}
