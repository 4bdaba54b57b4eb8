/** Words in capitals (`STRIPE_SECRET_KEY`): the names of environment variables wherever they stand, in any language. */
import { ownCopy } from './textWindow';

/** Distinct words of capitals, digits and underscores, at least 3 long and starting with a capital, between two offsets; they outlive the text. */
export function capitalWords(text: string, start: number, end: number): string[] {
  let found: Set<string> | undefined;
  let at = start;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (!isWordUnit(unit)) {
      at++;
      continue;
    }
    const from = at;
    let capitals = isCapital(unit);
    at++;
    while (at < end) {
      const next = text.charCodeAt(at);
      if (!isWordUnit(next)) break;
      if (next >= 97 && next <= 122) capitals = false;
      at++;
    }
    if (!capitals || at - from < 3 || at - from > 128) continue;
    const word = text.slice(from, at);
    found ??= new Set();
    if (!found.has(word)) found.add(ownCopy(word));
  }
  return found ? [...found] : [];
}

/** What a key is noted as that a contract has in a comment only, `# DB_HOST=…`: it may be set, and need not be. */
export const commentedKey = (key: string): string => `#${key}`;

/** The keys that a contract's comments offer between two line starts, as `commentedKey` notes them; they outlive the text. */
export function commentedKeys(text: string, start: number, end: number): string[] {
  const found = new Set<string>();
  for (const [, key = ''] of text.slice(start, end).matchAll(OFFERED)) found.add(commentedKey(key));
  return [...found].map(ownCopy);
}

const OFFERED = /^[ \t]{0,40}#[# \t]{0,40}(?:export[ \t]{1,8})?([A-Z][A-Z0-9_]{2,127})[ \t]{0,8}=/gm;

function isCapital(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}

function isWordUnit(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 95;
}
