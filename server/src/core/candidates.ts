/**
 * A cheap look at a file before it is read: could any rule find something in it? Most files of a tree hold words such as
 * `key` or `token`, but few of them a value that could be a secret beside such a word. Says yes too often, never no too
 * often (test/cli/candidates): what the readers make of a file is not repeated here, only what they could make of it.
 */
import { assignedValue } from './assignment';
import { hasValue, holdsNamedValue, isNameUnit, isWholeWord, lineStart, longestName, mostJudged, wordEnd, wordStart, type Traits } from './candidateValues';
import { credentialName } from './credentialNames';
import { decisiveWords, type Condition } from './decisiveWords';
import type { Detector, NamedDetector } from './detector';
import { fileRole } from './fileRole';
import { KeywordSearch } from './keywordSearch';
import { acceptsNamed, isWordAt } from './namedDetectors';
import type { Provider } from './provider';
import { formsByKeyword, judge, matchForm, namedByWord, type Form } from './recogniser';
import { Remembered } from './remembered';

/** Parts of names behind which a credential may stand; one is in every name that `credentialName` accepts. */
const stems = [
  'pass', 'pwd', 'pw', 'psw', 'secret', 'token', 'key', 'auth', 'cred', 'salt', 'pepper', 'jwt', 'bearer', 'dsn', 'conn', 'webhook',
  'cookie', 'pat', 'mnemonic', 'seed', 'phrase', 'hmac', 'contra', 'mdp', 'senha', 'wort', 'woord', 'haslo', 'heslo', 'parol', 'ifre',
  'salasana', 'jelsz', 'senord', 'adgangskode', 'api',
];
/** Those that are the end of a name or nothing: most paths and patterns are passed over at once. */
const lastOnly: ReadonlySet<string> = new Set(['pat', 'pw', 'api']);
/** The same beyond ASCII, as their UTF-8 bytes read in Latin-1: hasł, парол, 密码, 密碼, パスワード, 비밀번호. */
const otherStems = [
  'has\xc5\x82', '\xd0\xbf\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb', '\xe5\xaf\x86\xe7\xa0\x81', '\xe5\xaf\x86\xe7\xa2\xbc', '\xe3\x83\x91\xe3\x82\xb9\xe3\x83\xaf',
  '\xeb\xb9\x84\xeb\xb0\x80',
];
/** Before a token of its own in a header. */
const schemes = ['basic ', 'bearer ', 'token '];
/** What stands in every read of the environment. */
const environmentMark = /env|\$/i;
/** Formats with comments that `#` begins. In the second kind it does so at the start of a line only. */
const hashComments = /\.(?:ya?ml|py|toml)$/i;
const hashLines = /\.(?:properties|ini|cfg|cnf|conf|config|sh|bash|rb|tf)$/i;

/** A file as it is looked at. */
export interface CandidateFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The same in Latin-1: decoding more would cost more than the look. */
  readonly text: string;
  /** Whether a contract is in reach: only then do rules ask where keys are read or mentioned. */
  readonly readsCount: boolean;
}

export type CandidateTest = (file: CandidateFile) => boolean;

