import type { Intent } from '../intent';
import { removeEntry as removal, removeKey } from '../languages/dotenv/edits';
import { envOutline } from '../languages/dotenv/outline';
import { shift } from '../text';
import type { FileEdit, RenderContext, Rendered, Subject } from './index';

/** Removes an entry with the comments that belong to it, here and in other files of the family. */
export function removeEntry(intent: Extract<Intent, { kind: 'remove-entry' }>, subject: Subject, context: RenderContext): Rendered {
  const { path } = subject.finding;
  const files: FileEdit[] = [];
  for (const also of intent.alsoIn ?? []) {
    const text = also === path ? subject.text : context.text(also);
    const edits = text === undefined ? [] : removeKey(context.notes.of(text, envOutline), intent.key);
    if (!edits) return undefined;
    if (edits.length > 0) files.push({ path: also, create: false, holdsValue: false, edits });
  }
  if (!files.some((file) => file.path === path)) {
    const edits = removal(context.notes.of(subject.text, envOutline), shift(intent.entry, subject.base));
    if (!edits) return undefined;
    files.unshift({ path, create: false, holdsValue: false, edits });
  }
  const others = files.filter((file) => file.path !== path).map((file) => file.path);
  return { title: `Remove ${intent.key}${others.length > 0 ? `, also from ${others.join(', ')}` : ''}`, safety: intent.safety, edits: files };
}

/** Removes an entry that a later one of the same key overrides. */
export function deDuplicate(intent: Extract<Intent, { kind: 'de-duplicate' }>, subject: Subject, context: RenderContext): Rendered {
  const { finding, text, base } = subject;
  const edits = removal(context.notes.of(text, envOutline), shift(intent.entry, base));
  return edits && {
    title: `Remove this ${intent.key}: the last one wins`,
    safety: intent.safety,
    edits: [{ path: finding.path, create: false, holdsValue: false, edits }],
  };
}

/** Empties a value and keeps its key. */
export function removeValue(intent: Extract<Intent, { kind: 'remove-value' }>, { finding, base }: Subject): Rendered {
  return {
    title: `Remove the value of ${intent.key}`,
    safety: 'review',
    edits: [{ path: finding.path, create: false, holdsValue: false, edits: [{ span: shift(intent.site.whole, base), newText: '' }] }],
  };
}
