/**
 * Completes what a language read: recognitions, value classes, credential names, references, suppression marks.
 * What it adds depends on the segment's own text and facts only, so that incremental equals from scratch.
 */
import { nameBefore } from './assignment';
import { classify, type ValueContext } from './classifier';
import { credentialName, isCredentialName } from './credentialNames';
import type { Detector } from './detector';
import type { Fact, Literal, Recognition, SecretReference, Site, ValueClass } from './facts';
import { createNamedFinder } from './namedDetectors';
import { parseReference, providerById, providers } from './providers';
import { createScanner, judge, type Scanner } from './recogniser';
import { Remembered } from './remembered';
import type { Annotate } from './segment';
import { findSuppressions } from './suppression';
import { firstIndex, type Span } from './text';

/** Values shorter or longer than this are no credential without a form of its own. */
const SHORTEST_NAMED = 8;
const LONGEST_NAMED = 256;
/** Values are remembered up to this many, where they are short. */
const REMEMBERED_VALUES = 4_000;
const LONGEST_REMEMBERED = 256;

/** What a name says of the value that stands there. */
type Naming = 'credential' | 'vague' | 'other';

/** Detectors with what looks for all that they and the marks of references begin with. It keeps nothing of what it saw: engines may share it. */
export interface PreparedDetectors {
  readonly all: readonly Detector[];
  readonly scan: Scanner;
}

/** Most of the time that making an engine takes. */
export function prepareDetectors(all: readonly Detector[]): PreparedDetectors {
  return { all, scan: createScanner(all, [...new Set(providers.flatMap((provider) => provider.marks))]) };
}

export function createAnnotator(given: readonly Detector[] | PreparedDetectors): Annotate {
  const { all: detectors, scan } = 'scan' in given ? given : prepareDetectors(given);
  const findNamed = createNamedFinder(detectors);
  const credentialNames = new Remembered<Naming>();

  const naming = (name: string): Naming => {
    const known = credentialNames.get(name);
    if (known !== undefined) return known;
    const credential = credentialName(name);
    return credentialNames.keep(name, credential === undefined ? 'other' : credential.vague ? 'vague' : 'credential');
  };
  const namesCredential = (name: string): boolean => naming(name) === 'credential';

  const classes = new Remembered<ValueClass>(REMEMBERED_VALUES);
  /** `classify`, remembered: a keystroke re-reads the lines around it, whose values are the same. */
  const classified = (value: string, context: ValueContext): ValueClass => {
    if (value.length > LONGEST_REMEMBERED) return classify(value, context);
    const key = `${context.form ?? ''}\0${context.slot ?? ''}\0${context.name ?? ''}\0${value}`;
    return classes.get(key) ?? classes.keep(key, classify(value, context));
  };

  /** A literal with what its value and name say; the same object where they say nothing. */
  const completed = (read: Literal, text: string, start: number, recognised: readonly Recognition[]): Literal => {
    const literal = withSettingName(read);
    let recognitions = [...recognised];
    if (isDecoded(literal, text, start)) {
      const { content } = literal.site;
      for (const inside of scan(literal.value, 0, literal.value.length).recognitions) {
        if (recognitions.some((known) => known.rule === inside.rule)) continue;
        recognitions.push({ ...inside, span: content });
      }
    }
    if (recognitions.length === 0 && couldBeNamed(literal.value)) {
      const names = [literal.name, literal.call, ...(literal.path?.slice(0, -1) ?? [])];
      const detector = findNamed(names, literal.value);
      const confidence = detector && judge(detector, literal.value);
      if (detector && confidence) {
        recognitions.push({ detector: detector.id, title: detector.title, rule: detector.rule, span: literal.site.content, confidence, ...(detector.exposure ? { exposure: detector.exposure } : {}) });
      }
    }
    const known = recognitions.length;
    recognitions = recognitions.filter(isSecret);
    const isPublic = recognitions.length === 0 && known > 0;
    const named = literal.name === undefined ? 'other' : naming(literal.name);
    if (!isPublic && recognitions.length === 0 && named === 'other' && literal.slot === undefined) return literal;
    const valueClass = isPublic ? 'public-key' : classified(literal.value, { name: literal.name, slot: literal.slot, form: literal.site.form });
    const credentialName = named === 'credential' || named === 'vague' && (valueClass === 'opaque' || valueClass === 'weak');
    if (!credentialName && recognitions.length === 0 && !isPublic && literal.slot === undefined) return literal;
    return {
      ...literal,
      ...(recognitions.length > 0 ? { recognitions } : {}),
      ...(credentialName ? { credentialName } : {}),
      valueClass,
    };
  };

  return (text, start, end, facts) => {
    const suppressions = findSuppressions(text, start, end);
    const found = scan(text, start, end);
    const { examined } = found;
    if (facts.length === 0 && found.recognitions.length === 0) return { facts, suppressions, examined };
    const places = found.recognitions.length + found.marks.length > 0 ? sitesOf(facts) : [];
    const recognised = new Map<Fact, Recognition[]>();
    const result: Fact[] = [];
    const added: Fact[] = [];
    for (const recognition of found.recognitions) {
      const owner = ownerOf(places, recognition.span.start) ?? firstWithin(places, recognition.span, text, start);
      if (owner?.fact.kind !== 'literal') {
        if (isSecret(recognition)) added.push(owner ? valueLiteral(owner, recognition) : textLiteral(text, start, recognition, namesCredential));
      } else {
        const { content, whole } = owner.site;
        const from = recognition.span.start < whole.start ? content.start : recognition.span.start;
        const within = { ...recognition, span: { start: from, end: Math.max(from, Math.min(recognition.span.end, whole.end)) } };
        const known = recognised.get(owner.fact);
        if (known) known.push(within);
        else recognised.set(owner.fact, [within]);
      }
    }
    const referring = new Set<number>();
    for (const mark of found.marks) {
      const owner = ownerOf(places, mark - 1);
      if (!owner || referring.has(owner.site.content.start)) continue;
      referring.add(owner.site.content.start);
      const made = referenceAt(owner);
      if (made) added.push(made);
    }
    for (const fact of facts) {
      if (fact.kind === 'literal') pushLiteral(result, completed(fact, text, start, recognised.get(fact) ?? []), text, start);
      else if (fact.kind === 'definition' || fact.kind === 'declaration') {
        result.push({ ...fact, valueClass: classified(fact.value, {
          name: fact.name, slot: fact.kind === 'definition' ? 'env-file' : 'contract', form: fact.site?.form,
        }) });
      } else result.push(fact);
    }
    if (added.length > 0) result.push(...added);
    return { facts: inOrder(result), suppressions, examined };
  };
}

