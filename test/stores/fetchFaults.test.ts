/** A fetch that the disk refuses or that is killed, at each of its writes: the file is the old one or the new one, and whole. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { defaultSettings } from '../../server/src/core/settings';
import { findFamily } from '../../server/src/stores/envFamily';
import { fetchSecrets, type FetchRefused, type FetchResult } from '../../server/src/stores/fetch';
import { withFault, type Fault } from '../support/faultyDisk';
import { fake } from '../support/fakes';
import { temporaryFolder } from '../support/folder';
import { memoryStores } from '../support/memoryStores';

const faults: readonly Fault[] = [{ kind: 'refuse', code: 'ENOSPC' }, { kind: 'die' }];

test('at every write point, with a file of a person’s or none', async (context) => {
  const [first, second] = [fake('stripe-live-key'), fake('opaque-32')];
  let points = 0;
  for (const mine of [undefined, '# mine\nOTHER=1\nDB_KEY=by hand']) {
    const root = temporaryFolder(context, {
      '.gitignore': '.env.local\nhome/\n', '.env.example': '# @path={env}/api/a/b\nA_KEY=\n# @path={env}/api/d/b\nDB_KEY=\nB=2\n',
    });
    spawnSync('git', ['init', '-q', root]);
    const file = join(root, '.env.local');
    const fetch = (value: string): Promise<FetchResult | FetchRefused> => fetchSecrets({
      root, directory: root, family: findFamily(root, root), environment: { LASTHOP_HOME: join(root, 'home') }, settings: defaultSettings,
      stores: memoryStores({ secrets: { 'dev/api/a/b': value, 'dev/api/d/b': 'x' } }),
    });
    const begin = (): void => {
      for (const folder of ['home', '.git/lasthop']) rmSync(join(root, folder), { recursive: true, force: true });
      if (mine === undefined) rmSync(file, { force: true });
      else writeFileSync(file, mine);
    };
    // A first fetch makes the file, a second one changes it.
    for (const fetchedBefore of [false, true]) {
      const prepare = async (): Promise<void> => {
        begin();
        if (fetchedBefore) await fetch(first);
      };
      await prepare();
      const changes = await withFault(Number.POSITIVE_INFINITY, { kind: 'die' }, () => fetch(second));
      assert.ok(changes >= 8, String(changes));
      const whole = readFileSync(file, 'utf8');
      for (const fault of faults) {
        for (let at = 0; at < changes; at++) {
          points++;
          await prepare();
          const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
          let result: FetchResult | FetchRefused | undefined;
          await withFault(at, fault, async () => { result = await fetch(second); });
          const after = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
          const place = `${fault.kind} at ${at} of ${changes}`;
          assert.ok(after === before || after === whole, place);
          if (result?.kind === 'refused') assert.match(result.failure.message, /is as it was|nothing was written/, place);
          for (const left of leftovers(root)) {
            assert.equal(statSync(left).mode & 0o077, 0, `${place}: ${left}`);
            assert.equal(fault.kind, 'die', `${place}: ${left}`);
            // Where nobody checks anything in.
            assert.ok(left.includes('/.git/') || left.includes('/home/'), left);
          }
          // Whatever happened, the next fetch knows its own lines from a person's.
          const again = await fetch(second);
          assert.equal(again.kind, 'fetched', place);
          assert.deepEqual((again as FetchResult).kept.map(({ name }) => name), mine === undefined ? [] : ['DB_KEY'], place);
          assert.equal(readFileSync(file, 'utf8'), whole, place);
        }
      }
    }
  }
  assert.ok(points >= 100, String(points));
});

function leftovers(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tmp')).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
