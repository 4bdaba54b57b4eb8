/** Text that stands where a value will stand: one model for every rule. */
import { mark, type Profile } from './profile';
import { wordiness } from './wordLikeness';

/** Of a documented example or plainly a stand-in, wherever they occur. */
const ANYWHERE = /example(?!\.(?:com|org|net|io)\b)|placeholder|change[-_ ]?me(?!\w*\d)|replace[-_ ]?(?:me|this|with)|redacted|dummy|you[-_ ]must[-_ ]|this[-_ ]is[-_ ](?:an?|the|my|not[-_ ]an?)[-_ ](?:\w{1,12}[-_ ])?(?:secret|password|token|key)|x{4}|\*{3}|_{4}|#{4}|•{2}|todo(?![a-z])|fixme|^tbd$|…|\.\.\./i;

/** Words that say so when the rest is words too. */
const WORDS = /(?:^|[^a-z])(?:your|insert|enter|fill|paste|goes|put|sample|fake|mock|stub|foo|bar|foobar|baz|lorem|ipsum|notreal|unset|undefined|unknown|sometoken|somekey|somesecret|somepassword|mytoken|myapikey|invalid|bogus|blah|secret[-_ ]?here|key[-_ ]?here|token[-_ ]?here|password[-_ ]?here)(?:$|[^a-z])/;
/** Words of tests: stand-ins for keys and tokens, weak values for passwords. */
const TEST_WORDS = /(?:^|[^a-z])(?:test|tests|testing|tester|demo|dev)(?:$|[^a-z])/;

const WHOLE = /^(?:anonymous@?|change[-_ ]?(?:this|it)(?:[-_ ]\w+)*|replace|n\/a|none|null|nil|not[-_ ]?set|not[-_ ]?(?:used|needed|required|real)|empty|blank|hidden|masked|removed|omitted|sanitized|secret[-_ ]value|value|my[-_ ]?(?:api[-_ ]?key|token|key|value)|abc|xyz|foo|bar|baz|foobar|qux|xx+|-+|_+|\?+|\.+|=+|~+|#+)$/i;

/** First parts of keys that vendors print in their documentation and emulators. */
const DOCUMENTED = [
  'wJalrXUtnFEMI', // AWS documentation
  'Eby8vdM02xNOcqFl' + 'qUwJ', // Azurite and the Azure storage emulator
  'C2y6yDjf5/R+ob0N' + '8A7C', // Azure Cosmos DB emulator
  'JBSWY3DPEHPK' + '3PXP', // the one-time-password secret of nearly every tutorial: “Hello!” in base32
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIi', // jwt.io
];

export interface PlaceholderPlace {
  /** `DB_PASSWORD`. */
  readonly name?: string;
  /** A credential's place, where tests and demos use real, if weak, passwords. */
  readonly password: boolean;
  /** The process gets this very text: only what plainly waits to be replaced is a placeholder. */
  readonly delivered: boolean;
}

/** `changeme`, `<token>`, `xxxx`, `****`, `your-api-key`, `1234567890abcdef`, a value that repeats its own name. */
export function isPlaceholder(value: string, profile: Profile, place: PlaceholderPlace): boolean {
  const length = profile.length;
  if (length > 512) return false;
  if (repeated(profile)) return true;
  if ((profile.marks & mark('<')) !== 0 && /^<[^<>="]+>$|<(?:your|my|the|insert|enter|some|api|token|secret|password|key|[A-Z_]+)[^<>="]*>/i.test(value)) return true;
  if ((profile.marks & mark('[')) !== 0 && /^\[[A-Za-z][\w .-]*\]$/.test(value)) return true;
  if ((profile.marks & mark('{')) !== 0 && /^\{[A-Za-z][\w .-]*\}$/.test(value)) return true;
  if (value.startsWith('&lt;') && value.endsWith('&gt;')) return true;
  if (ANYWHERE.test(value)) return !(place.delivered && place.password) || !/^(?:example[-_]?\d+|\w*dummy\w*)$/i.test(value);
  for (const known of DOCUMENTED) if (value.startsWith(known)) return true;
  if (sequential(profile) && !(place.password && length < 12)) return true;
  // Every debug build is signed with it: https://developer.android.com/studio/publish/app-signing#debug-mode
  if (value === 'android' && place.name !== undefined && /^(?:store|key)_?password$/i.test(place.name)) return true;
  if (WHOLE.test(value)) return !(place.delivered && place.password && /^(?:abc|xyz|foo|bar|baz|foobar|secret|value)$/i.test(value));
  if (length > 80) return false;
  if (repeatsName(value, place)) return true;
  const lower = spread(value);
  // `Your_password123` meets a policy: somebody runs a server with it.
  const runs = place.delivered && place.password && profile.digits > 0;
  if (!runs && (WORDS.test(lower) || /^your[a-z]/.test(lower))) {
    if (wordiness(value).share >= 0.55 && !(place.delivered && place.password && !/your|insert|enter|fill|paste|goes|put|here/.test(lower))) return true;
  }
  return !place.password && TEST_WORDS.test(lower) && wordiness(value).share >= 0.7;
}

/** Nearly one character only, or two. */
function repeated(profile: Profile): boolean {
  const { length, longestRun } = profile;
  return length >= 4 && longestRun >= length * 0.6 || length >= 24 && longestRun >= 12;
}

/** `123456789`, `abcdefgh`, `0123456789abcdef`, `a1b2c3d4e5`. */
function sequential(profile: Profile): boolean {
  const seen = Math.min(profile.length, 512);
  return seen >= 6 && (profile.steps >= (seen - 1) * 0.68 || seen >= 8 && profile.pairSteps >= (seen - 2) * 0.7);
}

/** The value says what the name says: `DB_PASSWORD=db_password`, `token: token`. */
function repeatsName(value: string, { name, password, delivered }: PlaceholderPlace): boolean {
  if (name === undefined) return false;
  const bare = letters(value).replace(/^(?:my|the|some|your|our)(?=.{4})/, '');
  if (bare.length < 3) return false;
  const own = letters(name);
  if (bare === own) return true;
  if (delivered || password && bare === 'secret') return false;
  return /^(?:password|passwd|pass|secret|token|key|apikey|secretkey|accesstoken|accesskey|privatekey|credentials?)$/.test(bare)
    || own.length > bare.length && bare.length >= 6 && own.endsWith(bare) && /pass|secret|token|key/.test(bare);
}

function letters(text: string): string {
  return text.slice(0, 160).toLowerCase().replace(/[^a-z0-9]+/g, '');
}

/** Camel humps apart, lower-case: `YourApiToken` → `your api token`. */
function spread(value: string): string {
  return value.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
}
