/** What a value is, decided once for all rules before any entropy is looked at. */
import type { LiteralSlot, SiteForm, ValueClass } from './facts';

/** What is known about the value's place. */
export interface ValueContext {
  readonly name?: string;
  readonly slot?: LiteralSlot;
  readonly form?: SiteForm;
}

export function classify(value: string, _context: ValueContext): ValueClass {
  return value === '' ? 'empty' : 'opaque';
}
