/** A file's facts as lines of text, for tests that read like a table. */
import type { Fact } from '../../server/src/core/facts';
import { languageOf } from '../../server/src/core/languages';
import { readAll } from '../../server/src/core/segment';
import { plainAnnotate } from './yamlOracle';

/**
 * `literal NAME = value @slot in resource`, with the content's text where it is not the value;
 * `read KEY?`, `consumer …`, `resource …`, `step …`, `reference …`.
 */
export function listFacts(path: string, text: string): string[] {
  const language = languageOf({ path }, text);
  if (!language) throw new Error(`no language for ${path}`);
  const lines: string[] = [];
  let base = 0;
  for (const segment of readAll(language.reader, text, plainAnnotate)) {
    for (const fact of segment.facts) lines.push(describe(fact, text, base));
    base += segment.length;
  }
  return lines;
}

function describe(fact: Fact, text: string, base: number): string {
  switch (fact.kind) {
    case 'literal': {
      const { content, form } = fact.site;
      const raw = text.slice(base + content.start, base + content.end);
      const slot = fact.slot ? ` @${fact.slot}` : '';
      const name = fact.nameSpan ? text.slice(base + fact.nameSpan.start, base + fact.nameSpan.end) : undefined;
      const spanned = name === undefined ? ' (no name span)' : name === fact.name ? '' : ` (name written ${name})`;
      return `literal ${fact.name ?? ''} = ${fact.value}${raw === fact.value ? '' : ` <${raw}>`} ${form}${slot}${fact.name === undefined ? '' : spanned}${holder(fact.resource)}`;
    }
    case 'envRead': return `read ${fact.name}${fact.optional ? '?' : ''}`;
    case 'consumer': {
      const reads = fact.reads.map((read) => `${read.key ?? ''} from ${read.provider ?? ''} ${read.path ?? ''}`);
      return `consumer ${[...(fact.identity === undefined ? [] : [`runs as ${fact.identity}`]), ...reads].join(', ')}${holder(fact.resource)}`;
    }
    case 'resource': return `resource${holder(fact.identity)}${fact.offers.length > 0 ? ` offers ${fact.offers.join(' ')}` : ''}`;
    case 'step': return `step ${fact.dialect} ${fact.job ?? ''} ${fact.uses ?? (fact.script ? JSON.stringify(text.slice(base + fact.script.content.start, base + fact.script.content.end)) : '')}`;
    case 'secretReference': return `reference ${fact.provider} ${fact.path} ${fact.name ?? ''}`;
    default: return fact.kind;
  }
}

function holder(identity: { readonly dialect: string; readonly type: string; readonly name?: string; readonly namespace?: string } | undefined): string {
  return identity ? ` in ${identity.dialect} ${identity.type}${identity.name === undefined ? '' : ` ${identity.name}`}${identity.namespace === undefined ? '' : ` of ${identity.namespace}`}` : '';
}
