/** Environment and service of a file, and the scope of a path: inferred, each with the reason that a hover can give. */
import { envFileName } from './envFiles';
import type { ResourceIdentity, SecretReference } from './facts';
import type { Scope } from './provider';
import { providerById } from './providers/index';
import type { RuleSettings } from './view';

/** A value and why it is believed. */
export interface Inferred {
  readonly value: string;
  /** Public text, fit for a sentence after “because”. */
  readonly reason: string;
}

export interface InferredScope {
  readonly environment?: Inferred;
  readonly service?: Inferred;
}

/** Environments that need no configuration, canonical name first. */
const WELL_KNOWN: readonly (readonly string[])[] = [
  ['dev', 'development', 'develop', 'local'],
  ['test', 'testing', 'tst'],
  ['ci'],
  ['qa'],
  ['uat', 'acceptance'],
  ['staging', 'stage', 'stg', 'preprod', 'pre-production', 'preview'],
  ['prod', 'production', 'prd', 'live'],
  ['sandbox', 'sbx'],
  ['demo'],
];
/** Folders that hold services, and folders that are no service. */
const SERVICE_PARENT: ReadonlySet<string> = new Set(['services', 'service', 'apps', 'app', 'packages', 'cmd', 'charts', 'projects', 'modules', 'functions', 'lambdas', 'workers', 'src']);
const NO_SERVICE: ReadonlySet<string> = new Set([
  '', '.', 'src', 'lib', 'config', 'configs', 'conf', 'env', 'envs', 'deploy', 'deployment', 'deployments', 'k8s', 'kubernetes', 'manifests', 'helm', 'chart',
  'charts', 'templates', 'overlays', 'base', 'bases', 'docs', 'test', 'tests', 'scripts', 'infra', 'terraform', 'docker', 'ansible', 'environments',
  'services', 'apps', 'packages', 'examples', 'secrets', '.github', 'workflows', '.vscode', '.devcontainer', 'cmd', 'internal', 'public', 'bin',
]);

const GENERIC_FILE = /^(?:index|main|values|chart|kustomization|secrets?|config|settings|compose|docker-compose|deployment|service|ingress|variables|vars|all|default|ci|test|package|application|app)s?$/;

/** The canonical name of an environment word, from the settings first; undefined for any other word. */
export function environmentNamed(word: string, settings: Pick<RuleSettings, 'environments'>): string | undefined {
  const lower = word.toLowerCase();
  for (const { name, aliases } of settings.environments) {
    if (name.toLowerCase() === lower || aliases.some((alias) => alias.toLowerCase() === lower)) return name;
  }
  return WELL_KNOWN.find((names) => names.includes(lower))?.[0];
}

/** What the path, an env file's name, the resource around and the settings say of a file's environment and service. */
export function inferScope(path: string, settings: RuleSettings, resource?: ResourceIdentity): InferredScope {
  const environment = inferEnvironment(path, settings, resource);
  const service = inferService(path, settings, resource);
  return { ...(environment ? { environment } : {}), ...(service ? { service } : {}) };
}

function inferEnvironment(path: string, settings: RuleSettings, resource: ResourceIdentity | undefined): Inferred | undefined {
  const inName = envFileName(path)?.environment;
  const named = inName === undefined ? undefined : environmentNamed(inName, settings);
  if (named) return { value: named, reason: `the file is named after “${inName}”` };
  for (const word of (resource?.namespace ?? '').split(/[-_.]/)) {
    const value = word === '' ? undefined : environmentNamed(word, settings);
    if (value) return { value, reason: `the namespace is “${resource?.namespace}”` };
  }
  const parts = path.split('/');
  for (let at = parts.length - 2; at >= 0; at--) {
    const part = parts[at] ?? '';
    // `test` and `local` folders are about tests and machines, unless something like `overlays` holds them.
    if (/^(?:tests?|testing|demo|local)$/i.test(part) && !/^(?:overlays|environments?|envs?|clusters|stages?)$/i.test(parts[at - 1] ?? '')) continue;
    const value = environmentNamed(part, settings);
    if (value) return { value, reason: `the folder is “${part}”` };
  }
  const stem = /(?:^|[._-])([A-Za-z]+)\.[a-z]+$/.exec(parts[parts.length - 1] ?? '')?.[1];
  const byStem = stem === undefined || /^test(?:ing)?$/.test(stem) ? undefined : environmentNamed(stem, settings);
  if (byStem) return { value: byStem, reason: `the file is named after “${stem}”` };
  return envFileName(path)?.kind === 'real' ? defaultEnvironment(settings) : undefined;
}

