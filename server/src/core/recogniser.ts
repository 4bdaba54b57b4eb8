/**
 * Runs all detectors over a stretch of text: one automaton finds keywords, an issuer's pattern is tried only there.
 * Linear: each pattern is sticky and bounded, and tried once per keyword.
 */
import { createKeywordAutomaton } from './ahoCorasick';
import { assignedValue } from './assignment';
import type { Detector, FormDetector, NamedDetector } from './detector';
import { entropy } from './entropy';
import type { Confidence, Recognition } from './facts';
import { acceptsNamed, isWordAt } from './namedDetectors';
import { tokenLook } from './placeholderToken';
import { insideToken } from './tokenBoundary';

/** Spans of the results count from `start`. */
export type Recognise = (text: string, start: number, end: number) => Recognition[];

/** What one pass over `[start, end)` found. */
export interface Scan {
  /** Of those that begin there; spans count from `start` and may reach past `end`. */
  readonly recognitions: Recognition[];
  /** Offsets (from `start`) after each further mark that was looked for. */
  readonly marks: readonly number[];
  /** The greatest offset in the text on which the result depends, exclusive. */
  readonly examined: number;
}

export type Scanner = (text: string, start: number, end: number) => Scan;

/** The keywords of form detectors and the words of named ones: a file without any of them has nothing to recognise. */
export function keywordsOf(detectors: readonly Detector[]): string[] {
  return [...new Set(detectors.flatMap((detector) => detector.by === 'form' ? detector.keywords : detector.words))];
}

export function createRecogniser(detectors: readonly Detector[]): Recognise {
  const scan = createScanner(detectors, []);
  return (text, start, end) => scan(text, start, end).recognitions;
}

/** One pass for everything that is found by fixed parts: detectors, and `marks` of any other kind (references). */
export function createScanner(detectors: readonly Detector[], marks: readonly string[]): Scanner {
  const keywords = [...new Set([...keywordsOf(detectors), ...marks].map((keyword) => keyword.toLowerCase()))];
  const plans = plansFor(keywords, detectors, marks);
  const automaton = createKeywordAutomaton(keywords);
  return (text, start, end) => {
    const found: Match[] = [];
    const markEnds: number[] = [];
    let examined = end;
    /** By detector: no match that begins before this offset is still to be found. */
    let passed: Map<FormDetector, number> | undefined;
    automaton.scan(text, start, end, (keyword, to) => {
      const plan = plans[keyword] as Plan;
      if (plan.isMark) markEnds.push(to - start);
      const from = to - plan.keyword.length;
      for (const form of plan.forms) {
        passed ??= new Map();
        const match = matchForm(form, text, from, Math.max(start, passed.get(form.detector) ?? 0));
        if (match) found.push(match);
        if (form.detector.lines === undefined) passed.set(form.detector, match ? match.end : from + 1);
        else examined = Math.max(examined, to + form.detector.lines);
      }
      if (plan.named.length > 0 && isWordAt(text, from, to)) examined = Math.max(examined, matchNamed(plan.named, text, from, to, found));
    });
    return { recognitions: found.length === 0 ? [] : resolve(found, text, start), marks: markEnds, examined: Math.min(examined, text.length) };
  };
}

interface Plan {
  readonly keyword: string;
  readonly isMark: boolean;
  readonly forms: readonly Form[];
  readonly named: readonly NamedDetector[];
}

/** A detector by form, ready to be tried at a place. */
export interface Form {
  readonly detector: FormDetector;
  readonly sticky: RegExp;
}

/** `start` and `end` of the secret. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly detector: Detector;
  readonly confidence: Confidence;
  readonly testMode: boolean;
}

function plansFor(keywords: readonly string[], detectors: readonly Detector[], marks: readonly string[]): Plan[] {
  const forms = formsByKeyword(detectors);
  const named = namedByWord(detectors);
  const isMark = new Set(marks.map((mark) => mark.toLowerCase()));
  return keywords.map((keyword) => ({
    keyword, isMark: isMark.has(keyword), forms: forms.get(keyword) ?? [], named: named.get(keyword) ?? [],
  }));
}

/** By lower-case keyword. */
export function formsByKeyword(detectors: readonly Detector[]): ReadonlyMap<string, readonly Form[]> {
  const forms = new Map<string, Form[]>();
  for (const detector of detectors) {
    if (detector.by !== 'form') continue;
    const form: Form = { detector, sticky: new RegExp(detector.pattern.source, sticky(detector.pattern)) };
    for (const keyword of distinct(detector.keywords)) append(forms, keyword, form);
  }
  return forms;
}

