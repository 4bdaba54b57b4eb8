/**
 * Env files: real ones (`.env`, `.env.local`, `prod.env`, …), contracts (`.env.example`, …) and direnv's `.envrc`. Three
 * languages, because a reader knows its text only: a real file defines keys, a contract declares them.
 */
import { envFileName } from '../envFiles';
import { defineLanguage, type FileName, type Spelling } from '../language';
import { envrcReader } from './dotenv/envrc';
import { takesLine } from './dotenv/edits';
import { envOutline } from './dotenv/outline';
import { quoteValue } from './dotenv/quote';
import { contractReader, realFileReader } from './dotenv/reader';

/** Ids under which editors open env files whatever their name: VS Code's own, the common extensions', env-spec's. */
const languageIds: ReadonlySet<string> = new Set(['dotenv', 'env', 'env-spec', 'properties-env']);

const shellSpelling: Spelling = {
  comment: (text) => `# ${text.replace(/[\r\n\u2028\u2029]+/g, ' ')}`,
  // Behind a value, docker run and systemd would take the comment for a part of it.
  commentPlace: 'line-before',
  quote: (value) => shellQuote(value),
};

const spelling: Spelling = {
  ...shellSpelling,
  commentAt(content, text, offset, notes) {
    const comment = shellSpelling.comment?.(content) ?? '';
    return takesLine(notes.of(text, envOutline), offset, `${comment}\n`) ? comment : undefined;
  },
  quote: (value, site) => (site.form === 'text' ? undefined : quoteValue(value)),
};

export const dotenv = defineLanguage({
  id: 'dotenv',
  accepts: (file) => isReal(file),
  reader: realFileReader,
  spelling,
});

export const dotenvContract = defineLanguage({
  id: 'dotenv-contract',
  accepts: ({ path }) => envFileName(path)?.kind === 'contract',
  reader: contractReader,
  spelling,
});

export const envrc = defineLanguage({
  id: 'envrc',
  accepts({ path }) {
    const name = envFileName(path);
    return name?.syntax === 'shell' && name.kind === 'real';
  },
  reader: envrcReader,
  spelling: shellSpelling,
});

function isReal({ path, languageId }: FileName): boolean {
  const name = envFileName(path);
  if (name) return name.kind === 'real' && name.syntax === 'dotenv';
  return languageId !== undefined && languageIds.has(languageId);
}

function shellQuote(value: string): string {
  return /^[\w./:@%+,=-]*$/.test(value) ? value : `'${value.split("'").join("'\\''")}'`;
}
