/** Programs that stand in for `op`, `vals` and others: shell scripts written at run time, with a PATH that holds them. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { defaultSettings, type Settings, type StoreSetting } from '../../server/src/core/settings';
import { approve, Stores, trustRequest, type StoresOptions } from '../../server/src/stores';
import { temporaryFolder } from './folder';

export interface StoreWorld {
  /** A folder of the test's own: `repository/`, `home/`, `bin/`. */
  readonly folder: string;
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Writes a shell script into the folder on PATH. */
  program(name: string, script: string): void;
  /** Stores with these settings of the repository, approved unless told otherwise. */
  open(stores: Readonly<Record<string, StoreSetting>>, more?: Partial<StoresOptions> & { readonly trusted?: boolean }): Stores;
}

export function storeWorld(test: TestContext): StoreWorld {
  const folder = temporaryFolder(test);
  const root = join(folder, 'repository');
  const bin = join(folder, 'bin');
  for (const each of [root, bin, join(folder, 'home')]) mkdirSync(each);
  const environment = { PATH: `${bin}:/usr/bin:/bin`, LASTHOP_HOME: join(folder, 'home'), HOME: join(folder, 'home') };
  return {
    folder, root, environment,
    program: (name, script) => writeProgram(join(bin, name), script),
    open: (stores, { trusted = true, ...more } = {}) => {
      const settings: Settings = { ...defaultSettings, stores };
      const request = trustRequest(root, settings);
      if (trusted && request) approve(request, environment);
      return Stores.open({ root, settings, environment, ...more });
    },
  };
}

export function writeProgram(file: string, script: string): void {
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/** Settings of a store that keeps plain files in `data/`, read and written by a fake program. */
export function fileStore(world: StoreWorld): Readonly<Record<string, StoreSetting>> {
  world.program('filestore', [
    `data='${world.folder}/data'`,
    'case "$1" in',
    '  get) [ -f "$data/$2" ] || { echo "Error: $2 is not in the password store." >&2; exit 1; }; cat "$data/$2" ;;',
    '  put) mkdir -p "$(dirname "$data/$2")"; cat > "$data/$2" ;;',
    '  list) cd "$data" && find . -type f | sed "s,^./,," ;;',
    'esac',
  ].join('\n'));
  return { pass: { read: ['filestore', 'get', '{path}'], write: ['filestore', 'put', '{path}'], list: ['filestore', 'list'] } };
}
