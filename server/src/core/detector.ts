/** Recognisers of one issuer's credential format. */
import type { Confidence, Exposure, Recognition } from './facts';

interface DetectorBase {
  /** Kebab-case, issuer first: `stripe-secret-key`. Appears as `kind` in reports. */
  readonly id: string;
  /** The issuer's name as people write it. */
  readonly issuer: string;
  readonly rule: Recognition['rule'];
  /** Where the format is documented: the issuer's page or another public specification. */
  readonly source: string;
  /** The issuer's page for revoking it, or the documentation of how; shown in the message's help. */
  readonly revoke?: string;
  /** What it is, in the message: “a Stripe secret key”. */
  readonly title: string;
  /** A canonical purpose for the proposed path: `secret_key`, `access_token`. */
  readonly purpose: string;
  /**
   * A further look at the matched secret (checksum, decoded structure).
   * `false` drops the match; a confidence replaces the default `high`. A failed checksum lowers, it does not drop.
   * `match` is all that the pattern took, the secret's surroundings included.
   */
  readonly verify?: (secret: string, match: string) => Confidence | false;
  /** Tells the issuer's test-mode credentials. */
  readonly testMode?: (secret: string) => boolean;
  /** A form shared by many issuers (JWT, Authorization header): gives way where an issuer's own form overlaps. */
  readonly generic?: boolean;
  /** What everyone gets to see by the issuer's design. `public` is recognised so that no other rule takes it for a secret. */
  readonly exposure?: Exposure;
  /** Files and names at which the credential is one of `client` exposure. */
  readonly client?: { readonly path?: RegExp; readonly name?: RegExp };
}

/** Recognised wherever it stands, by its own form. */
export interface FormDetector extends DetectorBase {
  readonly by: 'form';
  /** Fixed parts, one of which stands in every match (compared without case): the automaton looks for these only. At least 3 characters each. */
  readonly keywords: readonly string[];
  /**
   * Tried at each keyword only, never searched for. The group `secret` is the credential, else the whole match.
   * Every repetition bounded, none nested, no lookbehind of unbounded length: linear on any input.
   */
  readonly pattern: RegExp;
  /** How far before a keyword a match may begin, in code units; default 0: the match begins with the keyword. */
  readonly before?: number;
  /** How far from the keyword a match of several lines is looked for, in code units. Absent: the pattern takes no line ending. */
  readonly lines?: number;
  /** `false`: the credential may stand inside a longer run of token characters. Default: such a run is not a match. */
  readonly boundary?: boolean;
  /** Least Shannon entropy in bits a character; for forms that ordinary words could take. */
  readonly entropy?: number;
  /** `false`: `verify` alone tells placeholders (passwords in URLs, keys of many lines). */
  readonly placeholders?: boolean;
}

/** Has no form of its own (32 hex digits): recognised only where the name of the value speaks of the issuer. */
export interface NamedDetector extends DetectorBase {
  readonly by: 'name';
  /** Words of the issuer, lower-case, one of which stands in the literal's name, callee or path. */
  readonly words: readonly string[];
  /** Further condition on the name, where the issuer's word alone says too little (`client_id` is no secret). */
  readonly name?: RegExp;
  /** Names at which other values stand, such as the issuer's public keys. */
  readonly except?: RegExp;
  /** The whole value. */
  readonly value: RegExp;
  readonly entropy?: number;
}

export type Detector = FormDetector | NamedDetector;

/** Checks the id and freezes the value; a detector file exports what this returns. */
export function defineDetector<D extends Detector>(detector: D): D {
  return Object.freeze(detector);
}

/**
 * The examples that document and test a detector; they stand in `test/detectors/<issuer>.ts`, outside the bundle.
 * Values are assembled at run time from parts, so that no scanner finds one in the repository.
 */
export interface DetectorExamples {
  readonly detector: string;
  /** Texts in which the detector finds exactly one credential, and the credential. */
  readonly positive: readonly { readonly file?: string; readonly text: string; readonly secret: string }[];
  /** Texts in which it finds none. */
  readonly negative: readonly { readonly file?: string; readonly text: string; readonly why: string }[];
}
