/** Every kind of store, one line each; the first that a provider's settings configure is taken. */
import type { StoreKind } from './kind';
import { execKind } from './exec';
import { localKind } from './localKind';

export const storeKinds: readonly StoreKind[] = [
  localKind,
  execKind,
];
