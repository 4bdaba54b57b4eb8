import type { Intent } from '../intent';
import { lineEnding, span, type TextEdit } from '../text';
import type { FileEdit, RenderContext, Rendered, Subject } from './index';

/** Adds a line to a `.gitignore`, which is made where there is none. */
export function ignoreFile(intent: Extract<Intent, { kind: 'ignore-file' }>, _subject: Subject, context: RenderContext): Rendered {
  const edit = ignoreEdit(intent.gitignore, intent.pattern, intent.negated ?? false, context);
  if (!edit) return undefined;
  const line = intent.negated ? `!${intent.pattern}` : intent.pattern;
  return { title: `Add ${line} to ${intent.gitignore}`, safety: 'safe', edits: [edit] };
}

/** Whether a `.gitignore` lets a file in on purpose. */
export function isLetIn(gitignore: string, pattern: string, context: RenderContext): boolean {
  const text = context.text(gitignore);
  return text !== undefined && context.notes.of(text, linesOf).has(`!${pattern}`);
}

/** Undefined where the line is there already: something else decides, and one more line would not help. */
export function ignoreEdit(gitignore: string, pattern: string, negated: boolean, context: RenderContext): FileEdit | undefined {
  const text = context.text(gitignore);
  const line = negated ? `!${pattern}` : pattern;
  if (text !== undefined && context.notes.of(text, linesOf).has(line)) return undefined;
  return { path: gitignore, create: text === undefined, holdsValue: false, edits: [appendLine(text ?? '', line)] };
}

/** As git reads them: a lone CR ends no line. */
function linesOf(text: string): ReadonlySet<string> {
  return new Set(text.split('\n').map((line) => line.trimEnd()));
}

function appendLine(text: string, line: string): TextEdit {
  const ending = lineEnding(text) === '\r\n' ? '\r\n' : '\n';
  const separator = text === '' || text.endsWith('\n') ? '' : ending;
  return { span: span(text.length, text.length), newText: `${separator}${line}${ending}` };
}
