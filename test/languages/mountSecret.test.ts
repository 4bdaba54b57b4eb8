/** The fix `mount-secret` in every layout of a Compose file: what the yaml package reads afterwards is what was meant. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { fileKeyOf, repositoryOf } from '../../server/src/core/render/secretFiles';
import { fake } from '../support/fakes';
import { allFindings, applyFix, fixesOf, openWorkspace, type TestFile } from '../support/workspace';

const secret = fake('opaque-24');
const ignore: TestFile = { path: '.gitignore', text: '.env\n' };
const env: TestFile = { path: '.env', text: '', git: 'ignored' };

interface Project { services: Record<string, { environment?: unknown; secrets?: unknown[] }>; secrets?: Record<string, unknown> }

/** The titles offered for the first finding of a Compose file, and the file after the fix of this title. */
function fixed(text: string, title: string, others: readonly TestFile[]): { titles: string[]; after?: string; env?: string } {
  const files = [{ path: 'compose.yaml', text }, ...others];
  const engine = openWorkspace(files);
  const finding = allFindings(engine).find((found) => found.rule === 'secret-in-manifest' && found.path === 'compose.yaml');
  assert.ok(finding, `no finding in\n${text.replaceAll(secret, '…')}`);
  const fixes = fixesOf(engine, files, finding).filter((fix) => fix.intent !== 'suppress');
  const titles = fixes.map((fix) => fix.title);
  const fix = fixes.find((offered) => offered.title === title);
  if (!fix) return { titles };
  const changed = applyFix(files, fix);
  const next = openWorkspace(changed);
  assert.deepEqual(allFindings(next).filter((left) => left.severity !== 'information').map((left) => `${left.rule} ${left.path}`), []);
  const textOf = (path: string): string => changed.find((file) => file.path === path)?.text ?? '';
  return { titles, after: textOf('compose.yaml'), env: textOf('.env') };
}

function project(text: string): Project {
  const [document, ...more] = parseAllDocuments(text);
  assert.ok(document && more.length === 0);
  assert.deepEqual(document.errors, [], text.replaceAll(secret, '…'));
  return document.toJS() as Project;
}

/** What the file must mean afterwards: as before, with the variable changed, the secret granted and declared. */
function expected(text: string, name: string): Project {
  const before = project(text);
  const service = before.services['db'];
  assert.ok(service);
  const path = `/run/secrets/${name}`;
  const entries = service.environment as Record<string, unknown> | string[];
  service.environment = Array.isArray(entries)
    ? entries.map((item) => (item.includes(secret) ? `POSTGRES_PASSWORD_FILE=${path}` : item))
    : Object.fromEntries(Object.entries(entries).map(([key, value]) => (key === 'POSTGRES_PASSWORD' ? [`${key}_FILE`, path] : [key, value])));
  const granted = service.secrets ?? [];
  const has = granted.some((item) => item === name || (item as { source?: unknown }).source === name);
  service.secrets = has ? granted : [...granted, name];
  before.secrets = { ...before.secrets, [name]: { environment: 'POSTGRES_PASSWORD' } };
  return before;
}

function check(text: string, name = 'postgres_password', others: readonly TestFile[] = [ignore, env]): string {
  const { titles, after, env: kept } = fixed(text, `Use the Compose secret ${name}`, others);
  assert.ok(after !== undefined, `offered: ${titles.join(' · ')} for\n${text.replaceAll(secret, '…')}`);
  assert.equal(titles[0], `Use the Compose secret ${name}`, 'it is the preferred one');
  // A bare item of a flow list cannot hold `${…}`, so there the secret is the only one.
  assert.ok(titles[1] === 'Read POSTGRES_PASSWORD from the environment' || text.includes('[\n') || text.includes('[\r\n'), titles.join());
  assert.deepEqual(project(after), expected(text, name), after);
  assert.equal(kept?.includes(secret), true, 'the value is kept');
  return after;
}

function notOffered(text: string, others: readonly TestFile[] = [ignore, env]): void {
  const { titles } = fixed(text, '', others);
  assert.deepEqual(titles.filter((title) => title.includes('Compose secret')), [], text.replaceAll(secret, '…'));
  assert.ok(titles.some((title) => title.startsWith('Read ')), titles.join());
}

