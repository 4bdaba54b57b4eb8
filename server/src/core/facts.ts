/**
 * The fact vocabulary: the only thing a language produces and the only thing a rule consumes.
 * Spans inside a fact count from the start of the segment that holds it (see segment.ts), so that an
 * edit elsewhere in the file leaves the fact, and everything concluded from it, untouched.
 */
import type { Span } from './text';

/** How a rewritable place is written. Decides how a replacement must be quoted. */
export type SiteForm =
  | 'bare'          // unquoted: .env value, YAML plain scalar, shell word
  | 'single'        // '…'
  | 'double'        // "…"
  | 'backtick'      // `…` without interpolation
  | 'template'      // a string with interpolation inside: `…${x}…`, f"…{x}…"
  | 'triple'        // '''…''' or """…"""
  | 'raw'           // r"…", @"…", R"(…)", Go `…`
  | 'block'         // YAML | or >, heredoc
  | 'text';         // a run of characters in a comment or in plain text: may be reported, never rewritten

/** A rewritable place. Judge `content`, replace `content` or `whole`; `content` lies inside `whole`. */
export interface Site {
  /** What is between the quotes. */
  readonly content: Span;
  /** The value as written, with its quotes and prefix. */
  readonly whole: Span;
  readonly form: SiteForm;
}

/**
 * What the place of a literal means to the format around it, where the format gives it a meaning.
 * Rules ask for slots, never for file formats.
 */
export type LiteralSlot =
  | 'env-file'                      // a value in .env, .env.local, …
  | 'contract'                      // a value in .env.example and the like
  | 'kubernetes-env'                // env[].value of a container
  | 'kubernetes-argument'           // command[] or args[] of a container
  | 'kubernetes-config-map'         // ConfigMap data
  | 'kubernetes-secret-data'        // Secret data: base64, `value` is decoded where it decodes to text
  | 'kubernetes-secret-string'      // Secret stringData
  | 'compose-environment'
  | 'compose-argument'              // command, entrypoint, build args
  | 'pipeline-env'                  // env: or variables: of a workflow, job or step
  | 'pipeline-input'                // with: of a step
  | 'pipeline-script'               // run:, script:
  | 'environment-default';          // the fallback beside an env read: process.env.X || "…"

/** One issuer's (or format's) credential found inside a text by a detector. Holds no text. */
export interface Recognition {
  /** Id of the detector. */
  readonly detector: string;
  /** What it is, as the detector calls it: “a Stripe secret key”. */
  readonly title: string;
  /** The rule that reports it. */
  readonly rule: 'inline-secret' | 'private-key' | 'credential-in-url';
  /** The secret itself, counted like the spans of the fact that holds the recognition. */
  readonly span: Span;
  readonly confidence: Confidence;
  /** An issuer's own test-mode credential (Stripe `sk_test_`): real, but of no production. */
  readonly testMode?: boolean;
  /** Who sees it anyhow; see `Exposure`. */
  readonly exposure?: Exposure;
}

/**
 * What is handed to everyone who opens an app or a page: `public` is made for that (a publishable key) and never a finding,
 * `client` does harm in the wrong hands unless it is restricted (a browser key of Google).
 */
export type Exposure = 'public' | 'client';

export type Confidence = 'low' | 'medium' | 'high';

/** What a value is, decided once for all rules (classifier.ts), before any entropy is looked at. */
export type ValueClass =
  | 'empty' | 'boolean' | 'number' | 'reference' | 'ciphertext' | 'interpolation' | 'placeholder'
  | 'path' | 'url' | 'name' | 'hash' | 'identifier' | 'public-key' | 'prose'
  | 'weak'            // a guessable value in a credential's place: "changeme1", "whalehello"
  | 'opaque';         // real-looking: nothing says that it is not a secret

interface FactBase {
  /** The whole construct. */
  readonly span: Span;
}

/** A key with a value in a real env file. */
export interface Definition extends FactBase {
  readonly kind: 'definition';
  readonly name: string;
  readonly nameSpan: Span;
  /** Absent where the line has a name only (`KEY`). */
  readonly site?: Site;
  /** The value as an app's loader would read it. */
  readonly value: string;
  readonly valueClass: ValueClass;
}

