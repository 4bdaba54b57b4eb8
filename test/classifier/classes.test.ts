/** What a value is: a table by class. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify } from '../../server/src/core/classifier';
import { checkClass as check } from '../support/classTable';

test('empty, constants, numbers', () => {
  check('empty', 'password =\npassword =   \n=');
  check('boolean', 'password = true\npassword = false\nREDIS_PASSWORD = null\ntoken = None\nuse = on\npassword = undefined\nsecret = ~');
  check('number', '= 12\nport = 5432\ntoken = 12\nsecret = 3600\npassword = 8\napi_key = 0\nratio = 0.5\nx = -1');
});

test('references', () => check('reference', `
password = op://dev/api-stripe/secret_key
STRIPE_SECRET_KEY = ref+vault://secret/dev/api/stripe/secret_key#/value
token = \${{ secrets.GITHUB_TOKEN }}
password = @Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/db-password/)
password = {{resolve:secretsmanager:prod/api/db:SecretString:password}}
api_key = os.environ/OPENAI_API_KEY
DB_PASSWORD = vault:secret/data/mysql#password
password = var.db_password
secret = arn:aws:secretsmanager:eu-west-1:123456789012:secret:dev/api/stripe-AbC12d
`));

test('interpolations', () => check('interpolation', `
password = \${DB_PASSWORD}
password = \${DB_PASSWORD:-}
MYSQL_ROOT_PASSWORD = \${MYSQL_ROOT_PASSWORD:?required}
password = $DB_PASSWORD
PGPASSWORD = $PGPASSWORD
password = $(cat /run/secrets/db)
token = \${{ github.token }}
token = \${{ steps.app-token.outputs.token }}
password = {{ .Values.rabbitmq.password }}
password = {{ password | b64encode }}
password = {% password %}
password = #{ENV["DB_PASSWORD"]}
password = <%= ENV["DB_PASSWORD"] %>
password = %(db_password)s
password = %DB_PASSWORD%
password = @@PASSWORD@@
password = ((db-password))
Authorization = Bearer {token}
Authorization = Bearer %s
Authorization = Bearer $TOKEN
password = {0}
secret = \`pwgen
secret = \`pwgen -1s 32\`
password = -10}
auth = $USER:$PASS
password = __DB_PASSWORD__
password = '\${DB_PASSWORD}',
secret = prefix-\${env}-suffix
WEBHOOK_SECRET = process.env.WEBHOOK_SECRET;
apiKey = import.meta.env.VITE_KEY
token = os.environ["TOKEN"]
connectionString = user=%s password=%s dbname=%s
`));

test('ciphertext', () => check('ciphertext', `
password = ENC[AES256_GCM,data:<base64 12>,iv:<base64 24>,tag:<base64 12>,type:str]
password = ENC[PKCS7,<base64 40>]
password = ENC(<base64 24>)
password = AgB<base64 400>
DB_PASSWORD = encrypted:<base64 88>
password = $ANSIBLE_VAULT;1.1;AES256
password = vault:v1:<base64 40>
password = {cipher}<hex 64>
password = {<base64 43>=}
secret = -----BEGIN PGP MESSAGE-----
secret = -----BEGIN AGE ENCRYPTED FILE-----
`));

test('placeholders', () => check('placeholder', `
password = changeme
password = change-me
password = CHANGE_ME
PASSWORD = ChangeMeInProduction
password = <password>
password = <your password>
DB_PASSWORD = <db-password>
password = [PASSWORD]
apiKey = your-api-key
apiKey = YOUR_API_KEY
apiToken = YourPingdomApiToken
API_KEY = your_api_key_here
token = xxxxxxxxxxxx
token = ghp_xxxxxxxxxxxxxxxxxxxx
token = sk-XXXXXXXXXXXXXXXX
password = ********
token = ...
token = abc...
secretAccessKey = wJal...YEKY
token = eyJhbGci…
password = TODO
secret = replace_me
secret = replace-with-a-real-secret
SECRET_KEY = insert-secret-here
apiKey = dummy
apiKey = dummy-key
api_key = fake_api_key
api_key = test-key
token = test-token
token = REDACTED
token = example-token
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
token = 1234567890abcdef
token = 0123456789abcdef0123456789abcdef
api_key = abcdefghijklmnopqrstuvwxyz
api_key = a1b2c3d4e5f6g7h8
token = 00000000-0000-0000-0000-000000000000
token = 000000000000000000000000
password = password
PASSWORD = Password
dbPassword = password
DB_PASSWORD = db_password
token = token
apiKey = api_key
secretKey = password
token = accessToken
password = Enter your password
token = Your API token
url = https://your-domain.org/x
secret = mysecret-placeholder
password = not-set
passwd = anonymous@
password = &lt;YOURPASSWORD&gt;
secret = foo
snmpPrivatePassword = my_private_password
secret = <encoded example-app-secret>
tls.key = LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCi0tLS0tRU5EIFBSSVZBVEUgS0VZLS0tLS0=
privateKey = -----BEGIN RSA PRIVATE KEY-----
hmac_secret = this_is_a_secret_abc123abc123abc
client_secret = bP88Q~xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
`));

test('paths and addresses', () => {
  check('path', `
POSTGRES_PASSWORD = /run/secrets/db-password
DATABASE_PASSWORD = /run/secrets/db-password
password = ./secrets/db.txt
private_key = ~/.ssh/id_rsa
privateKey = certs/server.key
private_key = C:\\keys\\server.pem
credentials = service-account.json
credentials = /var/run/secrets/kubernetes.io/serviceaccount/token
GOOGLE_CREDENTIALS = config/gcp.json
password = /users/reset-password
token = /api/token
secret = file:/run/secrets/x
= ../lib/x.js
`);
  check('url', `
token = https://oauth2.googleapis.com/token
dsn = postgres://localhost:5432/app
webhook = https://hooks.example.org/x
= http://localhost:8080
`);
  check('opaque', 'dsn = postgres://app:<base62 20>@db:5432/app');
  check('interpolation', 'dsn = postgres://app:${PASSWORD}@db/app');
});

test('digests and password hashes', () => check('hash', `
image = sha256:<hex 64>
integrity = sha512-<base64 86>==
commit = <hex 40>
sha = <hex 40>
etag = <hex 32>
checksum = <hex 64>
= <hex 40>
password = $2b$12$<base62 53>
password = $argon2id$v=19$m=65536,t=3,p=4$<base64 22>$<base64 43>
password = $6$<base62 8>$<base62 86>
password_digest = pbkdf2_sha256$260000$<base62 12>$<base64 43>=
password = {SSHA}<base64 32>
htpasswd = harbor_registry_user:$2y$10$<base62 53>
`));

test('identifiers', () => check('identifier', `
id = 3f2504e0-4f89-41d3-9a0c-0305e82c3301
role = arn:aws:iam::123456789012:role/deploy
user = someone@example.org
auth = someone@acme.io
host = db.internal:5432
host = redis:6379
version = v1.2.3
password = #add-password
password = btn btn-primary
password = input[type="password"]
password = <input type="password" name="password">
password = ^(?=.*[A-Z])[a-z0-9]{8,}$
type = application/json
color = #ff00ff
date = 2026-11-23
password = required|min:8
CRED = \\033[31m
CRED = \u001b[31m
auth = getToken()
connectionString = Server=db;Database=app;Trusted_Connection=True;
`));

test('public keys', () => check('public-key', `
key = ssh-rsa AAAA<base64 60>
key = ssh-ed25519 AAAA<base64 60> me@host
private_key = -----BEGIN PUBLIC KEY-----
secret = -----BEGIN CERTIFICATE-----
recipient = age1<lower 58>
`));

test('names', () => check('name', `
existingSecretPasswordKey = db-password
secret = my-app-secret
secret = db-credentials
secret = my-tls
secretKey = stripeSecretKey
SECRET = web-client
password = db-password
password = passwordField
Authorization = Basic <encoded client_id:client_secret>
password = jiraToken
KNOWN_SECRET_KEYS = OAUTH_PASSWORD
ACCOUNT_SET_CUSTOMER_PASSWORD = account_set_customer_password_template_id
password = hashed
password = String!
password = [String!]!
password = confirmed
password = required
password = user.password
password = self.password
token = write
token = IDENTIFIER
token = (
token = keyword
auth = basic
auth = jwt
credentials = include
credentials = same-origin
credentials = registry-credentials
apiKey = header
@kubernetes-env MINIO_ACCESS_KEY = minio
@env-file ACCESS_KEY = shop-api
STORAGE_KEY = theme
AUTH_TOKEN = authToken.name
SRH_TOKEN = e2e_srh_token
initialClusterToken = etcd-cluster-k8s
ACCESS_TOKEN = session.data
passwd = compat
SecretKey = some_U002D_key
secret = 3a3ea4f5
supabaseKey = sb_temp_nonce123_payload456
api_key = stripe_api_key
= myApp
= stripeSecretKey
`));

test('prose', () => check('prose', `
password = The password is wrong.
password = Password must be at least 8 characters
password = Forgot password?
password = Reset password
token = <encoded TOKEN was templated>
password = syntactically,
password = Passwort vergessen
password = 密码
password = パスワードを入力
secret = The client secret of the application
apiKey = API key for the weather service
= some words that stand in a row
auth = Not authorized
description = Generates a random password
`));

test('weak values in a credential’s place', () => check('weak', `
MYSQL_ROOT_PASSWORD = whalehello
@compose-environment MYSQL_ROOT_PASSWORD = whalehello
@compose-environment POSTGRES_PASSWORD = password
@compose-environment SA_PASSWORD = example_123
@env-file DB_PASSWORD = secret
@compose-environment SA_PASSWORD = Your_password123
MYSQL_PASSWORD = nextcloud
GF_SECURITY_ADMIN_PASSWORD = grafana
PG_PASSWORD = mysecretpassword
MYSQL_ROOT_PASSWORD = my-secret-pw
POSTGRES_PASSWORD = 123456
password = admin
password = secret
password = root
password = guest
password = postgres
password = secret123
password = whalehello
password = P@ssw0rd
password = Passw0rd!
password = hunter2
password = letmein
password = qwerty123
password = 12345678
password = firstpass
password = testpassword
password = thisismypassword
password = open sesame
password = team10
password = \`123QWERasdf
password = johnnyjacob
password = <encoded secret123>
@kubernetes-argument password = 'whalehello',
password = ncc-1701
@pipeline-env POSTGRES_PASSWORD = postgres
@environment-default DB_PASSWORD = postgres
jwtSecret = supersecret
JWT_SECRET = mysecretkey
secret = keyboard cat
SECRET_KEY = development
`));

test('opaque', () => check('opaque', `
password = <base62 16>
password = Tr7!kq_9Zp#w
password = H7IKC85R#@4$
password = sK!g2Ex_=jJ6Gx5v
password = correct horse battery staple
token = <hex 40>
@kubernetes-env ACCESS_KEY = 8312341g-5678-abcd-4a2b2c-33bcsd655
token = <hex 32>
heroku_api_key = <hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>
api_key = <base62 32>
SECRET_KEY = <base64 44>=
secret = <base64 40>
privateKey = -----BEGIN RSA PRIVATE KEY-----\\n<base64 64>
password = <encoded sK!g2Ex_jJ6Gx5v>
secret = <encoded {"user":"x","key":"y"}>
apiKey = <lower 24>
password = vzihlaquknriqlht
secret_key = django-insecure-<url 40>
SECRET_KEY_BASE = <hex 128>
Authorization = Bearer <base62 40>
Authorization = Basic <base64 32>
APP_KEY = base64:<base64 43>=
mnemonic = legal winner thank year wave sausage worth useful legal winner thank yellow
token = <digit 24>
`));

test('any value, in little time', () => {
  const started = process.hrtime.bigint();
  for (const piece of ['-a', '_', '$', '{', '%(', 'a.', '/a', 'ab ', '[a', '<a ', '\ud800', 'a=b;', 'a=b&', '\\', '://', 'aA1', '${', 'A_', '.#a']) {
    for (const count of [3, 100, 1_300, 200_000]) for (const name of ['password', 'token', 'x']) classify(piece.repeat(count), { name });
  }
  assert.ok(process.hrtime.bigint() - started < 2_000_000_000n);
});

test('found by reading the corpora', () => {
  check('path', 'private-key = rsa.1024.pem\n--file.private-key = ed25519.2025.key.pem\ncredentials = client-7f3a.p12');
  check('name', '@compose-environment KAFKA_SSL_KEYSTORE_CREDENTIALS = kafka1_keystore_creds\n@kubernetes-env DB_CREDENTIALS = shop-db-credentials');
  check('weak', '@compose-environment AWS_SECRET_KEY = sentry\nstorePassword = androidx1');
  check('placeholder', 'storePassword = android\nkeyPassword = android');
});
