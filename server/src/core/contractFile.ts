/** The keys of a contract's text, without an engine: what fetching and running ask of it. */
import { classify } from './classifier';
import type { Declaration } from './facts';
import { contractReader } from './languages/dotenv/reader';

/** The first declaration of each key, in the contract's order. */
export function declarationsOf(text: string): ReadonlyMap<string, Declaration> {
  const declarations = new Map<string, Declaration>();
  let state = contractReader.begin(text);
  for (let at = 0; at < text.length;) {
    const reading = contractReader.next(text, at, state, Number.POSITIVE_INFINITY);
    for (const fact of reading.facts) {
      if (fact.kind !== 'declaration' || declarations.has(fact.name)) continue;
      const valueClass = fact.value === '' ? 'empty' : classify(fact.value, { name: fact.name, slot: 'contract', ...(fact.site ? { form: fact.site.form } : {}) });
      declarations.set(fact.name, { ...fact, valueClass });
    }
    state = reading.state;
    at = reading.end;
  }
  return declarations;
}

/** The secret's path that a declaration names, for one environment and service; undefined where it names none. */
export function declaredPath(declaration: Declaration, environment: string, service: string | undefined): string | undefined {
  const written = declaration.decorators.get('path');
  if (typeof written !== 'string' || written === '') return undefined;
  return written.replace(/\{(?:env|environment)\}/g, environment).replace(/\{service\}/g, service ?? '{service}');
}
