/** What is put into a YAML text that stays otherwise as it is. */
import { span, type TextEdit } from '../../text';
import type { Collection } from './outline';

export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** One more entry at the end of a collection; of several lines in block style each is indented like the first. */
export function appended({ flow, column, inside, entries }: Collection, entry: string, ending: string): Insertion {
  const last = entries.at(-1);
  if (flow) return { at: last?.end ?? inside, text: last ? `, ${entry}` : entry };
  return { at: last?.end ?? inside, text: entry.split('\n').map((line) => `${ending}${' '.repeat(column)}${line}`).join('') };
}

/** Insertions at one place become one, so that their order is certain. */
export function inserted(insertions: readonly (Insertion | undefined)[]): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const insertion of insertions) {
    if (!insertion) continue;
    const at = edits.findIndex((edit) => edit.span.start === insertion.at);
    const before = edits[at];
    if (before) edits[at] = { ...before, newText: before.newText + insertion.text };
    else edits.push({ span: span(insertion.at, insertion.at), newText: insertion.text });
  }
  return edits;
}
