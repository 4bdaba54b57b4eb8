/** Completes what a language read: recognitions, value classes, suppression marks. */
import type { Detector } from './detector';
import { createRecogniser } from './recogniser';
import type { Annotate } from './segment';
import { findSuppressions } from './suppression';

export function createAnnotator(detectors: readonly Detector[]): Annotate {
  const recognise = createRecogniser(detectors);
  return (text, start, end, facts) => {
    recognise(text, start, end);
    return { facts, suppressions: findSuppressions(text, start, end) };
  };
}
