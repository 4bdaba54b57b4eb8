/** Every provider of `all.ts`, by id, those for what no other reads last; the first that parses a text decides. */
import type { ParsedReference, Provider } from '../provider';
import * as all from './all';

export const providers: readonly Provider[] = Object.values<Provider>(all).sort((a, b) => Number(a.fallback ?? false) - Number(b.fallback ?? false) || (a.id < b.id ? -1 : 1));

const byId: ReadonlyMap<string, Provider> = new Map(providers.map((provider) => [provider.id, provider]));

export function providerById(id: string): Provider | undefined {
  return byId.get(id);
}

/** Every reference holds one of these. */
const HINT = /:\/\/|ref\+|vault:|bao:|arn:aws|\{\{resolve:|^\$\{|projects\/|@Microsoft|os\.environ\/|env(?:ironment)?:|\)$|^(?:var|local|data|ephemeral|module|random_password|aws_\w+|vault_\w+)\.|!var|chamberme|akeyless:|ssm:|aws-/i;

/** The reference that the whole text is; undefined where it is none. */
export function parseReference(text: string): ParsedReference | undefined {
  if (text.length < 5 || text.length > 2_048 || !HINT.test(text)) return undefined;
  for (const provider of providers) {
    const parsed = provider.parse(text);
    if (parsed) return parsed;
  }
  return undefined;
}