/** @param keys names of environment variables that rules ask about: a file that mentions one is read */
export function createCandidateTest(detectors: readonly Detector[], providers: readonly Provider[], keys: ReadonlySet<string>): CandidateTest {
  const words: Word[] = decisiveWords(providers).map(({ word, holds }) => ({ kind: 'decisive', word, holds }));
  const add = (kind: Kind, list: Iterable<string>): void => {
    for (const word of list) if (/^[\x20-\x7e]+$/.test(word)) words.push({ kind, word });
  };
  for (const word of otherStems) words.push({ kind: 'decisive', word });
  add('stem', stems);
  add('scheme', schemes);
  add('key', keys);
  add('form', new Set(detectors.flatMap((detector) => (detector.by === 'form' ? detector.keywords : []))));
  add('named', new Set(detectors.flatMap((detector) => (detector.by === 'name' ? detector.words : []))));
  const search = new KeywordSearch(words.map(({ word }) => word));
  const byKeyword = formsByKeyword(detectors);
  const byWord = namedByWord(detectors);
  const forms = words.map(({ kind, word }) => (kind === 'form' ? byKeyword.get(word.toLowerCase()) ?? [] : []));
  const named = words.map(({ kind, word }) => (kind === 'named' ? byWord.get(word.toLowerCase()) ?? [] : []));
  const isCredential = rememberedNames();

  return ({ path, bytes, text, readsCount }) => {
    if (readsCount && environmentMark.test(text)) return true;
    let passed = 0;
    let issuers: Set<NamedDetector> | undefined;
    let traits: Traits | undefined;
    search.start(bytes);
    while (search.next()) {
      const { from, to } = search;
      const { kind, word, holds } = words[search.keyword] as Word;
      switch (kind) {
        case 'decisive':
          if (!holds) return true;
          traits ??= traitsOf(path);
          if (holds(text, from, to, path) && !isCommented(text, from, traits.hash)) return true;
          break;
        case 'scheme':
          if (!isNameUnit(text.charCodeAt(from - 1)) && /^[^\s"',;]{16}/.test(text.slice(to, to + 16))) return true;
          break;
        case 'key':
          if (readsCount && text.startsWith(word, from) && isWholeWord(text, from, to)) return true;
          break;
        case 'form':
          for (const form of forms[search.keyword] ?? []) if (matchesNear(form, text, from)) return true;
          break;
        case 'named': {
          if (!isWordAt(text, from, to)) break;
          const speaking = named[search.keyword] ?? [];
          issuers ??= new Set();
          for (const detector of speaking) issuers.add(detector);
          if (matchesBeside(speaking, text, from, to)) return true;
          break;
        }
        case 'stem': {
          if (to <= passed || (lastOnly.has(word) && isNameUnit(text.charCodeAt(to)))) break;
          let start = wordStart(text, to);
          passed = wordEnd(text, to);
          // `api.key`, `acme key`: the word before says which or whose.
          const joint = passed - start === 3 ? text.charCodeAt(start - 1) : 0;
          if (joint === 46 || joint === 32) start = wordStart(text, start - 1);
          const name = text.slice(start, passed);
          if (!isCredential(name)) break;
          traits ??= traitsOf(path);
          if (hasValue(text, start, passed, name, traits) && !isCommented(text, start, traits.hash)) return true;
        }
      }
    }
    return issuers !== undefined && holdsNamedValue(text, bytes, issuers);
  };
}

type Kind = 'decisive' | 'stem' | 'scheme' | 'key' | 'form' | 'named';

interface Word {
  readonly kind: Kind;
  readonly word: string;
  readonly holds?: Condition;
}

function traitsOf(path: string): Traits {
  const role = fileRole(path);
  const isSpoken = role === 'source' || role === 'example' || /\.txt$|ya?ml/i.test(path);
  return { weakCounts: isSpoken, hash: hashComments.test(path) ? 'anywhere' : hashLines.test(path) ? 'line' : undefined, judged: new Remembered(mostJudged) };
}

/** Whether a comment begins before a place on its line, outside of quotes. */
function isCommented(text: string, from: number, hash: Traits['hash']): boolean {
  if (hash === undefined) return false;
  const start = lineStart(text, from, longestName);
  if (start > 0 && text.charCodeAt(start - 1) !== 10) return false;
  return (hash === 'line' ? /^[ \t]*#/ : /^(?:[^"'`#]*[ \t])?#/).test(text.slice(start, from));
}

/** Whether the recogniser would believe what is assigned to the name around an issuer's word, however short it is. */
function matchesBeside(detectors: readonly NamedDetector[], text: string, from: number, to: number): boolean {
  const { name, value } = assignedValue(text, from, to);
  if (!value || value.end - value.start > 200) return false;
  const assigned = text.slice(value.start, value.end);
  return detectors.some((detector) => acceptsNamed(detector, text.slice(name.start, name.end), assigned) && judge(detector, assigned) !== false);
}

/** Whether the recogniser would believe a form around its keyword. With escapes in reach it would see another text than this. */
function matchesNear(form: Form, text: string, keyword: number): boolean {
  const from = Math.max(0, keyword - (form.detector.before ?? 0));
  if (!text.slice(from, keyword + escapeReach).includes('\\')) return matchForm(form, text, keyword, 0) !== undefined;
  const { sticky } = form;
  for (let at = from; at <= keyword; at++) {
    sticky.lastIndex = at;
    if (sticky.test(text)) return true;
  }
  return false;
}

const escapeReach = 400;

/** Names repeat; what was found out about one is kept, up to a number. */
function rememberedNames(): (name: string) => boolean {
  const known = new Remembered<boolean>();
  return (name) => {
    const answer = known.get(name);
    if (answer !== undefined) return answer;
    const decoded = decodedName(name);
    // The name of a setter is that of what it sets.
    return known.keep(name, credentialName(decoded) !== undefined || credentialName(decoded.replace(/^-*(?:set|with|add|use)_?/i, '')) !== undefined);
  };
}

/** UTF-8 that was read as Latin-1, read as UTF-8. */
function decodedName(name: string): string {
  if (!/[\x80-\xff]/.test(name)) return name;
  try {
    return decodeURIComponent(name.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`));
  } catch {
    return name;
  }
}
