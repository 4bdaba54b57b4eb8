/** What a file's name says about it in the env family: real file or contract, environment, machine-local or shared. */
import type { EnvFamily, EnvFileKind } from './view';

export interface EnvFileName {
  readonly kind: EnvFileKind;
  /** `shell`: direnv's `.envrc`, a bash script of which only simple exports are read. */
  readonly syntax: 'dotenv' | 'shell';
  /** The environment in the name, lower-case, as written: `.env.production.local` → `production`. */
  readonly environment?: string;
  /** A `.local` file: of one machine, never shared. */
  readonly local: boolean;
  /** What else the name says, usually a service: `api.env` → `api`, `.env.worker` → `worker`. */
  readonly label?: string;
}

/** Words that make a file the checked-in promise of keys, best contract first. */
const contractWords: readonly string[] = [
  'example', 'schema', 'sample', 'template', 'dist', 'defaults', 'default',
  'examples', 'samples', 'tmpl', 'tpl', 'skeleton', 'blueprint',
];

/** Environment names that teams put into file names (Next, Vite, Rails, Symfony, Laravel, Compose conventions). */
const environmentWords: ReadonlySet<string> = new Set([
  'development', 'dev', 'develop', 'test', 'testing', 'e2e', 'ci', 'staging', 'stage', 'stg', 'preview', 'review',
  'production', 'prod', 'prd', 'live', 'preprod', 'qa', 'uat', 'sandbox', 'integration', 'int', 'demo', 'docker',
]);

/**
 * Last parts of a name that make it something else than lines of KEY=value: source code, documents, archives,
 * ciphertext as a whole, editors' swap files, templates of another language.
 */
const otherFormats: ReadonlySet<string> = new Set([
  'js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'vue', 'svelte', 'json', 'jsonc', 'json5', 'yaml', 'yml', 'toml', 'xml',
  'ini', 'md', 'mdx', 'rst', 'adoc', 'html', 'css', 'scss', 'py', 'pyi', 'rb', 'go', 'php', 'java', 'kt', 'kts', 'scala', 'rs',
  'c', 'h', 'cc', 'cpp', 'hpp', 'cs', 'swift', 'dart', 'ex', 'exs', 'lua', 'pl', 'r', 'sql', 'sh', 'bash', 'zsh', 'fish', 'ps1',
  'bat', 'cmd', 'nix', 'tf', 'hcl', 'j2', 'jinja', 'jinja2', 'erb', 'ejs', 'hbs', 'mustache', 'gotmpl', 'snap', 'map', 'lock', 'log',
  'gz', 'tgz', 'zip', 'tar', 'xz', 'zst', '7z', 'gpg', 'pgp', 'asc', 'age', 'enc', 'encrypted', 'vault', 'swp', 'swo', 'swn',
  'png', 'jpg', 'jpeg', 'gif', 'svg', 'webp', 'pdf', 'so', 'dll', 'exe', 'wasm', 'class', 'jar', 'pyc',
]);

/** Undefined for files that are not of an env family. `path` uses `/`; only its last part and its folder's name matter. */
export function envFileName(path: string): EnvFileName | undefined {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1).toLowerCase();
  if (name.indexOf('env') < 0 && name.indexOf('.vars') < 0 && path.indexOf('.envs/') < 0) return undefined;
  const parts = name.split('.');
  const last = parts[parts.length - 1] ?? '';
  if (parts.length > 1 && otherFormats.has(last.endsWith('~') ? last.slice(0, -1) : last)) return undefined;

  // cookiecutter-django's layout: .envs/.local/.postgres, .envs/.production/.django
  const layout = /(?:^|\/)\.envs\/(?:.*\/)?\.([\w-]+)\/\.([\w-]+)$/.exec(path);
  if (layout) return describe(['', layout[1] as string, layout[2] as string].slice(1), 'dotenv');

  if (/^\.envrc(?:[.~_-]|$)/.test(name)) return describe(words(name.slice(6)), 'shell');
  const known = /^(?:\.env|\.flaskenv|\.dev\.vars)(?=[.~_-]|$)/.exec(name);
  if (known) return describe(words(name.slice(known[0].length)), 'dotenv');

  // Without the leading dot, `env.ts` and `env.local` are too alike: every further word must be one of ours.
  const bare = /^(?:dot[-_]?)?env[._-](.+)$/.exec(name);
  if (bare) {
    const rest = words(bare[1] as string);
    const ours = rest.every((word) => contractWords.includes(word) || environmentWords.has(word) || word === 'local');
    return ours ? describe(rest, 'dotenv') : undefined;
  }
  const middle = parts.indexOf('env', 1);
  if (middle < 0) return undefined;
  return describe([...parts.slice(0, middle), ...parts.slice(middle + 1)].flatMap(words), 'dotenv');
}

/** Orders the contracts of a folder, best first: `.env.example` before `.env.sample` before `.env.production.example`. */
export function compareContracts(a: string, b: string): number {
  return contractRank(a) - contractRank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Orders the real files of a folder by how general they are: `.env`, `.env.local`, `.env.development`, the others. */
export function compareRealFiles(a: string, b: string): number {
  return realRank(a) - realRank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function words(text: string): string[] {
  return text.split(/[._~-]+/).filter((word) => word !== '');
}

function describe(parts: readonly string[], syntax: EnvFileName['syntax']): EnvFileName {
  let kind: EnvFileKind = 'real';
  let environment: string | undefined;
  let local = false;
  const label: string[] = [];
  for (const part of parts) {
    if (contractWords.includes(part)) kind = 'contract';
    else if (part === 'local') local = true;
    else if (environment === undefined && environmentWords.has(part)) environment = part;
    else if (part !== 'txt') label.push(part);
  }
  return {
    kind, syntax, local,
    ...(environment === undefined ? {} : { environment }),
    ...(label.length === 0 ? {} : { label: label.join('-') }),
  };
}

function contractRank(path: string): number {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const described = envFileName(path);
  const word = contractWords.findIndex((candidate) => words(name).includes(candidate));
  const narrowed = (described?.environment ? 2 : 0) + (described?.label ? 4 : 0) + (described?.local ? 1 : 0) + (name.startsWith('.env') ? 0 : 1);
  return narrowed * 100 + (word < 0 ? 99 : word);
}

function realRank(path: string): number {
  const described = envFileName(path);
  if (!described) return 99;
  const development = described.environment === 'development' || described.environment === 'dev';
  return (described.syntax === 'shell' ? 20 : 0) + (described.label ? 10 : 0)
    + (described.environment ? (development ? 2 : 5) : 0) + (described.local ? 1 : 0);
}

/** Whether a file is a real env file or a contract; undefined for any other. */
export function envFileKind(path: string): EnvFileKind | undefined {
  return envFileName(path)?.kind;
}

/** The file a developer's values stand in, where there is one: of no other environment, service or reader. */
export function baseFile(family: EnvFamily): string | undefined {
  return family.real.find((path) => {
    const name = envFileName(path);
    return name?.syntax === 'dotenv' && name.label === undefined && !path.endsWith('.flaskenv')
      && (name.environment === undefined || name.environment === 'development' || name.environment === 'dev');
  });
}
