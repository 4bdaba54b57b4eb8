/** Which names speak of a credential: two tables, as long as people's imagination. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { credentialName, isCredentialName, nameWords } from '../../server/src/core/credentialNames';

const credentials = `
password PASSWORD passwd pwd pass userPassword user_password DB_PASSWORD dbPassword db-password MYSQL_ROOT_PASSWORD PGPASSWORD
mysqlpassword rootPassword spring.datasource.password smtp_pass SMTP_PASS userpass DB_PASS MAIL_PASSWD adminPwd passphrase
keyPassphrase PRIVATE_KEY_PASSPHRASE keystorePassword truststore_password snmpPrivatePassword POSTGRES_PASSWORD_PROD password2
secret SECRET appSecret app_secret client-secret clientSecret CLIENT_SECRET jwtSecret JWT_SECRET SESSION_SECRET cookieSecret webhookSecret
WEBHOOK_SECRET SECRET_KEY secretKey SECRET_KEY_BASE aws_secret_access_key AWS_SECRET_ACCESS_KEY accessKey access_key api_secret apiSecret
token TOKEN authToken auth_token access_token accessToken refresh_token GITHUB_TOKEN npm_token bearerToken bearer jwt X-Auth-Token
PRIVATE-TOKEN slack_bot_token githubToken apitoken token_value GH_PAT GITHUB_PAT
apiKey api_key APIKEY apikey API_KEY X-Api-Key STRIPE_API_KEY STRIPE_KEY OPENAI_KEY sendgridKey google_maps_key API_KEY_STRIPE apiKeyProd
privateKey private_key PRIVATE_KEY encryptionKey ENCRYPTION_KEY signing_key signingKey masterKey MASTER_KEY licenseKey license_key
sessionKey storageAccountKey accountKey APP_KEY hmac_key sharedKey service_role_key
secret_string SecretString password_wo MASTER_PASSWORD_WO
credential credentials dbCredentials AWS_CREDENTIALS auth REDIS_AUTH Authorization Proxy-Authorization _auth
salt SALT pepper dsn SENTRY_DSN connectionString CONNECTION_STRING conn_str webhook SLACK_WEBHOOK_URL
SCHEMA_REGISTRY_SSL_TRUSTSTORE_PASSWORD schema-registry.password LABEL_STUDIO_API_KEY GOOGLE_TRANSLATION_API_KEY BASIC_AUTH_USER_INFO
X_PSWD passwrd contraseña contrasena mot_de_passe motDePasse passwort senha wachtwoord mdp mnemonic seed_phrase
`;

const others = `
passwordField password_field passwordLabel password-label passwordHash passwordPolicy password_length passwordFile PASSWORD_FILE
POSTGRES_PASSWORD_FILE passwordPath password_url passwordHint passwordPlaceholder passwordError password_regex passwordInput
passwordResetUrl showPassword hidePassword isPassword hasPassword usePassword forgotPassword resetPassword requirePassword enablePassword
changePassword invalidPassword wrongPassword noPassword passwordConfirmationMessage password_ttl PASSWORD_MIN_LENGTH error_password
errorPassword labels.password i18n.password aria-password placeholder.password passwordKey existingSecretPasswordKey existingSecret
existingSecretKey existingSecretName existingPasswordSecret secretName secret_name secretRef secretKeyRef secretStoreRef secretStore
secretId secret_id secretArn SECRET_ARN secretPath secretManager imagePullSecrets imagePullSecret pullSecrets
tokenUrl token_url tokenUri TOKEN_ENDPOINT tokenType token_type tokenName tokenizer tokens maxTokens max_tokens tokenCount tokenId
tokenExpiry tokenExpires token_ttl TOKEN_EXPIRES_IN pageToken next_page_token nextToken csrfToken csrf_token csrfTokenName xsrfToken
cancellationToken syncToken continuationToken tokenHeader token_param tokenKey bearerTokenFile bearerTokenSecretName automountServiceAccountToken
key keys primaryKey primary_key foreignKey foreign_key sortKey sort_key partitionKey partition_key cacheKey cache_key publicKey public_key
publishableKey STRIPE_PUBLISHABLE_KEY keyboard monkey hotkey keyName key_id keyId KEY_ID AWS_ACCESS_KEY_ID apiKeyName api_key_header
api_key_id apiKeyHeader objectKey indexKey rowKey mapKey translationKey i18nKey keyCode
passwords author authority authorName authors auth_url authType auth_method authMethod authProvider authenticated
encryptedPassword hashed_password encrypted_secret applicationServerKey
tomtom_key clarifaiApi pw
schemaPassword tokenSchema label_token translationToken USER_INFO userInfo
compass bypass surpass passenger passage passing passive secretary description name username user_name email url host region title
secretStringName password_wo_version secretStrings
cookieName sessionId salt_rounds saltRounds dsnName connection connectionName webhookId credentialsId credentialsFile
GOOGLE_APPLICATION_CREDENTIALS_FILE credentialsProvider className
`;

const rows = (text: string): string[] => text.split(/\s+/).filter((name) => name !== '');

function check(names: readonly string[], expected: boolean): void {
  const wrong = names.filter((name) => isCredentialName(name) !== expected);
  assert.deepEqual(wrong, []);
}

test('names of credentials', () => check(rows(credentials), true));
test('names of other things', () => check(rows(others), false));

test('purposes', () => {
  const purposes: readonly (readonly [string, string])[] = [
    ['dbPassword', 'password'], ['GITHUB_TOKEN', 'token'], ['apiKey', 'key'], ['jwtSecret', 'secret'], ['SALT', 'salt'],
    ['Authorization', 'authorization'], ['SENTRY_DSN', 'connection'], ['mnemonic', 'passphrase'],
  ];
  for (const [name, purpose] of purposes) assert.equal(credentialName(name)?.purpose, purpose, name);
});

test('environment variables are told from other names', () => {
  for (const name of ['DB_PASSWORD', 'PGPASSWORD', 'GF__AUTH__SECRET']) assert.equal(credentialName(name)?.environment, true, name);
  for (const name of ['dbPassword', 'db_password', 'Db_Password']) assert.equal(credentialName(name)?.environment, false, name);
});

test('words of a name', () => {
  assert.deepEqual(nameWords('myDBPassword2'), ['my', 'db', 'password', '2']);
  assert.deepEqual(nameWords('spring.datasource-pass_word'), ['spring', 'datasource', 'pass', 'word']);
  assert.deepEqual(nameWords(''), []);
});

test('any name, in little time', () => {
  const started = process.hrtime.bigint();
  for (const name of ['password'.repeat(20_000), 'aA'.repeat(50_000), '_'.repeat(100_000), '\ud800password', 'key'.repeat(30_000)]) isCredentialName(name);
  assert.ok(process.hrtime.bigint() - started < 500_000_000n);
});

test('names that perhaps speak of one', () => {
  for (const name of ['tomtom_key', 'zenrowsKey', 'WEATHERSTACK_KEY', 'clarifai_api', 'pw']) assert.equal(credentialName(name)?.vague, true, name);
  for (const name of ['cache_key', 'primaryKey', 'idempotencyKey', 'columnKey', 'translation_key', 'siteKey', 'showApi', 'passwordKey', 'key', 'api']) {
    assert.equal(credentialName(name), undefined, name);
  }
});
