/** What a secret's path lacks, and whether the paths of a workspace follow a convention of their own. */
import type { SecretReference } from './facts';
import { environmentNamed, scopeOfReference, type InferredScope } from './scope';
import type { RuleSettings } from './view';

export type ScopePart = 'environment' | 'service' | 'provider' | 'purpose';

/** A path's own segments, without mount, project, vault file and the like. */
export function ownSegments(of: SecretReference): string[] | undefined {
  const scope = scopeOfReference(of);
  if (!scope) return undefined;
  return [scope.environment, scope.service, scope.provider, ...(scope.purpose ?? '').split('/')].filter((part): part is string => part !== undefined && part !== '');
}

/**
 * The parts that a path lacks of `environment/service/provider/purpose`; none where it has all, or fits a template of the
 * settings. The segments of a short path are told apart by what the file around says.
 */
export function missingParts(of: SecretReference, around: InferredScope, settings: RuleSettings): readonly ScopePart[] {
  const segments = ownSegments(of);
  if (!segments || fitsTemplate(of, segments, settings)) return [];
  const scoped = segments[0] !== undefined && environmentNamed(segments[0], settings) !== undefined;
  const rest = scoped ? segments.slice(1) : segments;
  const missing: ScopePart[] = scoped ? [] : ['environment'];
  if (rest.length >= 3) return missing;
  const named = rest[0] !== undefined && rest[0].toLowerCase() === around.service?.value.toLowerCase();
  if (!named) missing.push('service');
  if (rest.length - (named ? 1 : 0) <= 1) missing.push(named && rest.length === 1 ? 'provider' : 'purpose');
  return missing;
}

/** `{environment}/{service}/{provider}/{purpose}` with literal text between; every placeholder stands for one segment's part. */
function fitsTemplate(of: SecretReference, segments: readonly string[], settings: RuleSettings): boolean {
  const templates = [...(settings.paths.get(of.provider) ?? []), ...(settings.paths.get('*') ?? [])];
  if (templates.length === 0) return false;
  const written = of.path.replace(/^\/+/, '');
  const candidates = [written, segments.join('/'), ...(of.field === undefined ? [] : [`${written}/${of.field}`, `${written}#${of.field}`])];
  return templates.some((template) => {
    const names: string[] = [];
    const pattern = template.replace(/^\/+/, '').split(/(\{\w+\})/).map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(name);
      return name === 'purpose' ? '(.+)' : '([^/]+)';
    }).join('');
    const expression = new RegExp(`^${pattern}$`);
    return candidates.some((candidate) => {
      const found = candidate.length > 512 ? null : expression.exec(candidate);
      return found !== null && names.every((name, at) => !/^env(?:ironment)?$/.test(name) || environmentNamed(found[at + 1] ?? '', settings) !== undefined);
    });
  });
}

/** The completed path, where the file and the name of the reference say what is missing. */
export function completedPath(of: SecretReference, around: InferredScope, settings: RuleSettings): string | undefined {
  const segments = ownSegments(of) ?? [];
  const own = segments[0] === undefined ? undefined : environmentNamed(segments[0], settings);
  const environment = own ?? around.environment?.value;
  const service = around.service?.value;
  const rest = own === undefined ? segments : segments.slice(1);
  if (environment === undefined) return undefined;
  if (rest.length >= 3) return [environment, ...rest].join('/');
  if (service === undefined) return undefined;
  const tail = rest[0]?.toLowerCase() === service.toLowerCase() ? rest.slice(1) : rest;
  const named = namedTail(tail, of.name);
  return named === undefined ? undefined : [environment, service, ...named].map((part) => part.replace(/[^\w.-]+/g, '-')).join('/');
}

/** Provider and purpose: both segments, or one and the words of the key: `stripe` + `STRIPE_SECRET_KEY` → stripe, secret_key. */
function namedTail(tail: readonly string[], key: string | undefined): readonly string[] | undefined {
  if (tail.length >= 2) return tail.slice(0, 2);
  const words = (key ?? '').replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '');
  const provider = tail[0]?.toLowerCase();
  if (words.length < 2) return undefined;
  if (provider === undefined || provider.replace(/[^a-z0-9]/g, '') === words.join('')) return [words[0] ?? '', words.slice(1).join('_')];
  const rest = words[0] === provider ? words.slice(1) : words;
  return [provider, rest.join('_')];
}

/** A convention most references of one provider follow, other than the canonical one. */
export interface Convention {
  /** Template for `paths:`, e.g. `{service}/{environment}/{purpose}`. */
  readonly template: string;
  readonly count: number;
  readonly of: number;
  follows(reference: SecretReference): boolean;
}

/** Fewer paths than this show no convention. */
const ENOUGH = 4;

/** The regular shape of most of a provider's paths: as many segments, the environment at the same place, equal words elsewhere. */
export function conventionOf(references: readonly SecretReference[], settings: RuleSettings): Convention | undefined {
  const distinct = new Map<string, string[]>();
  for (const reference of references) {
    const segments = ownSegments(reference);
    if (segments) distinct.set(`${reference.path}\0${reference.field ?? ''}`, segments);
  }
  const shapes = new Map<string, string[][]>();
  for (const segments of distinct.values()) {
    const shape = shapeOf(segments, settings);
    shapes.set(shape, [...(shapes.get(shape) ?? []), segments]);
  }
  const [shape, members] = [...shapes].sort((a, b) => b[1].length - a[1].length)[0] ?? ['', []];
  const length = members[0]?.length ?? 0;
  if (members.length < ENOUGH || length < 2 || members.length * 3 < distinct.size * 2 || shape.startsWith('0:') && length >= 4) return undefined;
  return {
    template: templateOf(members, settings), count: members.length, of: distinct.size,
    follows: (reference) => shapeOf(ownSegments(reference) ?? [], settings) === shape,
  };
}

/** Position of the environment (-1: nowhere) and number of segments. */
function shapeOf(segments: readonly string[], settings: RuleSettings): string {
  return `${segments.findIndex((part) => environmentNamed(part, settings) !== undefined)}:${segments.length}`;
}

function templateOf(members: readonly (readonly string[])[], settings: RuleSettings): string {
  const first = members[0] ?? [];
  const open: string[] = ['{purpose}', '{provider}', '{service}'];
  const parts: string[] = [];
  for (let at = first.length - 1; at >= 0; at--) {
    const part = first[at] ?? '';
    if (environmentNamed(part, settings) !== undefined) parts.unshift('{environment}');
    else if (members.every((segments) => segments[at] === part)) parts.unshift(part);
    else parts.unshift(first.length <= 3 && open.length < 3 ? '{service}' : open.shift() ?? '{service}');
  }
  return parts.join('/');
}
