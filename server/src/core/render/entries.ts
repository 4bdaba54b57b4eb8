import type { Intent } from '../intent';
import { removeEntry as removal } from '../languages/dotenv/edits';
import { shift } from '../text';
import type { Rendered, Subject } from './index';

/** Removes an entry with the comments that belong to it. */
export function removeEntry(intent: Extract<Intent, { kind: 'remove-entry' }>, subject: Subject): Rendered {
  return entryRemoval(`Remove ${intent.key}`, intent, subject);
}

/** Removes an entry that a later one of the same key overrides. */
export function deDuplicate(intent: Extract<Intent, { kind: 'de-duplicate' }>, subject: Subject): Rendered {
  return entryRemoval(`Remove this ${intent.key}: the last one wins`, intent, subject);
}

/** Empties a value and keeps its key. */
export function removeValue(intent: Extract<Intent, { kind: 'remove-value' }>, { finding, base }: Subject): Rendered {
  return {
    title: `Remove the value of ${intent.key}`,
    safety: 'review',
    edits: [{ path: finding.path, create: false, holdsValue: false, edits: [{ span: shift(intent.site.whole, base), newText: '' }] }],
  };
}

function entryRemoval(
  title: string, intent: Extract<Intent, { kind: 'remove-entry' | 'de-duplicate' }>, { finding, text, base }: Subject,
): Rendered {
  return {
    title,
    safety: intent.safety,
    edits: [{ path: finding.path, create: false, holdsValue: false, edits: removal(text, shift(intent.entry, base)) }],
  };
}
