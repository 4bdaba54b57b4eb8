/** A store as the place that moved values go to: how it is referred to, and by which command a script asks for a secret. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Destination } from '../core/render';
import { secretPathProblem } from '../core/secretPath';
import type { Settings } from '../core/settings';
import { environmentOf } from './paths';
import type { Store } from './store';

export interface DestinationOptions {
  /** Absolute. */
  readonly root: string;
  readonly settings: Settings;
  readonly environment?: string;
  readonly service?: string;
}

export function destinationOf(store: Pick<Store, 'provider' | 'reference'>, { root, settings, environment, service }: DestinationOptions): Destination {
  return {
    reference: (path) => store.reference(path),
    command: (path) => (secretPathProblem(path) === undefined ? getCommandFor(store.provider, path, settings) : undefined),
    fallbackService: packageName(root),
    ...(environment === undefined ? {} : { environment }),
    ...(service === undefined ? {} : { service }),
  };
}

/** `lasthop get …`, with what that needs for another store and for production. */
export function getCommandFor(provider: string, path: string, settings: Settings): string {
  const store = provider === settings.store ? '' : `--store ${provider} `;
  return `lasthop get ${store}${environmentOf(path, settings)?.production ? '--production ' : ''}${path}`;
}

/** What a repository without services is called: the package's name, else the folder's. */
function packageName(root: string): string {
  const named = [
    () => (JSON.parse(read(root, 'package.json')) as { readonly name?: unknown } | null)?.name,
    () => /^name\s*=\s*["']([^"'\r\n]+)["']/m.exec(read(root, 'pyproject.toml'))?.[1],
    () => /^module\s+(\S+)/m.exec(read(root, 'go.mod'))?.[1]?.replace(/\/v\d+$/, ''),
  ];
  for (const name of named) {
    const found = attempted(name);
    const last = typeof found === 'string' ? found.slice(found.lastIndexOf('/') + 1) : '';
    if (/^[A-Za-z0-9][\w.-]*$/.test(last)) return last;
  }
  return basename(root);
}

function read(root: string, name: string): string {
  return readFileSync(join(root, name), 'utf8');
}

function attempted(act: () => unknown): unknown {
  try {
    return act();
  } catch {
    return undefined;
  }
}
