/** What a fix means, without how it is spelled. Closed union; render/ turns each into edits. */
import type { Literal, Site } from './facts';
import type { Issuer } from './secretPath';
import type { Span } from './text';

/** Safe fixes are applied in bulk; the others after a look. */
export type Safety = 'safe' | 'review';

/** Spans count like those of the fact that the report was made for, unless marked absolute. */
export type Intent =
  /** Literal → the language's read of `key`; contract entry added; the value kept in the git-ignored local file by the host first. */
  | { readonly kind: 'read-from-environment'; readonly literal: Literal; readonly key: string; readonly path?: string; readonly issuer?: Issuer }
  /** Compose value → a Compose secret mounted as a file, where the image reads `KEY_FILE`. */
  | { readonly kind: 'mount-secret'; readonly literal: Literal; readonly key: string }
  /** Manifest value → a reference to a secret: Kubernetes `secretKeyRef`, Compose `${KEY}`, GitHub `${{ secrets.KEY }}`. */
  | { readonly kind: 'refer-to-secret'; readonly literal: Literal; readonly key: string }
  /** Value → the store; what stays is a reference, or a read of the key. Needs the host: written and confirmed before any edit. */
  | { readonly kind: 'move-to-provider'; readonly literal: Literal; readonly key: string; readonly issuer?: Issuer }
  /** Adds `key` to the contract at `contract`, and, empty, to the env file at `defineIn`. */
  | {
    readonly kind: 'declare-key'; readonly contract: string; readonly key: string; readonly sensitive: boolean;
    readonly optional?: boolean; readonly defineIn?: string;
  }
  /** Adds `key` to the env file at `file`, with the contract's non-secret default or empty. */
  | { readonly kind: 'define-key'; readonly file: string; readonly key: string; readonly value: string }
  /** Removes an entry with its line and the comments that belong to it, and every entry of the key in the files `alsoIn`. */
  | { readonly kind: 'remove-entry'; readonly entry: Span; readonly key: string; readonly safety: Safety; readonly alsoIn?: readonly string[] }
  /** Keeps the entry that readers use (the last) and removes the given one. */
  | { readonly kind: 'de-duplicate'; readonly entry: Span; readonly key: string; readonly safety: Safety }
  /** Empties a value, leaving its key: secrets in a contract. */
  | { readonly kind: 'remove-value'; readonly site: Site; readonly key: string }
  /** Adds a pattern to the `.gitignore` at `gitignore`. */
  | { readonly kind: 'ignore-file'; readonly gitignore: string; readonly pattern: string; readonly negated?: boolean }
  /** Narrows a path to the scoped one. */
  | { readonly kind: 'add-scope'; readonly site: Site; readonly newText: string; readonly path: string }
  /**
   * A suppression comment with a reason; the engine adds it to every finding. `within`: the construct that holds the
   * place, which may run over several lines and must not be broken by a comment.
   */
  | { readonly kind: 'suppress'; readonly at: Span | 'file'; readonly within?: Span; readonly rule: string };

export type IntentKind = Intent['kind'];
