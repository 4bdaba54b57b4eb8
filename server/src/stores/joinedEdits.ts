/** Edits made one after the other, as edits of the text that the first of them met. */
import { span, type TextEdit } from '../core/text';

/** Edits of a text, in order and apart, and a fix's edits of what they make of it, as edits of the text before them all. */
export function joinedEdits(edits: readonly TextEdit[], next: readonly TextEdit[]): readonly TextEdit[] {
  // From the last to the first, so that each still finds its place; of two insertions at one place the first stays first.
  const ordered = next.map((edit, order) => ({ edit, order })).sort((a, b) => b.edit.span.start - a.edit.span.start || b.edit.span.end - a.edit.span.end || b.order - a.order);
  return ordered.reduce((all, { edit }) => joined(all, edit), edits);
}

/** Edits of a text, in order and apart, and one more of what they make of it, as edits of the text before them all. */
function joined(edits: readonly TextEdit[], next: TextEdit): readonly TextEdit[] {
  const result: TextEdit[] = [];
  let { start, end } = next.span;
  let { newText } = next;
  /** How much further behind a place of the later text lies than the same place of the earlier one. */
  let shift = 0;
  let placed = false;
  for (const edit of edits) {
    const from = edit.span.start + shift;
    const to = from + edit.newText.length;
    const grows = edit.newText.length - (edit.span.end - edit.span.start);
    if (placed || to < start) {
      result.push(edit);
      if (!placed) shift += grows;
      continue;
    }
    if (end < from) {
      result.push({ span: span(start - shift, end - shift), newText }, edit);
      placed = true;
      continue;
    }
    // They touch or overlap: the later one takes in what the earlier one left around it.
    newText = edit.newText.slice(0, Math.max(0, start - from)) + newText + edit.newText.slice(Math.min(edit.newText.length, end - from));
    start = Math.min(start, from);
    end = Math.max(end, to) - grows;
  }
  if (!placed) result.push({ span: span(start - shift, end - shift), newText });
  return result;
}