/** A key promised by a contract. */
export interface Declaration extends FactBase {
  readonly kind: 'declaration';
  readonly name: string;
  readonly nameSpan: Span;
  readonly site?: Site;
  /** The example value; empty where none is given. */
  readonly value: string;
  readonly valueClass: ValueClass;
  /** env-spec decorators above the key, without `@`: `sensitive` → true, `path={env}/api/…` → text. */
  readonly decorators: ReadonlyMap<string, string | true>;
}

/** Code, a shell line or a manifest's interpolation that asks for a key. */
export interface EnvRead extends FactBase {
  readonly kind: 'envRead';
  readonly name: string;
  readonly nameSpan: Span;
  /** True where the reader copes without the key: a default beside it, `.get`, `${X:-…}`. */
  readonly optional: boolean;
}

/** A string as written in a file, with what is known about its place. */
export interface Literal extends FactBase {
  readonly kind: 'literal';
  readonly site: Site;
  /** The value the program would see, escapes resolved; undecodable parts as written. */
  readonly value: string;
  /** What it is assigned to: variable, property, parameter, mapping key, header or env key. */
  readonly name?: string;
  readonly nameSpan?: Span;
  /** The callee where it is an argument: `stripe`, `jwt.sign`, `boto3.client`. */
  readonly call?: string;
  /** Position among the arguments of `call`, from 0. */
  readonly argument?: number;
  /** Keys from the root of the document (YAML, JSON, TOML, …); `[]` stands for a list item. */
  readonly path?: readonly string[];
  readonly slot?: LiteralSlot;
  /** What holds it (manifest languages). Shared between the literals of one document. */
  readonly resource?: ResourceIdentity;
  /** True where it is compared with something, not stored (`x === "…"`). */
  readonly compared?: boolean;
  /** Set by the annotator: a piece of a value that is written as several strings, of which the first is told. */
  readonly piece?: 'first' | 'rest';
  /** Set by the annotator (annotate.ts): what detectors found inside. */
  readonly recognitions?: readonly Recognition[];
  /** Set by the annotator where the place or a recognition makes it worth judging. */
  readonly valueClass?: ValueClass;
  /** Set by the annotator: the name says that a credential stands here. */
  readonly credentialName?: boolean;
}

/** Text that names a secret in a provider. */
export interface SecretReference extends FactBase {
  readonly kind: 'secretReference';
  /** Provider id, e.g. `vault`, `one-password`. */
  readonly provider: string;
  /** The path inside the provider, in its own spelling. */
  readonly path: string;
  /** Field or JSON key inside the secret, where the syntax has one. */
  readonly field?: string;
  /** The whole reference as written. It names a secret and holds none. */
  readonly written?: string;
  readonly site?: Site;
  /** The key or property that holds the reference. */
  readonly name?: string;
}

export interface ResourceIdentity {
  /** `kubernetes`, `compose`, `github-actions`, … */
  readonly dialect: string;
  /** `Deployment`, `Secret`, `service`, `job`, … */
  readonly type: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** Whatever reads a key or a path: workload, job, step, module. */
export interface Consumer extends FactBase {
  readonly kind: 'consumer';
  readonly resource?: ResourceIdentity;
  /** The service account, role or principal it runs as, where it says so. */
  readonly identity?: string;
  readonly reads: readonly { readonly key?: string; readonly provider?: string; readonly path?: string; readonly span: Span }[];
}

/** Whatever lets an identity read paths: a policy, role, binding. */
export interface Grant extends FactBase {
  readonly kind: 'grant';
  readonly identity?: string;
  readonly provider: string;
  readonly paths: readonly { readonly pattern: string; readonly span: Span }[];
  readonly verbs: readonly string[];
}

/** A manifest object: Kubernetes resource, Compose service or secret, Terraform resource. */
export interface Resource extends FactBase {
  readonly kind: 'resource';
  readonly identity: ResourceIdentity;
  /** Keys it offers to readers, e.g. those of a Kubernetes Secret. */
  readonly offers: readonly string[];
}

/** One step of a pipeline: an action or a script. */
export interface Step extends FactBase {
  readonly kind: 'step';
  readonly dialect: string;
  readonly job?: string;
  readonly uses?: string;
  /** The script text is at this place. */
  readonly script?: Site;
}

export type Fact =
  | Definition | Declaration | EnvRead | Literal | SecretReference
  | Consumer | Grant | Resource | Step;

export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;
