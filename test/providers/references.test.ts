/** Every reference syntax: what it is read as, and that what Lasthop writes is read back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseReference, providerById, providers } from '../../server/src/core/providers/index';

/** Text → provider, path, field. */
const read: readonly (readonly [string, string, string, string?])[] = [
  ['ref+lasthop://dev/api/stripe/secret_key', 'lasthop', 'dev/api/stripe/secret_key'],
  ['op://dev/api-stripe/secret_key', 'one-password', 'dev/api-stripe/secret_key'],
  ['op://My Vault/The Item/section one/api key', 'one-password', 'My Vault/The Item/section one/api key'],
  ['op://app-prod/db/password?attribute=otp', 'one-password', 'app-prod/db/password'],
  ['ref+op://dev/api-stripe/secret_key', 'one-password', 'dev/api-stripe/secret_key'],
  ['ref+onepasswordconnect://dev/api#/key', 'one-password', 'dev/api', 'key'],
  ['ref+vault://secret/dev/api/stripe/secret_key#/value', 'vault', 'secret/dev/api/stripe/secret_key', 'value'],
  ['ref+vault://secret/dev/api/stripe?address=https://vault.example.org:8200#/secret_key', 'vault', 'secret/dev/api/stripe', 'secret_key'],
  ['secretref+vault://secret/x#/y', 'vault', 'secret/x', 'y'],
  ['vault:secret/data/accounts/aws#AWS_SECRET_ACCESS_KEY', 'vault', 'secret/data/accounts/aws', 'AWS_SECRET_ACCESS_KEY'],
  ['vault:secret/data/mysql#${.password}', 'vault', 'secret/data/mysql', 'password'],
  ['>>vault:secret/data/mysql#password#2', 'vault', 'secret/data/mysql', 'password'],
  ['vault://secret/dev/api/stripe/secret_key#value', 'vault', 'secret/dev/api/stripe/secret_key', 'value'],
  ['bao:secret/data/app#KEY', 'vault', 'secret/data/app', 'KEY'],
  ['ref+awssecrets://dev/api/stripe/secret_key?region=eu-west-1', 'aws-secrets-manager', 'dev/api/stripe/secret_key'],
  ['ref+awssecrets://dev/api/stripe#/secret_key', 'aws-secrets-manager', 'dev/api/stripe', 'secret_key'],
  ['arn:aws:secretsmanager:eu-west-1:123456789012:secret:dev/api/stripe-AbC12d', 'aws-secrets-manager', 'dev/api/stripe'],
  ['arn:aws:secretsmanager:eu-west-1:123456789012:secret:dev/api/stripe-AbC12d:secret_key::', 'aws-secrets-manager', 'dev/api/stripe', 'secret_key'],
  ['{{resolve:secretsmanager:prod/api/db:SecretString:password}}', 'aws-secrets-manager', 'prod/api/db', 'password'],
  ['{{resolve:secretsmanager:prod/api/db}}', 'aws-secrets-manager', 'prod/api/db'],
  ['${ssm:/aws/reference/secretsmanager/prod/api/db~true}', 'aws-secrets-manager', 'prod/api/db'],
  ['ref+awsssm://dev/api/stripe/secret_key', 'aws-parameter-store', 'dev/api/stripe/secret_key'],
  ['arn:aws:ssm:eu-west-1:123456789012:parameter/prod/api/key', 'aws-parameter-store', '/prod/api/key'],
  ['{{resolve:ssm-secure:/prod/api/key:3}}', 'aws-parameter-store', '/prod/api/key'],
  ['${ssm:/prod/api/key}', 'aws-parameter-store', '/prod/api/key'],
  ['${ssm(eu-west-1):/prod/api/key}', 'aws-parameter-store', '/prod/api/key'],
  ['${ssm:/prod/api/key~true}', 'aws-parameter-store', '/prod/api/key'],
  ['ref+gcpsecrets://acme/dev-api-stripe-secret_key?version=3', 'gcp-secret-manager', 'acme/dev-api-stripe-secret_key'],
  ['projects/acme/secrets/dev-api-stripe-secret_key/versions/latest', 'gcp-secret-manager', 'projects/acme/secrets/dev-api-stripe-secret_key'],
  ['projects/123/locations/europe-west1/secrets/x', 'gcp-secret-manager', 'projects/123/locations/europe-west1/secrets/x'],
  ['sm://acme/api-key#1', 'gcp-secret-manager', 'acme/api-key', '1'],
  ['ref+azurekeyvault://kv/dev--api--stripe--secret-key', 'azure-key-vault', 'kv/dev--api--stripe--secret-key'],
  ['https://kv.vault.azure.net/secrets/db-password', 'azure-key-vault', 'kv/db-password'],
  ['https://kv.vault.azure.net/secrets/db-password/0123456789abcdef0123456789abcdef', 'azure-key-vault', 'kv/db-password'],
  ['@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/db-password/)', 'azure-key-vault', 'kv/db-password'],
  ['@Microsoft.KeyVault(VaultName=kv;SecretName=db-password)', 'azure-key-vault', 'kv/db-password'],
  ['ref+sops://secrets/dev/api.yaml#/stripe/secret_key', 'sops', 'secrets/dev/api.yaml', 'stripe/secret_key'],
  ['ref+doppler://api/dev/STRIPE_SECRET_KEY', 'doppler', 'api/dev/STRIPE_SECRET_KEY'],
  ['doppler://api/dev/STRIPE_SECRET_KEY', 'doppler', 'api/dev/STRIPE_SECRET_KEY'],
  ['infisical://acme/dev/api/stripe/SECRET_KEY', 'infisical', 'acme/dev/api/stripe/SECRET_KEY'],
  ['${{ secrets.STRIPE_SECRET_KEY }}', 'github-actions', 'STRIPE_SECRET_KEY'],
  ["${{ secrets['STRIPE_SECRET_KEY'] }}", 'github-actions', 'STRIPE_SECRET_KEY'],
  ['${{ secrets.RELEASE_PAT || secrets.GITHUB_TOKEN }}', 'github-actions', 'RELEASE_PAT'],
  ['os.environ/OPENAI_API_KEY', 'environment', 'OPENAI_API_KEY'],
  ['env://DB_PASSWORD', 'environment', 'DB_PASSWORD'],
  ['$env:DB_PASSWORD', 'environment', 'DB_PASSWORD'],
  ["exec('op read \"op://dev/api/key\"')", 'env-spec', "'op read \"op://dev/api/key\"'", 'exec'],
  ['op(op://dev/api/key)', 'env-spec', 'op://dev/api/key', 'op'],
  ['var.db_password', 'terraform', 'var.db_password'],
  ['${var.db_password}', 'terraform', 'var.db_password'],
  ['data.aws_secretsmanager_secret_version.db.secret_string', 'terraform', 'data.aws_secretsmanager_secret_version.db.secret_string'],
  ['ephemeral.vault_kv_secret_v2.db.data["password"]', 'terraform', 'ephemeral.vault_kv_secret_v2.db.data["password"]'],
  ['!var prod/api/db/password', 'conjur', 'prod/api/db/password'],
  ['ref+conjur://branch/variable', 'conjur', 'branch/variable'],
  ['chamberme', 'chamber', ''],
  ['akeyless:/prod/api/key', 'akeyless', '/prod/api/key'],
  ['bws://0b2a/key', 'bitwarden', '0b2a/key'],
  ['ref+bw://id/field', 'bitwarden', 'id/field'],
  ['keeper://XXX/field/password', 'keeper', 'XXX/field/password'],
  ['dl://id/password', 'dashlane', 'id/password'],
  ['pass://Share/Item/field', 'proton-pass', 'Share/Item/field'],
  ['gopass://work/db', 'gopass', 'work/db'],
  ['keyring://service/user', 'keyring', 'service/user'],
  ['berglas://bucket/secret', 'berglas', 'bucket/secret'],
  ['ref+tfstate://terraform.tfstate/output.password', 'vals', 'tfstate/terraform.tfstate/output.password'],
  ['ref+k8s://v1/Secret/default/api/key', 'vals', 'k8s/v1/Secret/default/api/key'],
];

