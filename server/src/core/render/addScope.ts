import { shift } from '../text';
import type { Intent } from '../intent';
import type { Rendered, Subject } from './index';

/** A reference's path → the scoped path. A person must look: the secret has to exist there. */
export function addScope(intent: Extract<Intent, { kind: 'add-scope' }>, { finding, base }: Subject): Rendered {
  return {
    title: `Use the scoped path ${intent.path}`,
    safety: 'review',
    edits: [{ path: finding.path, create: false, holdsValue: false, edits: [{ span: shift(intent.site.content, base), newText: intent.newText }] }],
  };
}
