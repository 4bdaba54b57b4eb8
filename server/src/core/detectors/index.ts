/** Every detector of `all.ts`, by the names of its exports, so that the order in which they are registered decides nothing. */
import type { Detector } from '../detector';
import * as all from './all';

export const detectors: readonly Detector[] = Object.entries<readonly Detector[]>(all)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .flatMap(([, issuer]) => issuer);
