/**
 * Which env files an app reads by itself, told by the packages it depends on, its start scripts and its Compose file.
 * Sources: the loaders' own documentation (Next, Vite, Create React App, Nuxt, Astro, SvelteKit, Gatsby, dotenv-flow,
 * dotenv-rails and Symfony read `.env.local`; dotenv, python-dotenv, pydantic-settings, godotenv, Ruby's dotenv, phpdotenv,
 * dotenvy and Compose's interpolation read `.env` only).
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { envFileName } from '../core/envFiles';

export interface Loader {
  /** As its users call it. */
  readonly name: string;
  /** The file that a developer's own values belong into. */
  readonly file: string;
}

/** Packages of npm whose loader reads `.env.local`; true where it also fills `$NAME` in. */
const overlaying: Readonly<Record<string, boolean>> = {
  'next': true, 'vite': true, 'react-scripts': true, 'nuxt': true, 'astro': true, '@sveltejs/kit': true, '@remix-run/dev': true, 'vitest': true,
  '@vue/cli-service': true, 'dotenv-flow': false, '@next/env': true, 'c12': true, 'bun': true,
};
/** Those that read `.env` alone. */
const plain: Readonly<Record<string, boolean>> = {
  'dotenv': false, 'dotenv-expand': true, 'dotenv-safe': false, 'env-cmd': false, 'dotenv-cli': false, '@nestjs/config': false, 'gatsby': false,
};
/** Manifests of other languages: a mark in their text, the loader, its file. */
const manifests: readonly (readonly [file: RegExp, mark: RegExp, name: string, file: string])[] = [
  [/^(?:requirements[\w.-]*\.txt|pyproject\.toml|Pipfile|setup\.(?:py|cfg))$/, /\b(python-dotenv|django-environ|environs|pydantic-settings|python-decouple)\b/i, 'python-dotenv', '.env'],
  [/^go\.mod$/, /\bjoho\/(godotenv)\b/, 'godotenv', '.env'],
  [/^Gemfile$/, /['"](dotenv-rails)['"]/, 'dotenv-rails', '.env.local'],
  [/^Gemfile$/, /['"](dotenv)['"]/, 'dotenv', '.env'],
  [/^composer\.json$/, /"(symfony\/dotenv)"/, 'symfony/dotenv', '.env.local'],
  [/^composer\.json$/, /"(vlucas\/phpdotenv|laravel\/framework)"/, 'phpdotenv', '.env'],
  [/^Cargo\.toml$/, /^\s*(dotenvy?)\b/m, 'dotenvy', '.env'],
];
/** Scripts that name the file: `node --env-file=.env`, `dotenv -e .env.local`, `env-cmd -f .env`, `docker run --env-file .env`. */
const namedFile = /(?:--env-file(?:-if-exists)?[= ]|\bdotenv(?:x run)?\s+(?:-e|-f)\s*|\benv-cmd\s+-f\s*)(["']?)([\w./-]+)\1/g;
const composeFile = /^(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml$/;
const largestManifest = 1024 * 1024;

/** The loader that an app in this folder uses, as far as its files tell. */
export function loaderOf(folder: string, root: string): Loader | undefined {
  const manifest = packageManifest(folder);
  const scripts = Object.values(manifest?.scripts ?? {}).filter((script) => typeof script === 'string').join('\n');
  for (const found of scripts.matchAll(namedFile)) {
    const file = ownFile(found[2] ?? '');
    if (file !== undefined) return { name: 'the start script', file };
  }
  const packages = { ...manifest?.dependencies, ...manifest?.devDependencies };
  const over = Object.keys(overlaying).find((name) => Object.hasOwn(packages, name));
  if (over !== undefined) return { name: over, file: '.env.local' };
  const own = Object.keys(plain).find((name) => Object.hasOwn(packages, name));
  if (own !== undefined) return mentions(folder, '.env.local') || scripts.includes('.env.local') ? { name: own, file: '.env.local' } : { name: own, file: '.env' };
  for (const name of namesIn(folder)) {
    for (const [file, mark, loader, reads] of manifests) {
      if (file.test(name) && mark.test(textOf(join(folder, name)) ?? '')) return { name: loader, file: reads };
    }
  }
  return composeLoader(folder, root);
}

/** Whether a script of a package names an env file that its program is to read. */
export function namesEnvFile(script: string): boolean {
  return [...script.matchAll(namedFile)].some((found) => ownFile(found[2] ?? '') !== undefined);
}

/** Whether the app's env file is read for it by the scripts that name it, and by nothing of its own. */
export function isReadByScripts(folder: string): boolean {
  const { scripts, dependencies, devDependencies } = packageManifest(folder) ?? {};
  const packages = { ...dependencies, ...devDependencies };
  return ![...Object.keys(overlaying), ...Object.keys(plain)].some((name) => Object.hasOwn(packages, name))
    && Object.values(scripts ?? {}).some((script) => typeof script === 'string' && namesEnvFile(script));
}

/** The package that fills `$NAME` in when it reads env files of this folder. */
export function expandingLoader(folder: string): string | undefined {
  const manifest = packageManifest(folder);
  const packages = { ...manifest?.dependencies, ...manifest?.devDependencies };
  return [...Object.entries(overlaying), ...Object.entries(plain)].find(([name, expands]) => expands && Object.hasOwn(packages, name))?.[0];
}

interface Manifest {
  readonly scripts?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, unknown>>;
  readonly devDependencies?: Readonly<Record<string, unknown>>;
}

function packageManifest(folder: string): Manifest | undefined {
  try {
    const read = JSON.parse(textOf(join(folder, 'package.json')) ?? 'null') as unknown;
    return typeof read === 'object' && read !== null ? read : undefined;
  } catch {
    return undefined;
  }
}

/** Compose's `env_file:` of this folder's file, from here up to the root. */
function composeLoader(folder: string, root: string): Loader | undefined {
  for (let at = folder; ; at = dirname(at)) {
    for (const name of namesIn(at)) {
      if (!composeFile.test(name)) continue;
      for (const found of (textOf(join(at, name)) ?? '').matchAll(/^\s*env_file:[ \t]*(.*(?:\r?\n[ \t]*- .*)*)/gm)) {
        for (const [written] of (found[1] ?? '').matchAll(/[\w./-]*env[\w./-]*/g)) {
          const file = relative(folder, resolve(at, written));
          if (ownFile(file) !== undefined) return { name: `${name} (env_file)`, file };
        }
      }
    }
    if (at === root || dirname(at) === at) return undefined;
  }
}

/** An env file of the folder itself that belongs to a developer. */
function ownFile(written: string): string | undefined {
  const file = written.replace(/^\.\//, '');
  const name = envFileName(file);
  return !file.includes('/') && name?.kind === 'real' && name.syntax === 'dotenv' && name.environment === undefined ? basename(file) : undefined;
}

/** Whether a source file directly in the folder or in its `src` names a text. */
function mentions(folder: string, text: string): boolean {
  return [folder, join(folder, 'src'), join(folder, 'config')].some((at) => namesIn(at)
    .some((name) => /\.(?:[cm]?[jt]s|json)$/.test(name) && (textOf(join(at, name)) ?? '').includes(text)));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function textOf(file: string): string | undefined {
  try {
    const stats = statSync(file);
    return stats.isFile() && stats.size <= largestManifest ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