const db = '  db:\n    image: postgres:16\n';

const environments = [
  `    environment:\n      POSTGRES_PASSWORD: ${secret}\n`,
  `    environment:\n      X: y\n      POSTGRES_PASSWORD: "${secret}"   # note\n      # about the next\n      Z: w\n    restart: always\n`,
  `    environment:\n      "POSTGRES_PASSWORD": '${secret}'\n`,
  `    environment:\n      POSTGRES_PASSWORD:\n        ${secret}\n`,
  `    environment:\n      POSTGRES_PASSWORD: >-\n        ${secret}\n    restart: always\n`,
  `    environment:\n      - POSTGRES_PASSWORD=${secret}\n      - X=y\n`,
  `    environment:\n    - POSTGRES_PASSWORD=${secret} # note\n    restart: always\n`,
  `    environment:\n      - "POSTGRES_PASSWORD=${secret}"\n`,
  `    environment:\n      - 'POSTGRES_PASSWORD=${secret}'\n`,
  `    environment: {POSTGRES_PASSWORD: ${secret}, X: y}\n`,
  `    environment: { "POSTGRES_PASSWORD": "${secret}" }\n`,
  `    environment: {\n      X: "a, b}",\n      POSTGRES_PASSWORD: ${secret},\n    }\n    restart: always\n`,
  `    environment: [X=y, "POSTGRES_PASSWORD=${secret}"]\n`,
  `    environment: [\n      POSTGRES_PASSWORD=${secret}\n    ]\n`,
];

test('every way of writing an environment, before and after other things, with every line ending', () => {
  for (const [row, environment] of environments.entries()) {
    const before = '# a database\nservices:\n  api:\n    image: api\n    environment: [X=y]\n\n';
    for (const [column, after] of ['', '\n  web: {image: nginx}\n', '\nvolumes:\n  data:\n', '\n\n# the end\n\n'].entries()) {
      const text = `${before}${db}${environment}${after}`;
      const result = check(text);
      switch ((row + column) % 3) {
        case 0: assert.equal(check(text.replaceAll('\n', '\r\n')), result.replaceAll('\n', '\r\n')); break;
        case 1: check(`\ufeff${text}`); break;
        default: check(text.trimEnd());
      }
    }
  }
});

test('other indentations, a document mark, a service that comes first or is a flow mapping', () => {
  check(`---\nversion: "3"\nservices:\n    db:\n        environment:\n            POSTGRES_PASSWORD: ${secret}\n        image: "postgres:16"\n`);
  check(`services:\n db:\n  environment:\n   POSTGRES_PASSWORD: ${secret}\n  image: 'postgres'\n`);
  check(`services:\n  db: {image: postgres, environment: {POSTGRES_PASSWORD: ${secret}}}\n`);
  check(`services:\n  db: {image: postgres, environment: {POSTGRES_PASSWORD: ${secret}}, secrets: []}\nsecrets: {}\n`);
  check(`{services: {db: {image: postgres, environment: {POSTGRES_PASSWORD: "${secret}"}}}}\n`);
});

test('secrets that are there already are added to', () => {
  const environment = `    environment:\n      POSTGRES_PASSWORD: ${secret}\n`;
  const own = [
    '    secrets:\n      - tls\n', '    secrets:\n    - tls # note\n    # more\n', '    secrets: [tls]\n', '    secrets: [ "tls", ]\n', '    secrets:\n', '    secrets: []\n',
    '    secrets:\n      - source: tls\n        target: /etc/tls.pem\n        mode: 0400\n', '    secrets:\n      - {source: tls, target: x}\n      - other\n',
    '    secrets:\n      - postgres_password\n', '    secrets:\n      - source: postgres_password\n        mode: 0400\n',
  ];
  const declared = ['', 'secrets:\n  tls:\n    file: ./tls.pem\n', 'secrets:\n  tls: {file: ./tls.pem}\n\nvolumes:\n  data:\n', 'secrets: {tls: {file: x}}\n', 'secrets:\n',
    'secrets:\n  postgres_password:\n    environment: POSTGRES_PASSWORD\n', 'secrets:\n  postgres_password: {environment: "POSTGRES_PASSWORD"}\n'];
  for (const [row, service] of own.entries()) {
    for (const [column, top] of declared.entries()) {
      switch ((row + column) % 3) {
        case 0: check(`services:\n${db}${environment}${service}${top}`); break;
        case 1: check(`services:\n${db}${service}${environment}${top}`); break;
        default: check(`${top}services:\n${db}${environment}${service}`);
      }
    }
  }
});

