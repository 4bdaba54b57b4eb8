/** A name and its value inside the text of a literal: an entry of a list, the default of a setting, a line of a notebook. */
import { credentialName } from './credentialNames';

export interface InnerAssignment {
  readonly name: string;
  readonly value: string;
  /** Where the value begins in the text. */
  readonly start: number;
}

/** `DB_PASSWORD=…` as one word: an entry of a list, an argument of a command. */
const WORD = /^([A-Z][A-Z0-9_]{2,63}=)(\S{3,256})$/;
/** Options whose argument is a pair: `helm --set auth.password=…`, `kubectl --from-literal=password=…`. */
const PAIR_OPTION = /^(?:set|set-string|from-literal|build-arg|env|var|param|parameter|property)$/;
const PAIR = /^([A-Za-z][\w.-]{2,80}=)(\S{3,256})$/;
/** Spring's and the shells' `${api.key:…}`: what the setting is when nobody sets it. */
const DEFAULT = /^(\$\{[A-Za-z_][\w.-]{2,80}(?::-|:=|:))([^${}\s]{8,200})\}$/;
/** A line of code in a cell. */
const CELL = /((?:^|[\s.(,{[])["']?[A-Za-z_][\w-]{1,63}["']?\]?\s{0,3}[:=]\s{0,3}(["']))([^"'\\\n]{3,256})\2/g;
const LAST_NAME = /([A-Za-z_][\w.-]*)[^\w.-]*$/;

/** The assignment to a credential's name that a text is or, in a notebook, holds. `option` is what the text stands behind. */
export function innerAssignment(text: string, option: string | undefined, path: string): InnerAssignment | undefined {
  if (!text.includes('=') && !text.includes(':')) return undefined;
  const pair = WORD.exec(text) ?? DEFAULT.exec(text) ?? (option !== undefined && PAIR_OPTION.test(option) ? PAIR.exec(text) : null);
  if (pair) return named(pair[1] ?? '', pair[2] ?? '', 0);
  if (!path.endsWith('.ipynb') || text.length > 2_000) return undefined;
  for (const found of text.matchAll(CELL)) {
    const assigned = named(found[1] ?? '', found[3] ?? '', found.index);
    if (assigned) return assigned;
  }
  return undefined;
}

function named(before: string, value: string, start: number): InnerAssignment | undefined {
  const name = LAST_NAME.exec(before)?.[1];
  return name !== undefined && credentialName(name) ? { name, value, start: start + before.length } : undefined;
}
