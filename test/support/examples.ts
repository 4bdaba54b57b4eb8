/** How a detector's examples are written: a template of its form, filled at run time, in the places where such values stand. */
import type { DetectorExamples } from '../../server/src/core/detector';
import { createRandom, fake, template } from './fakes';

export type { DetectorExamples };

/** A template (`sk_live_<base62 24>`), a fake by name, or a template to be written in base64. */
export type SecretTemplate = string | { readonly fake: string } | { readonly base64: string };

export interface ExampleOptions {
  /** Texts with `{}` where the secret goes. */
  readonly at?: readonly string[];
  /** The detector needs its issuer's name beside the value. */
  readonly named?: boolean;
  /** Further texts in which nothing is to be found, with the reason; templates are filled. */
  readonly not?: readonly (readonly [text: string, why: string])[];
}

const ANYWHERE = ['{}', 'TOKEN={}', 'const token = "{}";', "token: '{}'", '<token>{}</token>', '# old: {}'];

/** Positives in all given places; negatives: filler instead of the value, and (without an issuer's name) a longer word around it. */
export function examples(detector: string, secret: SecretTemplate, options: ExampleOptions = {}): DetectorExamples {
  const random = createRandom(0x5eed ^ detector.length);
  const places = options.at ?? ANYWHERE;
  const positive = [...places, ...places].map((place, index) => {
    const value = make(secret, index + 1);
    return { text: template(random, place).replace('{}', () => value), secret: value };
  });
  const negative = (options.not ?? []).map(([text, why]) => ({ text: template(random, text), why }));
  const first = make(secret, 1);
  const place = template(random, places[0] as string);
  if (options.named) negative.push({ text: `checksum = "${first}"`, why: 'the name does not speak of the issuer' });
  else if (!options.at) negative.push({ text: `q${first}`, why: 'the tail of a longer word' });
  if (typeof secret === 'string' && secret.includes('<')) {
    const filler = secret.replace(/<(\w+) (\d+)>/g, (_all, _alphabet: string, count: string) => 'x'.repeat(Number(count)));
    negative.push({ text: place.replace('{}', filler), why: 'filler' });
  }
  negative.push({ text: place.replace('{}', '${SECRET}'), why: 'an interpolation' });
  return { detector, positive, negative };
}

function make(secret: SecretTemplate, seed: number): string {
  if (typeof secret === 'string') return template(createRandom(seed * 7919), secret);
  if ('fake' in secret) return fake(secret.fake, seed);
  return Buffer.from(template(createRandom(seed * 7919), secret.base64)).toString('base64');
}