test('a name that means something else gets a number', () => {
  const environment = `    environment:\n      POSTGRES_PASSWORD: ${secret}\n`;
  for (const source of ['file: ./pw.txt', 'external: true', 'environment: OTHER']) {
    check(`services:\n${db}${environment}secrets:\n  postgres_password:\n    ${source}\n`, 'postgres_password_2');
  }
  check(`services:\n${db}${environment}    secrets:\n      - source: tls\n        target: postgres_password\n`, 'postgres_password_2');
  check(`services:\n${db}${environment}secrets:\n  postgres_password: {file: a}\n  postgres_password_2: {file: b}\n`, 'postgres_password_3');
  // The local file holds another value under the key, so key and secret are both numbered.
  const { after } = fixed(`services:\n${db}${environment}`, 'Use the Compose secret postgres_password_2', [ignore, { ...env, text: 'POSTGRES_PASSWORD=x1\n' }]);
  assert.match(after ?? '', /postgres_password_2:\n {4}environment: POSTGRES_PASSWORD_2\n/);
});

test('the rest of the file keeps every byte', () => {
  const text = `services:\n${db}    environment:\n      POSTGRES_PASSWORD:   '${secret}' # note\n\n    ports:  [ "5432:5432" ]\n\n\nvolumes: { data:  }\n# end\n`;
  assert.equal(check(text), [
    'services:', '  db:', '    image: postgres:16', '    environment:', "      POSTGRES_PASSWORD_FILE:   '/run/secrets/postgres_password' # note", '    secrets:', '      - postgres_password', '',
    '    ports:  [ "5432:5432" ]', '', '', 'volumes: { data:  }', '# end', '', 'secrets:', '  postgres_password:', '    environment: POSTGRES_PASSWORD', '',
  ].join('\n'));
  // A blank line before the new section only where sections or services have one.
  const service = `${db}    environment:\n      POSTGRES_PASSWORD: ${secret}\n`;
  assert.match(check(`services:\n${service}\n  api:\n    image: x\n`), /image: x\n\nsecrets:\n/);
  assert.match(check(`services:\n${service}  api:\n    image: x\n`), /image: x\nsecrets:\n/);
});

test('not where the image, or this service, could not use it', () => {
  const environment = `    environment:\n      POSTGRES_PASSWORD: ${secret}\n`;
  for (const image of ['nginx', 'acme/postgres', 'registry.example.com/postgres', '${IMAGE:-postgres}', 'bitnami/postgresql', 'postgres-exporter']) {
    notOffered(`services:\n  db:\n    image: ${image}\n${environment}`);
  }
  for (const more of [
    '      POSTGRES_PASSWORD_FILE: /run/secrets/x\n', '      <<: *common\n', '    build: .\n', '    entrypoint: /start.sh\n', '    extends: {service: base}\n', '    read_only: true\n',
    '    <<: *base\n', '    env_file: .env\n', '    env_file: [./.env]\n', '    env_file:\n      - path: ./.env\n        required: false\n', '    env_file: db.conf\n', '    env_file: ${FILE}\n',
    '    healthcheck:\n      test: mysqladmin ping -p$$POSTGRES_PASSWORD\n', '    command: sh -c "echo $${POSTGRES_PASSWORD}"\n', '    secrets: *all\n',
  ]) notOffered(`services:\n${db}${environment}${more}`, [ignore, env, { path: 'db.conf', text: 'POSTGRES_PASSWORD: x\n' }]);
  notOffered(`services:\n  db: &db\n    image: postgres\n${environment}  replica: *db\n`);
  notOffered(`services:\n${db}${environment.replace('environment:', 'environment: &env')}`);
  notOffered(`services:\n${db}${environment}`, [ignore, env, { path: 'compose.prod.yaml', text: 'services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${PW}\n' }]);
  // An env file that does not set the key is no hindrance.
  check(`services:\n${db}${environment}    env_file: [settings.conf, missing.conf]\n`, undefined, [ignore, env, { path: 'settings.conf', text: 'X=y\n' }]);
});

