/** Whose secrets a folder's contract may ask for: one service's, of one environment. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentsOf, scopeSettings, type Environment } from '../core/environments';
import { nearest } from '../core/nearest';
import { parseReference } from '../core/providers';
import { environmentNamed, inferScope, scopeOfReference } from '../core/scope';
import type { ParsedReference, Scope } from '../core/provider';
import type { Settings } from '../core/settings';
import type { EnvFamilyFiles } from './envFamily';
import { speaksOfProduction } from './production';
import { done, failed, type Outcome } from './store';

/** The environment of a name or alias; the developer's own without one. */
export function environmentFor(settings: Settings, name: string | undefined): Outcome<Environment> {
  const known = environmentsOf(settings);
  const canonical = environmentNamed(name ?? 'dev', scopeSettings(settings)) ?? (name === undefined ? known.find(({ production }) => !production)?.name : undefined);
  const found = known.find((each) => each.name === canonical);
  if (found) return done(found);
  const near = nearest(name ?? '', known.flatMap((each) => [each.name, ...each.aliases]));
  return failed('invalid', `There is no environment of that name.${near === undefined ? '' : ` Did you mean ${near}?`} Known are ${known.map((each) => each.name).join(', ')}; .lasthop.yaml can add others (environments).`);
}

/**
 * The service of a folder: what a person says, then the settings, the one service that all the contract's paths name, the
 * folder's name, the package's. Undefined where nothing tells.
 */
export function serviceFor(family: EnvFamilyFiles, settings: Settings, given: string | undefined): string | undefined {
  if (given !== undefined) return given;
  if (settings.service !== undefined && settings.service !== '') return settings.service;
  const named = new Set<string>();
  for (const declaration of family.contract?.declarations.values() ?? []) {
    const path = declaration.decorators.get('path');
    const service = typeof path === 'string' ? scopeOfPath(path)?.service : undefined;
    if (service !== undefined && !/[{}]/.test(service)) named.add(service);
  }
  if (named.size === 1) return [...named][0];
  const inferred = inferScope(family.path === '' ? '.env' : `${family.path}/.env`, scopeSettings(settings)).service?.value;
  return inferred ?? packageName(family.folder);
}

/** `byRule`: a template of the team's says it, and what the template leaves out need not be there. */
export interface PathScope extends Scope {
  readonly byRule?: true;
}

/**
 * Scope of a contract's path, or of a reference in any syntax: by the team's templates (`paths` in the settings), else by the
 * provider's own naming. Undefined where a syntax has none.
 */
export function scopeOfPath(text: string, settings?: Settings): PathScope | undefined {
  const parsed = parseReference(text);
  if (parsed) return (settings && templateScope(parsed, settings)) ?? scopeOfReference(parsed);
  const [environment, service, provider, ...purpose] = text.split('/');
  return { environment, service, provider, ...(purpose.length === 0 ? {} : { purpose: purpose.join('/') }) };
}

/** `{environment}-{service}/{provider}/{purpose}` as a pattern. */
function templateScope({ provider, path, field }: ParsedReference, settings: Settings): PathScope | undefined {
  const written = path.replace(/^\/+/, '');
  for (const template of [settings.paths[provider] ?? [], settings.paths['*'] ?? []].flat()) {
    const names: string[] = [];
    const pattern = template.replace(/^\/+/, '').split(/(\{\w+\})/).map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      names.push(name === 'env' ? 'environment' : name);
      return '([^/]+?)';
    }).join('');
    const matcher = new RegExp(`^${pattern}$`);
    const found = matcher.exec(written) ?? matcher.exec(`${written}/${field ?? ''}`) ?? matcher.exec(`${written}#${field ?? ''}`);
    if (found) return { ...Object.fromEntries(names.map((name, index) => [name, found[index + 1]])), byRule: true };
  }
  return undefined;
}

/**
 * The production environment that a path or reference belongs to by its own words; undefined for any other. A template of
 * the team's may say where else the environment stands, and never that a path of production is none.
 */
export function productionOf(text: string, settings: Settings): string | undefined {
  const environments = environmentsOf(settings);
  for (const word of [scopeOfPath(text, settings)?.environment, scopeOfPath(text)?.environment]) {
    if (word === undefined) continue;
    const name = environmentNamed(word, scopeSettings(settings)) ?? word;
    const known = environments.find((each) => each.name === name);
    if (known ? known.production : speaksOfProduction(name)) return name;
  }
  return undefined;
}

function packageName(folder: string): string | undefined {
  try {
    const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly name?: unknown };
    const last = typeof name === 'string' ? name.slice(name.lastIndexOf('/') + 1) : '';
    return /^[A-Za-z0-9][\w.-]*$/.test(last) ? last : undefined;
  } catch {
    return undefined;
  }
}
