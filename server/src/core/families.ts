/** Which env files belong together: those of one folder, with their contract. */
import { envFileKind } from './envFiles';
import type { EnvFamily } from './view';

/** Best first: the one name every loader and tool knows, then the others. */
const CONTRACT_ORDER = ['.env.example', '.env.schema', '.env.sample', '.env.template', '.env.dist', '.env.defaults'];

export class Families {
  private readonly byFolder = new Map<string, Set<string>>();

  /** Returns whether the families changed. */
  add(path: string): boolean {
    if (!envFileKind(path)) return false;
    const folder = folderOf(path);
    let files = this.byFolder.get(folder);
    if (!files) this.byFolder.set(folder, (files = new Set()));
    if (files.has(path)) return false;
    files.add(path);
    return true;
  }

  remove(path: string): boolean {
    const folder = folderOf(path);
    const files = this.byFolder.get(folder);
    if (!files?.delete(path)) return false;
    if (files.size === 0) this.byFolder.delete(folder);
    return true;
  }

  /** The nearest family at or above `path` with a contract; else the nearest with any env file. */
  of(path: string): EnvFamily | undefined {
    let nearest: EnvFamily | undefined;
    for (let folder: string | undefined = folderOf(path); folder !== undefined; folder = parentOf(folder)) {
      const family = this.in(folder);
      if (family && family.contracts.length > 0) return family;
      nearest ??= family;
    }
    return nearest;
  }

  private in(folder: string): EnvFamily | undefined {
    const files = this.byFolder.get(folder);
    if (!files) return undefined;
    const paths = [...files].sort();
    const contracts = paths.filter((path) => envFileKind(path) === 'contract');
    contracts.sort((a, b) => rank(a) - rank(b));
    return { folder, contracts, real: paths.filter((path) => envFileKind(path) === 'real') };
  }
}

function rank(contract: string): number {
  const at = CONTRACT_ORDER.indexOf(contract.slice(contract.lastIndexOf('/') + 1));
  return at < 0 ? CONTRACT_ORDER.length : at;
}

/** The folder of a path, '' for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The folder above; undefined above the root. */
export function parentOf(folder: string): string | undefined {
  return folder === '' ? undefined : folderOf(folder);
}
