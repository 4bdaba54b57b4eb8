/**
 * A cheap look at a file before it is read: could any rule find something in it? Most files of a tree hold words such as
 * `key` or `token`, but few of them a value that could be a secret beside such a word. Says yes too often, never no too
 * often (test/cli/candidates): what the readers make of a file is not repeated here, only what they could make of it.
 */
import { createKeywordAutomaton, type KeywordAutomaton } from './ahoCorasick';
import { classify } from './classifier';
import { isCredentialName } from './credentialNames';
import type { Detector, NamedDetector } from './detector';
import { acceptsNamed, isWordAt } from './namedDetectors';
import type { Provider } from './provider';
import { judge } from './recogniser';

/** Parts of names behind which a credential may stand; one is in every name that `isCredentialName` accepts. */
const stems = [
  'pass', 'pwd', 'pw', 'psw', 'secret', 'token', 'key', 'auth', 'cred', 'salt', 'pepper', 'jwt', 'bearer', 'dsn', 'conn', 'webhook',
  'cookie', 'pat', 'mnemonic', 'seed', 'phrase', 'hmac', 'contra', 'mdp', 'senha', 'wort', 'woord', 'haslo', 'heslo', 'parol', 'ifre',
  'salasana', 'jelsz', 'senord', 'adgangskode',
];
/** The same beyond ASCII, as their UTF-8 bytes read in Latin-1: hasł, парол, 密码, 密碼, パスワード, 비밀번호. */
const otherStems = /has\xc5\x82|\xd0\xbf\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb|\xe5\xaf\x86\xe7(?:\xa0\x81|\xa2\xbc)|\xe3\x83\x91\xe3\x82\xb9\xe3\x83\xaf|\xeb\xb9\x84\xeb\xb0\x80/;
/** Wherever one of these stands, the file is read: our marks, Kubernetes Secrets, keys, calls that take a credential far from their name. */
const decisive = [
  'lasthop-allow', 'kind: secret', 'kind":"secret', 'kind": "secret', "kind: 'secret", 'kind: "secret', 'private key-----', 'dockerconfigjson',
  'jwt.', 'jsonwebtoken', 'createhmac', 'createcipher', 'createdecipher', 'fernet(', 'basicauth', 'networkcredential', 'directoryentry',
  'passwordauthentication', 'credentials(', 'getconnection', 'mysqli', 'mysql_connect', 'pdo(', 'cookieparser', 'cookiesession', 'stripe(',
];
/** Before a token of its own in a header. */
const schemes = ['basic ', 'bearer ', 'token '];
/** What stands in every read of the environment. */
const environmentMarks = ['env', '${', '$'];

export interface CandidateTest {
  /**
   * @param text the file's bytes in Latin-1 (decoding more would cost more than the look)
   * @param readsCount whether reads of the environment say something here: a contract is in reach
   */
  (text: string, readsCount: boolean): boolean;
}

