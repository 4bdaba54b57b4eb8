/**
 * What a place in a manifest means: a small state machine over keys, one table for each dialect (dialects.ts).
 * The reader asks for the role of a key's value; everything that is not in a table is a plain literal.
 */
import type { LiteralSlot } from '../../facts';

export interface Role {
  /** Meaning of a scalar here. */
  readonly slot?: LiteralSlot;
  /** Roles of a mapping's values by key, and of keys that are not listed. */
  readonly keys?: ReadonlyMap<string, Role>;
  readonly other?: Role;
  /** Role of a sequence's items; without it they have the sequence's own. */
  readonly items?: Role;
  /** Scalars are `KEY=value`; a `KEY` alone passes the reader's own environment on. */
  readonly pairs?: boolean;
  /** Scalars are command lines or words of one: `--password=…`. */
  readonly words?: boolean;
  /** Scalars are shell scripts. */
  readonly script?: boolean;
  /** A scalar here has the name of the mapping around it: GitLab's `KEY: { value: … }`. */
  readonly namedAbove?: boolean;
  /** Scalars are base64 of the value. */
  readonly base64?: boolean;
  /** A scalar here is the action that a step uses. */
  readonly uses?: boolean;
  /** Nothing below is of use: ciphertext and the like. */
  readonly ignored?: boolean;
  /** Each key of a mapping here is an object of this type: a Compose service, a workflow's job. */
  readonly objects?: string;
  /** Each item of a sequence here is a document of its own (`kind: List`). */
  readonly documents?: boolean;
  /** A scalar here is the name of an environment variable that is read: Compose's `secrets: x: environment: KEY`. */
  readonly variable?: boolean;
  /** Scalars here name who a workload runs as. */
  readonly identity?: boolean;
  /** Who reads what: made of a mapping's scalars when the mapping ends, or of a scalar. */
  readonly reads?: Reads;
  /** Interpolations inside scalars; inherited by everything below the document's root. */
  readonly interpolation?: 'compose' | 'github' | 'spring';
}

/** Scalars of a mapping that together name a secret. */
export interface Reads {
  /** Provider of the reference: `kubernetes`, `compose`, … */
  readonly provider: string;
  /** Keys that name the secret object; the first that is there counts. */
  readonly object: readonly string[];
  /** Keys that name the entry inside of it. */
  readonly entry?: readonly string[];
  /** Also a `secretReference`: the name is a path in a store. */
  readonly reference?: boolean;
  /** A scalar here is the object's name (`secrets: [db]`). */
  readonly scalar?: boolean;
}

/**
 * The same tables with every property present and in one order, so that reading one is the same machine code for all:
 * a role is asked several times for each scalar.
 */
export function uniform(role: Role, made = new Map<Role, Role>()): Role {
  const known = made.get(role);
  if (known) return known;
  const { slot, pairs, words, script, namedAbove, base64, uses, ignored, objects, documents, variable, identity, reads, interpolation } = role;
  const result: { -readonly [K in keyof Required<Role>]: Role[K] } = {
    slot, keys: undefined, other: undefined, items: undefined, pairs, words, script, namedAbove, base64, uses, ignored, objects, documents, variable, identity, reads, interpolation,
  };
  made.set(role, result);
  if (role.keys) result.keys = new Map([...role.keys].map(([key, of]) => [key, uniform(of, made)]));
  result.other = role.other && uniform(role.other, made);
  result.items = role.items && uniform(role.items, made);
  return result;
}

export const NOTHING: Role = Object.freeze(uniform({}));

/** The role of the value of `key` in a mapping. */
export function roleOfKey(of: Role, key: string): Role {
  return of.keys?.get(key) ?? of.other ?? NOTHING;
}

/** The role of the items of a sequence. */
export function roleOfItems(of: Role): Role {
  return of.items ?? of;
}
