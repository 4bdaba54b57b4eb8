/** Makes facts of the scalars and keys that the reader finds. */
import type { Fact, Literal, LiteralSlot, ResourceIdentity, Site, SiteForm } from '../../facts';
import type { Span } from '../../text';
import { decodeBase64Text } from './base64';
import type { Frame } from './frame';
import { interpolations } from './interpolation';
import { NOTHING, type Role } from './role';
import { doubleValue } from './scalars';
import { type NamedPart, isNameOnly, pairIn, settingsIn, wordsIn } from './words';

/** Tags whose scalar names something instead of being it (CloudFormation, GitLab, Home Assistant, …). */
const REFERENCE_TAGS = new Set([
  '!Ref', '!GetAtt', '!ImportValue', '!Condition', '!FindInMap', '!Select', '!reference', '!include', '!env', '!ENV', '!env_var',
  '!secret', '!vault', '!encrypted', '!vault-encrypted', '!encrypted/pkcs1-oaep', '!file', '!path', '!Transform', '!kms', '!ssm',
]);
const NAME_KEYS = new Set(['name', 'secretKey', 'key', 'Name', 'Key', 'ParameterKey', 'OptionName']);
const VALUE_KEYS = new Set(['value', 'Value', 'ParameterValue', 'default', 'Default']);

/** A scalar as the reader found it; absolute offsets. */
export interface ScalarToken {
  readonly start: number;
  readonly end: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly form: SiteForm;
  readonly value: string;
  readonly tag: string;
}

export class FactBuilder {
  readonly facts: Fact[] = [];

  constructor(
    private readonly text: string,
    private readonly base: number,
    private readonly interpolation: Role['interpolation'],
    /** Every scalar becomes a plain literal and nothing else; for tests. */
    private readonly everyScalar: boolean,
  ) {}

  private span(start: number, end: number): Span {
    return { start: start - this.base, end: end - this.base };
  }

  /** A scalar that is the next value of `frame` (the root's where there is none). */
  scalar(frame: Frame | undefined, role: Role, token: ScalarToken): void {
    if (this.everyScalar) {
      this.literal(frame, NOTHING, token);
      return;
    }
    if (role.ignored || REFERENCE_TAGS.has(token.tag)) return;
    if (frame) {
      this.remember(frame, token);
      if (this.meaning(frame, role, token)) return;
    }
    if (this.interpolation !== undefined && this.interpolated(frame, role, token)) return;
    if (role.pairs && this.pair(frame, role, token)) return;
    if (role.script || role.words) {
      this.words(frame, role, token);
      return;
    }
    if (token.form === 'block' && this.settings(frame, role, token)) return;
    if (!isNoise(token.value, token.form, role.slot)) this.literal(frame, role, token);
  }

  /** Keeps what siblings need: the name of a name/value pair, the parts of a secret's reference. */
  private remember(frame: Frame, token: ScalarToken): void {
    if (frame.sequence) return;
    if (frame.role.reads) {
      (frame.collected ??= []).push({ key: frame.key, value: token.value, start: token.contentStart, end: token.contentEnd });
    }
    if (!frame.isItem || !NAME_KEYS.has(frame.key) || frame.sibling !== undefined) return;
    frame.sibling = token.value;
    frame.siblingStart = token.contentStart;
    frame.siblingEnd = token.contentEnd;
    const waiting = this.facts[frame.waiting];
    if (waiting?.kind === 'literal') {
      this.facts[frame.waiting] = { ...waiting, name: token.value, nameSpan: this.span(token.contentStart, token.contentEnd) };
    }
  }

  /** Facts of scalars that are no values; true where nothing else is to be made of it. */
  private meaning(frame: Frame, role: Role, token: ScalarToken): boolean {
    const span = this.span(token.contentStart, token.contentEnd);
    const resource = frame.resource;
    if (role.variable) {
      if (isNameOnly(this.text, token.contentStart, token.contentEnd)) {
        this.facts.push({ kind: 'envRead', span, name: token.value, nameSpan: span, optional: false });
      }
      return true;
    }
    if (role.identity) {
      this.facts.push({ kind: 'consumer', span, resource, identity: token.value, reads: [] });
      return true;
    }
    if (role.reads?.scalar) {
      this.facts.push({ kind: 'consumer', span, resource, reads: [{ provider: role.reads.provider, path: token.value, span }] });
      return true;
    }
    if (role.uses || role.script) {
      this.facts.push({
        kind: 'step', span: this.span(token.start, token.end), dialect: resource?.dialect ?? 'pipeline',
        ...(resource?.name !== undefined ? { job: resource.name } : {}),
        ...(role.uses ? { uses: token.value } : { script: this.site(token) }),
      });
      return role.uses === true;
    }
    return false;
  }

