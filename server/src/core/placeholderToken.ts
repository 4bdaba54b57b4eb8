/** Tells the credentials that nobody uses: filler in an issuer's form, and issuers' published examples. */
import { crc32 } from './detectors/checksum';
import { knownExamples } from './knownExamples';

const FILLER_WORDS =
  /\.{3}|example|placeholder|change[-_]?me|redacted|insert[-_]|replace[-_]|dummy|your[-_]|your(?:api|key|token|secret|pass|access)|[-_](?:goes)?here$|tokenhere|keyhere|secrethere/i;

/** In longer tokens a word may stand by chance. */
const LONGEST_WITH_WORDS = 400;

/** What a token's characters say about it: `filler` is never reported, `made-up` with little confidence. */
export type TokenLook = 'filler' | 'made-up' | 'random';

/** Judges a credential that already has an issuer's form. */
export function tokenLook(token: string): TokenLook {
  if (knownExamples.has(crc32(token))) return 'filler';
  if (token.length <= LONGEST_WITH_WORDS && FILLER_WORDS.test(token)) return 'filler';
  const run = longestRun(token.slice(0, LONGEST_WITH_WORDS));
  const { unit, share, longest } = dominant(run);
  if (isFillerUnit(unit) && ((longest >= 5 && token.length <= LONGEST_WITH_WORDS) || share >= 0.6)) return 'filler';
  if (share >= 0.6 || hasSequence(run)) return 'made-up';
  return 'random';
}

/** The longest stretch without separators: a prefix such as `ghp_` says nothing about the rest. */
function longestRun(token: string): string {
  let best = '';
  for (const run of token.split(/[^A-Za-z0-9*.]/)) if (run.length > best.length) best = run;
  return best;
}

/** The most frequent character (without case), its share, and the longest stretch of it. */
function dominant(run: string): { readonly unit: number; readonly share: number; readonly longest: number } {
  const counts = new Map<number, number>();
  let unit = 0;
  let longest = 0;
  let current = 0;
  let longestUnit = 0;
  for (let at = 0; at < run.length; at++) {
    const folded = fold(run.charCodeAt(at));
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
    if ((counts.get(folded) ?? 0) > (counts.get(unit) ?? 0)) unit = folded;
    current = at > 0 && fold(run.charCodeAt(at - 1)) === folded ? current + 1 : 1;
    if (current > longest) {
      longest = current;
      longestUnit = folded;
    }
  }
  if (isFillerUnit(longestUnit) && longest >= 5) unit = longestUnit;
  return { unit, share: run.length === 0 ? 0 : (counts.get(unit) ?? 0) / run.length, longest: unit === longestUnit ? longest : 0 };
}

function fold(unit: number): number {
  return unit >= 65 && unit <= 90 ? unit + 32 : unit;
}

/** x, * and dots are what people write for "something": a run of them is no value. */
function isFillerUnit(unit: number): boolean {
  return unit === 120 || unit === 42 || unit === 46;
}

/** Ten characters in alphabetical or numerical order: `abcdefghij`, `1234567890`, `aBcDeFgHiJ`. */
function hasSequence(run: string): boolean {
  let length = 1;
  for (let at = 1; at < run.length; at++) {
    const step = fold(run.charCodeAt(at)) - fold(run.charCodeAt(at - 1));
    const wraps = run.charCodeAt(at) === 48 && run.charCodeAt(at - 1) === 57;
    length = step === 1 || wraps ? length + 1 : 1;
    if (length >= 10) return true;
  }
  return false;
}
