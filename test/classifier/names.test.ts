/** What a value is where its name decides: names that perhaps speak of a credential, names of settings, pairs. */
import { test } from 'node:test';
import { checkClass as check } from '../support/classTable';

test('what perhaps is named is believed when it looks made', () => {
  check('opaque', `
tomtom_key = <hex 32>
weatherstackKey = <lower 32>
clarifai_api = <hex 32>
pw = x7Kq2mVt9wLz
`);
  check('name', `
tomtom_key = tomtom-default
widgetio_key = main-sidebar-2
graph_api = v2beta1-2024
`);
  check('identifier', 'tomtom_key = 5f0c1f0e-9a53-4a4b-8a52-2f6a1f3b7c11');
});

test('the name of a setting that holds a credential', () => {
  check('name', `
PREF_PASSWORD = de.acme.reader.preferences.sync.password
EXTRA_TOKEN = sync_token_extra
SIGNING_PASSPHRASE = release-signing-key:passphrase
`);
  check('placeholder', 'KEY_PASSWORD = password');
  check('opaque', 'KEY_PASSWORD = x7Kq2mVt9wLz');
});

test('pairs and sentences', () => {
  check('weak', `
@compose-environment NEO4J_AUTH = neo4j/letmein-graph
@compose-environment SMTP_AUTH = shop:mailer
jwt_secret = a_very_important_secret
encryption_key = a_not_so_secure_encryption_key
@compose-environment DOMAINPASS = Samba1234
`);
  check('name', `
@compose-environment NEO4J_AUTH = none-of-these
jwt_secret = api_jwt_key
encryption_key = data-encryption-key
`);
});