/** @param keys names of environment variables that rules ask about: a file that mentions one is read */
export function createCandidateTest(detectors: readonly Detector[], providers: readonly Provider[], keys: ReadonlySet<string>): CandidateTest {
  const sources: readonly (readonly [Kind, Iterable<string>])[] = [
    ['decisive', [...decisive, ...providers.flatMap((provider) => (provider.scoped ? provider.marks : []))]],
    ['stem', stems],
    ['scheme', schemes],
    ['key', keys],
    ['form', new Set(detectors.flatMap((detector) => (detector.by === 'form' ? detector.keywords : [])))],
    ['named', new Set(detectors.flatMap((detector) => (detector.by === 'name' ? detector.words : [])))],
  ];
  const words: { readonly kind: Kind; readonly word: string }[] = [];
  for (const [kind, list] of sources) {
    for (const word of list) if (/^[\x20-\x7e]+$/.test(word)) words.push({ kind, word });
  }
  const automaton = createKeywordAutomaton(words.map(({ word }) => word.toLowerCase()));
  const environment = createKeywordAutomaton(environmentMarks);
  const forms = formsByKeyword(detectors);
  const named = namedByWord(detectors);
  const isCredential = rememberedNames();

  return (text, readsCount) => {
    let found = false;
    let passed = 0;
    let issuers: Set<NamedDetector> | undefined;
    automaton.scan(text, 0, text.length, (index, end) => {
      if (found) return;
      const { kind, word } = words[index] as (typeof words)[number];
      switch (kind) {
        case 'decisive': found = true; return;
        case 'scheme': found = /^[^\s"',;]{16}/.test(text.slice(end, end + 16)); return;
        case 'key': found = text.startsWith(word, end - word.length) && isWholeWord(text, end - word.length, end); return;
        case 'form': found = (forms.get(word) ?? []).some((form) => matchesNear(form, text, end - word.length)); return;
        case 'named':
          if (!isWordAt(text, end - word.length, end)) return;
          issuers ??= new Set();
          for (const detector of named.get(word) ?? []) issuers.add(detector);
          return;
        case 'stem': {
          if (end <= passed) return;
          const from = wordStart(text, end);
          passed = wordEnd(text, end);
          const name = text.slice(from, passed);
          if (isCredential(name)) found = hasValue(text, from, passed, name);
        }
      }
    });
    if (found) return true;
    if (readsCount && mentions(environment, text)) return true;
    if (/[\x80-\xff]/.test(text) && otherStems.test(text)) return true;
    return issuers !== undefined && holdsNamedValue(text, issuers);
  };
}

type Kind = 'decisive' | 'stem' | 'scheme' | 'key' | 'form' | 'named';

interface Form {
  readonly sticky: RegExp;
  readonly before: number;
}

function formsByKeyword(detectors: readonly Detector[]): ReadonlyMap<string, readonly Form[]> {
  const forms = new Map<string, Form[]>();
  for (const detector of detectors) {
    if (detector.by !== 'form') continue;
    const form = { sticky: new RegExp(detector.pattern.source, `${detector.pattern.flags.replace(/[gyd]/g, '')}y`), before: detector.before ?? 0 };
    for (const keyword of new Set(detector.keywords)) forms.set(keyword, [...(forms.get(keyword) ?? []), form]);
  }
  return forms;
}

function namedByWord(detectors: readonly Detector[]): ReadonlyMap<string, readonly NamedDetector[]> {
  const named = new Map<string, NamedDetector[]>();
  for (const detector of detectors) {
    if (detector.by !== 'name') continue;
    for (const word of new Set(detector.words)) named.set(word, [...(named.get(word) ?? []), detector]);
  }
  return named;
}

/** Whether the form matches around its keyword; whether it is believed there is the recogniser's business. */
function matchesNear({ sticky, before }: Form, text: string, keyword: number): boolean {
  for (let from = Math.max(0, keyword - before); from <= keyword; from++) {
    sticky.lastIndex = from;
    if (sticky.test(text)) return true;
  }
  return false;
}

function mentions(automaton: KeywordAutomaton, text: string): boolean {
  let found = false;
  automaton.scan(text, 0, text.length, () => { found = true; });
  return found;
}

/** How far a value may stand from its name, in bytes; it may stand on the next line. */
const valueReach = 300;
/** How far a parameter's default may stand below its name, in bytes. */
const parameterReach = 600;
const setting = /[\r\n][ \t]{0,40}["']?(?:default|value|defaultValue)["']?[ \t]{0,40}[:=]/i;
/** In quotes of either side (so that a missed one does no harm), or after a separator. */
const valuePattern = /["'`](?=([^"'`\n]{3,256}))|[:=>](?=[ \t]*([^\s"'`#,{}[\]()<>]{3,256}))/g;
/** The last word of the line, as in `requirepass x`, or what follows an option, as in `--password x`. */
const lastWord = /^[ \t]+(\S{3,256})[ \t\\]*(?:\r?\n|$)/;
const optionValue = /^[ \t]+(\S{3,256})/;

function hasValue(text: string, from: number, to: number, name: string): boolean {
  const firstEnd = lineEnd(text, to);
  const near = text.slice(to, Math.min(lineEnd(text, firstEnd + 1), to + valueReach)) + valueAbove(text, from) + valueBelow(text, firstEnd);
  const option = text.charCodeAt(from) === 45 || text.charCodeAt(from - 1) === 45;
  const alone = (option ? optionValue : lastWord).exec(near)?.[1];
  // In prose a word follows; in a configuration of words the name begins the line.
  if (alone !== undefined && (option || /[^A-Za-z]/.test(alone) || beginsLine(text, from)) && couldBeSecret(alone, name)) return true;
  valuePattern.lastIndex = 0;
  for (let match = valuePattern.exec(near); match; match = valuePattern.exec(near)) {
    if (couldBeSecret(match[1] ?? match[2] ?? '', name)) return true;
  }
  return false;
}

/** `value: …` on the line before `name: …`, with its line ending: pairs may be written in either order. */
function valueAbove(text: string, from: number): string {
  const before = text.slice(Math.max(0, from - longestName - valueReach), from).split('\n');
  const above = before.length > 1 ? before[before.length - 2] as string : '';
  const value = above.search(/\bvalue\b/i);
  return value < 0 ? '' : `\n${above.slice(value)}`;
}

/** `default = …` some lines below `variable "db_password"`, with a line ending before it: parameters are described first. */
function valueBelow(text: string, from: number): string {
  const below = text.slice(from, from + parameterReach);
  const value = setting.exec(below);
  return value ? below.slice(value.index, lineEnd(below, value.index + value[0].length)) : '';
}

function beginsLine(text: string, from: number): boolean {
  let at = from;
  while (at > 0 && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 9)) at--;
  return at === 0 || text.charCodeAt(at - 1) === 10;
}

/** What stands between the quotes of two values: punctuation of the language, not a value. */
const between = /^\s|^[:,)=|}\].;+]+(?:\s|$)/;

function couldBeSecret(value: string, name: string): boolean {
  if (between.test(value)) return false;
  const valueClass = classify(value, { name });
  return valueClass === 'opaque' || valueClass === 'weak';
}

/** Shortest value of a named detector that is looked for where only something above it names the issuer. */
const shortestNamed = 17;
const longestNamed = 150;

/** Whether anywhere stands what the detector of a named issuer would believe, under a name that does not contradict it. */
function holdsNamedValue(text: string, issuers: ReadonlySet<NamedDetector>): boolean {
  let found = false;
  eachLongRun(text, (run, at) => {
    for (const detector of issuers) {
      if (!detector.value.test(run)) continue;
      const name = ownName.exec(text.slice(Math.max(0, at - longestName), at))?.[1] ?? '';
      if (acceptsNamed(detector, name, run) && judge(detector, run) !== false) {
        found = true;
        return;
      }
    }
  });
  return found;
}

/** The name on the same line that a value belongs to. */
const ownName = /([\w.-]+)["'\])]*[ \t]*(?:[:=>(,]|=>|:=)[ \t]*[^\w\n]{0,3}$/;

/** Runs of the characters of tokens that hold a digit; also what follows a name in one, as in `DD_API_KEY=…`. */
function eachLongRun(text: string, visit: (run: string, at: number) => void): void {
  let start = 0;
  let digits = 0;
  for (let at = 0; at <= text.length; at++) {
    const kind = at < text.length ? runClass[text.charCodeAt(at)] ?? 0 : 0;
    if (kind !== 0) {
      if (kind === 2) digits++;
      continue;
    }
    if (digits > 0 && at - start >= shortestNamed && at - start <= longestNamed) {
      const run = text.slice(start, at);
      visit(run, start);
      const cut = Math.max(run.lastIndexOf('=', run.length - shortestNamed), run.lastIndexOf(':', run.length - shortestNamed));
      if (cut >= 0) visit(run.slice(cut + 1), start + cut + 1);
    }
    start = at + 1;
    digits = 0;
  }
}

/** 0: ends a run, 1: belongs to one, 2: a digit. */
const runClass: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_~.=+/@:?-') table[character.charCodeAt(0)] = 1;
  for (const character of '0123456789') table[character.charCodeAt(0)] = 2;
  return table;
})();

/** Names repeat; what was found out about one is kept, up to a number. */
function rememberedNames(): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    let answer = known.get(name);
    if (answer === undefined) {
      if (known.size > 20_000) known.clear();
      const decoded = decodedName(name);
      // The name of a setter is that of what it sets.
      known.set(name, answer = isCredentialName(decoded) || isCredentialName(decoded.replace(/^-*(?:set|with|add|use)_?/i, '')));
    }
    return answer;
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

/** Longer words are no names. */
const longestName = 160;

function wordStart(text: string, end: number): number {
  let at = end - 1;
  while (at > 0 && end - at < longestName && isNameUnit(text.charCodeAt(at - 1))) at--;
  return at;
}

function wordEnd(text: string, end: number): number {
  let at = end;
  while (at < text.length && at - end < longestName && isNameUnit(text.charCodeAt(at))) at++;
  return at;
}

function isWholeWord(text: string, from: number, to: number): boolean {
  return !(from > 0 && isNameUnit(text.charCodeAt(from - 1))) && !(to < text.length && isNameUnit(text.charCodeAt(to)));
}

function isNameUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95 || unit === 45 || unit >= 128;
}

/** The end of the line, or as far as a value is looked for. */
function lineEnd(text: string, from: number): number {
  const most = Math.min(text.length, from + valueReach);
  for (let at = from; at < most; at++) if (text.charCodeAt(at) === 10) return at;
  return most;
}
