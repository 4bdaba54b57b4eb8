/** Block scalars, YAML 1.2.2 §8.1: `|` and `>` with their indicators. */
import { afterBreak, documentMark, endOfLine, isBreak, skipSpaces } from './scalars';
import { isTemplateLine } from './templates';

const TAB = 9, SPACE = 32, HASH = 35, PLUS = 43, DASH = 45, GREATER = 62, PIPE = 124;

/** What the line of `|` or `>` says. */
export interface BlockHeader {
  readonly folded: boolean;
  readonly chomp: 'clip' | 'strip' | 'keep';
  /** Offset at which the next line starts. */
  readonly body: number;
  /** Offset after the indicators. */
  readonly end: number;
  /** Indentation of the content; where there is none, the least it could have. */
  readonly indent: number;
  /** The greatest offset that was looked at. */
  readonly examined: number;
}

/** The header at `at`, or undefined where what stands there is not one (`>= 1.0`). */
export function blockHeader(text: string, at: number, parentIndent: number): BlockHeader | undefined {
  const unit = text.charCodeAt(at);
  if (unit !== PIPE && unit !== GREATER) return undefined;
  let chomp: BlockHeader['chomp'] = 'clip';
  let explicit = 0;
  let i = at + 1;
  for (; ; i++) {
    const indicator = text.charCodeAt(i);
    if (indicator === PLUS && chomp === 'clip') chomp = 'keep';
    else if (indicator === DASH && chomp === 'clip') chomp = 'strip';
    else if (indicator >= 49 && indicator <= 57 && explicit === 0) explicit = indicator - 48;
    else break;
  }
  const rest = skipSpaces(text, i);
  const restUnit = text.charCodeAt(rest);
  if (!isBreak(restUnit) && rest < text.length && !(restUnit === HASH && rest > i)) return undefined;
  const body = afterBreak(text, endOfLine(text, rest));
  const first = firstContent(text, body);
  const column = first.column;
  const base = Math.max(parentIndent, 0);
  const indent = explicit > 0 ? base + explicit : column > parentIndent && !first.mark ? column : Math.max(parentIndent + 1, first.widestBlank);
  return { folded: unit === GREATER, chomp, body, end: i, indent, examined: first.examined };
}

/** Indentation of the first line that is neither blank nor a template's; -1 at the end of the text. And of the widest blank line before it. */
function firstContent(text: string, from: number): { column: number; mark: boolean; widestBlank: number; examined: number } {
  let lineStart = from;
  let widestBlank = 0;
  while (lineStart < text.length) {
    let at = lineStart;
    while (text.charCodeAt(at) === SPACE) at++;
    if (!isBreak(text.charCodeAt(at)) && at < text.length && !(isTemplateLine(text, at) && at === lineStart)) {
      return { column: at - lineStart, mark: at === lineStart && documentMark(text, lineStart) !== 0, widestBlank, examined: at + 4 };
    }
    if (at - lineStart > widestBlank && !isTemplateLine(text, at)) {
      widestBlank = at - lineStart;
    }
    lineStart = afterBreak(text, endOfLine(text, at));
  }
  return { column: -1, mark: false, widestBlank, examined: text.length };
}

/** A stretch of a block scalar's lines. */
export interface BlockBody {
  /** Offset of the first line start that no longer belongs to the scalar (or is left for the next stretch). */
  readonly end: number;
  /** From the first content character to the end of the last line that is not blank; equal where there is none. */
  readonly contentStart: number;
  readonly contentEnd: number;
  /** False where `maxLines` stopped it. */
  readonly complete: boolean;
  readonly examined: number;
}

/**
 * The lines from `from` on that belong to a block scalar of this indentation, `maxLines` at most.
 * Template lines that stand further left belong to it where its content goes on after them.
 */
