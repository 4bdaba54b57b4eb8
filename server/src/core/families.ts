/** Which env files belong together: those of one folder, with their contract. */
import { compareContracts, compareRealFiles, envFileKind } from './envFiles';
import { folderOf, parentOf } from './paths';
import type { EnvFamily } from './view';

export class Families {
  private readonly byFolder = new Map<string, Set<string>>();
  /** Rules ask for every fact; made once, until the files of the folder change. */
  private readonly made = new Map<string, EnvFamily>();

  /** Returns whether the families changed. */
  add(path: string): boolean {
    if (!envFileKind(path)) return false;
    const folder = folderOf(path);
    let files = this.byFolder.get(folder);
    if (!files) this.byFolder.set(folder, (files = new Set()));
    if (files.has(path)) return false;
    files.add(path);
    this.made.delete(folder);
    return true;
  }

  remove(path: string): boolean {
    const folder = folderOf(path);
    const files = this.byFolder.get(folder);
    if (!files?.delete(path)) return false;
    this.made.delete(folder);
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
    const known = this.made.get(folder);
    if (known) return known;
    const files = this.byFolder.get(folder);
    if (!files) return undefined;
    const paths = [...files].sort();
    const contracts = paths.filter((path) => envFileKind(path) === 'contract');
    const real = paths.filter((path) => envFileKind(path) === 'real');
    const family = { folder, contracts: contracts.sort(compareContracts), real: real.sort(compareRealFiles) };
    this.made.set(folder, family);
    return family;
  }
}