const none = [
  '', 'password', 'op:', 'op://', 'op://vault', 'https://example.org/secrets/x', 'postgres://db/app', 'redis://cache:6379/0', 'vault:8200', 'vault:v1:abcdef',
  'projects/acme', 'arn:aws:iam::123456789012:role/x', 'ref+', 'ref+vault://', 'a ref+vault://secret/x', 'ref+vault://secret/x y', 'file.var.x',
  '${{ github.sha }}', 'sha256:abc', 'data', 'var.', 'http://localhost:8200', 'op://a/b\nc',
];

test('which provider is asked first decides nothing: of those that are no fallback one at most reads a text', () => {
  for (const [text] of read) {
    assert.ok(providers.filter((provider) => !provider.fallback && provider.parse(text)).length <= 1, text);
  }
});

test('references are read', () => {
  for (const [text, provider, path, field] of read) {
    assert.deepEqual(parseReference(text), field === undefined ? { provider, path } : { provider, path, field }, text);
  }
});

test('a mark of its provider stands in every reference', () => {
  for (const [text, id] of read) {
    const marks = providerById(id)?.marks ?? [];
    assert.ok(marks.some((mark) => text.toLowerCase().includes(mark)), text);
  }
});

test('what is no reference is read as none', () => {
  for (const text of none) assert.equal(parseReference(text), undefined, text);
});

