/** The last step, where no structure decides: words that name something, prose, a guessable password, or nothing known. */
import type { Purpose } from '../credentialNames';
import type { ValueClass } from '../facts';
import { mark, type Profile } from './profile';
import { entropy, wordiness, wordLike } from './wordLikeness';

export interface WordPlace {
  /** What the name or the call says that stands here. */
  readonly purpose: Purpose | undefined;
  /** The process gets this very text: a container's environment, an env file, a credential argument. */
  readonly delivered: boolean;
  /** Named like an environment variable: delivered, or a constant of code. */
  readonly constant: boolean;
  /** The name says that it signs or encrypts: a place for text that somebody thought of. */
  readonly signing?: boolean;
}

/** Words that make a sentence of a text: no passphrase holds them, interface texts nearly always do. */
const SENTENCE = /\b(?:the|an?|is|are|was|be|been|must|should|cannot|can|not|your|you|please|enter|invalid|incorrect|wrong|required|least|to|of|for|with|and|or|in|on|at|by|from|this|that|no|if|has|have|will|does|do|use|new|forgot|reset|change|confirm|show|hide|login|log|sign|password|passwords|token|secret|key|keys|user|username|account|email|database|access|authentication|credentials?)\b/i;
/** Words of validation, schemas and modes that stand at credential names without being the credential. */
const SCHEMA_WORDS = new Set(('required optional string text hidden password passwd hashed hash encrypted plain plaintext basic bearer digest none '
  + 'null never always auto disabled enabled enable disable default inherit prompt ask env environment file vault secret secrets keyring keychain '
  + 'true false yes no on off write read admin:org field input type object array number integer boolean varchar char blob bytes sensitive '
  + 'generic opaque oauth oauth2 jwt saml oidc ldap kerberos ntlm apikey token tokens cookie session header query body form json xml '
  + 'success failed failure error invalid valid ok pass fail missing expired wrong incorrect unauthorized forbidden unknown unset keyword '
  + 'identifier literal number operator punctuation comment whitespace eof newline strong weak medium simple standard custom self shared common confirmed nullable sometimes present filled same different unique same-origin omit include secretstr securestring str int bool char nvarchar users basicauth compat files sss systemd').split(' '));
/** Credential words: joined with others (`db-password`, `stripeSecretKey`) they name one. */
const CREDENTIAL_WORD = /pass(?:word|wd|phrase)?|pwd|secret|token|key|cred(?:ential)?s?|auth|cert|tls/i;
/** First guesses of every list of leaked passwords, without their digits. */
const GUESSES = new Set(('admin administrator root toor guest user username postgres postgresql mysql mariadb mongo mongodb redis rabbitmq rabbit oracle '
  + 'sa sys system manager default master super superuser letmein welcome hello iloveyou monkey dragon qwerty qwertyuiop qwertz azerty asdf asdfgh '
  + 'zxcvbn qazwsx login logmein opensesame sesame hunter trustno sunshine princess football baseball shadow superman batman changeit secret '
  + 'password passw passwd pass passme mypassword supersecret topsecret verysecret mysecret secretkey secretpassword s shhhhh docker '
  + 'vagrant ansible jenkins gitlab grafana elastic kibana minio minioadmin nextcloud wordpress drupal joomla keycloak sonar nexus tomcat wildfly '
  + 'jboss weblogic cisco ubnt raspberry pi alpine ubuntu test testing tester demo dev develop development prod production staging backup public '
  + 'private internal app web api db database server service local localhost temp tmp abc foo bar example sample dummy').split(' '));
const LEET: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', '$': 's', '5': 's', '7': 't' };

export function wordClass(value: string, profile: Profile, place: WordPlace): ValueClass {
  const { purpose } = place;
  if (profile.lines > 0 || profile.spaces > 0) return spacedClass(value, profile, purpose);
  if (profile.foreign > 0 && profile.foreign * 2 >= profile.length) return 'prose';
  if (purpose === undefined) return plainClass(value, profile);
  // The name of a variable or a constant, whatever it holds.
  if (/^[A-Z]{2,}(?:_[A-Z]{2,})+$/.test(value) && wordiness(value).share >= 0.6) return 'name';
  if (purpose === 'password' || purpose === 'passphrase') return passwordClass(value, profile, place);
  return keyClass(value, profile, place);
}

