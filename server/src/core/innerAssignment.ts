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
/** Options of a command that a text holds: `SERVER_ARGS="$SERVER_ARGS --hmac-secret=…"`. */
const OPTION = /((?:^|\s)--[A-Za-z][\w-]{2,120}=)([^\s"'`$]{8,256})(?=\s|$)/g;
/** A property in a string, as tests of Spring set them. */
const PROPERTY = /^([a-z][\w-]{1,40}(?:\.[\w-]{1,40}){1,8}=)(\S{3,256})$/;
/** A line of code in a cell. */
const CELL = /((?:^|[\s.(,{[])["']?[A-Za-z_][\w-]{1,63}["']?\]?\s{0,3}[:=]\s{0,3}(["']))([^"'\\\n]{3,256})\2/g;
/** JSON inside a text: a body of a request. */
const MEMBER = /(["'][A-Za-z_][\w-]{1,63}["']\s{0,3}:\s{0,3}(["']))([^"'\\\n]{3,256})\2/g;
const LAST_NAME = /([A-Za-z_][\w.-]*)[^\w.-]*$/;
/** Longer texts are not looked into. */
const LIMIT = 2_000;

/** The assignments to a credential's name that a text is or holds. `option` is what the text stands behind. */
export function* innerAssignments(text: string, option: string | undefined, path: string): Generator<InnerAssignment> {
  if (!text.includes('=') && !text.includes(':')) return;
  const pair = WORD.exec(text) ?? DEFAULT.exec(text) ?? PROPERTY.exec(text) ?? (option !== undefined && PAIR_OPTION.test(option) ? PAIR.exec(text) : null);
  if (pair) yield* named(pair[1] ?? '', pair[2] ?? '', 0);
  if (text.length > LIMIT) return;
  if (!pair && text.includes('--')) for (const found of text.matchAll(OPTION)) yield* named(found[1] ?? '', found[2] ?? '', found.index);
  const pattern = path.endsWith('.ipynb') ? CELL : text.includes('{') ? MEMBER : undefined;
  if (pattern) for (const found of text.matchAll(pattern)) yield* named(found[1] ?? '', found[3] ?? '', found.index);
}

function* named(before: string, value: string, start: number): Generator<InnerAssignment> {
  const name = LAST_NAME.exec(before)?.[1];
  const credential = name === undefined ? undefined : credentialName(name);
  // The salt of a ciphertext stands beside it and is no secret.
  if (name !== undefined && credential && credential.purpose !== 'salt') yield { name, value, start: start + before.length };
}
