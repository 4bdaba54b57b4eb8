/** What the tolerant code lexer must know of a language. One table row is one family. */
import type { EnvironmentReaders } from '../lexing/context';

export interface CodeFamily {
  /** Kebab-case; also the language's id. */
  readonly id: string;
  /** File names without folders. */
  readonly files: RegExp;
  /** Editors' language ids. */
  readonly languageIds: readonly string[];
  readonly lineComments: readonly string[];
  readonly blockComments?: readonly (readonly [string, string])[];
  /** What `'…'` is: a string, a character (or, in Rust, a lifetime), or nothing. Default `string`. */
  readonly single?: 'string' | 'character' | 'none';
  /** What `` `…` `` is. Default `none`. */
  readonly backtick?: 'raw' | 'string' | 'none';
  /** `"""…"""` over several lines. */
  readonly triple?: boolean;
  /** `'''…'''` as well. */
  readonly tripleSingle?: boolean;
  /** Ordinary strings may hold line ends. */
  readonly multiline?: boolean;
  /** A quote is written twice inside a string, backslashes mean nothing. */
  readonly doubled?: boolean;
  /** Single-quoted strings know no escapes but `\'` and `\\`. */
  readonly plainSingle?: boolean;
  /** What opens an interpolation in a double-quoted string; it ends with the matching bracket. */
  readonly interpolation?: '${' | '#{' | '\\(' | '{$';
  /** Prefixed raw strings. */
  readonly raw?: 'cpp' | 'rust' | 'csharp' | 'lua';
  readonly heredoc?: 'php' | 'ruby' | 'hcl';
  /** A line end ends a statement. */
  readonly lines?: boolean;
  /** `key => value` gives a name (elsewhere it is a function). */
  readonly arrowPairs?: boolean;
  /** `"key" -> "value"`, `"key" to "value"`. */
  readonly infixPairs?: boolean;
  /** A name directly before a string names it: `password "…"`, `#define PASSWORD "…"`. */
  readonly adjacent?: boolean;
  /** `name <- value`. */
  readonly leftArrow?: boolean;
  /** `name As Type = value`. */
  readonly asType?: boolean;
  /** `var name Type = value`. */
  readonly typeAfterName?: boolean;
  /** Words compare without case (SQL). */
  readonly environment: EnvironmentReaders;
}
