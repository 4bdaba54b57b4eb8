/**
 * A look at a file's bytes before anything is decoded: could any rule say something about it? Says yes too often,
 * never no too often (test/host/prefilter).
 */
import { createKeywordAutomaton } from '../core/ahoCorasick';
import type { Detector } from '../core/detector';
import type { Provider } from '../core/provider';
import { keywordsOf } from '../core/recogniser';

/** Parts of names behind which a credential may stand; one is in every name that `isCredentialName` accepts. */
const credentialStems = [
  'pass', 'pwd', 'pw', 'psw', 'secret', 'token', 'key', 'auth', 'cred', 'salt', 'pepper', 'jwt', 'bearer', 'dsn', 'conn', 'webhook',
  'cookie', 'pat', 'mnemonic', 'seed', 'phrase', 'hmac', 'contra', 'mdp', 'senha', 'wort', 'woord', 'haslo', 'parol', 'ifre',
  'salasana', 'jelsz', 'senord', 'adgangskode',
];
/** The same in letters beyond ASCII, which the automaton does not know. */
const otherStems = ['hasł', 'парол', '密码', '密碼', 'パスワード', '비밀번호'].map((stem) => Buffer.from(stem, 'utf8'));
/** What stands in every read of the environment, in any language, and in every suppression of ours. */
const environmentMarks = ['env', '${', 'lasthop-allow'];

export interface Prefilter {
  /** Whether a file with these bytes must be read. */
  mayConcern(bytes: Uint8Array): boolean;
}

/** @param keys names of environment variables that rules ask about: a file that mentions one must be read */
export function createPrefilter(detectors: readonly Detector[], providers: readonly Provider[], keys: Iterable<string>): Prefilter {
  const words = [
    ...keywordsOf(detectors), ...providers.flatMap(({ marks }) => marks), ...credentialStems, ...environmentMarks, ...keys,
  ].filter((word) => /^[\x20-\x7e]+$/.test(word));
  const automaton = createKeywordAutomaton(withoutLonger(words));
  return {
    mayConcern(bytes) {
      // Text of two bytes a character is rare, and read in any case.
      if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
      if (automaton.occursIn(bytes)) return true;
      const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return otherStems.some((stem) => view.includes(stem));
    },
  };
}

/** Only whether anything occurs is asked: a word that begins with another one adds nothing. */
function withoutLonger(words: readonly string[]): string[] {
  const kept: string[] = [];
  let last: string | undefined;
  for (const word of [...new Set(words.map((each) => each.toLowerCase()))].sort()) {
    if (last !== undefined && word.startsWith(last)) continue;
    kept.push(word);
    last = word;
  }
  return kept;
}
