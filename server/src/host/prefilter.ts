/** A look at a file's bytes before anything is decoded: decides which files are read. */
import { createCandidateTest } from '../core/candidates';
import type { Detector } from '../core/detector';
import type { Provider } from '../core/provider';

export interface Prefilter {
  /** Whether a file with these bytes must be read. `readsCount`: a contract is in reach of it. */
  mayConcern(path: string, bytes: Buffer, readsCount: boolean): boolean;
}

/** @param keys names of environment variables that rules ask about */
export function createPrefilter(detectors: readonly Detector[], providers: readonly Provider[], keys: ReadonlySet<string>): Prefilter {
  const isCandidate = createCandidateTest(detectors, providers, keys);
  return {
    mayConcern(path, bytes, readsCount) {
      // Text of two bytes a character is rare, and read in any case.
      if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
      return isCandidate({ path, bytes, text: bytes.toString('latin1'), readsCount });
    },
  };
}
