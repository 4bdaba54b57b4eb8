/**
 * Detectors that a configuration adds. A format is a small part of regular expressions, chosen so that no file and no
 * configuration can make it slow: no look-around, no back-references, no repeated groups, bounded repetition only.
 */
import { defineDetector, type FormDetector } from './detector';
import type { OrganisationDetector } from './settings';

/** What `*`, `+` and `{n,}` are bounded to. */
const longestRun = 512;
/** The product of all choices of lengths in one format: bounds the work at one place of a text. */
const mostSpread = 4096;

export class FormatError extends Error {}

/** @throws FormatError with one sentence about the format, keywords or an example that disagrees */
export function organisationDetector(from: OrganisationDetector): FormDetector {
  const { pattern, longest } = compileFormat(from.format);
  const short = from.keywords.find((keyword) => keyword.length < 3);
  if (short !== undefined) throw new FormatError('a keyword needs at least three characters');
  from.examples.forEach((example, index) => {
    const text = expandExample(example);
    if (!matches(pattern, text)) throw new FormatError(`example ${index + 1} does not match the format`);
    const lower = text.toLowerCase();
    if (!from.keywords.some((keyword) => lower.includes(keyword.toLowerCase()))) {
      throw new FormatError(`example ${index + 1} holds none of the keywords`);
    }
  });
  (from.counterExamples ?? []).forEach((example, index) => {
    if (matches(pattern, expandExample(example))) throw new FormatError(`counter-example ${index + 1} matches the format`);
  });
  return defineDetector({
    by: 'form', id: from.id, issuer: 'your organisation', rule: 'inline-secret', source: '.lasthop.yaml',
    title: from.title ?? `a secret of the format \`${from.id}\``, purpose: 'secret',
    keywords: from.keywords.map((keyword) => keyword.toLowerCase()), pattern, before: longest,
  });
}

/** `{{x*32}}` → 32 times `x`: an example that is no secret in any scanner's eyes before it is read here. */
export function expandExample(example: string): string {
  return example.replace(/\{\{(.)\*(\d{1,3})\}\}/gu, (_whole, character: string, times: string) => character.repeat(Number(times)));
}

function matches(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  const found = pattern.test(text);
  pattern.lastIndex = 0;
  return found;
}

/** @throws FormatError saying what a format may not hold */
export function compileFormat(format: string): { readonly pattern: RegExp; readonly longest: number } {
  const reader = new FormatReader(format);
  const { source, longest } = reader.alternatives();
  if (reader.at < format.length) throw new FormatError('the format has a `)` without its `(`');
  if (reader.spread > mostSpread) throw new FormatError('the format leaves too many lengths open: give its parts a length, as in `{32}`');
  if (longest === 0) throw new FormatError('the format matches nothing');
  if (longest > 4096) throw new FormatError('the format is longer than 4,096 characters');
  try {
    return { pattern: new RegExp(source, 'g'), longest };
  } catch {
    throw new FormatError('the format is no regular expression');
  }
}

interface Part {
  readonly source: string;
  /** Code units of its longest match. */
  readonly longest: number;
}

class FormatReader {
  at = 0;
  /** In how many ways the lengths of the parts can be chosen. */
  spread = 1;

  constructor(private readonly format: string) {}

  alternatives(): Part {
    const options = [this.sequence()];
    while (this.format[this.at] === '|') {
      this.at++;
      options.push(this.sequence());
    }
    return {
      source: options.map(({ source }) => source).join('|'),
      longest: Math.max(...options.map(({ longest }) => longest)),
    };
  }

  private sequence(): Part {
    let source = '';
    let longest = 0;
    while (this.at < this.format.length && this.format[this.at] !== '|' && this.format[this.at] !== ')') {
      const part = this.format[this.at] === '(' ? this.group() : this.repeated(this.single());
      source += part.source;
      longest += part.longest;
    }
    return { source, longest };
  }

  private group(): Part {
    const open = /^\((?:\?:|\?<secret>)?(?!\?)/.exec(this.format.slice(this.at));
    if (!open) throw new FormatError('look-around is not allowed in a format');
    this.at += open[0].length;
    const inside = this.alternatives();
    if (this.format[this.at] !== ')') throw new FormatError('the format has a `(` without its `)`');
    this.at++;
    if (/^(?:[*+]|\{\d)/.test(this.format.slice(this.at))) throw new FormatError('a group may not be repeated in a format');
    let optional = '';
    if (this.format[this.at] === '?') {
      this.at++;
      this.spread *= 2;
      optional = '?';
    }
    return { source: `${open[0]}${inside.source})${optional}`, longest: inside.longest };
  }

  /** One character: itself, an escape, a class, `.` or an anchor (which takes no room). */
  private single(): Part {
    const rest = this.format.slice(this.at);
    const found = /^\\[bB](?![*+?{])|^[\^$](?![*+?{])/.exec(rest);
    if (found) {
      this.at += found[0].length;
      return { source: found[0], longest: 0 };
    }
    const one = /^\\(?:[dDwWsStnr]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|[^\w\s])|^\[\^?(?:\\.|[^\]\\])+\]|^[^\\[\](){}*+?|^$]/s.exec(rest);
    if (!one) throw new FormatError(`the format cannot be read at its character ${this.at + 1}`);
    this.at += one[0].length;
    return { source: one[0], longest: 1 };
  }

  private repeated(part: Part): Part {
    const quantifier = /^(?:([*+?])|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})/.exec(this.format.slice(this.at));
    if (!quantifier || part.longest === 0) return part;
    this.at += quantifier[0].length;
    const [, sign, from, comma, to] = quantifier;
    const least = sign === undefined ? Number(from) : sign === '+' ? 1 : 0;
    const most = sign === '?' ? 1 : sign !== undefined ? longestRun : to !== undefined ? Number(to) : comma ? Math.max(longestRun, least) : least;
    if (most < least) throw new FormatError('a repetition ends before it begins');
    this.spread *= most - least + 1;
    return { source: `${part.source}{${least},${most}}`, longest: most };
  }
}