const places: Readonly<Record<string, string>> = { 'gcp-secret-manager': 'acme', 'azure-key-vault': 'kv' };
const paths = ['dev/api/stripe/secret_key', 'prod/worker/sendgrid/api_key', 'staging/my-api/postgres/password', 'test/a/b/c'];

test('what Lasthop writes is read back with its scope, and only canonical paths are written', () => {
  const writers = providers.filter((provider) => provider.format);
  assert.deepEqual(writers.map((provider) => provider.id).sort(), [
    'aws-parameter-store', 'aws-secrets-manager', 'azure-key-vault', 'doppler', 'gcp-secret-manager', 'lasthop', 'one-password', 'sops', 'vault',
  ]);
  for (const provider of writers) {
    for (const path of paths) {
      const text = provider.format?.(path, places[provider.id]);
      if (text === undefined) {
        assert.ok(path === 'test/a/b/c' || /[_-]/.test(path), `${provider.id} refuses ${path}`);
        continue;
      }
      const parsed = parseReference(text);
      assert.equal(parsed?.provider, provider.id, text);
      const scope = provider.scopeOf?.(parsed.path, parsed.field);
      const [environment, service, name, purpose] = path.split('/');
      assert.deepEqual(scope, { environment, service, provider: name, purpose }, text);
    }
    for (const path of ['', 'dev', 'dev/api', 'dev/api/stripe', 'dev//stripe/x', 'a/b/c/d/e', 'dev/api/stripe/secret key']) {
      assert.equal(provider.format?.(path, places[provider.id]), undefined, `${provider.id} ${path}`);
    }
  }
});

test('names that could be read as another path are refused', () => {
  const refused: readonly (readonly [string, string])[] = [
    ['gcp-secret-manager', 'dev/api-/stripe/key'], ['one-password', 'dev/api-/stripe/key'], ['azure-key-vault', 'dev/api/stripe/_key'],
    ['azure-key-vault', 'dev/API/stripe/key'], ['doppler', 'dev/api/my_stripe/key'], ['doppler', 'dev/api/stripe/secret-key'],
  ];
  for (const [id, path] of refused) assert.equal(providerById(id)?.format?.(path, 'place'), undefined, `${id} ${path}`);
});

test('no two paths are written alike', () => {
  const parts = ['a', 'b', 'a-b', 'a_b', 'a--b', 'a-', '-b', 'A', 'a.b'];
  for (const provider of providers) {
    if (!provider.format) continue;
    const seen = new Map<string, string>();
    for (const service of parts) for (const name of parts) for (const purpose of parts) {
      const path = `dev/${service}/${name}/${purpose}`;
      const text = provider.format(path, 'place');
      if (text === undefined) continue;
      assert.ok(!seen.has(text), `${provider.id}: ${path} and ${seen.get(text)} are both ${text}`);
      seen.set(text, path);
    }
  }
});

test('scopes of stores named by people', () => {
  const rows: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    ['ref+vault://secret/stripe#/value', ['stripe', undefined, undefined, undefined]],
    ['vault:secret/data/dev/api/stripe#secret_key', ['dev', 'api', 'stripe', 'secret_key']],
    ['ref+awssecrets://sendgrid', ['sendgrid', undefined, undefined, undefined]],
    ['{{resolve:secretsmanager:prod/api/db:SecretString:password}}', ['prod', 'api', 'db', 'password']],
    ['op://Private/Stripe/credential', ['Private', undefined, 'Stripe', 'credential']],
    ['ref+sops://secrets/dev/api.enc.yaml#/stripe/secret_key', ['dev', 'api', 'stripe', 'secret_key']],
    ['infisical://acme/dev/api/stripe/SECRET_KEY', ['dev', 'api', 'stripe', 'secret_key']],
  ];
  for (const [text, [environment, service, provider, purpose]] of rows) {
    const parsed = parseReference(text);
    const scope = parsed && providerById(parsed.provider)?.scopeOf?.(parsed.path, parsed.field);
    assert.deepEqual([scope?.environment, scope?.service, scope?.provider, scope?.purpose], [environment, service, provider, purpose], text);
  }
});

test('any text, in little time', () => {
  const started = process.hrtime.bigint();
  for (const piece of ['op://', 'ref+vault://a', '${ssm:', '{{resolve:', 'vault:a/', 'projects/', 'arn:aws:ssm:', '(', 'a.', '@Microsoft.KeyVault(']) {
    for (const count of [10, 150, 100_000]) parseReference(piece.repeat(count));
  }
  assert.ok(process.hrtime.bigint() - started < 1_000_000_000n);
});
