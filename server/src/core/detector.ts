/** Recognisers of one issuer's credential format. */
import type { Confidence, Recognition } from './facts';

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
   */
  readonly verify?: (secret: string) => Confidence | false;
  /** Tells the issuer's test-mode credentials. */
  readonly testMode?: (secret: string) => boolean;
}

/** Recognised wherever it stands, by its own form. */
export interface FormDetector extends DetectorBase {
  readonly by: 'form';
  /** Fixed parts, one of which stands in every match (compared without case): the automaton looks for these only. At least 3 characters each. */
  readonly keywords: readonly string[];
  /** Global regexp without lookbehind of unbounded length; the group `secret` is the credential, else the whole match. Linear on any input. */
  readonly pattern: RegExp;
  /** How far before a keyword a match may begin, and how far after the keyword it may reach, in code units. Default 128 / 4,096. */
  readonly reach?: { readonly before?: number; readonly after?: number };
  /** Least Shannon entropy in bits a character; for forms that ordinary words could take. */
  readonly entropy?: number;
}

/** Has no form of its own (32 hex digits): recognised only where the name of the value speaks of the issuer. */
export interface NamedDetector extends DetectorBase {
  readonly by: 'name';
  /** Words of the issuer, lower-case, one of which stands in the literal's name, callee or path. */
  readonly words: readonly string[];
  /** Further condition on the name, where the issuer's word alone says too little (`client_id` is no secret). */
  readonly name?: RegExp;
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
