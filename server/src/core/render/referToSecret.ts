import type { Intent } from '../intent';
import type { RenderContext, Rendered, Subject } from './index';

/** Manifest value → a reference to a secret object. */
export function referToSecret(_intent: Extract<Intent, { kind: 'refer-to-secret' }>, _subject: Subject, _context: RenderContext): Rendered {
  return undefined;
}
