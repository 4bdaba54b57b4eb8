/**
 * Credentials that an issuer's own documentation shows: in the issuer's form, public, of no use to anyone.
 * By CRC-32 of the whole text, so that neither we nor a scanner of this repository hold them.
 */
export const knownExamples: ReadonlyMap<number, string> = new Map([
  // 'CRC' filled by test/detectors/knownExamples: each comes with its source.
]);
