/**
 * Lines as teams write them, of no published corpus: half hold a secret, half a reference, name, path, placeholder, hash,
 * id or public key. A case says where its one secret stands (`«…»`), or has none. Tokens (`{{name}}` of a fake) and
 * passwords (`{{be|ginning}}`) are assembled at run time.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fake } from '../support/fakes';
import { allFindings, openWorkspace } from '../support/workspace';

/** Rules that say that a secret stands in a text. */
const SECRET: ReadonlySet<string> = new Set([
  'inline-secret', 'private-key', 'credential-in-url', 'hardcoded-credential', 'secret-in-manifest', 'secret-in-example',
]);

type Case = readonly [path: string, text: string];

const cases: readonly Case[] = [
  // Issuers' tokens
  ['src/billing/charge.ts', "const stripe = new Stripe('«{{stripe-live-key}}»', { apiVersion: '2024-06-20' });"],
  ['.github/workflows/release.yml', 'jobs:\n  publish:\n    runs-on: ubuntu-latest\n    env:\n      NODE_AUTH_TOKEN: «{{npm-token}}»\n    steps:\n      - run: npm publish\n'],
  ['deploy/Dockerfile', 'FROM node:20\nARG GH_TOKEN=«{{github-token}}»\nRUN npm ci\n'],
  ['infra/main.tf', 'provider "aws" {\n  region     = "eu-west-1"\n  secret_key = "«{{aws-secret-access-key}}»"\n}\n'],
  ['infra/digitalocean.tfvars', 'do_token = "«{{digitalocean-token}}»"\nregion   = "fra1"\n'],
  ['src/main/resources/application.properties', 'spring.application.name=orders\nsendgrid.api-key=«{{sendgrid-key}}»\n'],
  ['scripts/notify.sh', '#!/bin/sh\ncurl -X POST -H "Authorization: Bearer «{{slack-bot-token}}»" https://slack.com/api/chat.postMessage\n'],
  ['worker/llm.py', 'client = anthropic.Anthropic(api_key="«{{anthropic-key}}»")\n'],
  ['.gitlab-ci.yml', 'variables:\n  SONAR_HOST_URL: https://sonar.acme.io\n  DEPLOY_TOKEN: «{{gitlab-token}}»\n'],
  ['Program.cs', 'var client = new OpenAIClient("«{{openai-key}}»");\n'],
  ['config/services.xml', '<services>\n  <service name="mail"><apiKey>«{{mailgun-key}}»</apiKey></service>\n</services>\n'],
  ['.npmrc', 'registry=https://registry.npmjs.org/\n//registry.npmjs.org/:_authToken=«{{npm-token}}»\n'],
  ['cmd/server/main.go', 'package main\n\nconst databricksToken = "«{{databricks-token}}»"\n'],
  ['ansible/group_vars/all.yml', 'grafana_service_token: "«{{grafana-token}}»"\ngrafana_port: 3000\n'],
  // Passwords that people think of
  ['docker-compose.yml', 'services:\n  db:\n    image: mysql:8\n    environment:\n      MYSQL_DATABASE: shop\n      MYSQL_ROOT_PASSWORD: «{{Somme|r2024!}}»\n'],
  ['docker-compose.prod.yml', 'services:\n  cache:\n    image: redis:7\n    command: redis-server --requirepass «{{R3dis-G|eheim-77}}»\n'],
  ['src/Db.java', 'Connection c = DriverManager.getConnection("jdbc:mysql://db.acme.io/shop", "shop", "«{{Tr0ub4|dor&3x}}»");\n'],
  ['config/database.yml', 'production:\n  adapter: postgresql\n  username: shop\n  password: «{{kJ8#m|Pq2vX}}»\n'],
  ['app/Config/Database.php', "<?php\n$config = ['hostname' => 'db.acme.io', 'username' => 'shop', 'password' => '«{{Winter!|2023shop}}»'];\n"],
  ['k8s/api.yaml', 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: acme/api:1.4.2\n          env:\n            - name: SMTP_PASSWORD\n              value: "«{{mail-Ta|ube-1987}}»"\n'],
  ['src/main/resources/application.yml', 'spring:\n  datasource:\n    url: jdbc:postgresql://db.acme.io/shop\n    username: shop\n    password: «{{Blaube|ere#42}}»\n'],
  ['Jenkinsfile', "pipeline {\n  agent any\n  environment {\n    NEXUS_PASSWORD = '«{{n3xusD|eploy!}}»'\n  }\n}\n"],
  ['scripts/backup.sh', 'export PGPASSWORD=«{{Qw3rtz-|Backup!}}»\npg_dump -h db.acme.io shop > shop.sql\n'],
  ['settings.py', "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'USER': 'shop', 'PASSWORD': '«{{h4mste|r-Rad-9}}»'}}\n"],
  ['web.config', '<configuration><connectionStrings><add name="shop" connectionString="Server=db.acme.io;Database=shop;User Id=shop;Password=«{{Zu.Ge|heim99}}»" /></connectionStrings></configuration>\n'],
  ['src/mailer.rb', "ActionMailer::Base.smtp_settings = { address: 'smtp.acme.io', user_name: 'shop', password: '«{{Fahrrad|!kette7}}»' }\n"],
  // Made by machines
  ['.env', 'APP_NAME=shop\nSESSION_SECRET=«{{opaque-40}}»\n'],
  ['src/auth.ts', "app.use(session({ secret: '«{{opaque-32}}»', resave: false }));\n"],
  ['helm/values.yaml', 'image:\n  tag: 1.4.2\nauth:\n  jwtSecret: «{{base64-32}}»\n'],
  ['.env.production', 'REDIS_URL=redis://:«{{opaque-20}}»@cache.acme.io:6379/0\n'],

  // Read by position, or named by the key above
  ['redis.conf', 'port 6379\nrequirepass «{{Gehe!|m-77x}}»\n# requirepass foobared\n'],
  ['.pgpass', 'db.acme.io:5432:shop:shop:«{{Gl4tt|eis-pg}}»\n'],
  ['Vagrantfile', 'config.vm.provision "shell", inline: "echo postgres:«{{Herb|st22!}}» | chpasswd"\n'],
  ['.netrc', 'machine git.acme.io login bot password «{{Gl4tte|is-net}}»\n'],
  ['infra/stack.yaml', 'Parameters:\n  DBPassword:\n    Type: String\n    NoEcho: true\n    Default: «{{Zw4nzi|g-Elche}}»\n'],
  ['infra/main.parameters.json', '{"parameters": {"adminPassword": {"value": "«{{Zw4nzi|g-Elche}}»"}, "vmSize": {"value": "B2s"}}}\n'],
  ['infra/variables.tf', 'variable "okta_api_token" {\n  type    = string\n  default = "«00{{opaque-40}}»"\n}\n'],
  ['wp-config.php', "<?php\ndefine('DB_PASSWORD', '«{{Gl4tt|eis-wp}}»');\ndefine('NONCE_SALT', 'put your unique phrase here');\n"],
  // A generator's value under a name that may be an issuer's, and text for people
  ['src/tiles.ts', "export const options = { tomtomKey: '«{{opaque-32}}»', cacheKey: 'tiles-v2' };\n"],
  ['notes/handover.txt', 'Staging box: ID:deploy PW:«{{Gl4tt|eis!x9}}» (ask Ada for the VPN)\n'],
  ['notes/handover.md', 'The Jira token: «{{opaque-24}}»\n'],
  ['docs/setup.txt', 'acme secret key «{{opaque-32}}»\n'],
  ['db/init.sh', "psql -c \"CREATE USER shop WITH PASSWORD '«{{Gl4tt|eis-sql}}»'\"\n"],
  ['src/Fetch.php', "<?php\ncurl_setopt($ch, CURLOPT_USERPWD, 'shop:«{{Gl4tt|eis-http}}»');\n"],
  ['scripts/export.sh', 'openssl pkcs12 -export -inkey k.pem -passout pass:«{{Gl4tt|eis-p12}}» -out k.p12\n'],
  ['k8s/pair.yaml', 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: shop\nstringData:\n  htaccess: «ada:{{Gl4tt|eis-k8s}}»\n'],
  // Defaults of settings, options that take pairs, and languages with other signs
  ['src/Api.java', 'class Api { @Value("${acme.api.key:«{{opaque-24}}»}") String key; String t = System.getenv().getOrDefault("API_TOKEN", "5"); }\n'],
  ['scripts/install.sh', 'helm upgrade shop ./chart --set auth.password=«{{opaque-20}}» --set image.tag=1.4.2\n'],
  ['scripts/secret.sh', 'kubectl create secret generic db --from-literal=password=«{{opaque-20}}» --from-literal=user=shop\n'],
  ['scripts/run.sh', "docker run --env DB_PASSWORD='«{{Gl4tt|eis#docker}}»' --env DB_USER=shop acme/shop\n"],
  ['scripts/login.sh', "echo '«{{opaque-24}}»' | docker login -u shop --password-stdin\n"],
  ['analysis/load.R', 'api_key <- "«{{opaque-32}}»"\nrows <- 3\n'],
  ['legacy/Mail.vb', 'Dim password As String = "«{{Gl4tt|eis-vb6}}»"\nDim title As String = "Mail"\n'],
  ['nginx/proxy.conf', 'proxy_set_header Authorization "Bearer «{{opaque-40}}»";\nproxy_set_header Host "acme.io";\n'],
  ['notebooks/load.ipynb', '{\n "cells": [\n  {\n   "cell_type": "code",\n   "source": [\n    "api_key = \'«{{opaque-32}}»\'\\n",\n    "rows = \'12\'\\n"\n   ]\n  }\n ]\n}\n'],
  ['app/session.rb', "conn.basic_auth('shop', '«{{Gl4tt|eis-rb1}}»')\n"],
  ['src/client.ts', `const body = '{"client": "shop", "auth_token": "«{{opaque-32}}»"}';\n`],
  ['src/test/java/AppIT.java', 'class AppIT { String[] settings = { "acme.security.jwt.base64-secret=«{{base64-32}}»", "acme.name=shop" }; }\n'],
  ['web3/chain.ts', "export const rpc = 'https://eth-mainnet.g.alchemy.com/v2/«{{opaque-32}}»';\n"],

  // References
  ['.env', 'STRIPE_SECRET_KEY=op://prod/stripe/secret_key\n'],
  ['.github/workflows/deploy.yml', 'jobs:\n  deploy:\n    runs-on: ubuntu-latest\n    env:\n      API_TOKEN: ${{ secrets.API_TOKEN }}\n    steps:\n      - run: ./deploy.sh\n'],
  ['k8s/api.yaml', 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          env:\n            - name: DB_PASSWORD\n              valueFrom:\n                secretKeyRef:\n                  name: api-db\n                  key: password\n'],
  ['k8s/external.yaml', 'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: api\nspec:\n  secretStoreRef:\n    name: vault\n    kind: ClusterSecretStore\n  data:\n    - secretKey: db-password\n      remoteRef:\n        key: prod/api/db\n        property: password\n'],
  ['infra/db.tf', 'resource "aws_db_instance" "shop" {\n  username = "shop"\n  password = data.aws_secretsmanager_secret_version.db.secret_string\n}\n'],
  ['serverless.yml', 'provider:\n  name: aws\n  environment:\n    DB_PASSWORD: ${ssm:/prod/api/db/password}\n'],
  ['src/db.ts', 'export const pool = new Pool({ user: "shop", password: process.env.DB_PASSWORD ?? "" });\n'],
  ['src/main/resources/application.yml', 'spring:\n  datasource:\n    password: ${DB_PASSWORD}\n'],
  ['appsettings.json', '{ "ConnectionStrings": { "Shop": "Server=db;Database=shop;Authentication=Active Directory Default" }, "Jwt": { "Key": "@Microsoft.KeyVault(SecretUri=https://acme.vault.azure.net/secrets/jwt)" } }\n'],
  // Names and paths
  ['docker-compose.yml', 'services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db-password\n    secrets: [db-password]\nsecrets:\n  db-password:\n    file: ./secrets/db-password.txt\n'],
  ['helm/values.yaml', 'auth:\n  existingSecret: api-credentials\n  existingSecretPasswordKey: db-password\n  passwordKey: mongodb-root-password\n'],
  ['src/constants.ts', "export const ACCESS_TOKEN_KEY = 'shop.accessToken';\nexport const passwordField = 'customer_password';\n"],
  ['src/routes.ts', "export const RESET_PASSWORD = '/account/reset-password/:token';\nexport const tokenUrl = 'https://auth.acme.io/oauth2/token';\n"],
  ['config/auth.php', "<?php\nreturn ['passwords' => 'users', 'api_key_header' => 'X-Api-Key', 'password_timeout' => 10800];\n"],
  ['nginx/tls.conf', 'ssl_certificate /etc/nginx/tls/tls.crt;\nssl_certificate_key /etc/nginx/tls/tls.key;\n'],
  ['src/i18n/de.json', '{ "password": "Passwort", "forgotPassword": "Passwort vergessen?", "tokenExpired": "Der Link ist abgelaufen" }\n'],
  ['app/Preferences.java', 'class P { static final String PREF_PASSWORD = "io.acme.prefs.sync.password"; static final String KEY_TOKEN = "token"; }\n'],
  ['src/handlers.go', 'package main\n\nfunc f() { register(ctx, PathDeviceAuthorization, c.RFC8628UserVerificationURL) }\n'],
  ['src/keys.ts', "const sortKey = 'USER#{{hex-32}}';\nconst cacheKey = '{{opaque-32}}';\nconst translationKey = 'a1b2.c3d4.e5f6';\nconst applicationServerKey = '{{opaque-40}}';\n"],
  ['notes/todo.txt', 'Meeting at 10:30, port:8080, version:v1.2.3, token:ERC20, key:F12, see https://acme.io/x?y=1\nkeyboard layout us2 intl key F5\n'],
  ['src/Vault.java', 'class V { static final String encryptedSecret = "{{base64-32}}"; }\n'],
  ['src/media.ts', "export const poster = 'https://firebasestorage.googleapis.com/v0/b/acme/o/a.png?alt=media&token={{uuid}}';\n"],
  ['docs/requests.txt', 'Authorization: AWS4-HMAC-SHA256 Credential=acme/20240418/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature={{hex-64}}\n'],
  ['src/sealed.ts', `const note = '{"iv":"{{base64-32}}","cipher":"aes","salt":"{{opaque-16}}","ct":"{{base64-64}}"}';\n`],
  ['src/kinesis.json', '{ "StartingHashKey": "0", "EndingHashKey": "340282366920938463463374607431768211455" }\n'],
  ['src/cors.py', 'ACL_CREDENTIALS = "Access-Control-Allow-Credentials"\n'],
  ['git/clone.txt', 'git clone https://{token}:x-access-token@git.acme.io/shop.git\n'],
  // Placeholders
  ['.env.example', 'STRIPE_SECRET_KEY=sk_test_...\nDB_PASSWORD=\nSESSION_SECRET=change-me\n'],
  ['README.md', '```sh\nexport GITHUB_TOKEN=<your token>\ncurl -H "Authorization: Bearer $GITHUB_TOKEN" https://api.github.com/user\n```\n'],
  ['docs/setup.md', 'Set `password: "********"` and `api_key: YOUR_API_KEY` in the settings.\n'],
  ['infra/variables.tf', 'variable "db_password" {\n  type      = string\n  sensitive = true\n}\n'],
  ['config/local.yaml', 'database:\n  password: REPLACE_ME\ntoken: "{{ vault_token }}"\n'],
  // Hashes, ids, ciphertext, public keys
  ['package-lock.json', '{ "packages": { "node_modules/a": { "integrity": "sha512-{{base64-64}}" } } }\n'],
  ['src/users.sql', "insert into users (name, password_hash) values ('ada', '$2b$12${{opaque-32}}{{opaque-20}}a');\n"],
  ['Dockerfile', 'FROM node:20@sha256:{{hex-64}}\nLABEL org.opencontainers.image.revision={{hex-40}}\n'],
  ['src/tenants.ts', "export const tenantId = '{{uuid}}';\nexport const clientId = '{{uuid}}';\n"],
  ['secrets/api.enc.yaml', 'db_password: ENC[AES256_GCM,data:{{opaque-20}},iv:{{base64-32}},tag:{{opaque-24}},type:str]\n'],
  ['k8s/sealed.yaml', 'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata:\n  name: api\nspec:\n  encryptedData:\n    password: AgB{{base64-64}}{{base64-64}}\n'],
  ['config/keys.yaml', 'deploy:\n  public_key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{{opaque-40}} deploy@acme.io\n'],
  ['Caddyfile', 'basicauth {\n  ada $2a$14${{opaque-32}}{{opaque-20}}a\n}\n'],
  ['src/login.py', "parser.add_argument('--password', help='the password to use', default='')\npwd = getpass.getpass('Password: ')\nSECRET_NAME = 'prod/api/db'\n"],
  ['src/props.ts', "type Props = { password: 'required' | 'optional' };\nconst passwordHint = 'At least 8 characters';\nif (error.code === 'auth/wrong-password') retry();\n"],
  ['docker-compose.yml', 'services:\n  cache:\n    image: redis:7\n    command: redis-server --requirepass ${REDIS_PASSWORD}\n    healthcheck:\n      test: redis-cli -a $$REDIS_PASSWORD ping\n'],
  ['infra/azure.parameters.json', '{"parameters": {"sqlPassword": {"reference": {"keyVault": {"id": "/subscriptions/acme/kv"}, "secretName": "sql-password"}}}}\n'],
  ['docusaurus.config.js', "module.exports = { themeConfig: { algolia: { appId: 'ACMEAPPID1', apiKey: '{{hex-32}}', indexName: 'docs' } } };\n"],
  ['web/monitoring.ts', "Sentry.init({ dsn: 'https://{{hex-32}}@o12345.ingest.sentry.io/4505' });\n"],
  ['web/.env.production', 'NEXT_PUBLIC_SUPABASE_ANON_KEY={{supabase-anon-key}}\nSUPABASE_KEY={{supabase-anon-key}}\n'],
  ['web/analytics.ts', "posthog.init('phc_{{opaque-40}}', { api_host: 'https://eu.posthog.com' });\n"],
  ['web/pay.ts', "const stripePromise = loadStripe('pk_live_{{opaque-24}}');\n"],
];

/** One door: what is marked is found, and nothing else. */
function check(path: string, marked: string, seed: number): void {
  const filled = marked.replace(/\{\{([^{} ]+)\}\}/g, (_all, name: string) => (name.includes('|') ? name.replace('|', '') : fake(name, seed)));
  const from = filled.indexOf('«');
  const to = filled.indexOf('»') - 1;
  const text = filled.replace(/[«»]/g, '');
  const found = allFindings(openWorkspace([{ path, text }])).filter(({ rule }) => SECRET.has(rule));
  const shown = found.map(({ rule, kind, span }) => `${rule}/${kind ?? ''} at ${span.start}-${span.end}`).join(', ');
  if (from < 0) assert.equal(shown, '', `${path}: nothing is a secret here`);
  else {
    assert.equal(found.length, 1, `${path}: one finding at ${from}-${to}, not: ${shown}`);
    const [{ span }] = found as [(typeof found)[number]];
    assert.ok(span.start <= from && span.end >= to, `${path}: ${from}-${to} is in ${shown}`);
  }
}

for (const [index, [path, text]] of cases.entries()) {
  test(`${index + 1}: ${path} (${text.includes('«') ? 'a secret' : 'none'})`, () => check(path, text, index + 1));
}
