/** The canonical path of a secret, `environment/service/provider/purpose`: whether a text is one, and which one to propose. */
import { folderOf } from './paths';
import { canonicalParts } from './providers/syntax';
import type { ResourceIdentity } from './facts';
import { environmentNamed, inferScope } from './scope';
import type { RuleSettings } from './view';

/** Whose credential a value is and what it opens, where a detector knows: `stripe`, `secret_key`. */
export interface Issuer {
  readonly provider: string;
  readonly purpose: string;
}

/** What a proposal is made from. */
export interface PathQuestion {
  /** The file that the literal stands in. */
  readonly file: string;
  /** The contract or env file that the file's keys belong to, where there is one: it tells the service better than a source folder. */
  readonly family?: string;
  /** The service that all paths of the contract name. */
  readonly familyService?: string;
  readonly key: string;
  readonly settings: RuleSettings;
  readonly resource?: ResourceIdentity;
  readonly issuer?: Issuer;
  /** The contract's `@path` of the key: `{env}` and `{service}` are filled in. */
  readonly declared?: string;
  /** What a person said, over everything that is inferred. */
  readonly environment?: string;
  readonly service?: string;
  /** The service where nothing in the workspace says one. */
  readonly fallbackService?: string;
  /** Paths that hold another value. */
  taken?(path: string): boolean;
}

/** Code units; file systems and stores take that much. */
const longestPart = 100;

/** What is wrong with a text as a canonical path, as the end of a sentence; undefined where nothing is. */
export function secretPathProblem(text: string): string | undefined {
  const parts = text.split('/');
  if (parts.length !== 4) return 'a path has four parts: environment/service/provider/purpose, as in dev/api/stripe/secret_key';
  for (const part of parts) {
    if (part === '') return 'no part of a path may be empty';
    if (part.length > longestPart) return `no part of a path may be longer than ${longestPart} characters`;
    if (!/^[A-Za-z0-9_]/.test(part) || part.endsWith('.') || !/^[\w.-]+$/.test(part)) {
      return 'the parts of a path hold letters, digits, “_”, “-” and “.”, and begin with a letter, a digit or “_”';
    }
  }
  return undefined;
}

/** The environment whose secrets a plain env file holds. */
export function localEnvironment(settings: RuleSettings): string {
  return environmentNamed('dev', settings) ?? settings.environments.find(({ production }) => !production)?.name ?? 'dev';
}

/** The path that a secret should have: the contract's where it says one, else from file, key and issuer; numbered where it is taken. */
export function proposePath(question: PathQuestion): string {
  const environment = question.environment ?? environmentOf(question);
  const service = pathPart(question.service ?? serviceOf(question), 'app');
  const declared = question.declared === undefined ? undefined : filled(question.declared, environment, service);
  const [whose, purpose] = providerAndPurpose(question.key, question.issuer);
  // `WORKER_PASSWORD` of the worker is its own.
  const provider = whose === service && !question.issuer ? 'app' : whose;
  const proposed = declared ?? `${pathPart(environment, 'dev')}/${service}/${provider}/${purpose}`;
  let path = proposed;
  for (let number = 2; question.taken?.(path) === true; number++) path = `${proposed}_${number}`;
  return path;
}

/** A path as the contract of every environment says it: `{env}/api/stripe/secret_key`. */
export function pathForContract(path: string): string {
  return `{env}${path.slice(path.indexOf('/'))}`;
}

/** A contract's `@path` filled in; undefined where it is no canonical path of this environment. */
function filled(declared: string, environment: string, service: string): string | undefined {
  const path = declared.replace(/\{env(?:ironment)?\}/g, environment).replace(/\{service\}/g, service);
  const parts = canonicalParts(path);
  return parts && parts[0] === environment && secretPathProblem(path) === undefined ? path : undefined;
}

function environmentOf({ file, settings, resource }: PathQuestion): string {
  const inferred = inferScope(file, settings, resource).environment?.value;
  if (inferred !== undefined) return inferred;
  return (resource?.dialect === 'github-actions' ? environmentNamed('ci', settings) : undefined) ?? localEnvironment(settings);
}

