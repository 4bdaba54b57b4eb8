import type { Intent } from '../intent';
import { appendEntry } from '../languages/dotenv/edits';
import type { RenderContext, Rendered, Subject } from './index';

/** Adds a key to the contract, empty: a promise, never a value. */
export function declareKey(intent: Extract<Intent, { kind: 'declare-key' }>, _subject: Subject, context: RenderContext): Rendered {
  const text = context.text(intent.contract);
  const edits = text === undefined ? undefined : appendEntry(text, intent.key, '', intent.sensitive ? '@sensitive' : undefined);
  if (!edits) return undefined;
  return {
    title: `Declare ${intent.key} in ${intent.contract}`,
    safety: 'safe',
    edits: [{
      path: intent.contract, create: false, holdsValue: false,
      edits,
    }],
  };
}

/** Adds a key to a real env file with the contract's public default, or empty for a person to fill in. */
export function defineKey(intent: Extract<Intent, { kind: 'define-key' }>, _subject: Subject, context: RenderContext): Rendered {
  const text = context.text(intent.file);
  const edits = text === undefined ? undefined : appendEntry(text, intent.key, intent.value);
  if (!edits) return undefined;
  return {
    title: `Define ${intent.key} in ${intent.file}`,
    safety: 'safe',
    edits: [{ path: intent.file, create: false, holdsValue: false, edits }],
  };
}
