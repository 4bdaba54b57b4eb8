/** Names that speak of an issuer, for credentials without a form of their own. */
import { createKeywordAutomaton, type KeywordAutomaton } from './ahoCorasick';
import type { Detector, NamedDetector } from './detector';
import { Remembered } from './remembered';
import { isAlphanumeric } from './tokenBoundary';

/** Last words of names whose value identifies or locates something, whatever it looks like. */
const NOT_A_CREDENTIAL =
  /(?:^|[^a-z])(?:url|uri|host|endpoint|sha\d*|hash|checksum|digest|integrity|revision|commit|version|etag|md5|fingerprint|region|project|account|org|organi[sz]ation|email|user|username|name|path|file|image|logo|icon|app_?id|application_?id|site_?id|service_?id|tenant_?id|tenant|subscription_?id|project_?id|team_?id|account_?id|dsn|index|sid|public_?key|publishable_?key|pod|tag|channel|template_?id|list_?id|tracking_?id|pixel_?id)$/;

/** Whether a value stands under a name at which the detector believes it. */
export function acceptsNamed(detector: NamedDetector, name: string, value: string): boolean {
  if (!detector.value.test(value) || detector.except?.test(name)) return false;
  if (detector.name) return detector.name.test(name);
  return !NOT_A_CREDENTIAL.test(snake(name));
}

/** `apiKeyId`, `API-Key.Id` → `api_key_id`. */
export function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_').toLowerCase();
}

/**
 * Whether `[from, to)` stands as a word in a name: at its ends or at a change of case or a separator.
 * Words of six letters or more are told by themselves (`algoliatoken`), and after `-D` any (`-Dsonar.login`).
 */
export function isWordAt(text: string, from: number, to: number): boolean {
  const first = text.charCodeAt(from);
  const last = text.charCodeAt(to - 1);
  const before = from > 0 ? text.charCodeAt(from - 1) : 0;
  const after = text.charCodeAt(to);
  const opens = !isLetter(before) || (isLower(before) && !isLower(first)) || (before === 68 && text.charCodeAt(from - 2) === 45);
  const closes = !isLetter(after) || (isLower(last) && !isLower(after)) || (!isLower(last) && !isLower(after) && isLower(text.charCodeAt(to + 1)));
  return (opens && closes) || (to - from >= 6 && isOneCase(text, from, to));
}

/** `algolia`, `ALGOLIA` or `Algolia`: no hump of camel case inside, which would be parts of two words (`CaMERAKit`). */
function isOneCase(text: string, from: number, to: number): boolean {
  const lower = isLower(text.charCodeAt(to - 1));
  for (let at = from + 1; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (isLetter(unit) && isLower(unit) !== lower) return false;
  }
  return true;
}

export type FindNamed = (names: readonly (string | undefined)[], value: string) => NamedDetector | undefined;

/** Looks for the detector whose issuer one of the names speaks of; the first name is the one that the value stands at. */
export function createNamedFinder(detectors: readonly Detector[]): FindNamed {
  const words = new Map<string, NamedDetector[]>();
  for (const detector of detectors) {
    if (detector.by !== 'name') continue;
    for (const word of detector.words) words.set(word, [...(words.get(word) ?? []), detector]);
  }
  const entries = [...words];
  const spokenOf = new Remembered<readonly NamedDetector[]>();
  let automaton: KeywordAutomaton | undefined;

  /** The detectors whose issuer a name speaks of; names are few and repeat. */
  const detectorsOf = (name: string): readonly NamedDetector[] => {
    const known = spokenOf.get(name);
    if (known) return known;
    automaton ??= createKeywordAutomaton(entries.map(([word]) => word));
    const spoken: NamedDetector[] = [];
    automaton.scan(name, 0, name.length, (word, end) => {
      const [text, list] = entries[word] as [string, NamedDetector[]];
      if (isWordAt(name, end - text.length, end)) spoken.push(...list);
    });
    return spokenOf.keep(name, spoken);
  };

  return (names, value) => {
    const first = names.find((name) => name !== undefined) ?? '';
    for (const name of names) {
      if (name === undefined) continue;
      const found = detectorsOf(name).find((detector) => acceptsNamed(detector, first, value));
      if (found) return found;
    }
    return undefined;
  };
}

function isLetter(unit: number): boolean {
  return isAlphanumeric(unit) && unit > 57;
}

function isLower(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}
