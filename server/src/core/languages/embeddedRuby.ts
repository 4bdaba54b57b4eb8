/** `<%= ENV['KEY'] %>`: reads of the environment in files that Ruby fills in (Rails' database.yml, ERB pages), whatever their format. */
import type { Fact } from '../facts';
import type { Reader } from '../segment';
import { span } from '../text';

/** A stretch of Ruby that is filled in; what it opens it closes on the same line, as people write it. */
const FILLED = /<%[-=]?(?!%)((?:[^%\n]|%(?!>))*)%>/g;
/** `ENV['KEY']`, `ENV.fetch("KEY")`, with what is there instead: `{ "…" }`, `, "…"`, `|| "…"`. */
const READ = /\bENV(\[|\.fetch\b\s*\(?)\s*(["'])([A-Za-z_]\w{0,127})\2\s*\]?(\s*\)?\s*(?:,|\{|\|\||do\b)\s*)?(?:(["'])([^"'\n]*)\5)?/g;

/** A reader that also sees what is filled in. */
export function withEmbeddedRuby<State>(reader: Reader<State>): Reader<State> {
  return {
    ...reader,
    next(text, offset, state, until) {
      const reading = reader.next(text, offset, state, until);
      const own = text.slice(offset, reading.end);
      return own.includes('<%') && own.includes('ENV') ? { ...reading, facts: [...reading.facts, ...readsIn(own)].sort((a, b) => a.span.start - b.span.start) } : reading;
    },
  };
}

function readsIn(text: string): Fact[] {
  const facts: Fact[] = [];
  for (const filled of text.matchAll(FILLED)) {
    const code = filled[1] ?? '';
    const base = filled.index + filled[0].indexOf(code);
    for (const read of code.matchAll(READ)) {
      const [all, , quote = '', name = '', other, mark = '', fallback = ''] = read;
      const start = base + read.index;
      const nameStart = start + all.indexOf(`${quote}${name}`) + 1;
      const nameSpan = span(nameStart, nameStart + name.length);
      facts.push({ kind: 'envRead', span: span(start, start + all.length), name, nameSpan, optional: other !== undefined });
      if (other === undefined || fallback.length < 3) continue;
      const end = start + all.length;
      const content = span(end - mark.length - fallback.length, end - mark.length);
      const whole = span(content.start - 1, end);
      facts.push({ kind: 'literal', span: whole, site: { content, whole, form: 'text' }, value: fallback, name, nameSpan, slot: 'environment-default' });
    }
  }
  return facts;
}