export function blockBody(text: string, from: number, indent: number, maxLines: number): BlockBody {
  let end = from;
  let contentStart = -1;
  let contentEnd = from;
  let lineStart = from;
  let lines = 0;
  while (lineStart < text.length) {
    let at = lineStart;
    const limit = lineStart + indent;
    while (at < limit && text.charCodeAt(at) === SPACE) at++;
    const unit = text.charCodeAt(at);
    if (isBreak(unit) || at >= text.length) {
      end = lineStart = afterBreak(text, at);
    } else {
      const outside = at < limit ? !(unit === TAB && isBlankLine(text, at)) : indent === 0 && documentMark(text, lineStart) !== 0;
      if (outside) {
        const next = isTemplateLine(text, at) ? afterTemplateLines(text, lineStart) : lineStart;
        if (next === lineStart || !isInside(text, next, indent)) return body(next);
        lineStart = next;
        continue;
      }
      const lineEnd = endOfLine(text, at);
      if (at >= limit) {
        if (contentStart < 0) contentStart = at;
        contentEnd = lineEnd;
      }
      end = lineStart = afterBreak(text, lineEnd);
    }
    if (++lines >= maxLines) return { end, contentStart: Math.max(contentStart, from), contentEnd, complete: lineStart >= text.length, examined: end };
  }
  return body(text.length);

  function body(examined: number): BlockBody {
    return { end, contentStart: contentStart < 0 ? from : contentStart, contentEnd: contentStart < 0 ? from : contentEnd, complete: true, examined };
  }
}

function isBlankLine(text: string, at: number): boolean {
  const next = skipSpaces(text, at);
  return next >= text.length || isBreak(text.charCodeAt(next));
}

function isInside(text: string, lineStart: number, indent: number): boolean {
  for (let i = 0; i < indent; i++) if (text.charCodeAt(lineStart + i) !== SPACE) return false;
  return lineStart + indent < text.length && !isBreak(text.charCodeAt(lineStart + indent));
}

/** Past a run of template lines and blank lines. */
function afterTemplateLines(text: string, lineStart: number): number {
  for (;;) {
    const at = skipSpaces(text, lineStart);
    if (at >= text.length || !(isTemplateLine(text, at) || isBreak(text.charCodeAt(at)))) return lineStart;
    lineStart = afterBreak(text, endOfLine(text, at));
  }
}

/** The scalar's text: indentation removed, folded where `>` says so, chomped. */
export function blockValue(text: string, header: BlockHeader, end: number): string {
  const lines: string[] = [];
  for (let at = header.body; at < end; ) {
    const lineEnd = endOfLine(text, at);
    let from = at;
    const limit = Math.min(at + header.indent, lineEnd);
    while (from < limit && text.charCodeAt(from) === SPACE) from++;
    lines.push(text.slice(from, lineEnd));
    at = afterBreak(text, lineEnd);
  }
  let trailing = 0;
  while (trailing < lines.length && lines[lines.length - 1 - trailing] === '') trailing++;
  const kept = lines.slice(0, lines.length - trailing);
  const content = header.folded ? foldLines(kept) : kept.join('\n');
  if (header.chomp === 'strip') return content;
  if (header.chomp === 'keep') return content + '\n'.repeat(kept.length === 0 ? trailing : trailing + 1);
  return kept.length === 0 ? '' : content + '\n';
}

/** Folding of §8.1.3: single breaks between lines of text become spaces; around more-indented lines they stay. */
function foldLines(lines: readonly string[]): string {
  let result = '';
  let blanks = 0;
  let previous: 'none' | 'text' | 'indented' = 'none';
  for (const line of lines) {
    if (line === '') {
      blanks++;
      continue;
    }
    const first = line.charCodeAt(0);
    const kind = first === SPACE || first === TAB ? 'indented' : 'text';
    if (previous === 'none') result += '\n'.repeat(blanks);
    else if (previous === 'text' && kind === 'text') result += blanks === 0 ? ' ' : '\n'.repeat(blanks);
    else result += '\n'.repeat(blanks + 1);
    result += line;
    previous = kind;
    blanks = 0;
  }
  return result;
}
