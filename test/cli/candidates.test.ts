/** The look at bytes before reading never hides a finding: every rule page, every detector's examples, with and without it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createCandidateTest, type CandidateTest } from '../../server/src/core/candidates';
import { isCredentialName } from '../../server/src/core/credentialNames';
import { detectors } from '../../server/src/core/detectors';
import { envFileKind } from '../../server/src/core/envFiles';
import { providers } from '../../server/src/core/providers';
import { readPage } from '../support/pages';
import { repository } from '../support/repository';
import { allFindings, openWorkspace, testSettings, type TestFile } from '../support/workspace';

/** The look at a text, as the bytes of a file. */
function look(isCandidate: CandidateTest, path: string, text: string, readsCount = false): boolean {
  const bytes = Buffer.from(text);
  return isCandidate({ path, bytes, text: bytes.toString('latin1'), readsCount });
}

function keysOf(files: readonly TestFile[]): Set<string> {
  const engine = openWorkspace(files);
  return new Set(engine.paths().flatMap((path) => engine.segments(path)).flatMap(({ facts }) => facts)
    .flatMap((fact) => (fact.kind === 'definition' || fact.kind === 'declaration' ? [fact.name] : [])));
}

/** Files with findings that the look would have passed over. */
function hidden(files: readonly TestFile[]): string[] {
  const contract = files.some(({ path }) => envFileKind(path) === 'contract');
  const isCandidate = createCandidateTest(detectors, providers, keysOf(files));
  const wrong = files.filter(({ path, text }) => envFileKind(path) === undefined && !look(isCandidate, path, text, contract));
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
      assert.ok(look(isCandidate, 'file.txt', text), text);
    }
  }
});

test('words stand in many places: a look at what is around them', () => {
  const isCandidate = createCandidateTest(detectors, providers, new Set());
  const value = ['Qk7', 'vX2', 'mP9', 'wL4', 'tZ8'].join('');
  const secret = (lines: string): string => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: api\n${lines}`;
  const yes: readonly (readonly [string, string])[] = [
    ['a.yaml', secret(`data:\n  plain: ${value}\n`)],
    ['a.yaml', secret(`type: Opaque\nstringData:\n  # of the broker\n  url: {{ .Values.url }}\n  plain: "${value}"\n`)],
    ['a.yaml', `{"kind": "Secret", "stringData": {"plain": "${value}"}}`],
    ['a.yaml', secret(`stringData:\n  plain: |\n    ${value}\n`)],
    ['a.yml', `# the account\npassword: ${value}`],
    ['notes.md', `password: ${value}`],
    ['a.ts', `const mac = createHmac('sha256', '${value}');`],
    ['a.py', `requests.get(url, auth=HTTPBasicAuth('me', '${value}'))`],
    ['a.js', `jwtService.sign(claims, '${value}')`],
    ['a.js', `jsonwebtoken\n  .verify(text, '${value}')`],
    ['a.yaml', 'path: projects/shop/locations/eu/secrets/api-key/versions/1'],
    ['a.yaml', 'url: vault:secret/data/shop#key'],
  ];
  for (const [path, text] of yes) assert.ok(look(isCandidate, path, text), text);
  const no: readonly (readonly [string, string])[] = [
    ['a.yaml', secret('type: Opaque\ndata:\n  {{- range .Values.all }}\n  plain: {{ .value | b64enc | quote }}\n  "other": \'{{ .x }}\'\n  {{- end }}\n')],
    ['a.yaml', 'apiVersion: x/v1\nkind: SecretStore\nspec:\n  data: plain\n'],
    ['a.yml', `# password: ${value}\nname: shop`],
    ['notes.md', 'password: shop12'],
    ['a.yaml', 'basicAuth: {}\ncannot be set with `authorization`, `oauth2`\n'],
    ['a.yaml', 'file: /run/secrets/db\nvault:\n  enabled: false\n'],
  ];
  for (const [path, text] of no) assert.ok(!look(isCandidate, path, text), text);
});

test('linear in the text', () => {
  const isCandidate = createCandidateTest(detectors, providers, new Set());
  // Processor time, and the best of two: what else the machine does is not meant.
  const time = (text: string): number => Math.min(...[1, 2].map(() => {
    const started = process.cpuUsage();
    look(isCandidate, 'file.txt', text);
    return process.cpuUsage(started).user / 1000;
  }));
  for (const piece of ['key ', 'password: ', 'tokenkeysecret', '"key" "', 'a1'.repeat(20), 'google a1b2c3d4e5f6a7b8c9d0 ', '=:'.repeat(40)]) {
    const small = time(piece.repeat(12_500 / piece.length));
    const large = time(piece.repeat(100_000 / piece.length));
    // Linear is 8, quadratic 64.
    assert.ok(large < 24 * small + 20, `${piece}: ${small} ms, then ${large} ms for eight times the text`);
  }
});
