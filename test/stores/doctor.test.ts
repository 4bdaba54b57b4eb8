/** What a newcomer lacks, step by step until nothing is: each with the one command that gets it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { defaultSettings, type Settings } from '../../server/src/core/settings';
import { diagnose, type DoctorCheck } from '../../server/src/stores/doctor';
import { familiesAt } from '../../server/src/stores/families';
import { familyStatus } from '../../server/src/stores/familyStatus';
import { findFamily } from '../../server/src/stores/envFamily';
import { lasthopWaiting } from '../support/commandLine';
import { temporaryFolder, writeFiles, type Files } from '../support/folder';
import { memoryStores, type MemoryOptions } from '../support/memoryStores';

const contract = '# @sensitive @path={env}/api/stripe/key\nSTRIPE_KEY=\n# @sensitive @path={env}/api/db/url\nDB_URL=\nPORT=8080\nNAME=\n# @optional\nMAYBE=\n';
const secrets = { 'dev/api/stripe/key': 'a', 'dev/api/db/url': 'b' };

function place(context: TestContext, files: Files, git = true): string {
  const root = temporaryFolder(context, files);
  if (git) spawnSync('git', ['init', '-q', root]);
  return root;
}

async function lacking(root: string, options: Partial<MemoryOptions> = {}, settings: Partial<Settings> = {}): Promise<readonly string[]> {
  const own = { ...defaultSettings, ...settings };
  const { checks } = await diagnose({
    root, directory: root, families: familiesAt(root, root), repositorySettings: own, settings: own, stores: memoryStores({ secrets, may: () => 'yes', ...options }),
    environment: { LASTHOP_HOME: join(root, 'home'), PATH: '/usr/bin:/bin' }, nodeVersion: 'v20.1.0',
  });
  return checks.filter(({ state }) => state === 'lacking').map(({ id, command }: DoctorCheck) => (command === undefined ? id : `${id}: ${command}`));
}

test('from an empty folder to nothing lacking', async (context) => {
  const root = place(context, { 'a.js': '' }, false);
  assert.deepEqual(await lacking(root), ['git: git init', 'contract: lasthop init']);
  spawnSync('git', ['init', '-q', root]);
  writeFiles(root, { '.env.example': contract });
  assert.deepEqual(await lacking(root, { may: () => 'no' }), ['access: lasthop store request', 'ignored: lasthop init', 'keys']);
  writeFiles(root, { '.gitignore': '.env\n.env.local\n.env.*.local\nhome/\n' });
  assert.deepEqual(await lacking(root, { secrets: {} }), ['access: lasthop set dev/api/stripe/key', 'keys: lasthop fetch']);
  assert.deepEqual(await lacking(root), ['keys: lasthop fetch']);
  writeFiles(root, { '.env.local': 'STRIPE_KEY=a\nDB_URL=b\nPORT=1\n' });
  assert.deepEqual(await lacking(root), ['keys']);
  writeFiles(root, { '.env': 'NAME=x\n' });
  assert.deepEqual(await lacking(root), []);
});

test('a store behind a program: what a repository brings, and what is not installed', async (context) => {
  const root = place(context, { '.env.example': '# @path=op://{env}/api-a/b\nA=\n', '.gitignore': '.env*\n!.env.example\nhome/\n', '.env': 'A=1\n' });
  const stores = { 'one-password': { read: ['op', 'read', '{reference}'] } };
  assert.deepEqual(await lacking(root, {}, { stores }), ['trust: lasthop trust', 'program']);
});

test('in a monorepo each service has its lines', async (context) => {
  const root = place(context, {
    'api/.env.example': contract, 'worker/.env.example': '# @path={env}/worker/a/b\nQUEUE_KEY=\n', 'test/fixtures/.env.example': 'X=\n', 'node_modules/x/.env.example': 'Y=\n',
    '.gitignore': '.env\n.env.*.local\n.env.local\nhome/\n', 'worker/.env': 'QUEUE_KEY=1\n',
  });
  assert.deepEqual(await lacking(root), ['keys: (cd api && lasthop fetch)']);
  assert.deepEqual(familiesAt(root, join(root, 'api')).map(({ path }) => path), ['api']);
});

test('the status that an editor shows', (context) => {
  const root = place(context, { 'api/.env.example': contract, 'api/.env': 'STRIPE_KEY=sk\nDB_URL=\n', '.gitignore': '.env\n.env.local\n' });
  const status = familyStatus({ root, family: findFamily(root, join(root, 'api')), settings: defaultSettings, environment: { LASTHOP_HOME: join(root, 'home') } });
  assert.deepEqual(status, {
    service: 'api', environment: 'dev', keys: 5, missing: ['DB_URL', 'NAME'], fetchable: ['DB_URL'], replaceable: [],
    sources: [{ name: 'STRIPE_KEY', path: 'dev/api/stripe/key' }, { name: 'DB_URL', path: 'dev/api/db/url' }],
  });
});

test('a placeholder and the empty line of a secret are no values, the contract’s public default is one', (context) => {
  const root = place(context, { '.env.example': `${contract}ADMIN_TOKEN=\n`, '.env.local': 'STRIPE_KEY=your-key-here\nDB_URL=postgres://localhost/x\nNAME=shop\nADMIN_TOKEN=\n', '.gitignore': '.env\n.env.local\n' });
  const { missing, fetchable, replaceable } = familyStatus({ root, family: findFamily(root, root), settings: defaultSettings, environment: { LASTHOP_HOME: join(root, 'home') } });
  assert.deepEqual([missing, fetchable, replaceable], [['STRIPE_KEY', 'ADMIN_TOKEN'], [], ['STRIPE_KEY']]);
});

test('on a terminal and for programs', async (context) => {
  const root = place(context, { '.env.example': 'NAME=\n', '.gitignore': '.env\n.env.local\n.env.*.local\nhome/\n' });
  const world = { environment: { LASTHOP_HOME: join(root, 'home'), PATH: '/usr/bin:/bin' } };
  const { status, output } = await lasthopWaiting(root, ['doctor'], world);
  assert.equal(status, 1);
  assert.match(output, /^✓ Node v\d+.*\n✓ .*\n✓ .*\n✓ .*\n✗ this folder: 1 of 1 keys missing \(NAME\)\..*\n· Commits are not checked for secrets\.\n {4}lasthop init --hook\n\nOne thing is lacking\.\n$/);
  const { output: json } = await lasthopWaiting(root, ['doctor', '--format', 'json'], world);
  const diagnosis = JSON.parse(json) as { readonly version: number; readonly checks: readonly DoctorCheck[] };
  assert.deepEqual([diagnosis.version, diagnosis.checks.map(({ id, state }) => `${id} ${state}`)], [1, ['node ok', 'git ok', 'configuration ok', 'ignored ok', 'keys lacking', 'hook advice']]);
  mkdirSync(join(root, '.git/hooks'), { recursive: true });
  writeFileSync(join(root, '.git/hooks/pre-commit'), '#!/bin/sh\nlasthop check --staged\n');
  chmodSync(join(root, '.git/hooks/pre-commit'), 0o755);
  writeFileSync(join(root, '.env'), 'NAME=x\n');
  assert.equal((await lasthopWaiting(root, ['doctor'], world)).status, 0);
});
