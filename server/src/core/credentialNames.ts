/**
 * Which names say that a credential stands behind them. English names end with their head: a `password_field` is a field,
 * a `secretName` a name, a `tokenUrl` an address. So the last word decides, and the words before it may forbid.
 */

export type Purpose =
  | 'password'
  /** Several words are expected: pass phrases, mnemonics. */
  | 'passphrase'
  | 'token' | 'key' | 'secret' | 'salt'
  /** An `Authorization` header or a pair of name and password. */
  | 'authorization'
  /** An address with a credential inside: DSN, connection string, webhook. */
  | 'connection';

export interface CredentialName {
  readonly purpose: Purpose;
  /** Written like an environment variable (`DB_PASSWORD`): what stands there is what the process gets. */
  readonly environment: boolean;
  /** Not a name: the argument of a call in which a library expects a credential. */
  readonly argument?: boolean;
  /**
   * `pw`, or a key of something that is no word of programming (`tomtom_key`): an issuer's, perhaps. Only a value that
   * looks made is believed here.
   */
  readonly vague?: boolean;
  /** `KEY_PASSWORD`, `PREF_TOKEN`: what stands here names the place of one, where it is words. */
  readonly label?: boolean;
}

/** True for `DB_PASSWORD`, `apiKey`, `client-secret`; false for `passwordField`, `secretName`, `tokenUrl`. */
export function isCredentialName(name: string): boolean {
  const credential = credentialName(name);
  return credential !== undefined && credential.vague !== true;
}

/** What kind of credential a name speaks of; undefined where it speaks of none. Linear in the name, which is cut at 160 units. */
export function credentialName(name: string): CredentialName | undefined {
  if (!STEM.test(name) || /i18n|l10n/i.test(name)) return undefined;
  const all = nameWords(name);
  const purpose = purposeOf(all);
  if (purpose === undefined) {
    if (all.length === 1 && all[0] === 'pw') return { purpose: 'password', environment: false, vague: true };
    return isVagueKey(all) ? { purpose: 'key', environment: false, vague: true } : undefined;
  }
  return { purpose, environment: ENVIRONMENT.test(name), ...(all.length > 1 && LABEL.has(all[0] ?? '') ? { label: true } : {}) };
}

/** The lower-case words of a name: `myDBPassword2` → my, db, password, 2. */
export function nameWords(name: string): string[] {
  return name.slice(0, 160).match(WORD)?.map((word) => word.toLowerCase()) ?? [];
}

/** Without one of these a name is none: the cheap first look. */
const STEM = /pass|pwd|pw$|psw|secret|token|key|auth|cred|salt|pepper|jwt|bearer|dsn|conn|webhook|cookie|pat$|mnemonic|seed|hmac|contra|mdp|senha|wort|woord|has[lł]o|parola|heslo|[sş]ifre|salasana|jelsz|senord|adgangskode|parol|api$|парол|密[码碼]|パスワード|비밀번호/i;
const ENVIRONMENT = /^[A-Z][A-Z0-9]*(?:_+[A-Z0-9]+)*$/;
const WORD = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lo}+|\p{Lu}|\d+/gu;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const PASSWORD = words('password passwd passwds pwd pass pw psw pswd pswrd passwrd pword passcode passwort kennwort motdepasse mdp contraseña contrasena '
  + 'contrasenya senha wachtwoord hasło haslo heslo parola parool şifre sifre salasana jelszó jelszo lösenord losenord adgangskode пароль '
  + '密码 密碼 パスワード 비밀번호');
const PASSPHRASE = words('passphrase mnemonic');
/** `user` in `userpass`: only after these does a glued `pass` mean a password (`bypass` and `compass` do not). */
const BEFORE_PASS = words('domain account service server client vpn proxy samba jenkins nexus sonar grafana rabbit rabbitmq elastic oracle master repl user usr db my mysql root admin smtp ftp mail email redis mongo postgres ldap auth login git app basic sql ssh sudo vnc wifi key store');
/** Ends of glued words, longest first: `dbpassword`, `accesstoken`, `apikey`. */
const GLUED = /(passphrase|password|passwd|passwort|pwd|secret|token|credentials|credential|(?:api|secret|access|private|auth|signing|encryption|master|license|licence|session|account|shared|storage)key)$/;

/** Words before `key` that make it a secret one. */
const KEY = words('api apis access secret private auth authentication authorization encryption encrypt encrypting decryption decrypt signing sign signature '
  + 'master session license licence account shared webhook crypto cipher aes des hmac jwt deploy deployment admin app application '
  + 'subscription service role server rest write client cookie ssh gpg pgp tls ssl functions function host security integration '
  + 'geheim aws azure gcp google openai anthropic stripe sendgrid mailgun mailchimp twilio github gitlab algolia datadog dd pagerduty sentry '
  + 'newrelic relic cloudflare heroku firebase fcm supabase maps mapbox slack discord telegram rapidapi huggingface replicate cohere groq mistral '
  + 'perplexity gemini deepseek openrouter pinecone postmark resend segment snyk sonar npm pypi nuget rubygems twitter facebook linkedin '
  + 'dropbox paypal square plaid braintree razorpay paystack shopify hubspot intercom zendesk jira linear notion airtable asana trello '
  + 'fastly linode vultr digitalocean vercel netlify railway planetscale neon upstash etherscan infura alchemy moralis coinbase binance kraken '
  + 'geocoding weather openweather omdb tmdb news bing deepl grafana honeycomb mixpanel amplitude rollbar bugsnag loggly splunk logdna');
