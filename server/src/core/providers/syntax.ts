/** What reference syntaxes share: vals URIs, plain schemes, canonical paths and the mapping of paths to narrower names. */
import type { ParsedReference, Provider, Scope } from '../provider';

/** Longer texts are no references. */
const LONGEST = 2_048;

/** A URI taken apart without resolving escapes: what stands between `scheme://` and `?`, and between `#` and the end. */
export interface PlainUri {
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/**
 * The URI of one of the schemes that the whole text is. White space ends a URI unless `spaces` allows it inside
 * (1Password's vaults and items).
 */
export function uriOf(text: string, schemes: readonly string[], spaces = false): PlainUri | undefined {
  if (text.length > LONGEST) return undefined;
  const colon = text.indexOf('://');
  if (colon <= 0 || colon > 40 || !schemes.includes(text.slice(0, colon).toLowerCase())) return undefined;
  const rest = text.slice(colon + 3);
  if (rest === '' || (spaces ? /[\r\n\t"'<>]/ : /[\s"'<>]/).test(rest)) return undefined;
  const hash = rest.indexOf('#');
  const beforeHash = hash < 0 ? rest : rest.slice(0, hash);
  const mark = beforeHash.indexOf('?');
  const path = mark < 0 ? beforeHash : beforeHash.slice(0, mark);
  if (path === '') return undefined;
  return { path, query: mark < 0 ? '' : beforeHash.slice(mark + 1), fragment: hash < 0 ? '' : rest.slice(hash + 1) };
}

/** `vault` → `ref+vault`, and the form that vals keeps out of its output (`secretref+vault`). Source: github.com/helmfile/vals. */
export function valsSchemes(...backends: readonly string[]): string[] {
  return backends.flatMap((backend) => [`ref+${backend}`, `secretref+${backend}`]);
}

/** The field of a vals URI: `#/key`, also ended by the `+` that marks an embedded reference. */
export function valsField(fragment: string): string | undefined {
  const field = fragment.replace(/^\//, '').replace(/\+$/, '');
  return field === '' ? undefined : field;
}

/** A parsed reference without empty parts. */
export function reference(provider: string, path: string, field?: string): ParsedReference {
  return field === undefined || field === '' ? { provider, path } : { provider, path, field };
}

export function segmentsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

/** Environment, service, provider, purpose of a path in canonical order; what is missing at the end is absent. */
export function scopeOfSegments(parts: readonly string[]): Scope {
  const [environment, service, provider, ...purpose] = parts;
  return {
    ...(environment === undefined ? {} : { environment }),
    ...(service === undefined ? {} : { service }),
    ...(provider === undefined ? {} : { provider }),
    ...(purpose.length === 0 ? {} : { purpose: purpose.join('/') }),
  };
}

/** The four parts of a canonical path; undefined for any other. */
export function canonicalParts(path: string): readonly [string, string, string, string] | undefined {
  const parts = path.split('/');
  return parts.length === 4 && parts.every((part) => /^[\w.-]+$/.test(part)) ? (parts as [string, string, string, string]) : undefined;
}

/**
 * Parts joined by one hyphen, a part's own hyphens doubled: reversible as long as no part begins or ends with one.
 * Undefined where it would not be.
 */
export function hyphenated(parts: readonly string[]): string | undefined {
  return parts.every((part) => /^\w+(?:[-.]\w+)*$/.test(part)) ? parts.map((part) => part.replace(/-/g, '--')).join('-') : undefined;
}

/** The parts that `hyphenated` joined. */
export function unhyphenated(name: string): string[] {
  return name.split(/(?<!-)-(?!-)/).map((part) => part.replace(/--/g, '-'));
}

/** A provider that is only recognised: `scheme://path#field`, nothing known of its naming. */
export function schemeProvider(id: string, title: string, schemes: readonly string[]): Provider {
  return {
    id,
    title,
    marks: schemes.map((scheme) => `${scheme}://`),
    scoped: false,
    parse(text) {
      const uri = uriOf(text, schemes, true);
      return uri && reference(id, uri.path, valsField(uri.fragment));
    },
  };
}
