/** Whole outputs, kept beside their tests. `UPDATE_SNAPSHOTS=1` writes them anew; the diff is for a person to judge. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from './repository';

/** @param path relative to `test/` */
export function matchesSnapshot(actual: string, path: string): void {
  const file = join(repository, 'test', path);
  if (process.env['UPDATE_SNAPSHOTS'] === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
    return;
  }
  assert.ok(existsSync(file), `${path} does not exist: run the test once with UPDATE_SNAPSHOTS=1 and look at what it wrote`);
  assert.equal(actual, readFileSync(file, 'utf8'));
}