/** Anywhere before the head: meant to be seen by everyone. */
const PUBLIC = words('public publishable pub anon csrf xsrf');
/** Words that make a `token` a piece of text or a cursor. */
const NOT_TOKEN = words('csrf xsrf page next previous prev pagination continuation continue cancel cancellation sync start end first last lexer parser '
  + 'syntax separator stop special pad eos bos unk mask cls sep begin color theme css marker delimiter comment keyword punctuation operator '
  + 'string number identifier type max min num total prompt completion input output design expected unexpected tag cart checkout authenticity antiforgery');
/** After a credential word these say nothing new: `PASSWORD_PROD`, `api_key_value`, `token2`. */
const AFTER = words('value plain plaintext cleartext clear raw base64 b64 encoded hex prod production dev development staging stage test testing live '
  + 'sandbox local qa uat ci old new current backup secondary default v1 v2 v3 base pem internal external global here wo');
/** Issuers after a credential word: `API_KEY_STRIPE`, `TOKEN_GITHUB`. */
const ISSUER_AFTER = words('stripe github gitlab openai anthropic slack aws azure gcp google twilio sendgrid mailgun npm datadog sentry heroku firebase '
  + 'discord telegram twitter facebook paypal mysql postgres postgresql redis mongo mongodb rabbitmq smtp db database root admin');
/** First words of questions, orders and states about a credential. */
const VERB = words('show shows hide hides is has have use uses using enable enabled disable disabled require requires required forgot forget forgotten reset '
  + 'change update validate verify check missing invalid no not without allow allows toggle should can create delete remove revoke handle on '
  + 'generate generates get set fetch parse read load mask wrong incorrect bad expired weak existing with if when need needs must max min num '
  + 'count include includes supports support automount inject redact sanitize compare match matches expected');
/** First words of constants that hold the name of a setting, an argument or a column. */
const LABEL = words('key keys pref prefs preference extra arg param parameter field column col attr attribute property prop header bundle');
/** What is encrypted or hashed is no longer what its name says. */
const TRANSFORMED = words('encrypted hashed crypted sealed');
/** Keys of programs: of tables, maps, events, keyboards, caches, texts. Whatever else a key belongs to may be an issuer. */
const NOT_KEY = words('hash primary foreign sort sorted partition cache cached public publishable pub row map object index translation i18n intl lang locale message msg text '
  + 'label string config configuration setting settings option options property prop field column attribute attr param parameter query search filter group order lookup dict '
  + 'dictionary json data meta metadata schema table record document doc file folder path blob bucket node item element child parent root entry list array set '
  + 'collection component route router header state store storage action event context theme style class css icon image asset chunk module import package version build release '
  + 'job task queue topic stream shard routing range composite unique natural candidate compound business idempotency idempotent dedup dedupe deduplication request '
  + 'correlation trace span lock mutex rate limit throttle feature flag toggle experiment test mock fake dummy default current last first next prev previous old new start end min max '
  + 'other this that any each same right left up down arrow enter escape tab shift ctrl control alt cmd command space delete backspace home page hot short shortcut keyboard press key '
  + 'media answer check validation rule error warning log metric tag badge site widget measurement analytics tracking campaign captcha recaptcha known project board issue '
  + 'branch commit artifact checksum integrity digest fingerprint thumbprint figma sheet template form survey user member team tenant consumer instance cluster web push vapid '
  + 'token password secret value name id get has for by of to from in the a an is on with without no not to and or my your per');
/** Words of user interfaces and validation: whatever follows, no value stands there. */
const INTERFACE = words('label labels placeholder placeholders hint hints tooltip aria regex regexp selector xpath locator validation validator '
  + 'schema translation translations');
const PRODUCTS = /^(?:schema registry|label studio|translations? (?:api|service))$/;
const MESSAGE = words('error errors err message messages msg warning warnings');
/** The same, where one credential word follows and no more: `titlePassword`, but `HELP_SCOUT_SECRET`. */
const ABOUT = words('title text help');

