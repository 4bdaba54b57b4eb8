/** Which texts in an env file are references that must be resolved before an app sees them, and what is around them. */
import type { ParsedReference } from '../core/provider';
import { parseReference } from '../core/providers';

/** A value taken apart: what stands there as it is, what names a secret, and a function that stands for one. */
export type Part = { readonly text: string } | { readonly reference: string } | { readonly call: string };

/** vals keeps references inside other text: `postgres://shop:ref+vault://…#/password+@host`; `op inject` in braces. */
const embedded = /((?:secret)?ref\+[a-z][a-z0-9]*:\/\/[^\s"'<>+]+)\+?|\{\{\s*(op:\/\/[^{}\r\n]+?)\s*\}\}/g;
/** Schemes of addresses that an app may be given as such. */
const addresses = /^https?:\/\/|^arn:|^projects\//i;
/** What another program makes of its own environment or configuration: no store is behind it. */
const foreign: ReadonlySet<string> = new Set(['environment', 'terraform']);

/**
 * The parts of a value that holds a reference; undefined for any other. An address that names a secret (an ARN, a Key Vault
 * URL) is a value like others under a name that speaks of none: such an app fetches by itself.
 * @param secret the key's value is a secret, by its contract or its name
 */
export function partsOf(value: string, secret: boolean): readonly Part[] | undefined {
  const written = value.trim();
  const whole = parseReference(written);
  if (whole) {
    if (foreign.has(whole.provider)) return undefined;
    if (whole.provider === 'env-spec') return functionPart(written, whole, secret);
    const always = /^[a-z][a-z0-9+.-]*:\/\//i.test(written) && !addresses.test(written);
    return always || secret ? [{ reference: written }] : undefined;
  }
  if (!value.includes('ref+') && !value.includes('op://')) return undefined;
  const parts: Part[] = [];
  let end = 0;
  for (const found of value.matchAll(embedded)) {
    const reference = found[1] ?? found[2] ?? '';
    if (!parseReference(reference)) continue;
    if (found.index > end) parts.push({ text: value.slice(end, found.index) });
    parts.push({ reference });
    end = found.index + found[0].length;
  }
  if (parts.length === 0) return undefined;
  if (end < value.length) parts.push({ text: value.slice(end) });
  return parts;
}

/** `op(op://vault/item/field)` is the reference in it. Of other functions only `exec` means itself under any name. */
function functionPart(written: string, { field, path }: ParsedReference, secret: boolean): readonly Part[] | undefined {
  const inside = field === 'op' ? path.trim().replace(/^(["'`])(.*)\1$/s, '$2') : '';
  if (parseReference(inside)?.provider === 'one-password') return [{ reference: inside }];
  return secret || field === 'exec' ? [{ call: written }] : undefined;
}
