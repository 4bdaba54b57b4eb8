/** Facts as short lines, for tables: `"value" name=x call=f#0`, `read KEY?`. */
import assert from 'node:assert/strict';
import { Notes } from '../../server/src/core/notes';
import type { Fact, Literal, Site } from '../../server/src/core/facts';
import type { Language } from '../../server/src/core/language';
import { readAll } from '../../server/src/core/segment';
import { applyEdits } from '../../server/src/core/text';
import { absolute } from '../support/facts';

/** The facts of a text with absolute spans. */
export function factsIn(language: Language, text: string): Fact[] {
  return absolute(readAll(language.reader, text, (_text, _start, _end, facts) => ({ facts, suppressions: [] }))) as Fact[];
}

function line(fact: Fact): string {
  if (fact.kind === 'envRead') return `read ${fact.name}${fact.optional ? '?' : ''}`;
  if (fact.kind !== 'literal') return fact.kind;
  const parts = [JSON.stringify(fact.value)];
  if (fact.name !== undefined) parts.push(`name=${fact.name}`);
  if (fact.call !== undefined) parts.push(`call=${fact.call}${fact.argument === undefined ? '' : `#${fact.argument}`}`);
  if (fact.compared) parts.push('compared');
  if (fact.slot) parts.push(fact.slot);
  return parts.join(' ');
}

/** Reads `text` and compares the listing of its facts; spans must show what the facts say. */
export function checkFacts(language: Language, text: string, expected: readonly string[]): void {
  const facts = factsIn(language, text);
  assert.deepEqual(facts.map(line), expected, text);
  for (const fact of facts) {
    assert.ok(fact.span.start >= 0 && fact.span.end <= text.length && fact.span.start <= fact.span.end);
    if (fact.kind === 'envRead') assert.equal(text.slice(fact.nameSpan.start, fact.nameSpan.end), fact.name);
    if (fact.kind === 'literal') {
      if (fact.nameSpan) assert.equal(text.slice(fact.nameSpan.start, fact.nameSpan.end), fact.name);
      const { content, whole } = fact.site;
      assert.ok(whole.start <= content.start && content.end <= whole.end, 'content inside whole');
    }
  }
}

/** Compares the paths of the literals, in order; `-` for one that stands in no mapping. */
export function checkPaths(language: Language, text: string, expected: readonly string[]): void {
  assert.deepEqual(factsIn(language, text).flatMap((fact) => fact.kind === 'literal' ? [fact.path?.join('.') ?? '-'] : []), expected, text);
}

/** Replaces the only literal with the given value by a read of `KEY`, and compares the whole text; undefined: not offered. */
export function checkRead(language: Language, text: string, value: string, expected: string | undefined, key = 'KEY'): void {
  const literals = factsIn(language, text).filter((fact): fact is Literal => fact.kind === 'literal' && fact.value === value);
  assert.equal(literals.length, 1, `one literal ${value} in ${text}`);
  const { site } = literals[0] as { readonly site: Site };
  const read = language.spelling.readEnvironment?.(text, key, site, new Notes());
  assert.equal(read && applyEdits(text, [{ span: site.whole, newText: read.expression }, ...read.also]), expected, text);
}