function purposeOf(all: readonly string[]): Purpose | undefined {
  let end = all.length;
  while (end > 1 && (isNumber(all[end - 1]) || AFTER.has(all[end - 1] ?? ''))) end--;
  if (end > 1 && ISSUER_AFTER.has(all[end - 1] ?? '') && /^(?:password|passwd|pass|token|secret|key|apikey)$/.test(all[end - 2] ?? '')) end--;
  const head = all[end - 1] ?? '';
  const before = all[end - 2] ?? '';
  if (end > 1 && (VERB.has(all[0] ?? '') || MESSAGE.has(all[0] ?? '') || end === 2 && ABOUT.has(all[0] ?? ''))) return undefined;
  if (isOfInterface(all)) return undefined;
  if (TRANSFORMED.has(before)) return undefined;

  if (PASSWORD.has(head)) {
    return head === 'pw' && end === 1 ? undefined : 'password';
  }
  if (head === 'passe') return before === 'de' ? 'password' : undefined;
  if (PASSPHRASE.has(head)) return 'passphrase';
  if (head === 'phrase') return /^(?:seed|recovery|pass|secret|backup)$/.test(before) ? 'passphrase' : undefined;
  if (head === 'key' || head === 'keys') return keyPurpose(all, end);
  if (head === 'token' || head === 'jwt' || head === 'bearer') return tokenPurpose(all, end);
  if (head === 'tokens') return /^(?:api|access|auth|bearer)$/.test(before) ? 'token' : undefined;
  if (head === 'pat') return /^(?:gh|github|gitlab|azure|ado|devops|access|git|databricks)$/.test(before) ? 'token' : undefined;
  if (head === 'secret') return before === 'pull' ? undefined : 'secret';
  if (head === 'secrets') return end > 1 && !/^(?:pull|image|extra|more)$/.test(before) ? 'secret' : undefined;
  if (head === 'credential' || head === 'credentials' || head === 'creds' || head === 'cred') return 'secret';
  if (head === 'salt' || head === 'pepper') return 'salt';
  if (head === 'auth' || head === 'authorization') return 'authorization';
  // Confluent's `basic.auth.user.info`: a name and a password.
  if (head === 'info' && before === 'user' && all[end - 3] === 'auth') return 'authorization';
  if (head === 'cookie') return /^(?:session|auth|login)$/.test(before) ? 'token' : undefined;
  if (head === 'dsn' || head === 'connectionstring' || head === 'connstr' || head === 'webhook') return 'connection';
  if ((head === 'string' || head === 'str') && /^(?:connection|conn|connect)$/.test(before)) return 'connection';
  // Amazon's name of a secret's value.
  if (head === 'string' && before === 'secret') return 'secret';
  if (head === 'url' && before === 'webhook') return 'connection';
  return gluedPurpose(head);
}

/** A word of a user interface, unless it is part of a product's name: `SCHEMA_REGISTRY_PASSWORD`, `TRANSLATION_API_KEY`. */
function isOfInterface(all: readonly string[]): boolean {
  for (let at = 0; at < all.length; at++) {
    const word = all[at] as string;
    if (INTERFACE.has(word) && !PRODUCTS.test(`${word} ${all[at + 1] ?? ''}`)) return true;
  }
  return false;
}

/** `tomtom_key`, `clarifaiApi`; not `cache_key`, `api_key_id`. */
function isVagueKey(all: readonly string[]): boolean {
  const end = all.length;
  const head = all[end - 1];
  const before = all[end - 2] ?? '';
  if (head !== 'key' && head !== 'api' || before.length < 2 || isNumber(before) || NOT_KEY.has(before) || KEY.has(before)) return false;
  return !VERB.has(all[0] ?? '') && !MESSAGE.has(all[0] ?? '') && !isPublic(all, end) && !isOfInterface(all);
}

function keyPurpose(all: readonly string[], end: number): Purpose | undefined {
  // Not among the words of `KEY`: a `passwordKey` is the key under which a password is found.
  const before = all[end - 2] ?? '';
  // What a person thinks of to sign sessions with is a secret; keys are made by machines.
  if (before === 'secret') return 'secret';
  // AWS and those who speak its protocol call the user’s id an access key.
  if (before === 'access' && all[end - 3] !== 'secret') return isPublic(all, end) ? undefined : 'authorization';
  if (before === 'storage') return /^(?:azure|blob|account)$/.test(all[end - 3] ?? '') ? 'key' : undefined;
  // Web Push shows this one to every browser (RFC 8292).
  if (before === 'server' && all[end - 3] === 'application') return undefined;
  return KEY.has(before) && !isPublic(all, end) ? 'key' : undefined;
}

function tokenPurpose(all: readonly string[], end: number): Purpose | undefined {
  return NOT_TOKEN.has(all[end - 2] ?? '') || isPublic(all, end) ? undefined : 'token';
}

function isPublic(all: readonly string[], end: number): boolean {
  for (let at = 0; at < end - 1; at++) if (PUBLIC.has(all[at] ?? '')) return true;
  return false;
}

function gluedPurpose(head: string): Purpose | undefined {
  if (head.length > 4 && head.endsWith('pass')) return BEFORE_PASS.has(head.slice(0, -4)) ? 'password' : undefined;
  const end = GLUED.exec(head)?.[1];
  if (end === undefined || /^(?:no|is|has|show|hide|csrf|xsrf|reset|forgot)/.test(head)) return undefined;
  if (end === 'passphrase') return 'passphrase';
  if (end.startsWith('pass') || end === 'pwd') return 'password';
  if (end === 'secret' || end.startsWith('credential')) return 'secret';
  return end === 'token' ? 'token' : 'key';
}

function isNumber(word: string | undefined): boolean {
  return word !== undefined && word.charCodeAt(0) <= 57 && word.charCodeAt(0) >= 48;
}
