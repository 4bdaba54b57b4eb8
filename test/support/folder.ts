/** Temporary folders that vanish with their test. */
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';

export type Files = Readonly<Record<string, string | Buffer>>;

/** A file system in memory, where there is one: for tests that write thousands of files. Programs may not be allowed to run from there. */
export const inMemory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A new folder with the given files, without symbolic links in its path. */
export function temporaryFolder(test: TestContext, files: Files = {}, parent = tmpdir()): string {
  const folder = realpathSync(mkdtempSync(join(parent, 'lasthop-')));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