/** By lower-case word. */
export function namedByWord(detectors: readonly Detector[]): ReadonlyMap<string, readonly NamedDetector[]> {
  const named = new Map<string, NamedDetector[]>();
  for (const detector of detectors) if (detector.by === 'name') for (const word of distinct(detector.words)) append(named, word, detector);
  return named;
}

function distinct(keywords: readonly string[]): Iterable<string> {
  return new Set(keywords.map((keyword) => keyword.toLowerCase()));
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function sticky(pattern: RegExp): string {
  return `${pattern.flags.replace(/[gyd]/g, '')}y${/\(\?<secret>/.test(pattern.source) ? 'd' : ''}`;
}

/** What a form finds around its keyword, believed; nothing that begins before `passed`. */
export function matchForm(form: Form, body: string, keyword: number, passed: number): Match | undefined {
  const { detector, sticky: pattern } = form;
  for (let from = Math.max(passed, keyword - (detector.before ?? 0)); from <= keyword; from++) {
    if (detector.boundary !== false && insideToken(body, from)) continue;
    pattern.lastIndex = from;
    const result = pattern.exec(body);
    if (!result) continue;
    const outerEnd = from + result[0].length;
    const group = result.indices?.groups?.['secret'];
    const [start, end] = group ?? [from, outerEnd];
    if (detector.boundary !== false && end === outerEnd && continuesToken(body, end)) continue;
    const secret = body.slice(start, end);
    const confidence = judge(detector, secret, result[0]);
    if (confidence) return {
      start, end, detector, confidence, testMode: detector.testMode?.(secret) ?? false,
    };
  }
  return undefined;
}

function continuesToken(body: string, end: number): boolean {
  const unit = body.charCodeAt(end);
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95;
}

/** Adds what a named detector makes of the assignment around its word; returns the offset up to which it looked. */
function matchNamed(named: readonly NamedDetector[], body: string, from: number, to: number, found: Match[]): number {
  const assigned = assignedValue(body, from, to);
  if (!assigned.value) return assigned.examined;
  const name = body.slice(assigned.name.start, assigned.name.end);
  const value = body.slice(assigned.value.start, assigned.value.end);
  for (const detector of named) {
    if (!acceptsNamed(detector, name, value)) continue;
    const confidence = judge(detector, value);
    if (!confidence) continue;
    const { start, end } = assigned.value;
    found.push({ start, end, detector, confidence, testMode: detector.testMode?.(value) ?? false });
    break;
  }
  return assigned.examined;
}

/** Confidence in a text of the detector's form; `false` where it is filler, too regular, or the detector itself rejects it. */
export function judge(detector: Detector, secret: string, match = secret): Confidence | false {
  if (detector.entropy !== undefined && entropy(secret) < detector.entropy) return false;
  const look = detector.by === 'form' && detector.placeholders === false ? 'random' : tokenLook(secret);
  if (look === 'filler') return false;
  const confidence = detector.verify ? detector.verify(secret, match) : 'high';
  return confidence && look === 'made-up' ? 'low' : confidence;
}

/**
 * Overlaps go to the more specific, then to the longer, then to the earlier match; the result is in order. Matches that
 * begin on different lines do not compete: the text may be read in two parts, cut between them.
 */
function resolve(found: Match[], text: string, start: number): Recognition[] {
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Match[] = [];
  for (const match of found) {
    const last = kept[kept.length - 1];
    if (!last || match.start >= last.end || (spansLines(last) && text.slice(last.start, match.start).includes('\n'))) kept.push(match);
    else if (beats(match, last)) kept[kept.length - 1] = match;
  }
  return kept.map((match) => ({
    detector: match.detector.id,
    title: match.detector.title,
    rule: match.detector.rule,
    span: { start: match.start - start, end: match.end - start },
    confidence: match.confidence,
    ...(match.testMode ? { testMode: true } : {}),
    ...(match.detector.exposure ? { exposure: match.detector.exposure } : {}),
  }));
}

function spansLines({ detector }: Match): boolean {
  return detector.by === 'form' && detector.lines !== undefined;
}

function beats(a: Match, b: Match): boolean {
  const byRank = rank(a.detector) - rank(b.detector);
  return byRank !== 0 ? byRank > 0 : a.end - a.start > b.end - b.start;
}

/** How much a detector knows of what it matched. */
function rank(detector: Detector): number {
  if (detector.rule === 'private-key') return 5;
  if (detector.rule === 'credential-in-url') return 1;
  if (detector.generic) return 2;
  return detector.by === 'form' ? 4 : 3;
}
