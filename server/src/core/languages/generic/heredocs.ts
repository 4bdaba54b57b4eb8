/** Settings and scripts that stand in a Terraform heredoc: each named value is one of its own. */
import type { Fact, Literal } from '../../facts';
import type { Reader } from '../../segment';
import { shift, span } from '../../text';
import { settingsIn, wordsIn, type NamedPart } from '../yaml/words';

/** `"name": "value"` anywhere on a line: policies and task definitions are mostly written in JSON. */
const PAIR = /"([A-Za-z_][\w.-]{0,127})"\s*:\s*"([^"\\\n]*)"/g;

/** A reader whose block literals are looked into. */
export function withHeredocs<State>(reader: Reader<State>): Reader<State> {
  return {
    ...reader,
    next(text, offset, state, until) {
      const reading = reader.next(text, offset, state, until);
      if (!reading.facts.some(isHeredoc)) return reading;
      const facts = reading.facts.flatMap((fact): Fact[] => (isHeredoc(fact) ? [fact, ...namedIn(text, offset, fact)] : [fact]));
      return { ...reading, facts: facts.sort((a, b) => a.span.start - b.span.start) };
    },
  };
}

function isHeredoc(fact: Fact): fact is Literal {
  return fact.kind === 'literal' && fact.site.form === 'block' && fact.site.content.end > fact.site.content.start;
}

function namedIn(text: string, base: number, { site }: Literal): Literal[] {
  const { start, end } = shift(site.content, base);
  const found = new Map<number, Literal>();
  const add = (part: NamedPart): void => {
    const value = text.slice(part.start, part.end);
    if (value.length < 3 || found.has(part.start)) return;
    const content = span(part.start - base, part.end - base);
    const whole = span(part.wholeStart - base, part.wholeEnd - base);
    const nameSpan = span(part.nameStart - base, part.nameEnd - base);
    found.set(part.start, { kind: 'literal', span: whole, site: { content, whole, form: 'text' }, value, name: text.slice(part.nameStart, part.nameEnd), nameSpan });
  };
  const inside = text.slice(start, end);
  if (/^\s*#!/.test(inside)) wordsIn(text, start, end, add);
  else if (inside.includes('{') && inside.includes('":')) {
    for (const pair of inside.matchAll(PAIR)) {
      const [all, name = '', value = ''] = pair;
      const [nameStart, valueEnd] = [start + pair.index + 1, start + pair.index + all.length - 1];
      const valueStart = valueEnd - value.length;
      add({ nameStart, nameEnd: nameStart + name.length, start: valueStart, end: valueEnd, wholeStart: valueStart - 1, wholeEnd: valueEnd + 1 });
    }
  } else settingsIn(text, start, end, add);
  return [...found.values()];
}