/** A plain `.env` is a developer's. */
function defaultEnvironment(settings: RuleSettings): Inferred {
  const value = environmentNamed('dev', settings) ?? settings.environments.find(({ production }) => !production)?.name ?? 'dev';
  return { value, reason: 'a plain env file is a developer’s' };
}

function inferService(path: string, settings: RuleSettings, resource: ResourceIdentity | undefined): Inferred | undefined {
  if (settings.service !== undefined && settings.service !== '') return { value: settings.service, reason: 'the settings say so' };
  if (resource?.name !== undefined && /^(?:Deployment|StatefulSet|DaemonSet|CronJob|Job|Pod|Rollout|service|Service)$/.test(resource.type)) {
    return { value: resource.name, reason: `the ${resource.type} is named so` };
  }
  const label = envFileName(path)?.label;
  if (label !== undefined) return { value: label, reason: `the file is named after “${label}”` };
  const folders = path.split('/').slice(0, -1);
  for (let at = 0; at < folders.length - 1; at++) {
    const next = folders[at + 1] ?? '';
    if (SERVICE_PARENT.has(folders[at] ?? '') && isService(next, settings)) return { value: next, reason: `the folder is “${folders[at]}/${next}”` };
  }
  for (let at = folders.length - 1; at >= 0; at--) {
    const folder = folders[at] ?? '';
    if (isService(folder, settings)) return { value: folder, reason: `the folder is “${folder}”` };
  }
  // `deploy/worker.yaml`: a file of deployments is named after what it deploys.
  const parts = /^([a-z][a-z0-9-]*)\.[a-z]+$/.exec(path.slice(path.lastIndexOf('/') + 1))?.[1]?.split('-') ?? [];
  while (parts.length > 1 && environmentNamed(parts[parts.length - 1] ?? '', settings) !== undefined) parts.pop();
  const stem = parts.length === 0 ? undefined : parts.join('-');
  if (stem !== undefined && folders.length > 0 && !GENERIC_FILE.test(stem) && isService(stem, settings)) {
    return { value: stem, reason: `the file is named “${stem}”` };
  }
  return undefined;
}

function isService(folder: string, settings: RuleSettings): boolean {
  return !NO_SERVICE.has(folder.toLowerCase()) && environmentNamed(folder, settings) === undefined && /^[\w.-]+$/.test(folder);
}

/** A reference's scope by its provider's own naming; undefined for providers without scopes. */
export function scopeOfReference(of: Pick<SecretReference, 'provider' | 'path' | 'field'>): Scope | undefined {
  const provider = providerById(of.provider);
  return provider?.scoped ? provider.scopeOf?.(of.path, of.field) : undefined;
}

/** How people call a provider. */
export function providerTitle(id: string): string {
  return providerById(id)?.title ?? id;
}

/**
 * A reference as written, moved to a canonical path: the query of a vals URI and what stands in front of the path (mount,
 * project, vault) are kept. Undefined where the syntax holds what cannot be known (an ARN's suffix) or cannot name the path.
 */
export function rewrittenReference(of: SecretReference, path: string): string | undefined {
  const provider = providerById(of.provider);
  if (!provider?.format || of.written === undefined) return undefined;
  const place = placeOf(of);
  const whole = provider.format(path, place);
  // An unquoted `#` begins a comment in most env files; what was cut off there stays where it is.
  const made = of.written.includes('#') ? whole : whole?.split('#')[0];
  if (made === undefined || of.written.split('://')[0] !== made.split('://')[0]) return undefined;
  const query = /\?([^#\s]*)/.exec(of.written)?.[0];
  if (query === undefined) return made;
  const hash = made.indexOf('#');
  return hash < 0 ? made + query : made.slice(0, hash) + query + made.slice(hash);
}

function placeOf(of: SecretReference): string | undefined {
  const first = of.path.split('/')[0];
  return of.provider === 'vault' || of.provider === 'gcp-secret-manager' || of.provider === 'azure-key-vault' || of.provider === 'sops' && of.path.includes('/') ? first : undefined;
}
