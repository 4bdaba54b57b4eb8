/** Paths as people type them: what is wrong with one, and what was likely meant. */
import { environmentsOf } from '../core/environments';
import { nearest } from '../core/nearest';
import { parseReference } from '../core/providers';
import { environmentNamed, scopeOfReference } from '../core/scope';
import { secretPathProblem } from '../core/secretPath';
import type { Settings } from '../core/settings';
import { speaksOfProduction } from './production';

/** One sentence on a path that is not `environment/service/provider/purpose`; undefined for one that is. Repeats only what looks like a path. */
export function pathProblem(path: string, settings: Settings): string | undefined {
  const form = 'A path is environment/service/provider/purpose, such as dev/api/stripe/secret_key.';
  if (path === '') return `The path is empty. ${form}`;
  if (/[\u0000-\u0020\u007f-\u009f]/.test(path)) return `A path holds no white space and no control characters. ${form}`;
  if (parseReference(path)) return `This is a reference, and a path is wanted: what a store calls the secret. ${form}`;
  const plain = path.split('/').filter((part) => part !== '').join('/');
  if (plain !== path && secretPathProblem(plain) === undefined) return `Write the path without a slash too many: ${plain}`;
  if (!path.includes('/')) return `This is no path, and is not repeated here in case it is a value. ${form}`;
  const problem = secretPathProblem(path);
  return problem === undefined ? environmentProblem(path, path.split('/')[0] ?? '', settings) : `This is no path: ${problem}.`;
}

/** The beginning of paths, for lists: `dev/`, `dev/api/`, ''. */
export function prefixProblem(prefix: string, settings: Settings): string | undefined {
  if (prefix === '') return undefined;
  const parts = prefix.replace(/\/$/, '').split('/');
  if (parts.length > 4 || parts.some((part) => !/^\w[\w.-]*$/.test(part))) return 'Name the beginning of a path, such as dev/ or dev/api/.';
  return parts.length > 1 || prefix.endsWith('/') ? environmentProblem(prefix, parts[0] ?? '', settings) : undefined;
}

function environmentProblem(path: string, word: string, settings: Settings): string | undefined {
  const environments = environmentsOf(settings);
  if (environments.some(({ name }) => name === word)) return undefined;
  const known = environmentNamed(word, { environments });
  const rest = path.slice(word.length);
  if (known !== undefined && known !== word) return `The environment ${word} is called ${known} here. Did you mean ${known}${rest}?`;
  const names = environments.map(({ name }) => name);
  const near = nearest(word, [...names, ...environments.flatMap(({ aliases }) => aliases)]);
  const meant = near === undefined ? undefined : environmentNamed(near, { environments });
  // Common ones need no configuration.
  if (known === word) return undefined;
  return `There is no environment ${word} (there are ${names.join(', ')}).${meant === undefined ? ' Add it to `environments` in .lasthop.yaml, or choose one of these.' : ` Did you mean ${meant}${rest}?`}`;
}

/** The environment that a path or a reference belongs to, by its canonical name; undefined where neither tells. */
export function environmentOf(pathOrReference: string, settings: Settings): { readonly name: string; readonly production: boolean } | undefined {
  const parsed = parseReference(pathOrReference);
  const word = parsed ? scopeOfReference(parsed)?.environment : pathOrReference.split('/')[0];
  const environments = environmentsOf(settings);
  const name = word === undefined ? undefined : environmentNamed(word, { environments }) ?? word;
  return name === undefined ? undefined : { name, production: environments.find((each) => each.name === name)?.production ?? speaksOfProduction(name) };
}
