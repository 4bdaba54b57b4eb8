/** What is concluded from a literal's place: the key it should move to, the arguments that are credentials, the scope of a file. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { credentialArgument } from '../../server/src/core/credentialCalls';
import { environmentKey } from '../../server/src/core/environmentKey';
import type { Literal, ResourceIdentity, SecretReference } from '../../server/src/core/facts';
import { completedPath, conventionOf, missingParts } from '../../server/src/core/pathShape';
import { fileRole } from '../../server/src/core/fileRole';
import { parseReference } from '../../server/src/core/providers/index';
import { environmentNamed, inferScope, rewrittenReference } from '../../server/src/core/scope';
import { defaultRuleSettings } from '../support/workspace';

const nowhere = { start: 0, end: 0 };

function literal(of: Partial<Literal>): Literal {
  return { kind: 'literal', span: nowhere, site: { content: nowhere, whole: nowhere, form: 'single' }, value: '', ...of };
}

test('keys of environment variables', () => {
  const rows: readonly (readonly [Partial<Literal>, string, string])[] = [
    [{ name: 'smtpPassword' }, 'src/mail.js', 'SMTP_PASSWORD'],
    [{ name: 'password' }, 'src/mail.js', 'MAIL_PASSWORD'],
    [{ name: 'password' }, 'src/index.js', 'PASSWORD'],
    [{ name: 'password' }, 'billing/src/index.js', 'BILLING_PASSWORD'],
    [{ name: 'password', path: ['database', 'password'] }, 'config/default.json', 'DATABASE_PASSWORD'],
    [{ name: 'password', path: ['spring', 'datasource', 'password'] }, 'src/main/resources/application.yml', 'DATASOURCE_PASSWORD'],
    [{ name: 'apiKey' }, 'src/weather.ts', 'WEATHER_API_KEY'],
    [{ name: 'STRIPE_SECRET_KEY' }, 'settings.py', 'STRIPE_SECRET_KEY'],
    [{ name: 'X-Api-Key' }, 'src/client.js', 'X_API_KEY'],
    [{ name: 'Authorization' }, 'src/weather.js', 'WEATHER_AUTH_TOKEN'],
    [{ name: 'jwt_secret' }, 'src/session.js', 'JWT_SECRET'],
    [{ name: '2fa-secret' }, 'x.js', 'SECRET_2_FA_SECRET'],
    [{ name: 'JWT_BASE64_SECRET' }, 'compose.yaml', 'JWT_BASE64_SECRET'],
    [{ name: 'base64Secret' }, 'src/mail.js', 'BASE64_SECRET'],
    [{ name: 'oauth2-client-secret' }, 'x.js', 'OAUTH2_CLIENT_SECRET'],
    [{ name: 'step 2 token' }, 'x.js', 'STEP_2_TOKEN'],
    [{ name: 'id', path: ['dropbox', 'id'] }, 'src/parameters.js', 'DROPBOX_ID'],
    [{ name: 'default' }, 'src/queue.js', 'QUEUE_SECRET'],
    [{}, 'src/queue.js', 'QUEUE_SECRET'],
    [{ name: '密码' }, 'src/mail.js', 'MAIL_SECRET'],
  ];
  for (const [of, path, key] of rows) assert.equal(environmentKey(literal(of), path), key, `${JSON.stringify(of)} in ${path}`);
});

test('arguments that are credentials', () => {
  const yes: readonly (readonly [string, number])[] = [
    ['jwt.sign', 1], ['jsonwebtoken.verify', 1], ['createHmac', 1], ['crypto.createHmac', 1], ['Stripe', 0], ['stripe', 0],
    ['HTTPBasicAuth', 1], ['req.SetBasicAuth', 1], ['builder.password', 0], ['setPassword', 0], ['client.setApiKey', 0], ['withSecretKey', 0],
    ['System.Net.NetworkCredential', 1], ['DriverManager.getConnection', 2], ['mysqli_connect', 2], ['Fernet', 0],
  ];
  const no: readonly (readonly [string, number | undefined])[] = [
    ['jwt.sign', 0], ['math.sign', 1], ['createHmac', 0], ['getPassword', 0], ['t', 0], ['password', 0], ['resetPassword', 0], ['hasToken', 0],
    ['store.token', 0], ['setPassword', 1], ['setPasswordField', 0], ['builder.password', undefined], ['getConnection', 2], ['verify', 1], ['', 0],
  ];
  for (const [call, argument] of yes) assert.ok(credentialArgument(call, argument), `${call} ${argument}`);
  for (const [call, argument] of no) assert.equal(credentialArgument(call, argument), undefined, `${call} ${argument}`);
});

test('environment and service of a file', () => {
  const rows: readonly (readonly [string, string | undefined, string | undefined, ResourceIdentity?])[] = [
    ['api/.env', 'dev', 'api'],
    ['.env', 'dev', undefined],
    ['api/.env.production', 'prod', 'api'],
    ['api/.env.staging.local', 'staging', 'api'],
    ['worker.env', 'dev', 'worker'],
    ['services/billing/deploy/prod/values.yaml', 'prod', 'billing'],
    ['deploy/overlays/staging/kustomization.yaml', 'staging', undefined],
    ['deploy/worker.json', undefined, 'worker'],
    ['apps/web/src/config.ts', undefined, 'web'],
    ['src/config.js', undefined, undefined],
    ['test/config.js', undefined, undefined],
    ['config/application-prod.yml', 'prod', undefined],
    ['k8s/api.yaml', 'prod', 'shop-api', { dialect: 'kubernetes', type: 'Deployment', name: 'shop-api', namespace: 'shop-production' }],
    ['infra/secrets.yaml', undefined, undefined],
  ];
  for (const [path, environment, service, resource] of rows) {
    const found = inferScope(path, defaultRuleSettings, resource);
    assert.deepEqual([found.environment?.value, found.service?.value], [environment, service], path);
    for (const part of [found.environment, found.service]) if (part) assert.match(part.reason, /^(?:the|a) .+/);
  }
  assert.equal(inferScope('x/.env', { ...defaultRuleSettings, service: 'api' }).service?.value, 'api');
  assert.equal(environmentNamed('PRD', defaultRuleSettings), 'prod');
  assert.equal(environmentNamed('acme', defaultRuleSettings), undefined);
});

function reference(written: string, name?: string): SecretReference {
  const parsed = parseReference(written);
  assert.ok(parsed, written);
  return { kind: 'secretReference', span: nowhere, ...parsed, written, ...(name === undefined ? {} : { name }) };
}

test('what a path lacks, and the whole one', () => {
  const rows: readonly (readonly [string, string, string, string | undefined])[] = [
    ['ref+vault://secret/dev/api/stripe/secret_key#/value', 'STRIPE_SECRET_KEY', '', undefined],
    ['ref+vault://secret/stripe#/value', 'STRIPE_SECRET_KEY', 'environment service purpose', 'ref+vault://secret/dev/api/stripe/secret_key#/value'],
    ['ref+vault://secret/dev/stripe/secret_key#/value', 'STRIPE_SECRET_KEY', 'service', 'ref+vault://secret/dev/api/stripe/secret_key#/value'],
    ['ref+vault://kv/api/stripe/secret_key#/value', 'STRIPE_SECRET_KEY', 'environment', 'ref+vault://kv/dev/api/stripe/secret_key#/value'],
    ['ref+awssecrets://sendgrid?region=eu-west-1', 'SENDGRID_API_KEY', 'environment service purpose', 'ref+awssecrets://dev/api/sendgrid/api_key?region=eu-west-1'],
    ['ref+gcpsecrets://acme/db-password', 'DB_PASSWORD', 'environment service', 'ref+gcpsecrets://acme/dev-api-db-password'],
    ['op://dev/api-stripe/secret_key', 'STRIPE_SECRET_KEY', '', undefined],
    ['arn:aws:secretsmanager:eu-west-1:123456789012:secret:stripe-AbC12d', 'STRIPE_SECRET_KEY', 'environment service purpose', undefined],
    ['${{ secrets.STRIPE }}', 'STRIPE_SECRET_KEY', '', undefined],
  ];
  const around = inferScope('api/.env', defaultRuleSettings);
  for (const [written, name, missing, text] of rows) {
    const of = reference(written, name);
    assert.equal(missingParts(of, around, defaultRuleSettings).join(' '), missing, written);
    const path = missing === '' ? undefined : completedPath(of, around, defaultRuleSettings);
    assert.equal(path && rewrittenReference(of, path), text, written);
  }
});

test('templates of the settings', () => {
  const settings = { ...defaultRuleSettings, paths: new Map([['vault', ['{service}/{environment}/{purpose}']], ['*', ['team-{service}/{environment}-{purpose}']]]) };
  const fits = (written: string): boolean => missingParts(reference(written), {}, settings).length === 0;
  assert.ok(fits('ref+vault://secret/api/prod/stripe_key#/value'));
  assert.ok(fits('ref+awssecrets://team-api/prod-stripe'));
  assert.ok(!fits('ref+vault://secret/api/acme/stripe_key#/value'));
  assert.ok(!fits('ref+awssecrets://other-api/prod-stripe'));
});

test('a convention needs enough paths of one shape', () => {
  const own = (paths: readonly string[]) => conventionOf(paths.map((path) => reference(`ref+awssecrets://${path}`)), defaultRuleSettings);
  assert.equal(own(['api/prod/a', 'api/prod/b', 'worker/prod/a', 'worker/dev/c'])?.template, '{service}/{environment}/{purpose}');
  assert.equal(own(['api/prod/a', 'api/prod/b', 'worker/prod/a']), undefined);
  assert.equal(own(['a', 'b', 'c', 'd', 'e']), undefined);
  assert.equal(own(['prod/api/x/a', 'prod/api/x/b', 'prod/api/y/a', 'dev/api/x/a']), undefined);
  assert.equal(own(['api/prod/a', 'api/prod/b', 'x', 'y', 'z/z/z/z/z', 'w']), undefined);
});

test('roles of files', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['test', 't/plugin/jwt.t test/a.js tests/x/a.py src/integrationTest/java/A.java integration-tests/a.go Shop.FunctionalTests/a.cs Shop.Tests/a.cs unittests/a.yaml '
      + 'internal/test_resources/key.pem src/testFixtures/a.kt lib/ppkTestUtils.ts a_test.go spec/a_spec.rb phpunit.xml phpunit.xml.dist cypress.config.ts charts/x/ci/tls-values.yaml tests/cassettes/a.yaml'],
    ['source', 'latest/a.js contest/a.js src/attest.go ci/deploy.yaml ci/values/prod.yaml src/testament.js at/a.py protest/a.js src/contests/a.js values.yaml src/jest.ts'],
    ['example', 'examples/a.js demo/a.js'],
    ['documentation', 'docs/a.js README.md'],
  ];
  for (const [role, paths] of rows) for (const path of paths.split(' ')) assert.equal(fileRole(path), role, path);
});
