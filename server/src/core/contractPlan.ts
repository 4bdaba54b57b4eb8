/** What contracts should say: one for each service's folder, from what its code reads and its env files define. */
import { isCredentialName } from './credentialNames';
import { compareContracts, envFileKind, envFileName } from './envFiles';
import type { Definition, EnvRead, Literal, ValueClass } from './facts';
import { fileRole } from './fileRole';
import { entriesOf } from './languages/dotenv/fill';
import { quoteValue } from './languages/dotenv/quote';
import { folderOf, parentOf } from './paths';
import { isGiven } from './platformVariables';
import { scopeOfReference } from './scope';
import { parseReference } from './providers';
import { pathForContract, proposePath, secretPathProblem } from './secretPath';
import type { Segment } from './segment';
import { lineEnding } from './text';
import type { RuleSettings } from './view';

/** The part of the engine that is asked. */
export interface ReadFiles {
  paths(): string[];
  segments(path: string): readonly Segment[];
  text(path: string): string | undefined;
}

export interface ContractQuestion {
  readonly files: ReadFiles;
  readonly settings: RuleSettings;
  /** Whether a path exists in the workspace: manifests tell where a service begins. */
  exists(path: string): boolean;
  /** The name of the package in a folder. */
  packageName?(folder: string): string | undefined;
  /** Only contracts of this folder or below; '' for all. */
  readonly within: string;
}

/** A contract to be written or completed. */
export interface PlannedContract {
  readonly path: string;
  /** Undefined for a new file. */
  readonly before: string | undefined;
  readonly after: string;
  readonly added: readonly PlannedKey[];
  /** Keys that the present contract declares already. */
  readonly declared: number;
}

export interface PlannedKey {
  readonly name: string;
  readonly sensitive: boolean;
  readonly optional: boolean;
  /** `{env}/api/stripe/secret_key`. */
  readonly path?: string;
  /** A public value that stands in code or in a developer's env file. */
  readonly example: string;
  /** The first file that reads it. */
  readonly readIn?: string;
}

/** A file here says that a service or package begins. */
const manifests: readonly string[] = [
  'package.json', 'pyproject.toml', 'requirements.txt', 'setup.py', 'Pipfile', 'go.mod', 'Cargo.toml', 'Gemfile', 'composer.json', 'pom.xml',
  'build.gradle', 'build.gradle.kts', 'mix.exs', 'deno.json', 'pubspec.yaml', 'Package.swift',
];
/** CI systems give their jobs variables of their own. */
const pipelines = /(?:^|\/)(?:\.github|\.gitlab|\.circleci|\.buildkite|\.woodpecker|\.azure-pipelines)\/|(?:^|\/)(?:\.gitlab-ci|azure-pipelines|bitbucket-pipelines|\.travis|\.drone|buildspec)[^/]*\.ya?ml$|(?:^|\/)Jenkinsfile[^/]*$/;
const configuration = /\.(?:ya?ml|json|toml|xml|conf|ini|properties|hcl|tf|tfvars)$|(?:^|\/)Dockerfile[^/]*$/;
/** Addresses that carry a password everywhere but on a developer's machine. */
const connection = /(?:^|_)(?:DATABASE|DB|POSTGRES(?:QL)?|PG|MYSQL|MARIADB|MONGO(?:DB)?|REDIS|AMQP|RABBITMQ|CLICKHOUSE|ELASTICSEARCH)_(?:URL|URI)$/;
/** Classes of values that tell nobody anything. */
const shown: ReadonlySet<ValueClass> = new Set<ValueClass>(['boolean', 'number', 'url', 'path', 'name', 'identifier', 'prose']);

interface Found {
  readonly reads: { readonly path: string; readonly read: EnvRead }[];
  readonly definitions: { readonly path: string; readonly definition: Definition }[];
  readonly fallbacks: Literal[];
  recognised: boolean;
}

