/** Which path and which key a literal of code should have, for every fix that moves it out of the code. */
import { declaredPath } from '../contractFile';
import { envFileName } from '../envFiles';
import type { Intent } from '../intent';
import { canonicalParts } from '../providers/syntax';
import { environmentNamed } from '../scope';
import { proposePath } from '../secretPath';
import type { RenderContext, Subject } from './index';

type Moving = Extract<Intent, { kind: 'read-from-environment' | 'move-to-provider' }>;

/** A secret's canonical path, and what stands for it where a store is chosen. */
export interface Target {
  readonly path: string;
  readonly reference?: string;
}

/** The path that the literal should have: a person's, else the contract's, else one from file, key and issuer. */
export function pathFor({ literal, key, issuer }: Moving, { finding }: Subject, context: RenderContext): string {
  const { view, destination } = context;
  if (destination?.path !== undefined) return destination.path;
  const family = view.familyOf(finding.path);
  const declared = family && view.named('declaration', key).find(({ path }) => family.contracts.includes(path))?.fact.decorators.get('path');
  return proposePath({
    file: finding.path, key, settings: view.settings,
    ...(family ? { family: family.contracts[0] ?? family.real[0] } : {}),
    ...optional('familyService', family?.contracts[0] === undefined ? undefined : serviceNamedIn(family.contracts[0], context)),
    ...(literal.resource ? { resource: literal.resource } : {}),
    ...(issuer ? { issuer } : {}),
    ...(typeof declared === 'string' ? { declared } : {}),
    ...optional('environment', destination?.environment),
    ...optional('service', destination?.service),
    ...optional('fallbackService', destination?.fallbackService),
    taken: (path) => destination?.taken?.(path) ?? false,
  });
}

/**
 * In code the key is ours to choose: where the contract has one for the same secret already, it is that one, unless an env
 * file of that environment gives it another value.
 */
export function keyFor({ literal, key }: Moving, { finding, language }: Subject, { view }: RenderContext, { path, reference }: Target): string {
  const family = view.familyOf(finding.path);
  const contract = family?.contracts[0];
  if (literal.slot !== undefined || language.id === 'shell' || !family || contract === undefined) return key;
  if (view.namedIn(contract, 'declaration', key).length > 0) return key;
  const [environment = '', service] = path.split('/');
  const files = family.real.filter((file) => {
    const named = envFileName(file)?.environment;
    return named === undefined || environmentNamed(named, view.settings) === environment;
  });
  const same = view.inFile(contract, 'declaration').find(({ fact }) => /^[A-Za-z_]\w*$/.test(fact.name) && declaredPath(fact, environment, service) === path && files.every((file) =>
    view.namedIn(file, 'definition', fact.name).every(({ fact: { value, valueClass } }) =>
      valueClass === 'empty' || valueClass === 'placeholder' || value === literal.value || value === reference)));
  return same?.fact.name ?? key;
}

/** The one service that a contract's paths name. */
function serviceNamedIn(contract: string, context: RenderContext): string | undefined {
  const named = context.notes.of(context.text(contract) ?? '', servicesIn);
  return named.size === 1 ? [...named][0] : undefined;
}

function servicesIn(contract: string): ReadonlySet<string> {
  const named = new Set<string>();
  for (const [, path = ''] of contract.matchAll(/^[^\n#]*#.*?@path=["']?([^\s"']+)/gm)) {
    const service = canonicalParts(path.replace(/^\{env(?:ironment)?\}/, 'env'))?.[1];
    if (service !== undefined) named.add(service);
  }
  return named;
}

function optional<K extends string>(name: K, value: string | undefined): { readonly [N in K]?: string } {
  return value === undefined ? {} : { [name]: value } as { readonly [N in K]: string };
}
