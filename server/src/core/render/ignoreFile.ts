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

/** Undefined where the line is there already: something else decides, and one more line would not help. */
export function ignoreEdit(gitignore: string, pattern: string, negated: boolean, context: RenderContext): FileEdit | undefined {
  const text = context.text(gitignore);
  const line = negated ? `!${pattern}` : pattern;
  if (text?.split(/\r\n|\r|\n/).some((present) => present.trimEnd() === line)) return undefined;
  return { path: gitignore, create: text === undefined, holdsValue: false, edits: [appendLine(text ?? '', line)] };
}

function appendLine(text: string, line: string): TextEdit {
  const ending = lineEnding(text);
  const separator = text === '' || text.endsWith('\n') || text.endsWith('\r') ? '' : ending;
  return { span: span(text.length, text.length), newText: `${separator}${line}${ending}` };
}
