/** Which key of which Kubernetes Secret a manifest refers to, and how. */
import type { Literal, Resource } from '../facts';
import { scalarText } from '../languages/yaml/spelling';
import { grouped } from '../notes';
import { PURPOSE } from '../secretPath';
import type { FactAt } from '../view';
import type { Fix, RenderContext } from './index';

export interface SecretKey {
  readonly name: string;
  readonly key: string;
}

/**
 * A Secret of the workspace that offers `wanted`, else the one that the conventions name after the resource and `key`:
 * `api-stripe`, `secret_key`.
 */
export function secretFor(literal: Literal, key: string, wanted: string, context: RenderContext): SecretKey {
  const namespace = literal.resource?.namespace;
  const offering = context.notes.of(context.view.all('resource'), secretsByKey).get(wanted)?.find((each) => each.namespace === namespace);
  if (offering) return offering;
  const own = objectName(literal.resource?.name ?? '');
  // `API_PASSWORD` of the resource `api` is its password; `API_KEY` is what everybody calls one.
  const rest = key.toLowerCase().startsWith(`${own.replace(/[.-]/g, '_')}_`) ? key.toLowerCase().slice(own.length + 1) : '';
  if (own !== '' && rest !== '' && rest !== 'key') return { name: own, key: rest };
  const match = PURPOSE.exec(key);
  const purpose = match?.[1] ?? key;
  const issuer = match ? key.slice(0, match.index) : '';
  const parts = [own, objectName(issuer)].filter((part) => part !== '');
  const name = parts[0] !== undefined && parts[0] === parts[1] ? parts[0] : parts.join('-');
  return { name: name === '' ? objectName(key) : name.slice(0, 253).replace(/-+$/, ''), key: purpose.toLowerCase() };
}

/** What all such fixes have in common: the cluster's Secret has to hold the value before the manifest works. */
export function referring({ name, key }: SecretKey, { resource }: Literal): Pick<Fix, 'title' | 'safety' | 'delivery'> {
  const namespace = resource?.namespace === undefined ? {} : { namespace: resource.namespace };
  return { title: `Refer to ${key} of the Secret ${name}`, safety: 'review', delivery: { to: 'kubernetes', name, key, ...namespace } };
}

/** `valueFrom` in block style, its lines indented from its own column on. */
export function valueFrom({ name, key }: SecretKey): string[] {
  return ['valueFrom:', '  secretKeyRef:', `    name: ${scalarText(name)}`, `    key: ${scalarText(key)}`];
}

export function flowKeyRef({ name, key }: SecretKey): string {
  return `{secretKeyRef: {name: ${scalarText(name, true)}, key: ${scalarText(key, true)}}}`;
}

export function jsonKeyRef({ name, key }: SecretKey): string {
  return `{ "secretKeyRef": { "name": ${JSON.stringify(name)}, "key": ${JSON.stringify(key)} } }`;
}

/** The Secrets of the workspace by each key that they offer. */
function secretsByKey(resources: readonly FactAt<Resource>[]): ReadonlyMap<string, readonly (SecretKey & { readonly namespace: string | undefined })[]> {
  const offered = resources.flatMap(({ fact: { identity, offers } }) => (
    identity.type === 'Secret' && identity.dialect === 'kubernetes' && identity.name !== undefined
      ? offers.map((key) => ({ name: identity.name ?? '', key, namespace: identity.namespace })) : []));
  return grouped(offered, ({ key }) => key);
}

/** A name that Kubernetes takes for an object (RFC 1123 subdomain). */
function objectName(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9.-]+/g, '-').replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}