function serviceOf({ file, family, familyService, settings, resource, fallbackService }: PathQuestion): string {
  const fallback = fallbackService ?? 'app';
  if (settings.service !== undefined && settings.service !== '') return settings.service;
  if (resource?.name !== undefined && resource.dialect !== 'github-actions') {
    const named = inferScope('', settings, resource).service?.value;
    if (named !== undefined) return named;
  }
  if (resource?.dialect === 'github-actions') return fallback;
  if (familyService !== undefined) return familyService;
  // `src/payments/` is a part of the app, no service of its own.
  const outside = file.replace(/(?:^|\/)(?:src|lib|tests?|spec)\/.*(?=\/)|^(?:src|lib|tests?|spec)(?=\/)/, '').replace(/^\//, '');
  const rooted = family !== undefined && folderOf(family) === '';
  return inferScope(family ?? outside, settings).service?.value
    // One env file at the top serves all folders; of services only those that stand among services are told by it.
    ?? (rooted ? SERVICE_FOLDER.exec(file)?.[1] : inferScope(outside, settings).service?.value) ?? fallback;
}

/** Where monorepos keep their services. */
const SERVICE_FOLDER = /(?:^|\/)(?:services?|apps|packages|cmd|functions|lambdas|workers|projects)\/([A-Za-z0-9][\w.-]*)\//;

/** Words that say what a credential is for; what stands before them says whose it is. */
export const PURPOSE = /_?((?:(?:ROOT|ADMIN|USER|SECRET|ACCESS|API|AUTH|PRIVATE|SIGNING|ENCRYPTION|CLIENT|WEBHOOK|SESSION|BOT|REFRESH|MASTER|SHARED|SERVICE|ACCOUNT|LICENSE|STORAGE|CONNECTION)_)*(?:PASSWORD|PASSWD|PASS|PWD|PASSPHRASE|SECRET|TOKEN|KEY|CREDENTIALS?|DSN|URL|URI|SALT|COOKIE|STRING)(?:_ID)?)$/;
/** Words that begin a purpose and name no issuer: a bare `API_KEY` is the app's own. */
const NOBODY = /^(?:secret|access|api|auth|private|master|shared|root|admin|user|client|account|encryption|signing)$/;

/** `STRIPE_SECRET_KEY` → stripe, secret_key; `DATABASE_URL` → database, url. */
function providerAndPurpose(key: string, issuer: Issuer | undefined): readonly [string, string] {
  const words = key.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '');
  if (issuer) {
    const own = issuer.provider.split('_');
    const rest = own.every((word, at) => words[at] === word) ? words.slice(own.length) : [];
    const said = issuer.purpose.split('_');
    // `STRIPE_KEY` says less than the form does; `STRIPE_SECRET_KEY_EU` says more.
    const purpose = rest.every((word) => said.includes(word)) ? issuer.purpose : rest.join('_');
    return [pathPart(issuer.provider, 'app'), pathPart(purpose, 'secret')];
  }
  const upper = words.join('_').toUpperCase();
  const match = PURPOSE.exec(upper);
  const whose = match ? upper.slice(0, match.index).toLowerCase() : words[0] ?? '';
  const purpose = match ? (match[1] as string).toLowerCase() : words.slice(1).join('_');
  if (whose !== '' && purpose !== '') return [pathPart(whose, 'app'), pathPart(purpose, 'secret')];
  if (words.length > 1 && !NOBODY.test(words[0] ?? '')) return [pathPart(words[0] ?? '', 'app'), pathPart(words.slice(1).join('_'), 'secret')];
  return ['app', pathPart(words.join('_'), 'secret')];
}

/** A word as it may stand in a path. */
function pathPart(text: string, fallback: string): string {
  const part = text.replace(/[^\w.-]+/g, '-').replace(/^[^A-Za-z0-9_]+|[.-]+$/g, '').slice(0, longestPart);
  return part === '' ? fallback : part;
}