  /** Env reads, secret reads and defaults inside `${…}`; true where they are all there is. */
  private interpolated(frame: Frame | undefined, role: Role, token: ScalarToken): boolean {
    if (token.value.indexOf('$') < 0) return false;
    let onlyDefaults = false;
    for (const found of interpolations(this.text, token.contentStart, token.contentEnd, this.interpolation)) {
      const nameSpan = this.span(found.nameStart, found.nameEnd);
      const span = this.span(found.start, found.end);
      if (found.kind === 'secret') {
        this.facts.push({
          kind: 'consumer', span, resource: frame?.resource,
          reads: [{ key: found.name, provider: 'github-actions', path: found.name, span: nameSpan }],
        });
        continue;
      }
      this.facts.push({ kind: 'envRead', span, name: found.name, nameSpan, optional: found.optional });
      if (found.defaultEnd > found.defaultStart) {
        onlyDefaults = true;
        this.part(frame, 'environment-default', token.form, {
          nameStart: found.nameStart, nameEnd: found.nameEnd, start: found.defaultStart, end: found.defaultEnd,
          wholeStart: found.defaultStart, wholeEnd: found.defaultEnd,
        });
      }
    }
    return onlyDefaults && role.pairs !== true && role.words !== true;
  }

  /** `KEY=value`; `KEY` alone takes the value from the reader's own environment. */
  private pair(frame: Frame | undefined, role: Role, token: ScalarToken): boolean {
    const found = pairIn(this.text, token.contentStart, token.contentEnd);
    if (found) {
      if (found.wholeEnd > found.wholeStart) this.part(frame, role.slot, token.form, found);
      return true;
    }
    if (role.slot !== 'compose-environment' || !isNameOnly(this.text, token.contentStart, token.contentEnd)) return false;
    const span = this.span(token.contentStart, token.contentEnd);
    this.facts.push({ kind: 'envRead', span, name: token.value, nameSpan: span, optional: true });
    return true;
  }

  private words(frame: Frame | undefined, role: Role, token: ScalarToken): void {
    const before = this.facts.length;
    const form = token.form === 'block' ? 'text' : token.form;
    const holder = frame?.sequence && !role.script ? frame : undefined;
    const isOneWord = !token.value.includes(' ') && this.text.charCodeAt(token.contentStart) !== 45; /* - */
    if (holder?.sibling !== undefined && isOneWord) {
      this.literal(frame, role, token, { name: holder.sibling, start: holder.siblingStart, end: holder.siblingEnd });
      holder.sibling = undefined;
      return;
    }
    const flag = wordsIn(this.text, token.contentStart, token.contentEnd, (found) => this.part(frame, role.slot, form, found));
    if (holder) {
      holder.sibling = flag ? this.text.slice(flag.nameStart, flag.nameEnd) : undefined;
      if (flag) {
        holder.siblingStart = flag.nameStart;
        holder.siblingEnd = flag.nameEnd;
      }
    }
    if (this.facts.length === before && !flag && !role.script && !isNoise(token.value, token.form, undefined)) this.literal(frame, role, token);
  }

  /** Lines of a configuration file kept in a block scalar; true where it has some. */
  private settings(frame: Frame | undefined, role: Role, token: ScalarToken): boolean {
    if (token.value.length < 4 || token.value.startsWith('-----BEGIN')) return false;
    const before = this.facts.length;
    settingsIn(this.text, token.contentStart, token.contentEnd, (found) => this.part(frame, role.slot, 'text', found));
    return this.facts.length > before;
  }

  /** The lines of a block scalar too long to be one literal. */
  longBlock(frame: Frame | undefined, role: Role, start: number, end: number): void {
    if (role.ignored || this.everyScalar) return;
    const found = (named: NamedPart): void => this.part(frame, role.slot, 'text', named);
    if (role.script || role.words) wordsIn(this.text, start, end, found);
    else settingsIn(this.text, start, end, found);
  }

  /** A literal for a named part of a scalar. */
  private part(frame: Frame | undefined, slot: LiteralSlot | undefined, form: SiteForm, found: NamedPart): void {
    const raw = this.text.slice(found.start, found.end);
    const value = this.unescaped(form === 'double' && raw.includes('\\') ? doubleValue(this.text, found.start, found.end) : raw);
    if (isNoise(value, form, slot)) return;
    const content = this.span(found.start, found.end);
    const whole = found.wholeStart === found.start ? content : this.span(found.wholeStart, found.wholeEnd);
    const name = this.text.slice(found.nameStart, found.nameEnd);
    const container = frame ? frame.valuePath() : [];
    this.facts.push(literalOf(whole, { content, whole, form }, value, name, this.span(found.nameStart, found.nameEnd), [...container, name], slot, frame?.resource));
  }

