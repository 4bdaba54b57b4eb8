/** A provider as the core sees it: how its references are read and written. Clients that fetch values live in the host. */

/** A reference taken apart. */
export interface ParsedReference {
  readonly provider: string;
  /** The path inside the provider, as written. */
  readonly path: string;
  /** Field or JSON key inside the secret, where the syntax has one. */
  readonly field?: string;
}

export interface Provider {
  /** `lasthop`, `vault`, `aws-secrets-manager`, `one-password`, … */
  readonly id: string;
  /** As people call it: “HashiCorp Vault”. */
  readonly title: string;
  /** Literal beginnings or marks, lower-case, one of which stands in every reference: the cheap test before `parse`. */
  readonly marks: readonly string[];
  /** The whole text is one reference of this provider, or undefined. */
  parse(text: string): ParsedReference | undefined;
  /**
   * The reference that Lasthop writes into env files for a canonical path `environment/service/provider/purpose`.
   * Absent for syntaxes that are only recognised; undefined where the provider's names cannot hold the path so that it
   * can be read back. `place` is what the syntax needs besides: Vault's mount, Google's project, Azure's vault.
   */
  format?(path: string, place?: string): string | undefined;
  /** Environment, service, provider and purpose of a parsed reference, where the provider's own naming tells them. */
  scopeOf?(path: string, field?: string): Scope | undefined;
  /** False where the provider's paths have no scope of their own (shell `$(…)`, `${X}`): never judged by `unscoped-path`. */
  readonly scoped: boolean;
  /** Reads what no other does, so it is asked last. */
  readonly fallback?: boolean;
}

/** The parts of a canonical path. */
export interface Scope {
  readonly environment?: string;
  readonly service?: string;
  readonly provider?: string;
  readonly purpose?: string;
}
