/** A language: how its files are recognised, read into facts, and written when a fix is rendered. */
import type { Reader } from './segment';
import type { Site } from './facts';
import type { Notes } from './notes';
import type { TextEdit } from './text';

/** What a host knows of a file before reading it. */
export interface FileName {
  /** Relative to the workspace root, with `/`. */
  readonly path: string;
  /** The editor's language id, a hint only: many ids exist for one format. */
  readonly languageId?: string;
}

export interface Language {
  readonly id: string;
  /**
   * Whether this language reads the file; `text` is there for a look at the content.
   * The first registered language that accepts wins (languages/index.ts).
   */
  accepts(file: FileName, text: string): boolean;
  readonly reader: Reader<unknown>;
  readonly spelling: Spelling;
}

/** How things are written in a language. What a language cannot spell is absent, and the fix is not offered. */
export interface Spelling {
  /** A comment holding `text` (one line), without indentation or line ending. Absent where comments do not exist (JSON). */
  comment?(text: string): string;
  /** The same for one place: languages whose comments differ by place (JSX), or that have places without (strings). */
  readonly commentAt?: CommentAt;
  /** Where a comment that concerns `site` may stand: at the end of its line, or on a line of its own before it. */
  readonly commentPlace?: 'line-end' | 'line-before';
  /** An expression that reads `key` from the environment, and the edits (an import) it needs elsewhere in `text`. */
  readEnvironment?(text: string, key: string, site: Site, notes: Notes): EnvironmentRead | undefined;
  /** `value` written so that it stands at `site` unchanged; undefined where it cannot. */
  quote?(value: string, site: Site): string | undefined;
}

/** A comment holding `content`, to be inserted at `offset`; undefined where none can stand. */
export type CommentAt = (content: string, text: string, offset: number, notes: Notes) => string | undefined;

export interface EnvironmentRead {
  /** Replaces `site.whole` (absolute). */
  readonly expression: string;
  /** Further edits in the same file: imports. Absolute spans. */
  readonly also: readonly TextEdit[];
}

/** Erases the state's type for the registry; a reader only ever sees states it made itself. */
export function defineLanguage<State>(language: Omit<Language, 'reader'> & { readonly reader: Reader<State> }): Language {
  return language as unknown as Language;
}