/** `"x7Kq" + "9fRt"`, `"x7Kq" .. "9fRt"`, `"x7Kq" "9fRt"`: one value in pieces. A number or a name may stand between. */
const JOINT = /^(?:\s|(?:\/\/|#|--)[^\n]*\n)*(?:(?:\+|\.{1,2}|&)(?:\s|(?:\/\/|#|--)[^\n]*\n)*(?:[\w.()[\]]{1,40}\s*(?:\+|\.{1,2}|&)\s*)?)?[a-zA-Z]?$/;
const longestJoint = 400;

/** A piece that goes on from one of the same name that is told already is not told again. */
function pushLiteral(facts: Fact[], literal: Literal, text: string, start: number): void {
  const before = facts[facts.length - 1];
  if (before?.kind !== 'literal' || before.name === undefined || before.name !== literal.name || !isTold(before)) facts.push(literal);
  else if (literal.span.start - before.span.end > longestJoint || !JOINT.test(text.slice(start + before.span.end, start + literal.span.start))) facts.push(literal);
  else {
    if (before.piece === undefined) facts[facts.length - 1] = { ...before, piece: 'first' };
    facts.push({ ...literal, piece: 'rest' });
  }
}

function isTold({ piece, recognitions, credentialName, valueClass }: Literal): boolean {
  return piece !== undefined || recognitions !== undefined || credentialName === true && (valueClass === 'opaque' || valueClass === 'weak');
}

/** Not what its issuer makes for everyone to read. */
function isSecret({ exposure }: Recognition): boolean {
  return exposure !== 'public';
}

/** By their beginnings, always: where a segment ends must not decide in which order facts come. */
function inOrder(facts: Fact[]): Fact[] {
  for (let at = 1; at < facts.length; at++) {
    if ((facts[at - 1] as Fact).span.start > (facts[at] as Fact).span.start) return facts.sort((a, b) => a.span.start - b.span.start);
  }
  return facts;
}

/** A fact with a value at a site. */
interface Place {
  readonly fact: Extract<Fact, { kind: 'literal' | 'definition' | 'declaration' }>;
  readonly site: Site;
}

/** The reference that a whole value is. In a string of code `${x}` reads a variable, which names no secret. */
function referenceAt({ fact, site }: Place): SecretReference | undefined {
  const written = fact.value.trim();
  const parsed = parseReference(written);
  if (!parsed || (site.form === 'template' && !providerById(parsed.provider)?.scoped)) return undefined;
  return { kind: 'secretReference', span: site.whole, ...parsed, written, site, ...(fact.name === undefined ? {} : { name: fact.name }) };
}

/** Sites in order; at one place the literal comes last, so that it is found first. */
function sitesOf(facts: readonly Fact[]): Place[] {
  const places: Place[] = [];
  for (const fact of facts) {
    if ((fact.kind === 'literal' || fact.kind === 'definition' || fact.kind === 'declaration') && fact.site) places.push({ fact, site: fact.site });
  }
  const order = (place: Place): number => (place.fact.kind === 'literal' ? 1 : 0);
  return places.sort((a, b) => a.site.whole.start - b.site.whole.start || order(a) - order(b) || b.site.whole.end - a.site.whole.end);
}

/** The innermost site that holds an offset; nesting is looked through for a bounded number of sites. */
function ownerOf(places: readonly Place[], offset: number): Place | undefined {
  const behind = firstIndex(places.length, (index) => (places[index] as Place).site.whole.start > offset);
  for (let at = behind - 1; at >= 0 && at >= behind - 64; at--) {
    const place = places[at] as Place;
    if (offset < place.site.whole.end) return place;
  }
  return undefined;
}

/** The first site that begins inside a span, on its first line: the password of `user:password` that a language read as a literal. */
function firstWithin(places: readonly Place[], { start, end }: Span, text: string, base: number): Place | undefined {
  const place = places[firstIndex(places.length, (index) => (places[index] as Place).site.whole.start >= start)];
  if (!place || place.site.whole.start >= end) return undefined;
  return /[\r\n]/.test(text.slice(base + start, base + place.site.whole.start)) ? undefined : place;
}

/** A recognition in a definition or declaration whose language reads no literal there. */
function valueLiteral({ fact, site }: Place, recognition: Recognition): Literal {
  const slot = fact.kind === 'definition' ? 'env-file' : 'contract';
  return {
    kind: 'literal', span: fact.span, site, value: fact.value, name: fact.name, slot, recognitions: [recognition],
    ...(fact.kind === 'literal' ? {} : { nameSpan: fact.nameSpan }),
    valueClass: classify(fact.value, { name: fact.name, slot, form: site.form }),
  };
}

/** A recognition outside every literal: in a comment, in plain text. */
function textLiteral(
  text: string, start: number, recognition: Recognition, namesCredential: (name: string) => boolean,
): Literal {
  const { span } = recognition;
  const value = text.slice(start + span.start, start + span.end);
  const nameSpan = nameBefore(text.slice(Math.max(start, start + span.start - 200), start + span.start), Math.min(200, span.start));
  const base = Math.max(0, span.start - 200);
  const name = nameSpan && text.slice(start + base + nameSpan.start, start + base + nameSpan.end);
  return {
    kind: 'literal',
    span,
    site: { content: span, whole: span, form: 'text' },
    value,
    ...(name !== undefined && nameSpan ? { name, nameSpan: { start: base + nameSpan.start, end: base + nameSpan.end } } : {}),
    recognitions: [recognition],
    ...(name !== undefined && namesCredential(name) ? { credentialName: true } : {}),
    valueClass: classify(value, { name, form: 'text' }),
  };
}

/**
 * `DbPassword: { Default: … }` of CloudFormation, `adminPassword: { value: … }` of Azure's templates: the key above names the value.
 * Only where that key alone speaks of a credential, and the literal's own name says nothing.
 */
function withSettingName(literal: Literal): Literal {
  const { name, path, slot } = literal;
  if (name === undefined || path === undefined || path.length < 2 || slot !== undefined || !/^(?:[dD]efault|value|defaultValue)$/.test(name)) return literal;
  const above = path[path.length - 2] ?? '';
  if (above === '[]' || !isCredentialName(above)) return literal;
  const { nameSpan: _its, ...rest } = literal;
  return { ...rest, name: above };
}

/** Whether the value is not simply what stands in the text: escapes resolved, base64 decoded. */
function isDecoded(literal: Literal, text: string, start: number): boolean {
  const { content } = literal.site;
  return literal.value.length !== content.end - content.start || !text.startsWith(literal.value, start + content.start);
}

/** One run of printable characters with a digit or of some length: nothing else is looked up by name. */
function couldBeNamed(value: string): boolean {
  if (value.length < SHORTEST_NAMED || value.length > LONGEST_NAMED) return false;
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (unit <= 32 || unit > 126) return false;
  }
  return true;
}