/** No credential is expected: words name something, noise is reported by whoever asks for it. */
function plainClass(value: string, profile: Profile): ValueClass {
  if (profile.length < 8) return 'name';
  const wordy = wordiness(value);
  if (wordy.share >= 0.5 && wordy.words > 0) return 'name';
  return randomLooking(value, profile, 12) ? 'opaque' : 'name';
}

function passwordClass(value: string, profile: Profile, { delivered, constant }: WordPlace): ValueClass {
  const { length } = profile;
  const letters = profile.lower + profile.upper;
  if (letters + profile.digits + profile.foreign === 0) return length >= 8 && new Set(value).size >= 5 ? 'weak' : 'name';
  if (length <= 2) return 'name';
  // `db-signing-key:passphrase`: a path and its field.
  if (/^[a-z][a-z0-9]*(?:[-/][a-z0-9]+)+:[a-z][a-z_-]*$/.test(value) && joinedName(value, profile)) return 'name';
  if (constant && !delivered && /^[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*$/.test(value) && joinedName(value, profile)) return 'name';
  if (delivered || constant) return guessable(value, profile) ? 'weak' : 'opaque';
  if (length < 4) return 'name';
  if (/[:?,;]$/.test(value) && wordiness(value).share > 0.7) return 'prose';
  // `String!`, `[string]`, `char*`: types.
  const lower = value.toLowerCase().replace(/[[\]!?*&;]+/g, '');
  if (SCHEMA_WORDS.has(lower) && lower !== 'secret') return 'name';
  if (joinedName(value, profile)) return 'name';
  return guessable(value, profile) ? 'weak' : 'opaque';
}

/** Words joined by case or separators of which one speaks of credentials: a name of one, not one. */
function joinedName(value: string, profile: Profile): boolean {
  if (!/^[A-Za-z][A-Za-z0-9]*(?:[-_.:/[\]'"]+[A-Za-z0-9]+)*[-_.\]'"]*$/.test(value)) return false;
  const wordy = wordiness(value);
  if (wordy.share < 0.5) return false;
  const joined = (profile.marks & (mark('-') | mark('_') | mark('.'))) !== 0 || /[a-z][A-Z]/.test(value);
  if (!joined) return false;
  if ((profile.marks & mark('.')) !== 0 && profile.digits === 0) return true;
  return CREDENTIAL_WORD.test(value) && profile.digits <= 2;
}

/** A person chose it and a list or a person could guess it. */
function guessable(value: string, profile: Profile): boolean {
  const { length } = profile;
  const kinds = (profile.lower > 0 ? 1 : 0) + (profile.upper > 0 ? 1 : 0) + (profile.digits > 0 ? 1 : 0) + (profile.symbols > 0 ? 1 : 0);
  // Too short for any effort to guess it.
  if (length <= 8 || length <= 10 && kinds < 3 || profile.digits === length) return true;
  if (profile.steps >= (length - 1) * 0.6) return true;
  if (kinds === 1 && length < 14) return true;
  const core = plainLetters(value);
  if (GUESSES.has(core) || GUESSES.has(value.toLowerCase().replace(/[^a-z]+/g, ''))) return true;
  if (length > 40) return false;
  const share = wordiness(value).share;
  return share >= 0.6 || kinds < 4 && length <= 16 && core.length >= 5 && core.length >= length - 5 && wordLike(core, 0, core.length);
}

/** `P@ssw0rd!23` → password: digits and signs that stand for letters read as such, the rest of them dropped. */
function plainLetters(value: string): string {
  let result = '';
  const trimmed = value.replace(/[^A-Za-z]+$/, '');
  for (const character of trimmed.slice(0, 64)) {
    const plain = LEET[character] ?? character.toLowerCase();
    if (plain >= 'a' && plain <= 'z') result += plain;
  }
  return result;
}

/** Tokens, keys, secrets: machines make them, so words are names; people make some, and then the place tells. */
function keyClass(value: string, profile: Profile, { purpose, delivered, constant, signing }: WordPlace): ValueClass {
  const { length } = profile;
  if (length <= 2 || SCHEMA_WORDS.has(value.toLowerCase()) && !(delivered && purpose === 'secret')) return 'name';
  const wordy = wordiness(value);
  const core = value.toLowerCase().replace(/[^a-z]+/g, '');
  if (wordy.share >= 0.6 || length < 8 || profile.upper === 0 && profile.digits <= 3 && wordy.share >= 0.3) {
    if (purpose === 'authorization' || purpose === 'connection') return 'name';
    // `tls-secret`, `web-client`: objects of a cluster or an application are named like this.
    const objectName = /^[a-z0-9]+(?:[-.][a-z0-9]+)+$/.test(value) && profile.digits <= 2;
    const chosen = delivered || constant && purpose === 'secret';
    // `Access-Control-Allow-Credentials`: a header.
    if (!delivered && /^[A-Z][a-z]+(?:-[A-Z][a-z]+)+$/.test(value)) return 'name';
    // `kafka1_keystore_creds`: the file or the object that holds some.
    if (/[a-z0-9][-_.](?:creds|credentials?)$/i.test(value)) return 'name';
    if (chosen && length >= 4 && !(objectName && purpose !== 'key')) return 'weak';
    if ((purpose === 'secret' || purpose === 'salt') && /^(?:my|super|top|very|some|the)*secret(?:key|s|password)*$/.test(core) && length > 8) return 'weak';
    // `jwt_secret: a_very_important_secret`: a sentence, where a name has no underscores or one.
    if (signing && /^[A-Za-z0-9]+(?:_[A-Za-z0-9]+){3,}$/.test(value)) return 'weak';
    if (length >= 16 && profile.digits >= length * 0.3 && entropy(value) >= 3.5) return 'opaque';
    return 'name';
  }
  if (profile.digits === length && length < 16) return delivered && length >= 6 ? 'weak' : 'number';
  if (wordy.words >= 2 && wordy.share >= 0.5 && /[-_.]/.test(value)) return delivered ? 'weak' : 'name';
  if (randomLooking(value, profile, 10)) return 'opaque';
  return delivered ? 'weak' : 'name';
}

/** What only a generator makes: 16 or more letters and digits in turn, hardly a word among them. */
export function isGenerated(value: string, profile: Profile): boolean {
  const { length, digits } = profile;
  return length >= 16 && length <= 256 && digits >= 3 && profile.lower + profile.upper >= 3 && /^[\w+/.=~-]+$/.test(value)
    && (value.match(/[A-Za-z]\d/g)?.length ?? 0) >= 2 && wordiness(value).share < 0.4 && entropy(value) >= 3;
}

/** Characters as a generator of keys would draw them. */
function randomLooking(value: string, profile: Profile, least: number): boolean {
  const { length } = profile;
  if (length < least) return false;
  const letters = profile.lower + profile.upper;
  const kinds = (profile.lower > 0 ? 1 : 0) + (profile.upper > 0 ? 1 : 0) + (profile.digits > 0 ? 1 : 0);
  if (letters + profile.digits < Math.min(length, 512) * 0.6) return false;
  if (kinds < 2 && !(profile.lower === length && length >= 16 || profile.digits === length && length >= 16)) return false;
  return entropy(value) >= (length >= 20 ? 3 : 2.4);
}

function spacedClass(value: string, profile: Profile, purpose: Purpose | undefined): ValueClass {
  if (purpose === undefined || profile.lines > 2) return 'prose';
  const text = value.trim();
  const parts = text.split(/\s+/, 40);
  if (parts.length === 1) return wordClass(text, { ...profile, length: text.length, spaces: 0, lines: 0 }, { purpose, delivered: false, constant: false });
  // Classes of a style sheet.
  if (text.includes('-') && /^[a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*)+$/.test(text)) return 'identifier';
  const wordy = wordiness(text);
  if (purpose === 'passphrase' && parts.length >= 12 && parts.length <= 25 && parts.every((part) => /^[a-z]{3,8}$/.test(part))) return 'opaque';
  if (purpose !== 'password' && purpose !== 'passphrase' && purpose !== 'secret' && purpose !== 'authorization') {
    return wordy.share >= 0.4 || parts.length > 3 ? 'prose' : 'opaque';
  }
  if (profile.foreign > 0 || /[.?!:,;]$/.test(text) || /[,;]\s/.test(text)) return 'prose';
  if (wordy.share >= 0.55) {
    if (SENTENCE.test(text) || parts.length > 8 || !parts.every((part) => /^[a-z]{3,12}\d{0,4}$/.test(part))) return 'prose';
    if (purpose === 'authorization') return 'prose';
    return purpose === 'secret' && parts.length < 4 && text !== 'keyboard cat' ? 'prose' : parts.length >= 4 ? 'opaque' : 'weak';
  }
  return parts.length > 4 && purpose === 'password' && wordy.share > 0.3 ? 'prose' : 'opaque';
}