/** Contracts in the order of their paths; none where nothing is to be added. */
export function planContracts(question: ContractQuestion): PlannedContract[] {
  const { files, within } = question;
  const paths = files.paths();
  const contracts = contractsByFolder(paths);
  const homes = new Map<string, Map<string, Found>>();
  const home = homeFinder(question, paths, contracts);
  for (const path of paths) {
    const role = fileRole(envFileKind(path) ? `${folderOf(path)}/.env` : path);
    if (envFileKind(path) === 'contract' || role === 'example' || role === 'documentation' || pipelines.test(path)) continue;
    const folder = home(path, configuration.test(path));
    if (folder === undefined || within !== '' && folder !== within && !folder.startsWith(`${within}/`)) continue;
    let keys = homes.get(folder);
    if (!keys) homes.set(folder, (keys = new Map()));
    collect(path, files.segments(path), keys);
  }
  const plans: PlannedContract[] = [];
  for (const [folder, keys] of [...homes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const plan = planContract(folder, contracts, keys, question);
    if (plan) plans.push(plan);
  }
  return plans;
}

function contractsByFolder(paths: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of paths.filter((each) => envFileKind(each) === 'contract').sort(compareContracts)) if (!found.has(folderOf(path))) found.set(folderOf(path), path);
  return found;
}

/** The folder whose contract speaks for a file: the nearest with a contract, an env file of a developer, or a manifest. */
function homeFinder(question: ContractQuestion, paths: readonly string[], contracts: ReadonlyMap<string, string>): (path: string, weak: boolean) => string | undefined {
  const withEnvFile = new Set(paths.filter((path) => isDevelopers(path)).map(folderOf));
  const known = new Map<string, string>();
  const strong = new Set([...contracts.keys(), ...withEnvFile]);
  const of = (folder: string): string => {
    let found = known.get(folder);
    if (found === undefined) {
      const above = parentOf(folder);
      const own = strong.has(folder) || manifests.some((name) => question.exists(folder === '' ? name : `${folder}/${name}`));
      known.set(folder, (found = own || above === undefined ? folder : of(above)));
    }
    return found;
  };
  return (path, weak) => {
    const folder = of(folderOf(path));
    // A manifest of containers asks for what its own folder's env file gives, where there is one.
    return weak && !strong.has(folder) ? undefined : folder;
  };
}

/** An env file in which a developer's own values stand. */
function isDevelopers(path: string): boolean {
  const name = envFileName(path);
  return name?.kind === 'real' && name.syntax === 'dotenv' && name.label === undefined && fileRole(`${folderOf(path)}/.env`) === 'source'
    && (name.environment === undefined || name.environment === 'dev' || name.environment === 'development');
}

function collect(path: string, segments: readonly Segment[], keys: Map<string, Found>): void {
  const of = (name: string): Found => {
    let found = keys.get(name);
    if (!found) keys.set(name, (found = { reads: [], definitions: [], fallbacks: [], recognised: false }));
    return found;
  };
  const isReal = isDevelopers(path);
  for (const { facts } of segments) {
    for (const fact of facts) {
      if (fact.kind === 'envRead') {
        if (/^[A-Za-z_]\w*$/.test(fact.name) && !isGiven(fact.name)) of(fact.name).reads.push({ path, read: fact });
      } else if (fact.kind === 'definition') {
        if (isReal && /^[A-Za-z_]\w*$/.test(fact.name) && !isGiven(fact.name)) of(fact.name).definitions.push({ path, definition: fact });
      } else if (fact.kind === 'literal' && fact.name !== undefined) {
        if (fact.slot === 'environment-default') of(fact.name).fallbacks.push(fact);
        if (fact.slot === 'env-file' && isReal && fact.recognitions?.some(({ exposure }) => exposure !== 'public')) of(fact.name).recognised = true;
      }
    }
  }
}

function* declaredAbove(folder: string, contracts: ReadonlyMap<string, string>, { files }: ContractQuestion): Iterable<string> {
  for (let at = parentOf(folder); at !== undefined; at = parentOf(at)) {
    const contract = contracts.get(at);
    for (const [name] of contract === undefined ? [] : entriesOf(files.text(contract) ?? '')) yield name;
  }
}

function planContract(
  folder: string, contracts: ReadonlyMap<string, string>, keys: ReadonlyMap<string, Found>, question: ContractQuestion,
): PlannedContract | undefined {
  const contract = contracts.get(folder);
  const path = contract ?? (folder === '' ? '.env.example' : `${folder}/.env.example`);
  const before = contract === undefined ? undefined : question.files.text(contract) ?? '';
  const declared = new Set(entriesOf(before ?? '').map(([name]) => name));
  // What a contract above declares holds here, too.
  const above = new Set(declaredAbove(folder, contracts, question));
  const added = [...keys].filter(([name, { reads, definitions }]) => reads.length + definitions.length > 0 && !declared.has(name) && !above.has(name)).map(([name, found]) => planKey(name, found, path, question))
    .sort((a, b) => Number(a.optional) - Number(b.optional) || (a.name < b.name ? -1 : 1));
  if (added.length === 0) return undefined;
  const after = written(before, added, path, question);
  return after === undefined ? undefined : { path, before, after, added, declared: declared.size };
}

