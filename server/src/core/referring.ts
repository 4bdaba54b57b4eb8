/** What may stand in a manifest in place of a credential. */
import type { Literal, LiteralSlot } from './facts';
import type { Intent } from './intent';

/** Places for which there is a reference that can stand there instead. */
const REFERABLE: ReadonlySet<LiteralSlot> = new Set<LiteralSlot>(['kubernetes-env', 'kubernetes-argument', 'compose-environment', 'pipeline-env', 'pipeline-input']);

/** The references a manifest's literal could give way to, best first; none where its place takes no reference. */
export function referringIntents(literal: Literal, key: string): Intent[] {
  if (literal.slot === undefined || !REFERABLE.has(literal.slot)) return [];
  const refer: Intent = { kind: 'refer-to-secret', literal, key };
  return literal.slot === 'compose-environment' ? [{ kind: 'mount-secret', literal, key }, refer] : [refer];
}
