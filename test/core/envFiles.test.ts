import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareContracts, compareRealFiles, envFileName } from '../../server/src/core/envFiles';

function check(path: string, expected: string): void {
  test(`${path} is ${expected}`, () => {
    const name = envFileName(path);
    const shown = name === undefined ? 'nothing' : [
      name.kind,
      ...(name.syntax === 'shell' ? ['shell'] : []),
      ...(name.environment ? [`environment=${name.environment}`] : []),
      ...(name.local ? ['local'] : []),
      ...(name.label ? [`label=${name.label}`] : []),
    ].join(' ');
    assert.equal(shown, expected);
  });
}

check('.env', 'real');
check('apps/api/.env', 'real');
check('.ENV', 'real');
check('.env.local', 'real local');
check('.env.production', 'real environment=production');
check('.env.production.local', 'real environment=production local');
check('.env.dev-eu', 'real environment=dev label=eu');
check('.env.worker', 'real label=worker');
check('.env.txt', 'real');
check('.env.bak', 'real label=bak');
check('.env~', 'real');
check('.env.keys', 'real label=keys');
check('prod.env', 'real environment=prod');
check('deploy/api.env', 'real label=api');
check('api.prod.env', 'real environment=prod label=api');
check('env.local', 'real local');
check('.flaskenv', 'real');
check('.dev.vars', 'real');
check('.dev.vars.staging', 'real environment=staging');
check('.envrc', 'real shell');
check('.envrc.local', 'real shell local');
check('.envs/.production/.django', 'real environment=production label=django');
check('.envs/.local/.postgres', 'real local label=postgres');

check('.env.example', 'contract');
check('.env.sample', 'contract');
check('.env.template', 'contract');
check('.env.tpl', 'contract');
check('.env.dist', 'contract');
check('.env.defaults', 'contract');
check('.env.schema', 'contract');
check('.env-example', 'contract');
check('.env_sample', 'contract');
check('.env.local.example', 'contract local');
check('.env.example.local', 'contract local');
check('.env.production.example', 'contract environment=production');
check('example.env', 'contract');
check('env.example', 'contract');
check('env_sample', 'contract');
check('dotenv.example', 'contract');
check('dot-env.template', 'contract');
check('docker.env.dist', 'contract environment=docker');
check('.dev.vars.example', 'contract');
check('.envrc.example', 'contract shell');
check('.flaskenv.example', 'contract');
check('.env.example.txt', 'contract');

check('env.ts', 'nothing');
check('src/env.mjs', 'nothing');
check('vite-env.d.ts', 'nothing');
check('.env.d.ts', 'nothing');
check('.env.json', 'nothing');
check('.env.example.md', 'nothing');
check('.env.swp', 'nothing');
check('.env.vault', 'nothing');
check('.env.enc', 'nothing');
check('.env.j2', 'nothing');
check('env.sh', 'nothing');
check('env.prod.ts', 'nothing');
check('env.settings', 'nothing');
check('environment', 'nothing');
check('.environment', 'nothing');
check('.envoy', 'nothing');
check('env', 'nothing');
check('myenv', 'nothing');
check('.venv/bin/activate', 'nothing');
check('.env/bin/activate', 'nothing');
check('README.md', 'nothing');

test('contracts are ordered best first', () => {
  const names = ['example.env', '.env.production.example', '.env.dist', '.env.sample', '.env.local.example', '.env.example', 'api.env.example'];
  assert.deepEqual([...names].sort(compareContracts), [
    '.env.example', '.env.sample', '.env.dist', '.env.local.example', 'example.env', '.env.production.example', 'api.env.example',
  ]);
});

test('real files are ordered from the general to the particular', () => {
  const names = ['.envrc', 'api.env', '.env.production', '.env.development', '.env.local', '.env.development.local', '.env'];
  assert.deepEqual([...names].sort(compareRealFiles), [
    '.env', '.env.local', '.env.development', '.env.development.local', '.env.production', 'api.env', '.envrc',
  ]);
});