test('image references', () => {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['postgres', 'postgres'], ['postgres:16-alpine', 'postgres'], ['library/postgres', 'postgres'], ['docker.io/library/postgres:16', 'postgres'], ['docker.io/postgres', 'postgres'],
    [`postgres:16@sha256:${'0'.repeat(64)}`, 'postgres'], [`postgres@sha256:${'0'.repeat(64)}`, 'postgres'], ['postgres:${PG_VERSION:-16}', 'postgres'], ['postgres:$PG', 'postgres'],
    ['public.ecr.aws/docker/library/mysql:8', 'mysql'], ['registry.example.com:5000/hub/library/mysql:8', 'mysql'], ['mirror.gcr.io/library/mongo', 'mongo'],
    ['bitnami/postgresql:16', 'bitnami/postgresql'], ['docker.io/bitnami/postgresql', 'bitnami/postgresql'], ['registry.example.com/postgres:16', 'registry.example.com/postgres'],
    ['localhost:5000/postgres', 'localhost:5000/postgres'], ['localhost/postgres', 'localhost/postgres'], ['acme/library/postgres', 'acme/library/postgres'],
    ['codeberg.org/forgejo/forgejo:9', 'codeberg.org/forgejo/forgejo'], ['${IMAGE}', undefined], ['${REGISTRY}/postgres', undefined], ['', undefined],
  ];
  for (const [image, name] of rows) assert.equal(repositoryOf(image), name, image);
});

test('the variable that names the file', () => {
  const rows: readonly (readonly [string, string, string | undefined])[] = [
    ['mysql:8', 'MYSQL_ROOT_PASSWORD', 'MYSQL_ROOT_PASSWORD_FILE'], ['mariadb', 'MARIADB_PASSWORD', 'MARIADB_PASSWORD_FILE'], ['mariadb', 'MYSQL_PASSWORD', 'MYSQL_PASSWORD_FILE'],
    ['mongo:7', 'MONGO_INITDB_ROOT_PASSWORD', 'MONGO_INITDB_ROOT_PASSWORD_FILE'], ['wordpress:6', 'WORDPRESS_DB_PASSWORD', 'WORDPRESS_DB_PASSWORD_FILE'],
    ['nextcloud:fpm', 'NEXTCLOUD_ADMIN_PASSWORD', 'NEXTCLOUD_ADMIN_PASSWORD_FILE'], ['bitnami/postgresql', 'POSTGRESQL_PASSWORD', 'POSTGRESQL_PASSWORD_FILE'],
    ['grafana/grafana:11', 'GF_SECURITY_ADMIN_PASSWORD', 'GF_SECURITY_ADMIN_PASSWORD__FILE'], ['gitea/gitea', 'GITEA__database__PASSWD', 'GITEA__database__PASSWD__FILE'],
    ['docker.n8n.io/n8nio/n8n', 'N8N_ENCRYPTION_KEY', 'N8N_ENCRYPTION_KEY_FILE'], ['odoo:17', 'PASSWORD', 'PASSWORD_FILE'],
    ['bitnami/redis:7', 'REDIS_PASSWORD', 'REDIS_PASSWORD_FILE'], ['postgres', 'API_TOKEN', undefined], ['mysql', 'MYSQL_PWD', undefined], ['rabbitmq', 'RABBITMQ_DEFAULT_PASS', undefined], ['redis', 'REDIS_PASSWORD', undefined],
  ];
  for (const [image, key, fileKey] of rows) assert.equal(fileKeyOf(image, key), fileKey, `${image} ${key}`);
});
