/** The look at bytes before reading never hides a finding: every rule page, every detector's examples, with and without it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createCandidateTest } from '../../server/src/core/candidates';
import { isCredentialName } from '../../server/src/core/credentialNames';
import { detectors } from '../../server/src/core/detectors';
import { envFileKind } from '../../server/src/core/envFiles';
import { providers } from '../../server/src/core/providers';
import { readPage } from '../support/pages';
import { repository } from '../support/repository';
import { allFindings, openWorkspace, testSettings, type TestFile } from '../support/workspace';

function keysOf(files: readonly TestFile[]): Set<string> {
  const engine = openWorkspace(files);
  return new Set(engine.paths().flatMap((path) => engine.segments(path)).flatMap(({ facts }) => facts)
    .flatMap((fact) => (fact.kind === 'definition' || fact.kind === 'declaration' ? [fact.name] : [])));
}

/** Files with findings that the look would have passed over. */
function hidden(files: readonly TestFile[]): string[] {
  const contract = files.some(({ path }) => envFileKind(path) === 'contract');
  const isCandidate = createCandidateTest(detectors, providers, keysOf(files));
  const wrong = files.filter(({ path, text }) => envFileKind(path) === undefined && !isCandidate(Buffer.from(text).toString('latin1'), contract));
  const found = new Set(allFindings(openWorkspace(files, testSettings({ profile: 'strict' }))).map(({ path }) => path));
  return wrong.filter(({ path }) => found.has(path)).map(({ path }) => path);
}

const folder = join(repository, 'docs', 'rules');
for (const name of readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md').sort()) {
  test(`docs/rules/${name}`, () => {
    for (const example of readPage(readFileSync(join(folder, name), 'utf8')).examples) assert.deepEqual(hidden(example.files), [], example.heading);
  });
}

test('every name of a credential is seen', () => {
  const isCandidate = createCandidateTest([], [], new Set());
  const names = ['DB_PASSWORD', 'apiKey', 'client-secret', 'dbpwd', 'motDePasse', 'senha', 'contraseña', 'hasło', 'пароль', '密码', '비밀번호',
    'signing_key', 'GITHUB_TOKEN', 'salt', 'jwt', 'dsn', 'passphrase', 'Passwort', 'wachtwoord', 'mdp', 'parola', 'heslo', 'şifre', 'auth'];
  for (const name of names.filter(isCredentialName)) {
    const value = ['Qk7', 'vX2', 'mP9', 'wL4', 'tZ8'].join('');
    for (const text of [`${name} = "${value}"`, `${name}: ${value}`, `"${name}": "${value}"`, `<${name}>${value}</${name}>`, `--${name} ${value}`, `- name: ${name}\n  value: ${value}\n`, `<a key="${name}" value="${value}"/>`, `f("${name}", "${value}")`, `${name} ${value}\n`]) {
      assert.ok(isCandidate(Buffer.from(text).toString('latin1'), false), text);
    }
  }
});

test('linear in the text', () => {
  const isCandidate = createCandidateTest(detectors, providers, new Set());
  const time = (text: string): number => {
    const started = performance.now();
    isCandidate(text, false);
    return performance.now() - started;
  };
  for (const piece of ['key ', 'password: ', 'tokenkeysecret', '"key" "', 'a1'.repeat(20), 'google a1b2c3d4e5f6a7b8c9d0 ', '=:'.repeat(40)]) {
    const once = time(piece.repeat(400_000 / piece.length));
    const twice = time(piece.repeat(800_000 / piece.length));
    assert.ok(twice < 5 * once + 100, `${piece}: ${once} ms, then ${twice} ms for twice the text`);
  }
});