  private site(token: ScalarToken): Site {
    const whole = this.span(token.start, token.end);
    const content = token.start === token.contentStart && token.end === token.contentEnd ? whole : this.span(token.contentStart, token.contentEnd);
    return { content, whole, form: token.form };
  }

  private literal(
    frame: Frame | undefined, role: Role, token: ScalarToken,
    named?: { readonly name: string; readonly start: number; readonly end: number },
  ): void {
    const site = this.site(token);
    const holder = frame?.mapping;
    let name = named?.name ?? holder?.key;
    // The key above a list's items may stand in an earlier segment, so they only have its text.
    let nameStart = named?.start ?? (holder === frame ? holder?.keyStart : undefined) ?? -1;
    let nameEnd = named?.end ?? holder?.keyEnd ?? -1;
    if (!this.everyScalar && !named && frame && holder === frame && frame.isItem && VALUE_KEYS.has(frame.key)) {
      if (frame.sibling === undefined) frame.waiting = this.facts.length;
      else {
        name = frame.sibling;
        nameStart = frame.siblingStart;
        nameEnd = frame.siblingEnd;
      }
    }
    if (role.namedAbove && frame?.parent && !frame.parent.sequence) {
      name = frame.parent.key;
      nameStart = -1;
    }
    const value = role.base64 ? decodeBase64Text(token.value) ?? token.value : this.unescaped(token.value);
    this.facts.push(literalOf(
      site.whole, site, value, name || undefined, nameStart < 0 ? undefined : this.span(nameStart, nameEnd),
      frame ? frame.valuePath() : [], role.slot, frame?.resource,
    ));
  }

  /** Compose writes a dollar sign as `$$`. */
  private unescaped(value: string): string {
    return this.interpolation === 'compose' && !this.everyScalar && value.includes('$$') ? value.replaceAll('$$', () => '$') : value;
  }

  /** A mapping or sequence ends: what its scalars say together. */
  close(frame: Frame): void {
    const reads = frame.role.reads;
    const collected = frame.collected;
    if (!reads || !collected || this.everyScalar) return;
    const named = (keys: readonly string[] | undefined): (typeof collected)[number] | undefined => {
      for (const key of keys ?? []) {
        const found = collected.find((entry) => entry.key === key);
        if (found) return found;
      }
      return undefined;
    };
    const object = named(reads.object);
    if (!object) return;
    const entry = named(reads.entry);
    const span = this.span(object.start, object.end);
    const path = entry ? `${object.value}${reads.reference ? '#' : '/'}${entry.value}` : object.value;
    const key = environmentName(frame);
    this.facts.push({
      kind: 'consumer', span, resource: frame.resource,
      reads: [{ ...(key === undefined ? {} : { key }), provider: reads.provider, path, span }],
    });
    if (reads.reference) this.facts.push({ kind: 'secretReference', span, provider: reads.provider, path, ...(key === undefined ? {} : { name: key }) });
  }

  /** A key of a mapping whose keys are objects: a service, a job. */
  object(identity: ResourceIdentity, start: number, end: number, offers: readonly string[] = []): void {
    if (!this.everyScalar) this.facts.push({ kind: 'resource', span: this.span(start, end), identity, offers });
  }
}

function literalOf(
  span: Span, site: Site, value: string, name: string | undefined, nameSpan: Span | undefined,
  path: readonly string[], slot: LiteralSlot | undefined, resource: ResourceIdentity | undefined,
): Literal {
  return { kind: 'literal', span, site, value, name, nameSpan, path, slot, resource };
}

/** The env key that a `valueFrom` gives a value to: `name:` of the item around it. */
function environmentName(frame: Frame): string | undefined {
  for (let around = frame.parent, steps = 0; around && steps < 3; around = around.parent, steps++) {
    if (around.isItem) return around.sibling;
  }
  return undefined;
}

/** Booleans, nulls and short numbers: nothing a rule would ask about. */
function isNoise(value: string, form: SiteForm, slot: LiteralSlot | undefined): boolean {
  if (value.length === 0) return true;
  if (form !== 'bare' && form !== 'text') return false;
  const first = value.charCodeAt(0) | 32;
  if (value.length <= 5) {
    // t, f, y, n, o, ~
    if (first === 116 || first === 102 || first === 121 || first === 110 || first === 111 || first === 126) {
      switch (value.toLowerCase()) {
        case 'true': case 'false': case 'yes': case 'no': case 'on': case 'off': case 'null': case '~': case 'y': case 'n': return true;
        default: return false;
      }
    }
    if (slot !== undefined) return false;
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i);
      if ((unit < 48 || unit > 57) && unit !== 46 && unit !== 45) return false;
    }
    return true;
  }
  return false;
}