function planKey(name: string, { reads, definitions, fallbacks, recognised }: Found, contract: string, question: ContractQuestion): PlannedKey {
  const values = definitions.map(({ definition }) => definition);
  const referred = values.find(({ valueClass }) => valueClass === 'reference')?.value;
  const sensitive = recognised || isCredentialName(name) || connection.test(name) || referred !== undefined
    || fallbacks.some(({ recognitions }) => (recognitions ?? []).some(({ exposure }) => exposure !== 'public'));
  const inSource = reads.filter(({ path }) => fileRole(path) === 'source');
  // Defined and read nowhere: something else than our code uses it, and it is there.
  const optional = reads.length > 0 && (inSource.length === 0 || inSource.every(({ read }) => read.optional));
  const fallback = fallbacks.find(({ valueClass, value }) => valueClass !== undefined && shown.has(valueClass) && value.length <= 200 && !value.includes('\n'))?.value;
  const local = values.find(({ valueClass, value }) => valueClass === 'number' || valueClass === 'boolean' || valueClass === 'url' && /^https?:\/\/(?:localhost|127\.0\.0\.1)(?:[:/]|$)/.test(value))?.value;
  const readIn = (inSource[0] ?? reads[0])?.path;
  return {
    name, sensitive, optional,
    ...(sensitive ? { path: pathOf(name, referred, contract, question) } : {}),
    example: sensitive ? '' : fallback ?? local ?? '',
    ...(readIn === undefined ? {} : { readIn }),
  };
}

/** A reference that a developer uses tells the path; else name and folder do. */
function pathOf(name: string, referred: string | undefined, contract: string, { settings, packageName }: ContractQuestion): string {
  const parsed = referred === undefined ? undefined : parseReference(referred);
  const scope = parsed && scopeOfReference(parsed);
  const known = scope && [scope.environment, scope.service, scope.provider, scope.purpose].join('/');
  if (known !== undefined && secretPathProblem(known) === undefined) return pathForContract(known);
  const fallbackService = packageName?.(folderOf(contract));
  return pathForContract(proposePath({ file: contract, family: contract, key: name, settings, environment: 'dev', ...(fallbackService === undefined ? {} : { fallbackService }) }));
}

/** The text with its new entries last; what stood there before is read as before, or undefined. */
function written(before: string | undefined, keys: readonly PlannedKey[], path: string, question: ContractQuestion): string | undefined {
  const text = before ?? '';
  const ending = lineEnding(text);
  const service = pathOf('X_KEY', undefined, path, question).split('/')[1] ?? 'this service';
  const header = before === undefined ? [
    `# The environment variables of ${service}: which there are, which are secret and where those come from.`,
    '# Checked in. No secret stands here: lasthop fetch brings them, lasthop run -- CMD hands them over.', '',
  ] : text === '' || /(?:\r\n|\r|\n)(?:\r\n|\r|\n)$/.test(text) ? [] : [''];
  const blocks = keys.flatMap((key) => entry(key, folderOf(path)));
  const broken = text === '' || text === '\ufeff' || /[\r\n]$/.test(text);
  const after = `${text}${broken ? '' : ending}${[...header, ...blocks].join(ending)}`.replace(/(?:\r\n|\r|\n)*$/, ending);
  const expected = [...entriesOf(text), ...keys.map(({ name, example }) => [name, example] as const)];
  const read = entriesOf(after);
  const same = read.length === expected.length && read.every(([name, value], index) => name === expected[index]?.[0] && value === expected[index]?.[1]);
  return same ? after : undefined;
}

function entry({ name, sensitive, optional, path, example, readIn }: PlannedKey, folder: string): string[] {
  const decorators = [...(sensitive ? ['@sensitive'] : []), ...(optional ? ['@optional'] : []), ...(path === undefined ? [] : [`@path=${path}`])];
  const from = readIn === undefined ? undefined : folder !== '' && readIn.startsWith(`${folder}/`) ? readIn.slice(folder.length + 1) : readIn;
  return [
    ...(from === undefined ? [] : [`# Read in ${from}`]),
    ...(decorators.length === 0 ? [] : [`# ${decorators.join(' ')}`]),
    `${name}=${quoteValue(example) ?? ''}`, '',
  ];
}
