/** The service whose secrets a contract names. */
import type { Declaration } from './facts';
import { parseReference } from './providers/index';
import { scopeOfReference } from './scope';

/** The one service that all paths of a contract name; undefined where they name none, several, or leave it open. */
export function declaredService(declarations: readonly Declaration[]): string | undefined {
  const named = new Set<string>();
  for (const { decorators } of declarations) {
    const path = decorators.get('path');
    const service = typeof path === 'string' ? serviceOf(path) : undefined;
    if (service !== undefined && !/[{}]/.test(service)) named.add(service);
  }
  return named.size === 1 ? [...named][0] : undefined;
}

function serviceOf(path: string): string | undefined {
  const reference = parseReference(path);
  return reference ? scopeOfReference(reference)?.service : path.split('/')[1];
}
